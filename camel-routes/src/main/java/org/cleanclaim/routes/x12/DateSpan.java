package org.cleanclaim.routes.x12;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** One day or a span of days, both ends inclusive: DTP02 D8 or RD8 with DTP03. */
public record DateSpan(LocalDate from, LocalDate to) {
  private static final DateTimeFormatter D8 =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  public DateSpan {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("A span of days cannot end before it begins.");
    }
  }

  public static DateSpan day(LocalDate day) {
    return new DateSpan(day, day);
  }

  /** Reads DTP03 by its qualifier; empty for other qualifiers and for what is no date. */
  public static Optional<DateSpan> parse(String qualifier, String text) {
    if ("D8".equals(qualifier)) {
      return date(text).map(DateSpan::day);
    }
    if (!"RD8".equals(qualifier) || text == null || text.length() != 17) {
      return Optional.empty();
    }
    var from = date(text.substring(0, 8));
    var to = date(text.substring(9));
    return from.isPresent() && to.isPresent() && !to.get().isBefore(from.get())
        ? Optional.of(new DateSpan(from.get(), to.get()))
        : Optional.empty();
  }

  static Optional<LocalDate> date(String text) {
    if (text == null || text.length() != 8) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text, D8));
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }

  public static String d8(LocalDate date) {
    return date == null ? null : D8.format(date);
  }

  public boolean isDay() {
    return from.equals(to);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** DTP02. */
  public String qualifier() {
    return isDay() ? "D8" : "RD8";
  }

  /** DTP03. */
  public String text() {
    return isDay() ? d8(from) : d8(from) + "-" + d8(to);
  }
}
