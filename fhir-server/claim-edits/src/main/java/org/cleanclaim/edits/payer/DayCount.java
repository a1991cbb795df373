package org.cleanclaim.edits.payer;

import java.time.LocalDate;
import java.time.Period;
import org.cleanclaim.edits.filing.Workdays;

/** Which days count towards a limit of time. */
public enum DayCount {
  CALENDAR,
  /** Neither weekends nor federal holidays count. */
  BUSINESS;

  /** The last day of a limit that runs from a day, which is not counted itself. */
  public LocalDate lastDay(LocalDate from, Period within) {
    return this == BUSINESS ? Workdays.after(from, within.getDays()) : from.plus(within);
  }

  /** How many days are left on a day until the last; negative when it is past. */
  public int daysLeft(LocalDate today, LocalDate last) {
    return this == BUSINESS && !last.isBefore(today)
        ? Workdays.between(today, last)
        : (int) (last.toEpochDay() - today.toEpochDay());
  }
}
