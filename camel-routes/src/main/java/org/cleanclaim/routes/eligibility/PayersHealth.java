package org.cleanclaim.routes.eligibility;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Which payers are asked and which are left alone. A payer that is down is the payer's trouble: the
 * process stays up.
 */
public final class PayersHealth implements HealthIndicator {
  private final PayerLines lines;

  public PayersHealth(PayerLines lines) {
    this.lines = lines;
  }

  @Override
  public Health health() {
    return Health.up().withDetails(lines.states()).build();
  }
}
