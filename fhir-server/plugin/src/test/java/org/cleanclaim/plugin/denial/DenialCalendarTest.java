package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.cleanclaim.plugin.ledger.DenialEntry;
import org.cleanclaim.plugin.ledger.DenialPage;
import org.junit.jupiter.api.Test;

class DenialCalendarTest {

  @Test
  void isAnICalendarFileOfAllDayEvents() {
    String text = DenialCalendar.of(List.of(entry("4711")), Instant.parse("2026-11-23T10:00:00Z"));
    assertThat(text)
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .endsWith("END:VCALENDAR\r\n")
        .contains(
            "DTSTAMP:20261123T100000Z\r\n",
            "DTSTART;VALUE=DATE:20261125\r\n",
            "DTEND;VALUE=DATE:20261126\r\n",
            "SUMMARY:Last day: claim 4711\r\n")
        .doesNotContain("Patient");
  }

  @Test
  void longLinesAreFoldedAndSignsEscaped() {
    String number = "a,b;c\\d\n" + "é".repeat(90);
    String text = DenialCalendar.of(List.of(entry(number)), Instant.EPOCH);
    for (String line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    assertThat(text.replace("\r\n ", "")).contains("claim a\\,b\\;c\\\\d\\n" + "é".repeat(90));
  }

  @Test
  void noCellOfAListIsAFormula() {
    assertThat(DenialCsv.cell("=1+1")).isEqualTo("'=1+1");
    assertThat(DenialCsv.cell("-5")).isEqualTo("'-5");
    assertThat(DenialCsv.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
    String csv =
        DenialCsv.of(
            List.of(new DenialPage.Row(entry("@x"), 1, 1, 0.5, 10, new BigDecimal("6.0000"))));
    String[] lines = csv.split("\r\n");
    assertThat(lines[1].split(",", -1)).hasSameSizeAs(lines[0].split(",", -1)).contains("'@x");
  }

  private static DenialEntry entry(String number) {
    return new DenialEntry(
        "t1",
        new DenialEntry.Denied("c1", number, "r1", "Patient/p", "Organization/o", "default", null),
        new DenialEntry.Reason("coding", "CO-16", "soft", "administrative", "resubmit", "no"),
        new DenialEntry.Work("new", true, null, "coder", "routine", 0, null),
        new DenialEntry.Days(
            LocalDate.of(2026, 11, 25),
            LocalDate.of(2026, 11, 26),
            LocalDate.of(2026, 9, 27),
            OffsetDateTime.parse("2026-11-23T10:00:00Z")),
        new DenialEntry.Result(null, null, null),
        new BigDecimal("120"));
  }
}
