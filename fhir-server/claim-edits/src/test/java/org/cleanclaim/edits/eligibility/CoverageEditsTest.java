package org.cleanclaim.edits.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.coverage;
import static org.cleanclaim.edits.Given.judge;
import static org.cleanclaim.edits.Given.line;

import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.edits.facts.Stage;
import org.junit.jupiter.api.Test;

class CoverageEditsTest {
  private static final ClaimEdit MISSING = new CoverageMissingEdit();
  private static final ClaimEdit INACTIVE = new CoverageInactiveEdit();
  private static final ClaimEdit EXPIRING = new CoverageExpiringEdit();

  @Test
  void holdsClaimWithoutCoverage() {
    assertThat(alerts(MISSING, ClaimFacts.builder().build()))
        .extracting(Alert::severity, Alert::denial)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Severity.HOLD, "CO-31"));
  }

  @Test
  void missingIsSilentForSelfPay() {
    assertThat(alerts(MISSING, ClaimFacts.builder().selfPay(true).build())).isEmpty();
    assertThat(alerts(MISSING, with(Coverage.builder().type("pay")))).isEmpty();
  }

  @Test
  void holdsClaimWithAnotherPatientsCoverage() {
    assertThat(alerts(MISSING, with(coverage("medicare-part-b").belongsToPatient(false))))
        .extracting(Alert::message)
        .containsExactly("The coverage on the claim belongs to another patient.");
  }

  @Test
  void aGapBetweenTwoCoveragesOfOnePayerIsALapse() {
    Coverage.Builder before = ending(TODAY.minusDays(1));
    Coverage.Builder again =
        coverage("medicare-part-b").sequence(2).focal(false).period(TODAY.plusDays(1), null);
    assertThat(alerts(INACTIVE, with(before))).extracting(Alert::denial).containsExactly("CO-27");
    ClaimFacts gap =
        ClaimFacts.builder()
            .line(line(1, "99213").build())
            .coverage(before.build())
            .coverage(again.build())
            .build();
    assertThat(alerts(INACTIVE, gap)).extracting(Alert::denial).containsExactly("CO-200");
  }

  @Test
  void thePayersOwnBeginningCountsForTheDayItWasAskedAbout() {
    EligibilityAnswer later =
        new EligibilityAnswer(TODAY, TODAY, TODAY, true, null, TODAY.plusDays(1), null, null);
    EligibilityAnswer otherYear =
        new EligibilityAnswer(
            TODAY, TODAY.plusYears(1), null, true, true, TODAY.plusDays(100), null, null);
    assertThat(alerts(INACTIVE, with(coverage("medicare-part-b").eligibility(later))))
        .extracting(Alert::denial)
        .containsExactly("CO-26");
    assertThat(alerts(INACTIVE, with(coverage("medicare-part-b").eligibility(otherYear))))
        .isEmpty();
  }

  @Test
  void aLineOutsideTheCoverageMayMoveToAClaimOfItsOwn() {
    ClaimFacts claim =
        ClaimFacts.builder()
            .line(line(1, "99213").build())
            .line(line(2, "71046").on(java.time.LocalDate.of(2025, 12, 30)).build())
            .coverage(coverage("medicare-part-b").build())
            .build();
    assertThat(alerts(INACTIVE, claim).get(0).fixes())
        .extracting(org.cleanclaim.edits.Fix::kind, org.cleanclaim.edits.Fix::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(org.cleanclaim.edits.Fix.Kind.MOVE_LINE, 2));
  }

  @Test
  void holdsClaimWhoseOnlyCoverageIsCancelledOrAMistake() {
    for (String status : List.of("cancelled", "entered-in-error")) {
      assertThat(alerts(MISSING, with(coverage("medicare-part-b").status(status)))).hasSize(1);
    }
    assertThat(alerts(MISSING, with(coverage("medicare-part-b").status("active")))).isEmpty();
  }

  @Test
  void inactiveFiresTheDayAfterTheEndAndNotOnIt() {
    assertThat(alerts(INACTIVE, with(ending(TODAY)))).isEmpty();
    assertThat(alerts(INACTIVE, with(ending(TODAY.minusDays(1)))))
        .extracting(Alert::denial)
        .containsExactly("CO-27");
  }

  @Test
  void inactiveTellsServiceBeforeTheStart() {
    assertThat(alerts(INACTIVE, with(coverage("medicare-part-b").period(TODAY.plusDays(1), null))))
        .extracting(Alert::denial)
        .containsExactly("CO-26");
    assertThat(alerts(INACTIVE, with(coverage("medicare-part-b").period(TODAY, null)))).isEmpty();
  }

  @Test
  void inactiveIsSilentForAnOpenEndOrAnUnknownPeriod() {
    assertThat(alerts(INACTIVE, with(coverage("medicare-part-b").period(null, null)))).isEmpty();
  }

  @Test
  void inactiveBelievesThePayersNo() {
    assertThat(alerts(INACTIVE, with(answered(true, false)))).hasSize(1);
    assertThat(alerts(INACTIVE, with(answered(true, true)))).isEmpty();
  }

  @Test
  void aFailedAnswerIsNeverInactive() {
    assertThat(alerts(INACTIVE, with(answered(false, false)))).isEmpty();
    assertThat(alerts(INACTIVE, with(answered(false, null)))).isEmpty();
  }

  @Test
  void aNoForAnotherDayIsNotForThisOne() {
    EligibilityAnswer nextWeek =
        new EligibilityAnswer(
            TODAY, TODAY.plusDays(7), TODAY.plusDays(7), true, false, null, null, null);
    assertThat(alerts(INACTIVE, with(coverage("medicare-part-b").eligibility(nextWeek)))).isEmpty();
  }

  @Test
  void inactiveNamesOnlyTheUncoveredLines() {
    ClaimFacts claim =
        claim(line(1, "99213").on(TODAY.minusDays(5)).build(), line(2, "99213").on(TODAY).build())
            .build();
    ClaimFacts half = withCoverage(claim, ending(TODAY.minusDays(2)).build());
    assertThat(alerts(INACTIVE, half))
        .extracting(Alert::line, alert -> alert.amountAtRisk().toPlainString())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2, "100.00"));
  }

  @Test
  void warnsThatCoverageEndsBeforeTheVisit() {
    List<Alert> alerts = alerts(EXPIRING, visit(TODAY.plusDays(5), ending(TODAY.plusDays(3))));
    assertThat(alerts)
        .extracting(Alert::severity, Alert::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Severity.WARN,
                "Coverage by medicare-part-b ends on 2026-08-15, 2 days before the visit."));
  }

  @Test
  void visitOnTheLastDayIsCovered() {
    assertThat(alerts(EXPIRING, visit(TODAY.plusDays(20), ending(TODAY.plusDays(20))))).isEmpty();
  }

  @Test
  void notesAnEndWithinAWeekUnlessAnotherCoverageFollows() {
    assertThat(alerts(EXPIRING, with(ending(TODAY.plusDays(7)))))
        .extracting(Alert::severity)
        .containsExactly(Severity.INFO);
    assertThat(alerts(EXPIRING, with(ending(TODAY.plusDays(8))))).isEmpty();
    ClaimFacts followed =
        ClaimFacts.builder()
            .coverage(ending(TODAY.plusDays(3)).build())
            .coverage(
                coverage("northwind-commercial")
                    .focal(false)
                    .sequence(2)
                    .period(TODAY.plusDays(4), null)
                    .build())
            .build();
    assertThat(alerts(EXPIRING, followed)).isEmpty();
  }

  @Test
  void visitWithCoverageLongEndedIsInactiveNotExpiring() {
    ClaimFacts visit = visit(TODAY.plusDays(5), ending(TODAY.minusDays(1)));
    assertThat(alerts(EXPIRING, visit)).isEmpty();
    assertThat(alerts(INACTIVE, visit)).hasSize(1);
    assertThat(alerts(INACTIVE, visit(TODAY.plusDays(5), ending(TODAY.plusDays(3))))).isEmpty();
  }

  private static List<Alert> alerts(ClaimEdit edit, ClaimFacts claim) {
    return judge(edit, claim).alerts();
  }

  private static Coverage.Builder ending(LocalDate end) {
    return coverage("medicare-part-b").period(LocalDate.of(2026, 1, 1), end);
  }

  private static Coverage.Builder answered(boolean complete, Boolean inforce) {
    return coverage("medicare-part-b")
        .eligibility(
            new EligibilityAnswer(TODAY, TODAY, TODAY, complete, inforce, null, null, null));
  }

  private static ClaimFacts with(Coverage.Builder coverage) {
    return ClaimFacts.builder().line(line(1, "99213").build()).coverage(coverage.build()).build();
  }

  private static ClaimFacts withCoverage(ClaimFacts claim, Coverage coverage) {
    ClaimFactsBuilder other = ClaimFacts.builder().coverage(coverage);
    claim.lines().forEach(other::line);
    return other.build();
  }

  private static ClaimFacts visit(LocalDate day, Coverage.Builder coverage) {
    return ClaimFacts.builder().stage(Stage.VISIT).visit(day).coverage(coverage.build()).build();
  }
}
