package org.cleanclaim.routes.eligibility;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * One line to each payer, so that a payer that hangs holds up nobody else.
 *
 * <p>The breaker is Resilience4j's own and not Camel's circuitBreaker step: that step is one
 * breaker for its place in the route, and one is needed for each payer met at run time.
 */
public final class PayerLines {
  /** Payer ids come from requests, so their number is bounded. */
  private static final int MOST_LINES = 1000;

  private final LoadingCache<String, PayerLine> lines;
  private final Map<String, CircuitBreaker> met = new ConcurrentHashMap<>();

  public PayerLines(
      PayerCall call, EligibilitySettings settings, BreakerSettings breaker, Executor executor) {
    var config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(breaker.window())
            .minimumNumberOfCalls(Math.min(breaker.minimum(), breaker.window()))
            .failureRateThreshold(breaker.failureRate())
            .waitDurationInOpenState(breaker.pause())
            .permittedNumberOfCallsInHalfOpenState(breaker.trials())
            .build();
    lines =
        Caffeine.newBuilder()
            .maximumSize(MOST_LINES)
            .removalListener((payerId, line, cause) -> met.remove(payerId))
            .build(
                payerId -> {
                  var own = CircuitBreaker.of(payerId, config);
                  met.put(payerId, own);
                  return new PayerLine(payerId, call, settings, breaker.pause(), own, executor);
                });
  }

  PayerLine line(String payerId) {
    return lines.get(payerId);
  }

  /** Breaker state of each payer asked so far: CLOSED, OPEN, HALF_OPEN. */
  public Map<String, Object> states() {
    var states = new TreeMap<String, Object>();
    met.forEach((payerId, breaker) -> states.put(payerId, breaker.getState().name()));
    return states;
  }
}
