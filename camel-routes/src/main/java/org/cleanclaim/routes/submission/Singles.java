package org.cleanclaim.routes.submission;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.cleanclaim.routes.claim.ClaimGraph;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.Submissions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;

/** Finds the waiting claims that are to go alone: dear ones, and ones that are likely denied. */
public final class Singles {
  /** Claims looked at are remembered up to so many; then all that wait are looked at once more. */
  private static final int MOST = 50_000;

  private final FhirServer server;
  private final Submissions submissions;
  private final Function<String, SingleLimits> limits;
  private final Set<UUID> ordinary = new HashSet<>();

  /**
   * @param limits of the partner of that name
   */
  public Singles(
      FhirServer server, Submissions submissions, Function<String, SingleLimits> limits) {
    this.server = server;
    this.submissions = submissions;
    this.limits = limits;
  }

  /** Those of a partner that wait now. */
  synchronized List<UUID> of(String partner) {
    var limit = limits.apply(partner);
    if (limit.isNone()) {
      return List.of();
    }
    if (ordinary.size() > MOST) {
      ordinary.clear();
    }
    return submissions.queued(partner).stream()
        .filter(id -> !ordinary.contains(id))
        .flatMap(id -> submissions.find(id).stream())
        .filter(
            claim -> {
              boolean alone = isSingle(claim, limit);
              if (!alone) {
                ordinary.add(claim.id());
              }
              return alone;
            })
        .map(Submission::id)
        .toList();
  }

  private boolean isSingle(Submission submission, SingleLimits limit) {
    var text = new String(submission.content(), StandardCharsets.UTF_8);
    var bundle = server.fhir().newJsonParser().parseResource(Bundle.class, text);
    var claim = new ClaimGraph(bundle).claim();
    return isDear(claim, limit.over()) || isRisky(claim, limit.risk());
  }

  private static boolean isDear(Claim claim, BigDecimal over) {
    return over != null
        && claim.getTotal().hasValue()
        && claim.getTotal().getValue().compareTo(over) > 0;
  }

  private boolean isRisky(Claim claim, BigDecimal risk) {
    return risk != null
        && server.denialRisk(claim).filter(told -> told.compareTo(risk) >= 0).isPresent();
  }
}
