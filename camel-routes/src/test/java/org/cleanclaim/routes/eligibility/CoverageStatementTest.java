package org.cleanclaim.routes.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.routes.eligibility.Questions.DAY;
import static org.cleanclaim.routes.eligibility.Questions.date;
import static org.cleanclaim.routes.eligibility.Questions.line;
import static org.cleanclaim.routes.eligibility.Questions.said;

import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.routes.x12.eligibility.BenefitDate;
import org.cleanclaim.routes.x12.eligibility.BenefitLine;
import org.cleanclaim.routes.x12.eligibility.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides whether coverage is in force on 9 June 2026. */
class CoverageStatementTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3", "4", "5"})
  void activePlanIsInForce(String code) {
    assertThat(of(List.of(line(code, "30"))).inForce()).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6", "7", "8"})
  void inactivePlanIsNotInForce(String code) {
    assertThat(of(List.of(line(code, "30"))).inForce()).contains(false);
  }

  @Test
  void inactiveServiceTypeIsNotTheLossOfThePlan() {
    assertThat(of(List.of(line("6", "35"), line("1", "30"))).inForce()).contains(true);
    assertThat(of(List.of(line("6", "35"))).inForce()).isEmpty();
  }

  @Test
  void activeServiceTypeIsEnoughWhereThePlanIsNotNamed() {
    assertThat(of(List.of(line("1", "98"))).inForce()).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"V", "U", "R", "I", "B"})
  void otherStatementsDecideNothing(String code) {
    assertThat(of(List.of(line(code, "30"))).inForce()).isEmpty();
  }

  @Test
  void rejectionIsNeverInactive() {
    var rejected =
        said(List.of(), List.of(new Rejection(Rejection.Level.SUBSCRIBER, "N", "75", "C")));
    assertThat(CoverageStatement.of(rejected, DAY).inForce()).isEmpty();
  }

  @Test
  void lastDayIsStillCovered() {
    var line = line("1", "30", date("346", "2026-01-01"), date("347", "2026-06-09"));
    assertThat(of(List.of(line)).inForce()).contains(true);
    assertThat(of(List.of(line)).period())
        .isEqualTo(new CoveragePeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 9)));
  }

  @Test
  void activeOnOtherDaysOnlyLeavesTheDecisionToThePeriod() {
    var statement = of(List.of(line("1", "30", date("291", "2026-01-01", "2026-06-08"))));
    assertThat(statement.inForce()).isEmpty();
    assertThat(statement.period().to()).isEqualTo(LocalDate.of(2026, 6, 8));
  }

  @Test
  void rowOfTheDayGoesBeforeAnEarlierPlan() {
    var earlier = line("1", "30", date("291", "2025-01-01", "2025-12-31"));
    var ended = line("6", "30", date("347", "2025-12-31"));
    var current = line("1", "30", date("291", "2026-01-01", "2026-12-31"));
    assertThat(of(List.of(earlier, ended, current)).line()).contains(current);
  }

  @Test
  void datesOfThePatientHoldWhereTheRowNamesNone() {
    var period = of(List.of(line("1", "30")), date("356", "2020-03-01")).period();
    assertThat(period).isEqualTo(new CoveragePeriod(LocalDate.of(2020, 3, 1), null));
  }

  @Test
  void singlePlanDateThatRepeatsTheQuestionIsNoBeginning() {
    assertThat(of(List.of(line("1", "30")), date("291", DAY.toString())).period().isUnknown())
        .isTrue();
    assertThat(of(List.of(line("1", "30")), date("291", "2026-01-01")).period().from())
        .isEqualTo(LocalDate.of(2026, 1, 1));
  }

  private static CoverageStatement of(List<BenefitLine> lines, BenefitDate... dates) {
    return CoverageStatement.of(said(lines, List.of(), dates), DAY);
  }
}
