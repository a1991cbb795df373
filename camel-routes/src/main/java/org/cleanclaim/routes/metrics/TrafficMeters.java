package org.cleanclaim.routes.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cleanclaim.routes.traffic.InterchangeState;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.cleanclaim.routes.traffic.TrafficCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims, interchanges and files by state: what is held, in doubt, parked or quarantined. */
public final class TrafficMeters implements MeterBinder {
  private static final Logger LOG = LoggerFactory.getLogger(TrafficMeters.class);

  /** One look serves all gauges of a scrape. */
  private static final long FRESH = Duration.ofSeconds(5).toNanos();

  private final TrafficCounts counts;
  private Map<String, Map<String, Long>> seen = Map.of();
  private long retried;
  private long seenAt;

  public TrafficMeters(TrafficCounts counts) {
    this.counts = counts;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (var state : SubmissionState.values()) {
      bind(registry, "submission", state.name());
    }
    for (var state : InterchangeState.values()) {
      bind(registry, "interchange", state.name());
    }
    for (var state : List.of("APPLIED", "DUPLICATE", "QUARANTINED")) {
      bind(registry, "inbound", state);
    }
    Gauge.builder("cleanclaim.traffic.retried", () -> read() == null ? Double.NaN : retried)
        .description("Steps that failed and are done again")
        .register(registry);
  }

  private void bind(MeterRegistry registry, String kind, String state) {
    Gauge.builder("cleanclaim.traffic." + kind, () -> count(kind, state))
        .tag("state", state)
        .register(registry);
  }

  private double count(String kind, String state) {
    var now = read();
    return now == null ? Double.NaN : now.getOrDefault(kind, Map.of()).getOrDefault(state, 0L);
  }

  /** Null when the tables cannot be read. */
  private synchronized Map<String, Map<String, Long>> read() {
    if (seenAt == 0 || System.nanoTime() - seenAt > FRESH) {
      seenAt = System.nanoTime();
      try {
        seen = counts.now();
        retried = counts.retried();
      } catch (RuntimeException unreadable) {
        LOG.warn("The traffic tables cannot be read: {}", unreadable.getClass().getName());
        seen = null;
      }
    }
    return seen;
  }
}
