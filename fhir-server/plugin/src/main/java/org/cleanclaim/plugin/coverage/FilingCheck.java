package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.plugin.claim.ClaimReader;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.r4.model.Claim;

/**
 * Asks the payer about a claim's day of service once more before the claim goes out: a coverage may
 * have been ended backwards since the visit. The answer is kept beside the earlier ones.
 */
final class FilingCheck {

  private final StoredResources store;
  private final CoverageStanding standing;
  private final CoverageCheck check;

  FilingCheck(StoredResources store, CoverageStanding standing, CoverageCheck check) {
    this.store = store;
    this.standing = standing;
    this.check = check;
  }

  /**
   * What came of it.
   *
   * @param asked whether the payer was asked; not when its last answer still holds for the day
   * @param unanswered why there is no answer; empty when there is one or none was needed
   */
  record Checked(boolean asked, Optional<String> unanswered) {}

  /** Asks about the first day of the claim, unless the payer's last answer still holds for it. */
  Checked check(Claim claim, RequestDetails request) {
    KnownResources known = new KnownResources();
    known.add(claim);
    store.complete(known, List.of(claim), request);
    known.complete();
    ClaimFacts facts = ClaimReader.read(claim, known);
    Optional<LocalDate> day =
        facts.lines().stream().map(Line::from).filter(Objects::nonNull).min(LocalDate::compareTo);
    if (day.isEmpty() || !standing.wantsAnswer(facts, day.get())) {
      return new Checked(false, Optional.empty());
    }
    return new Checked(
        true, check.ask(facts, claim.getPatient(), List.of(claim.getProvider()), day.get(), known));
  }
}
