package org.cleanclaim.routes.gateway;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.cleanclaim.routes.operations.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the Cleanclaim server what the upstream has stored, after its writer has his answer: again
 * with growing pauses when that fails. It is not kept over a restart: writing the resource again
 * tells it again, and telling it twice changes nothing.
 */
public final class NewsDesk {
  private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);
  private static final int TRIES = 6;

  private final ProducerTemplate camel;
  private final String coverage;
  private final String claimResponse;
  private final Duration firstPause;
  private final Executor executor;

  public NewsDesk(
      ProducerTemplate camel,
      String coverage,
      String claimResponse,
      Duration firstPause,
      Executor executor) {
    this.camel = camel;
    this.coverage = coverage;
    this.claimResponse = claimResponse;
    this.firstPause = firstPause;
    this.executor = executor;
  }

  /** Returns at once. */
  void tell(WrittenNews news) {
    var trace = TraceId.current();
    later(() -> attempt(news, trace, 1, firstPause), Duration.ZERO, news);
  }

  private void attempt(WrittenNews news, String trace, int count, Duration pause) {
    try (var on = TraceId.of(trace)) {
      camel.requestBody(news.type().equals("Coverage") ? coverage : claimResponse, news);
    } catch (RuntimeException failed) {
      try (var on = TraceId.of(trace)) {
        failed(news, trace, count, pause, failed);
      }
    }
  }

  private void failed(
      WrittenNews news, String trace, int count, Duration pause, RuntimeException failed) {
    var cause = failed.getCause() == null ? failed : failed.getCause();
    if (count < TRIES) {
      LOG.warn(
          "A {} was not told to the Cleanclaim server and is told again in {} s: {}",
          news.type(),
          pause.toSeconds(),
          cause.getClass().getName());
      later(() -> attempt(news, trace, count + 1, pause.multipliedBy(2)), pause, news);
    } else {
      LOG.error(
          "A {} was not told to the Cleanclaim server: {}. Write it again when that is mended.",
          news.type(),
          cause.getClass().getName());
    }
  }

  private void later(Runnable attempt, Duration pause, WrittenNews news) {
    try {
      var when =
          pause.isZero()
              ? executor
              : CompletableFuture.delayedExecutor(
                  pause.toMillis(), TimeUnit.MILLISECONDS, executor);
      when.execute(attempt);
    } catch (RejectedExecutionException full) {
      LOG.error(
          "A {} was not told to the Cleanclaim server: too much is under way. Write it again.",
          news.type());
    }
  }
}
