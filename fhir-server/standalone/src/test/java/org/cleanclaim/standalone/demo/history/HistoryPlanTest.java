package org.cleanclaim.standalone.demo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cleanclaim.standalone.demo.history.PastClaim.Before;
import org.cleanclaim.standalone.demo.history.PastClaim.Denial;
import org.cleanclaim.standalone.demo.history.PastClaim.End;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.Test;

class HistoryPlanTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final int SIZE = 5_000;

  private final List<PastClaim> year = year(new HistoryPlan(SIZE, TODAY));

  private static List<PastClaim> year(HistoryPlan plan) {
    return IntStream.range(0, plan.size()).mapToObj(plan::claim).toList();
  }

  @Test
  void drawsTheSameEachTime() {
    assertThat(year(new HistoryPlan(SIZE, TODAY))).isEqualTo(year);
  }

  @Test
  void isAYearOfThreeSitesTwelveProvidersAndSixPayers() {
    assertThat(year).allMatch(past -> past.visit().isAfter(TODAY.minusDays(370)));
    assertThat(year.get(SIZE - 1).visit()).isBefore(TODAY.minusDays(350));
    assertThat(year.stream().map(PastClaim::provider).distinct()).hasSize(12);
    assertThat(year.stream().map(PastClaim::payer).distinct()).hasSize(6);
    assertThat(year.stream().map(past -> Practice.site(past.provider()).getReference()).distinct())
        .hasSize(3);
    assertThat(
            year.stream()
                .collect(Collectors.groupingBy(PastClaim::provider, Collectors.counting())))
        .as("one has too few for a figure of a quarter")
        .hasEntrySatisfying(11, count -> assertThat(count).isLessThan(90));
  }

  @Test
  void hasTheSharesOnePracticeHas() {
    var decided = year.stream().filter(past -> past.decided() != null).toList();
    var denied = decided.stream().filter(past -> past.denial() != null).toList();
    assertThat(share(denied.size(), decided.size())).isBetween(0.095, 0.125);
    var ended = denied.stream().filter(past -> past.ended() != null).toList();
    var turned =
        ended.stream()
            .filter(past -> past.end() == End.SENT_AGAIN || past.end() == End.APPEALED_AND_WON)
            .count();
    assertThat(share(turned, ended.size())).isBetween(0.5, 0.65);
    assertThat(share(year.stream().filter(past -> past.before() == Before.HELD).count(), SIZE))
        .isBetween(0.03, 0.06);
    assertThat(denied.stream().map(PastClaim::denial).distinct()).hasSize(Denial.values().length);
    var open = denied.stream().filter(past -> past.ended() == null).count();
    assertThat(share(open, denied.size())).as("still open").isBetween(0.08, 0.3);
  }

  @Test
  void hasSomethingToLearnOnAnyDay() {
    for (int later = 0; later < 100; later += 20) {
      var today = TODAY.plusDays(later);
      var lastQuarter = today.minusDays(91);
      var electrocardiograms =
          year(new HistoryPlan(SIZE, today)).stream()
              .filter(past -> past.decided() != null && past.service() == PastClaim.Service.ECG)
              .toList();
      assertThat(needless(electrocardiograms, 0)).as("Northwind").isBetween(0.4, 0.65);
      assertThat(
              needless(
                  electrocardiograms.stream()
                      .filter(past -> past.decided().isAfter(lastQuarter))
                      .toList(),
                  0))
          .as("Northwind, %s", today)
          .isGreaterThan(0.35);
      for (int payer = 1; payer < 6; payer++) {
        assertThat(needless(electrocardiograms, payer)).as("payer %d", payer).isLessThan(0.1);
      }
    }
  }

  private static double needless(List<PastClaim> claims, int payer) {
    var its = claims.stream().filter(past -> past.payer() == payer).toList();
    var denied = its.stream().filter(past -> past.denial() == Denial.NOT_NECESSARY).count();
    assertThat(its).hasSizeGreaterThan(15);
    return share(denied, its.size());
  }

  private static double share(long part, long whole) {
    return (double) part / whole;
  }

  @Test
  void happensInOrderOnWorkdaysAndNeverInTheFuture() {
    assertThat(year)
        .allSatisfy(
            past -> {
              assertThat(past.visit().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
              assertThat(past.made()).isAfterOrEqualTo(past.visit()).isBeforeOrEqualTo(TODAY);
              if (past.decided() != null) {
                assertThat(past.decided()).isAfter(past.made()).isBeforeOrEqualTo(TODAY);
              }
              if (past.worked() != null) {
                assertThat(past.worked()).isAfter(past.decided()).isBeforeOrEqualTo(TODAY);
              }
              if (past.ended() != null) {
                assertThat(past.ended()).isAfterOrEqualTo(past.worked()).isBeforeOrEqualTo(TODAY);
              }
            });
    assertThat(
            year.stream()
                .collect(Collectors.groupingBy(past -> past.patient() + " " + past.visit())))
        .as("nobody is seen twice on one day")
        .hasSize(SIZE);
  }

  @Test
  void numbersOfProvidersAndPayersAreWellFormed() {
    var practice = Practice.resources(TODAY);
    assertThat(practice.stream().filter(Practitioner.class::isInstance))
        .hasSize(11)
        .allSatisfy(
            person ->
                assertThat(isNpi(((Practitioner) person).getIdentifierFirstRep().getValue()))
                    .isTrue());
    assertThat(practice.stream().filter(Organization.class::isInstance)).hasSize(2);
    var resources = new PastResources(ZoneId.of("UTC"));
    var denied = year.stream().filter(past -> past.denial() == Denial.BUNDLED).findFirst();
    var claim = resources.claim(denied.orElseThrow(), true);
    assertThat(resources.decision(denied.get(), claim).getItem())
        .hasSameSizeAs(claim.getItem())
        .first()
        .satisfies(
            line ->
                assertThat(line.getAdjudication().get(2).getReason().getCodingFirstRep().getCode())
                    .isEqualTo("97"));
  }

  private static boolean isNpi(String number) {
    var whole = "80840" + number;
    int sum = 0;
    for (int i = 0; i < whole.length(); i++) {
      int digit = whole.charAt(whole.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return number.length() == 10 && sum % 10 == 0;
  }

  @Test
  void theSettingIsYesNoOrHowMany() {
    assertThat(HistoryConfiguration.size("true")).isEqualTo(SIZE);
    assertThat(HistoryConfiguration.size("false")).isZero();
    assertThat(HistoryConfiguration.size("300")).isEqualTo(300);
    assertThatThrownBy(() -> HistoryConfiguration.size("many")).hasMessageContaining("how many");
  }
}
