package org.cleanclaim.edits.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.claim;
import static org.cleanclaim.edits.Given.judge;
import static org.cleanclaim.edits.Given.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.junit.jupiter.api.Test;

class FilingEditsTest {

  @Test
  void medicareTakesAClaimForOneYear() {
    LocalDate service = LocalDate.of(2025, 3, 11);
    LocalDate last = LocalDate.of(2026, 3, 11);
    assertThat(filing("medicare-part-b", service, last))
        .extracting(Alert::severity)
        .containsExactly(Severity.WARN);
    assertThat(filing("medicare-part-b", service, last.plusDays(1)))
        .extracting(Alert::severity, Alert::denial)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Severity.HOLD, "CO-29"));
    assertThat(filing("medicare-part-b", service, last.minusDays(15))).isEmpty();
  }

  @Test
  void leapDayRunsOutOnTheLastOfFebruary() {
    LocalDate leapDay = LocalDate.of(2028, 2, 29);
    assertThat(filing("medicare-part-b", leapDay, LocalDate.of(2029, 2, 28)))
        .extracting(Alert::message)
        .containsExactly("The last day to file what began on 2028-02-29 is 2029-02-28, today.");
    assertThat(filing("medicare-part-b", leapDay, LocalDate.of(2029, 3, 1)))
        .extracting(Alert::severity)
        .containsExactly(Severity.HOLD);
  }

  @Test
  void lastDayOffMovesToTheNextWorkday() {
    // 4 July 2026 is a Saturday, kept on Friday the 3rd; the next workday is Monday the 6th.
    LocalDate service = LocalDate.of(2025, 7, 3);
    assertThat(filing("medicare-part-b", service, LocalDate.of(2026, 7, 6)))
        .extracting(Alert::severity)
        .containsExactly(Severity.WARN);
    assertThat(filing("medicare-part-b", service, LocalDate.of(2026, 7, 7)))
        .extracting(Alert::severity)
        .containsExactly(Severity.HOLD);
  }

  @Test
  void whatIsSentOnADayOffIsReceivedOnTheNextWorkday() {
    // Sent on Saturday 14 March 2026, received on Monday; the last day was Friday.
    assertThat(filing("medicare-part-b", LocalDate.of(2025, 3, 13), LocalDate.of(2026, 3, 14)))
        .extracting(Alert::severity)
        .containsExactly(Severity.HOLD);
  }

  @Test
  void otherPayersCountTheirOwnDays() {
    LocalDate service = TODAY.minusDays(180);
    assertThat(filing("northwind-commercial", service, TODAY))
        .extracting(Alert::severity)
        .containsExactly(Severity.WARN);
    assertThat(filing("northwind-commercial", service, TODAY.plusDays(1)))
        .extracting(Alert::severity)
        .containsExactly(Severity.HOLD);
    assertThat(filing("state-medicaid", service, TODAY.plusDays(1))).isEmpty();
  }

  @Test
  void facilityClaimsCountFromTheThroughDate() {
    ClaimFactsBuilder claim =
        claim(
            "northwind-commercial",
            line(1, "99213").on(TODAY.minusDays(190)).through(TODAY.minusDays(150)).build());
    assertThat(judge(new TimelyFilingEdit(), claim.build()).alerts()).hasSize(1);
    assertThat(judge(new TimelyFilingEdit(), claim.kind(ClaimKind.INSTITUTIONAL).build()).alerts())
        .isEmpty();
  }

  @Test
  void correctionsAndSecondaryClaimsHaveClocksOfTheirOwn() {
    LocalDate service = TODAY.minusDays(190);
    ClaimFactsBuilder correction =
        claim("northwind-commercial", line(1, "99213").on(service).build()).frequency("7", "ICN");
    assertThat(judge(new TimelyFilingEdit(), correction.build()).unchecked()).hasSize(1);
    ClaimFactsBuilder medicaid =
        claim("state-medicaid", line(1, "99213").on(service).build()).frequency("7", "ICN");
    assertThat(judge(new TimelyFilingEdit(), medicaid.build()).unchecked()).isEmpty();
    assertThat(judge(new TimelyFilingEdit(), secondary(service, TODAY.minusDays(20))).alerts())
        .isEmpty();
    assertThat(judge(new TimelyFilingEdit(), secondary(service, TODAY.minusDays(181))).alerts())
        .hasSize(1);
    assertThat(judge(new TimelyFilingEdit(), secondary(service, null)).unchecked()).hasSize(1);
  }

  private static ClaimFacts secondary(LocalDate service, LocalDate remitted) {
    return ClaimFacts.builder()
        .line(line(1, "99213").on(service).build())
        .coverage(org.cleanclaim.edits.Given.coverage("northwind-commercial").sequence(2).build())
        .coverage(
            org.cleanclaim.edits.Given.coverage("medicare-part-b")
                .focal(false)
                .priorPayment(new org.cleanclaim.edits.facts.PriorPayment(null, null, remitted))
                .build())
        .build();
  }

  @Test
  void knowsFederalHolidays() {
    assertThat(Workdays.isWorkday(LocalDate.of(2026, 11, 26))).isFalse();
    assertThat(Workdays.isWorkday(LocalDate.of(2026, 7, 3))).isFalse();
    assertThat(Workdays.isWorkday(LocalDate.of(2026, 5, 25))).isFalse();
    assertThat(Workdays.isWorkday(LocalDate.of(2026, 6, 19))).isFalse();
    assertThat(Workdays.isWorkday(LocalDate.of(2026, 1, 19))).isFalse();
    assertThat(Workdays.isWorkday(LocalDate.of(2027, 12, 31))).isFalse();
    assertThat(Workdays.isWorkday(LocalDate.of(2026, 11, 27))).isTrue();
  }

  @Test
  void holdsServiceToCome() {
    assertThat(dates(claim(line(1, "99213").on(TODAY.plusDays(1)).build()).created(null)))
        .extracting(Alert::key)
        .containsExactly("future");
    assertThat(dates(claim(line(1, "99213").build()))).isEmpty();
  }

  @Test
  void holdsServiceThatEndsBeforeItBegins() {
    assertThat(dates(claim(line(1, "99213").through(TODAY.minusDays(1)).build())))
        .extracting(Alert::key)
        .containsExactly("span");
  }

  @Test
  void holdsClaimOlderThanItsService() {
    assertThat(dates(claim(line(1, "99213").build()).created(TODAY.minusDays(1))))
        .extracting(Alert::key)
        .containsExactly("claim");
  }

  @Test
  void holdsTotalThatIsNotTheSumOfTheLines() {
    assertThat(balance(claim(line(1, "99213").build()).total(new BigDecimal("100.01"))))
        .extracting(Alert::denial)
        .containsExactly("277CA");
    assertThat(balance(claim(line(1, "99213").build()).total(new BigDecimal("100")))).isEmpty();
    assertThat(balance(claim(line(1, "99213").build()))).isEmpty();
    assertThat(balance(claim(line(1, "99213").charge(null).build()).total(new BigDecimal("100"))))
        .isEmpty();
  }

  private static List<Alert> filing(String payer, LocalDate service, LocalDate today) {
    ClaimFacts claim = claim(payer, line(1, "99213").on(service).build()).build();
    return judge(new TimelyFilingEdit(), claim, today, ReferenceLibrary.empty()).alerts();
  }

  private static List<Alert> dates(ClaimFactsBuilder claim) {
    return judge(new DateOrderEdit(), claim.build()).alerts();
  }

  private static List<Alert> balance(ClaimFactsBuilder claim) {
    return judge(new ChargeBalanceEdit(), claim.build()).alerts();
  }
}
