package org.cleanclaim.plugin.site;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Work done once a day at a set time by the clinic's clock; a fault of one night is the log's. */
public final class Nightly implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Nightly.class);

  private final String name;
  private final LocalTime at;
  private final Clock clock;
  private final Runnable work;
  private ScheduledExecutorService clockwork;

  /**
   * @param name what the work is called in the log and its thread
   * @param at when; null never
   */
  public Nightly(String name, LocalTime at, Clock clock, Runnable work) {
    this.name = name;
    this.at = at;
    this.clock = clock;
    this.work = work;
  }

  @Override
  public synchronized void start() {
    clockwork =
        Executors.newSingleThreadScheduledExecutor(
            night -> {
              Thread thread = new Thread(night, "cleanclaim-" + name);
              thread.setDaemon(true);
              return thread;
            });
    scheduleNext();
  }

  private synchronized void scheduleNext() {
    if (at != null && clockwork != null) {
      clockwork.schedule(this::run, untilNext().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  Duration untilNext() {
    ZonedDateTime now = ZonedDateTime.now(clock);
    ZonedDateTime next = now.toLocalDate().atTime(at).atZone(clock.getZone());
    return Duration.between(now, next.isAfter(now) ? next : next.plusDays(1));
  }

  private void run() {
    try {
      work.run();
    } catch (RuntimeException fault) {
      log.error("The nightly {} failed: {}", name, fault.toString(), fault);
    } finally {
      scheduleNext();
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
