package org.cleanclaim.routes.eligibility;

import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Which payers are asked and which are left alone, and how they answered. A payer that is down is
 * the payer's trouble: the process stays up.
 */
public final class PayersHealth implements HealthIndicator {
  private final PayerLines lines;
  private final PayerFigures figures;

  public PayersHealth(PayerLines lines, PayerFigures figures) {
    this.lines = lines;
    this.figures = figures;
  }

  @Override
  public Health health() {
    var payers = new TreeMap<String, Object>();
    lines.states().forEach((payer, state) -> payers.put(payer, details(payer, state)));
    return Health.up().withDetails(payers).build();
  }

  private Object details(String payer, Object state) {
    var details = new LinkedHashMap<String, Object>();
    details.put("status", "OPEN".equals(state) ? "DOWN" : "UP");
    details.put("breaker", state);
    figures
        .withinTwentySeconds(payer)
        .ifPresent(share -> details.put("answered within 20 s this month", percent(share)));
    figures
        .availability(payer)
        .ifPresent(share -> details.put("answered this week", percent(share)));
    return details;
  }

  private static String percent(double share) {
    return Math.round(share * 1000) / 10.0 + " %";
  }
}
