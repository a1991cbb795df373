package org.cleanclaim.routes.metrics;

import org.cleanclaim.routes.traffic.TrafficCounts;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether the tables of the traffic can be reached: without them nothing is sent or taken. */
public final class TrafficHealth implements HealthIndicator {
  private final TrafficCounts counts;

  public TrafficHealth(TrafficCounts counts) {
    this.counts = counts;
  }

  @Override
  public Health health() {
    try {
      counts.check();
      return Health.up().build();
    } catch (RuntimeException unreachable) {
      return Health.down().withDetail("cause", unreachable.getClass().getSimpleName()).build();
    }
  }
}
