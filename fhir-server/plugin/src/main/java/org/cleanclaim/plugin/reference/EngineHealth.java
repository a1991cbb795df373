package org.cleanclaim.plugin.reference;

import java.time.Clock;
import java.time.LocalDate;
import org.cleanclaim.edits.PredictedCodes;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.Edition;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Which editions and policies claims are judged by, since when, and which files were refused. A
 * refused file is no reason to take the server away: claims it would judge say "not checked".
 */
public final class EngineHealth implements HealthIndicator {

  private final ReferenceEditions reference;
  private final PolicyFiles policies;
  private final Clock clock;

  public EngineHealth(ReferenceEditions reference, PolicyFiles policies, Clock clock) {
    this.reference = reference;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public Health health() {
    return Health.up()
        .withDetail("editions", reference.get().editions().stream().map(Edition::name).toList())
        .withDetail("editionsSince", reference.since())
        .withDetail("filesRefused", reference.problems())
        .withDetail(
            "predictedCodesNotInForce",
            PredictedCodes.notInForce(reference.get(), policies.get(), LocalDate.now(clock)))
        .withDetail("policies", policies.get().all().stream().map(PayerPolicy::id).toList())
        .withDetail("policiesSince", policies.since())
        .withDetail("policiesRefused", policies.problems())
        .build();
  }
}
