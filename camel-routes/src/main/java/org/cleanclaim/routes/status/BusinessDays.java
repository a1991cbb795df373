package org.cleanclaim.routes.status;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts days from Monday to Friday. */
final class BusinessDays {
  private BusinessDays() {}

  /** The day so many business days after that day. */
  static LocalDate after(LocalDate day, int count) {
    var found = day;
    for (int left = count; left > 0; ) {
      found = found.plusDays(1);
      if (found.getDayOfWeek() != DayOfWeek.SATURDAY && found.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return found;
  }
}
