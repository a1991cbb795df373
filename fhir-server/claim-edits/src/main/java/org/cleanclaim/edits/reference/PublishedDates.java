package org.cleanclaim.edits.reference;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates as publishers write them. */
final class PublishedDates {
  private PublishedDates() {}

  /** YYYYMMDD. */
  static LocalDate compact(PublishedFile file, int line, String text) {
    try {
      if (text.length() == 8) {
        return LocalDate.of(
            Integer.parseInt(text, 0, 4, 10),
            Integer.parseInt(text, 4, 6, 10),
            Integer.parseInt(text, 6, 8, 10));
      }
    } catch (DateTimeException | NumberFormatException notADate) {
      throw refused(file, line, text, "YYYYMMDD");
    }
    throw refused(file, line, text, "YYYYMMDD");
  }

  /** YYYYDDD, the day of the year. */
  static LocalDate ordinal(PublishedFile file, int line, String text) {
    try {
      if (text.length() == 7) {
        return LocalDate.ofYearDay(
            Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 4, 7, 10));
      }
    } catch (DateTimeException | NumberFormatException notADate) {
      throw refused(file, line, text, "YYYYDDD");
    }
    throw refused(file, line, text, "YYYYDDD");
  }

  /** YYYY-MM-DD. */
  static LocalDate iso(PublishedFile file, int line, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException notADate) {
      throw refused(file, line, text, "YYYY-MM-DD");
    }
  }

  private static ReferenceRefused refused(
      PublishedFile file, int line, String text, String pattern) {
    return file.refuse(line, "'" + text + "' is no date " + pattern);
  }
}
