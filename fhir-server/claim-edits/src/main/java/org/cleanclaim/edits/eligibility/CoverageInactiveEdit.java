package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;

/** A service on a day the coverage does not hold. Its last day still counts; an open end holds. */
@EditInfo(
    id = "coverage-inactive",
    title = "Coverage not active on the day of service",
    denial = "CO-27",
    severity = Severity.HOLD,
    audience = {Audience.CLINICIAN, Audience.FRONT_DESK},
    source = "ASC X12 270/271: EB01 and DTP 291, 346, 347",
    remedy = "Find the coverage of that day; if there is none, the patient pays.",
    stages = {Stage.VISIT, Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class CoverageInactiveEdit implements ClaimEdit {
  private static final String BEFORE = "CO-26";
  private static final String AFTER = "CO-27";
  private static final String LAPSE = "CO-200";

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Coverage coverage = claim.billedCoverage();
    if (coverage == null || claim.selfPay()) {
      return;
    }
    if (claim.stage() == Stage.VISIT) {
      checkVisit(claim, claim.visit(), coverage, context, verdicts);
    } else {
      checkLines(claim, coverage, verdicts);
    }
  }

  /** An end that is still ahead is {@code coverage-expiring}'s to tell. */
  private static void checkVisit(
      ClaimFacts claim,
      LocalDate visit,
      Coverage coverage,
      EditContext context,
      Verdicts verdicts) {
    LocalDate end = coverage.knownEnd();
    boolean endsLater = end != null && !end.isBefore(context.today());
    if (visit != null && problem(coverage, visit) != null && !(endsLater && visit.isAfter(end))) {
      verdicts.found(
          Finding.onClaim(problem(coverage, visit)).denial(denial(claim, coverage, visit)));
    }
  }

  private static void checkLines(ClaimFacts claim, Coverage coverage, Verdicts verdicts) {
    Line first = null;
    LocalDate firstDay = null;
    int uncovered = 0;
    for (int i = 0; i < claim.lines().size(); i++) {
      LocalDate day = uncoveredDay(coverage, claim.lines().get(i));
      if (day != null) {
        uncovered++;
        if (first == null) {
          first = claim.lines().get(i);
          firstDay = day;
        }
      }
    }
    if (first != null) {
      verdicts.found(finding(claim, coverage, first, firstDay, uncovered));
    }
  }

  private static Finding finding(
      ClaimFacts claim, Coverage coverage, Line first, LocalDate day, int uncovered) {
    boolean whole = uncovered == claim.lines().size();
    Finding finding =
        Finding.on(whole ? 0 : first.sequence(), problem(coverage, day))
            .denial(denial(claim, coverage, day));
    BigDecimal atRisk = BigDecimal.ZERO;
    for (Line line : claim.lines()) {
      if (uncoveredDay(coverage, line) != null) {
        finding.related(line.sequence());
        if (!whole) {
          finding.fix(ownClaim(line));
        }
        atRisk = line.charge() == null ? atRisk : atRisk.add(line.charge());
      }
    }
    return finding.atRisk(atRisk.signum() == 0 ? null : atRisk);
  }

  /** Only a line beside others that are covered can leave them. */
  private static Fix ownClaim(Line line) {
    return Fix.moveLine(
        line.sequence(),
        "Another coverage held that day: bill line "
            + line.sequence()
            + " to it, on a claim of its own",
        "The record shows the service of "
            + line.from()
            + ", the card or the payer the coverage of that day.");
  }

  /** A day of the line on which the coverage does not hold; null when it holds on both ends. */
  private static LocalDate uncoveredDay(Coverage coverage, Line line) {
    if (line.from() != null && problem(coverage, line.from()) != null) {
      return line.from();
    }
    return line.through() != null && problem(coverage, line.through()) != null
        ? line.through()
        : null;
  }

  private static String problem(Coverage coverage, LocalDate day) {
    EligibilityAnswer answer = coverage.eligibility();
    if (coverage.start() != null && day.isBefore(coverage.start())) {
      return coverage.shown()
          + " began on "
          + coverage.start()
          + ", after the service of "
          + day
          + ".";
    }
    if (beginsLater(answer, day)) {
      return coverage.shown() + " begins on " + answer.benefitStart() + ", after " + day + ".";
    }
    if (coverage.knownEnd() != null && day.isAfter(coverage.knownEnd())) {
      return coverage.shown() + " ended on " + coverage.knownEnd() + ", before " + day + ".";
    }
    if (answer != null && answer.isInactive() && answer.asksAbout(day)) {
      return "The payer answered on " + answer.created() + ": not active on " + day + ".";
    }
    return null;
  }

  /** An answer tells of the days it was asked about; its period for others is that year's. */
  private static boolean beginsLater(EligibilityAnswer answer, LocalDate day) {
    return answer != null
        && answer.complete()
        && answer.asksAbout(day)
        && answer.benefitStart() != null
        && day.isBefore(answer.benefitStart());
  }

  /** Before its beginning, after its end, or in a gap between two coverages of one payer. */
  private static String denial(ClaimFacts claim, Coverage coverage, LocalDate day) {
    if ((coverage.start() != null && day.isBefore(coverage.start()))
        || beginsLater(coverage.eligibility(), day)) {
      return hasEnded(claim, coverage, day) ? LAPSE : BEFORE;
    }
    return resumes(claim, coverage, day) ? LAPSE : AFTER;
  }

  private static boolean hasEnded(ClaimFacts claim, Coverage coverage, LocalDate day) {
    return claim.coverages().stream()
        .filter(other -> isSamePayers(coverage, other))
        .anyMatch(other -> other.end() != null && other.end().isBefore(day));
  }

  private static boolean resumes(ClaimFacts claim, Coverage coverage, LocalDate day) {
    return claim.coverages().stream()
        .filter(other -> isSamePayers(coverage, other))
        .anyMatch(other -> other.start() != null && other.start().isAfter(day));
  }

  private static boolean isSamePayers(Coverage coverage, Coverage other) {
    return other != coverage
        && other.counts()
        && other.payerIds().stream().anyMatch(coverage.payerIds()::contains);
  }
}
