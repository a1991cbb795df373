package org.cleanclaim.plugin.reference;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at watched folders from time to time. Looking costs a few file attributes; it also works
 * where a folder is a network share, of which a file system tells no changes.
 */
public final class FolderPoll implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(FolderPoll.class);

  private final List<WatchedFolder<?>> folders;
  private final Duration every;
  private ScheduledExecutorService clockwork;

  /**
   * @param every zero to look never
   */
  public FolderPoll(List<WatchedFolder<?>> folders, Duration every) {
    this.folders = folders;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    clockwork =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "cleanclaim-folders");
              thread.setDaemon(true);
              return thread;
            });
    if (every.toMillis() > 0) {
      clockwork.scheduleWithFixedDelay(
          this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    for (WatchedFolder<?> folder : folders) {
      try {
        folder.look();
      } catch (RuntimeException fault) {
        // Thrown on, it would end the looking for good.
        log.error("A watched folder could not be looked at: {}", fault.toString(), fault);
      }
    }
  }

  @Override
  public synchronized void stop() {
    clockwork.shutdownNow();
    clockwork = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return clockwork != null;
  }
}
