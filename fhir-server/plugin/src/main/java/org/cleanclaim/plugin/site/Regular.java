package org.cleanclaim.plugin.site;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Work done again and again with a pause between; a fault of one time is the log's. */
public class Regular implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Regular.class);

  private final String name;
  private final Duration pause;
  private final Runnable work;
  private ScheduledExecutorService clockwork;

  /**
   * @param name what the work is called in the log and its thread
   * @param pause zero for never
   */
  public Regular(String name, Duration pause, Runnable work) {
    this.name = name;
    this.pause = pause;
    this.work = work;
  }

  @Override
  public synchronized void start() {
    clockwork =
        Executors.newSingleThreadScheduledExecutor(
            run -> {
              Thread thread = new Thread(run, "cleanclaim-" + name);
              thread.setDaemon(true);
              return thread;
            });
    if (pause.toMillis() > 0) {
      clockwork.scheduleWithFixedDelay(
          this::run, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void run() {
    try {
      work.run();
    } catch (RuntimeException fault) {
      // Thrown on, it would end the work for good.
      log.error("The regular look at {} failed: {}", name, fault.toString(), fault);
    }
  }

  @Override
  public synchronized void stop() {
    if (clockwork != null) {
      clockwork.shutdownNow();
      clockwork = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return clockwork != null;
  }
}
