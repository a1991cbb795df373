package org.cleanclaim.plugin.cdshooks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Reads that may block, on threads of their own, waited for no longer than a call has time. When
 * all threads are stuck, further reads fail at once and the calls go on without.
 */
class Reading implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Reading.class);

  private final ExecutorService threads;

  Reading(int most) {
    CustomizableThreadFactory names = new CustomizableThreadFactory("cleanclaim-cds-read-");
    names.setDaemon(true);
    threads =
        new ThreadPoolExecutor(0, most, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), names);
  }

  /** What was read; empty when it failed or took longer than there was time. */
  <T> Optional<T> within(Duration time, Callable<T> read) {
    Future<T> reading;
    try {
      reading = threads.submit(read);
    } catch (RejectedExecutionException e) {
      log.warn("All threads for reading records are busy; a CDS call goes on without.");
      return Optional.empty();
    }
    try {
      return Optional.of(reading.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      log.warn("Records were not read in {} ms; a CDS call goes on without.", time.toMillis());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CdsRefusal refusal) {
        throw refusal;
      }
      // The message may name records: the kind of fault is enough.
      log.warn("Records could not be read for a CDS call: {}", e.getCause().getClass().getName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Not interrupted: H2 closes its file when a thread is interrupted while reading from it.
    reading.cancel(false);
    return Optional.empty();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
