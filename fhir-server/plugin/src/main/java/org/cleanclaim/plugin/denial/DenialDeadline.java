package org.cleanclaim.plugin.denial;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.AppealLevel;
import org.cleanclaim.edits.payer.CorrectedClaim;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.claim.ClaimReader;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;

/**
 * The last day to appeal or to correct a denied claim, by the payer's policy.
 *
 * <p>Where both are open the earlier day counts: a deadline shown too late is money lost. Days are
 * calendar days; the presumption that a notice takes five days by mail is not used.
 */
final class DenialDeadline {

  private static final Period UNKNOWN_PAYER = Period.ofDays(60);

  private final Scrubber scrubber;
  private final Clock clock;

  DenialDeadline(Scrubber scrubber, Clock clock) {
    this.scrubber = scrubber;
    this.clock = clock;
  }

  LocalDate lastDay(ClaimResponse response, Optional<Claim> claim, KnownResources known) {
    LocalDate remitted = remitted(response);
    if (claim.isEmpty()) {
      return remitted.plus(UNKNOWN_PAYER);
    }
    ClaimFacts facts = ClaimReader.read(claim.get(), known);
    PayerPolicy policy = scrubber.policyFor(facts);
    return Stream.of(appealBy(policy, remitted), correctBy(policy, facts, remitted))
        .filter(Objects::nonNull)
        .filter(day -> !day.isBefore(remitted))
        .min(Comparator.naturalOrder())
        .orElse(remitted.plus(UNKNOWN_PAYER));
  }

  private static LocalDate appealBy(PayerPolicy policy, LocalDate remitted) {
    AppealLevel first = policy.appeal().isEmpty() ? null : policy.appeal().get(0);
    return first == null ? null : remitted.plus(first.within());
  }

  private static LocalDate correctBy(PayerPolicy policy, ClaimFacts claim, LocalDate remitted) {
    CorrectedClaim corrected = policy.correctedClaim();
    if (corrected == null || corrected.within() == null || corrected.from() == null) {
      return null;
    }
    return switch (corrected.from()) {
      case SERVICE -> firstService(claim).map(day -> day.plus(corrected.within())).orElse(null);
      default -> remitted.plus(corrected.within());
    };
  }

  private static Optional<LocalDate> firstService(ClaimFacts claim) {
    return claim.lines().stream()
        .map(Line::from)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /** The payment's or the response's own date, the earlier; today where it has none. */
  private LocalDate remitted(ClaimResponse response) {
    return Stream.of(
            FhirDates.day(response.getCreatedElement()),
            FhirDates.day(response.getPayment().getDateElement()))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElseGet(() -> LocalDate.now(clock));
  }
}
