package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.filing.Workdays;
import org.cleanclaim.edits.payer.DayCount;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialDeadlineTest {

  private static final Optional<ClaimFacts> UNKNOWN = Optional.empty();

  private final DenialTaxonomy taxonomy = DenialTaxonomy.shipped();
  private final DenialDeadline deadline = new DenialDeadline(Clock.systemUTC());

  @ParameterizedTest
  @CsvSource({
    // Medicare: 120 days from the day the notice is presumed to arrive, five after its date.
    "medicare-part-b, CO-50, 2026-11-23, appeal, 2027-03-28, 2027-03-26",
    // Not a leap year, a leap year.
    "sunrise-advantage, CO-50, 2026-12-26, appeal, 2027-03-01, 2027-03-01",
    "sunrise-advantage, CO-50, 2027-12-26, appeal, 2028-02-29, 2028-02-29",
    "default, CO-50, 2026-10-03, appeal, 2026-12-02, 2026-12-02",
    // Thanksgiving: ours is the day before. Christmas kept on Friday after a Thursday workday.
    "default, CO-50, 2026-09-27, appeal, 2026-11-26, 2026-11-25",
    "default, CO-50, 2026-10-26, appeal, 2026-12-25, 2026-12-24",
    // A holiday on a Sunday is kept the Monday after, so that Friday is the last workday.
    "default, CO-50, 2027-05-06, appeal, 2027-07-05, 2027-07-02",
    // Records are due before an appeal is.
    "northwind-commercial, CO-252, 2026-11-23, records, 2026-12-23, 2026-12-23",
    "medicare-part-b, CO-252, 2026-11-23, records, 2027-01-07, 2027-01-07"
  })
  void isThePayersRule(
      String payer, String code, LocalDate remitted, String way, LocalDate legal, LocalDate ours) {
    Due due = deadline.of(remitted, denial(code), UNKNOWN, policy(payer)).get(0);
    assertThat(due.way()).isEqualTo(way);
    assertThat(due.legal()).isEqualTo(legal);
    assertThat(due.ours()).isEqualTo(ours);
    assertThat(due.rule()).contains(remitted.toString());
    assertThat(due.source()).isNotBlank();
  }

  @Test
  void businessDaysPassOverWeekendsAndHolidays() {
    LocalDate thanksgivingWeek = LocalDate.of(2026, 11, 23);
    assertThat(DayCount.BUSINESS.lastDay(thanksgivingWeek, java.time.Period.ofDays(4)))
        .isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(DayCount.BUSINESS.daysLeft(thanksgivingWeek, LocalDate.of(2026, 11, 30)))
        .isEqualTo(4);
    assertThat(DayCount.CALENDAR.daysLeft(thanksgivingWeek, LocalDate.of(2026, 11, 30)))
        .isEqualTo(7);
  }

  @Test
  void whatWasNotProcessedHasNoAppealToWaitFor() {
    List<Due> ways =
        deadline.of(
            LocalDate.of(2026, 11, 23),
            denial("CO-16", "MA130"),
            UNKNOWN,
            policy("medicare-part-b"));
    assertThat(ways).extracting(Due::way).doesNotContain("appeal");
  }

  /** Whatever the day: ours is a workday, never after the rule's, and none lies between. */
  @Test
  void ourDayIsTheLastWorkdayByTheRulesDay() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      LocalDate remitted = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(4_000));
      PayerPolicy policy =
          PayerPolicies.shipped().all().get(random.nextInt(PayerPolicies.shipped().all().size()));
      List<Due> ways = deadline.of(remitted, denial("CO-50"), UNKNOWN, policy);
      Due due = ways.get(0);
      assertThat(Workdays.isWorkday(due.ours())).isTrue();
      assertThat(due.ours()).isBeforeOrEqualTo(due.legal());
      assertThat(due.ours().plusDays(1).datesUntil(due.legal().plusDays(1)))
          .noneMatch(Workdays::isWorkday);
      assertThat(due.legal()).isAfterOrEqualTo(remitted);
      assertThat(ways).isSortedAccordingTo((a, b) -> a.legal().compareTo(b.legal()));
    }
  }

  /** A day is what was written: the clinic's zone and the server's clock do not move it. */
  @Test
  void noZoneAndNoClockMovesIt() {
    ClaimResponse response = new ClaimResponse();
    for (String written :
        List.of(
            "2028-02-29",
            "2028-02-29T23:59:00-10:00",
            "2028-02-29T00:00:00+13:00",
            "2028-02-29T12:00:00Z")) {
      response.setCreatedElement(new DateTimeType(written));
      for (String zone : List.of("Pacific/Honolulu", "America/New_York", "Pacific/Auckland")) {
        Clock clock = Clock.fixed(Instant.parse("2028-03-01T05:00:00Z"), ZoneId.of(zone));
        assertThat(new DenialDeadline(clock).remitted(response))
            .isEqualTo(LocalDate.of(2028, 2, 29));
      }
    }
  }

  private Denial denial(String code, String... remarks) {
    String[] parts = code.split("-");
    Adjustment adjustment = new Adjustment(parts[0], parts[1], BigDecimal.TEN);
    return new Denial(
        taxonomy.of(parts[1]),
        adjustment,
        BigDecimal.TEN,
        List.of(adjustment),
        List.of(1),
        Set.of(remarks));
  }

  private static PayerPolicy policy(String id) {
    return PayerPolicies.shipped().all().stream()
        .filter(policy -> policy.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
