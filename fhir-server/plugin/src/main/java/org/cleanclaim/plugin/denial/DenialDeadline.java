package org.cleanclaim.plugin.denial;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.filing.TimelyFilingEdit;
import org.cleanclaim.edits.payer.AppealLevel;
import org.cleanclaim.edits.payer.CorrectedClaim;
import org.cleanclaim.edits.payer.DayCount;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.claim.FhirDates;
import org.hl7.fhir.r4.model.ClaimResponse;

/**
 * Until when a denied claim can be corrected, appealed, or documented, by the payer's policy.
 *
 * <p>The earliest day stands first: a deadline shown too late is money lost. Days are days of the
 * calendar as they are written; no clock and no zone moves them.
 */
final class DenialDeadline {

  private static final Period UNKNOWN_PAYER = Period.ofDays(60);
  private static final Period RECORDS = Period.ofDays(30);
  private static final Period RECORDS_MEDICARE = Period.ofDays(45);
  private static final String DOCUMENTATION = "documentation";

  private final Clock clock;

  DenialDeadline(Clock clock) {
    this.clock = clock;
  }

  /**
   * Every way that is open, the one that ends first first; never empty.
   *
   * @param facts empty where the claim is not known
   */
  List<Due> of(LocalDate remitted, Denial denial, Optional<ClaimFacts> facts, PayerPolicy policy) {
    List<Due> ways = new ArrayList<>();
    if (DOCUMENTATION.equals(denial.root().name())) {
      ways.add(records(policy, remitted));
    }
    if (DenialAdvice.hasAppealRight(denial, policy) && !policy.appeal().isEmpty()) {
      ways.add(appeal(policy, 0, remitted));
    }
    if (DenialAdvice.isUnprocessable(denial)) {
      facts.map(claim -> filing(policy, claim)).ifPresent(ways::add);
    } else {
      correct(policy, facts, remitted).ifPresent(ways::add);
    }
    if (ways.stream().anyMatch(due -> !due.legal().isBefore(remitted))) {
      ways.removeIf(due -> due.legal().isBefore(remitted));
    }
    if (ways.isEmpty()) {
      ways.add(unknown(remitted));
    }
    ways.sort(Comparator.comparing(Due::legal));
    return ways;
  }

  /** Until when a level of appeal is open. */
  static Due appeal(PayerPolicy policy, int level, LocalDate notice) {
    AppealLevel rule = policy.appeal().get(level);
    String mail =
        rule.mail().isZero()
            ? ""
            : ", presumed to arrive %d days after its date".formatted(rule.mail().getDays());
    return new Due(
        "appeal",
        rule.lastDay(notice),
        "Appeal, level %s: %s from the %s of %s%s"
            .formatted(
                rule.level(),
                words(rule.within(), rule.count()),
                level == 0 ? "remittance" : "decision",
                notice,
                mail),
        source(policy, "appeal"),
        rule.count());
  }

  private static Optional<Due> correct(
      PayerPolicy policy, Optional<ClaimFacts> facts, LocalDate remitted) {
    CorrectedClaim corrected = policy.correctedClaim();
    if (corrected == null || corrected.within() == null || corrected.from() == null) {
      return Optional.empty();
    }
    boolean service = corrected.from() == org.cleanclaim.edits.payer.Clock.SERVICE;
    LocalDate from = service ? facts.flatMap(DenialDeadline::firstService).orElse(null) : remitted;
    if (from == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Due(
            "correct",
            corrected.count().lastDay(from, corrected.within()),
            "Corrected claim: %s from the %s of %s"
                .formatted(
                    words(corrected.within(), corrected.count()),
                    service ? "service" : "remittance",
                    from),
            source(policy, "corrected-claim"),
            corrected.count()));
  }

  /** A claim that was not decided is filed anew, within the time to file. */
  private static Due filing(PayerPolicy policy, ClaimFacts claim) {
    LocalDate last = TimelyFilingEdit.lastDay(claim, policy);
    return last == null
        ? null
        : new Due(
            "correct",
            last,
            "New claim within the time to file, which a claim that was not processed does not stop",
            source(policy, "timely-filing"),
            DayCount.CALENDAR);
  }

  private static Due records(PayerPolicy policy, LocalDate remitted) {
    Period within = policy.isMedicare() ? RECORDS_MEDICARE : RECORDS;
    return new Due(
        "records",
        remitted.plus(within),
        "Records: %s from the remittance of %s"
            .formatted(words(within, DayCount.CALENDAR), remitted),
        "usual practice",
        DayCount.CALENDAR);
  }

  private static Due unknown(LocalDate remitted) {
    return new Due(
        "unknown",
        remitted.plus(UNKNOWN_PAYER),
        "No rule of this payer is known: 60 days from the remittance of %s".formatted(remitted),
        "usual practice",
        DayCount.CALENDAR);
  }

  private static String source(PayerPolicy policy, String key) {
    return "payer policy %s, %s".formatted(policy.id(), key);
  }

  private static String words(Period within, DayCount count) {
    String unit = count == DayCount.BUSINESS ? "business days" : "days";
    if (within.getYears() > 0 && within.getMonths() == 0 && within.getDays() == 0) {
      return within.getYears() == 1 ? "1 year" : within.getYears() + " years";
    }
    if (within.getMonths() > 0 && within.getDays() == 0) {
      return within.toTotalMonths() + " months";
    }
    return within.getDays() + " " + unit;
  }

  private static Optional<LocalDate> firstService(ClaimFacts claim) {
    return claim.lines().stream()
        .map(Line::from)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /** The payment's or the response's own date, the earlier; today where it has none. */
  LocalDate remitted(ClaimResponse response) {
    return Stream.of(
            FhirDates.day(response.getCreatedElement()),
            FhirDates.day(response.getPayment().getDateElement()))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElseGet(() -> LocalDate.now(clock));
  }
}
