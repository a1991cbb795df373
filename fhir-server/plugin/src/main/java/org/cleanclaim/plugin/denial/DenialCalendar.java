package org.cleanclaim.plugin.denial;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.cleanclaim.plugin.ledger.DenialEntry;

/**
 * Last days as an iCalendar file (RFC 5545): one all-day event for each denial, with the number of
 * its claim and nothing about its patient.
 */
final class DenialCalendar {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Octets of a line, its break left out. */
  private static final int LINE = 75;

  private final StringBuilder text = new StringBuilder();

  private DenialCalendar() {}

  static String of(List<DenialEntry> denials, Instant now) {
    DenialCalendar calendar = new DenialCalendar();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Cleanclaim//Denials//EN");
    calendar.line("CALSCALE:GREGORIAN");
    calendar.line("METHOD:PUBLISH");
    calendar.line("X-WR-CALNAME:Denials");
    denials.forEach(denial -> calendar.event(denial, now));
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void event(DenialEntry denial, Instant now) {
    LocalDate due = denial.days().due();
    line("BEGIN:VEVENT");
    line("UID:denial-" + escaped(denial.task()) + "@cleanclaim");
    line("DTSTAMP:" + MOMENT.format(now));
    line("DTSTART;VALUE=DATE:" + DAY.format(due));
    line("DTEND;VALUE=DATE:" + DAY.format(due.plusDays(1)));
    line("SUMMARY:" + escaped("Last day: claim " + denial.claim().number()));
    if (denial.days().legal() != null && !denial.days().legal().equals(due)) {
      line("DESCRIPTION:" + escaped("By the rule " + denial.days().legal() + ", no workday."));
    }
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", "");
  }

  /** A long line goes on after a break and a space, and no character is torn. */
  private void line(String content) {
    int octets = 0;
    for (int at = 0; at < content.length(); ) {
      int character = content.codePointAt(at);
      String one = Character.toString(character);
      int length = one.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LINE) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(one);
      octets += length;
      at += Character.charCount(character);
    }
    text.append("\r\n");
  }
}
