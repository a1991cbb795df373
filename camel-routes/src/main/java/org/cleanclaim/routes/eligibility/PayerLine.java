package org.cleanclaim.routes.eligibility;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.x12.X12Refusal;
import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;

/** Calls to one payer: so many at a time, none while its breaker is open, again when it asks so. */
final class PayerLine {
  private final String payerId;
  private final PayerCall call;
  private final EligibilitySettings settings;
  private final Duration pause;
  private final CircuitBreaker breaker;
  private final Semaphore places;
  private final Executor executor;

  PayerLine(
      String payerId,
      PayerCall call,
      EligibilitySettings settings,
      Duration pause,
      CircuitBreaker breaker,
      Executor executor) {
    this.payerId = payerId;
    this.call = call;
    this.settings = settings;
    this.pause = pause;
    this.breaker = breaker;
    this.executor = executor;
    places = new Semaphore(settings.concurrentCalls());
  }

  CompletableFuture<PayerAnswer> ask(EligibilityQuestion question) {
    return ask(question, settings.retries(), settings.retryDelay());
  }

  private CompletableFuture<PayerAnswer> ask(
      EligibilityQuestion question, int retries, Duration delay) {
    return once(question)
        .thenCompose(
            answer ->
                retries > 0 && answer.isRetryable()
                    ? later(delay).thenCompose(due -> ask(question, retries - 1, delay.plus(delay)))
                    : CompletableFuture.completedFuture(answer));
  }

  private CompletableFuture<Void> later(Duration delay) {
    return CompletableFuture.runAsync(
        () -> {},
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, executor));
  }

  private CompletableFuture<PayerAnswer> once(EligibilityQuestion question) {
    if (!places.tryAcquire()) {
      return busy(null);
    }
    if (!breaker.tryAcquirePermission()) {
      places.release();
      return CompletableFuture.failedFuture(open());
    }
    return start(question);
  }

  private CompletableFuture<PayerAnswer> start(EligibilityQuestion question) {
    long begun = breaker.getCurrentTimestamp();
    try {
      return CompletableFuture.supplyAsync(() -> callAndLeave(question), executor)
          .orTimeout(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS)
          .handle((answer, failure) -> judge(answer, failure, begun));
    } catch (RejectedExecutionException full) {
      breaker.releasePermission();
      places.release();
      return busy(full);
    }
  }

  /** The place is taken as long as the thread is, even when nobody waits for it any more. */
  private PayerAnswer callAndLeave(EligibilityQuestion question) {
    try {
      return call.ask(payerId, question);
    } finally {
      places.release();
    }
  }

  private PayerAnswer judge(PayerAnswer answer, Throwable failure, long begun) {
    long lasted = breaker.getCurrentTimestamp() - begun;
    if (failure == null) {
      breaker.onSuccess(lasted, breaker.getTimestampUnit());
      return answer;
    }
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof X12Refusal refusal) {
      // Our own request is at fault, which says nothing of the payer.
      breaker.releasePermission();
      throw refusal;
    }
    breaker.onError(lasted, breaker.getTimestampUnit(), cause);
    throw cause instanceof TimeoutException
        ? RouteFailure.late(
            "The payer has not answered in %d s. Ask again later, or call the payer."
                .formatted(settings.callTimeout().toSeconds()))
        : cause instanceof RuntimeException known ? known : new CompletionException(cause);
  }

  private CompletableFuture<PayerAnswer> busy(Throwable cause) {
    return CompletableFuture.failedFuture(
        RouteFailure.unavailable(
            "Too many calls to this payer are under way. Ask again in a few seconds.",
            Duration.ofSeconds(5),
            cause));
  }

  private RouteFailure open() {
    return RouteFailure.unavailable(
        "The payer has failed repeatedly and is left alone for %d s. Ask again then, or call it."
            .formatted(pause.toSeconds()),
        pause,
        null);
  }
}
