package org.cleanclaim.edits.eligibility;

import com.google.auto.service.AutoService;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.Stage;

/** A coverage that ends before a booked visit, or within days and with nothing to follow it. */
@EditInfo(
    id = "coverage-expiring",
    title = "Coverage is about to end",
    denial = "CO-27",
    severity = Severity.WARN,
    audience = {Audience.CLINICIAN, Audience.FRONT_DESK},
    source = "ASC X12 270/271: DTP 291, 347",
    remedy = "Call the patient before the visit and ask for the coverage that follows.",
    stages = {Stage.VISIT, Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class CoverageExpiringEdit implements ClaimEdit {

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    Coverage coverage = claim.billedCoverage();
    if (coverage == null || claim.selfPay()) {
      return;
    }
    LocalDate end = coverage.knownEnd();
    // A coverage that has ended is coverage-inactive's to tell.
    if (end == null || end.isBefore(context.today())) {
      return;
    }
    if (hasSuccessor(claim, coverage, end)) {
      verdicts.bypassed(0, "another coverage follows");
    } else if (claim.visit() != null && claim.visit().isAfter(end)) {
      verdicts.found(visitAfterEnd(claim.visit(), coverage, end));
    } else if (!end.isAfter(context.today().plus(context.policy().coverageExpiringWithin()))) {
      verdicts.found(endsSoon(context.today(), coverage, end));
    }
  }

  private static boolean hasSuccessor(ClaimFacts claim, Coverage ending, LocalDate end) {
    boolean booked = claim.visit() != null && claim.visit().isAfter(end);
    LocalDate needed = booked ? claim.visit() : end.plusDays(1);
    for (Coverage other : claim.coverages()) {
      LocalDate until = other.knownEnd();
      if (other != ending
          && other.counts()
          && other.covers(needed)
          && (until == null || !until.isBefore(needed))) {
        return true;
      }
    }
    return false;
  }

  private static Finding visitAfterEnd(LocalDate visit, Coverage coverage, LocalDate end) {
    long days = ChronoUnit.DAYS.between(end, visit);
    return Finding.onClaim(
            Words.lazily(
                "%s ends on %s, %d %s before the visit.",
                coverage.shown(), end, days, days == 1 ? "day" : "days"))
        .key("visit");
  }

  private static Finding endsSoon(LocalDate today, Coverage coverage, LocalDate end) {
    long days = ChronoUnit.DAYS.between(today, end);
    String when = days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
    return Finding.onClaim(
            Words.lazily("%s ends on %s, %s, and no other follows.", coverage.shown(), end, when))
        .severity(Severity.INFO)
        .remedy("Ask the patient for the coverage that follows.")
        .key("soon");
  }
}
