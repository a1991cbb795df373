package org.cleanclaim.edits.filing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** Days on which Medicare contractors receive: neither weekend nor federal holiday. 5 USC 6103. */
public final class Workdays {
  private Workdays() {}

  /** The day itself when it is a workday, else the next one. */
  public static LocalDate onOrAfter(LocalDate day) {
    LocalDate workday = day;
    while (!isWorkday(workday)) {
      workday = workday.plusDays(1);
    }
    return workday;
  }

  /** The day itself when it is a workday, else the last one before. */
  public static LocalDate onOrBefore(LocalDate day) {
    LocalDate workday = day;
    while (!isWorkday(workday)) {
      workday = workday.minusDays(1);
    }
    return workday;
  }

  /** So many workdays after a day, which is not counted itself. */
  public static LocalDate after(LocalDate day, int workdays) {
    LocalDate last = day;
    for (int counted = 0; counted < workdays; ) {
      last = last.plusDays(1);
      counted += isWorkday(last) ? 1 : 0;
    }
    return last;
  }

  /** How many workdays lie after the first day, up to and with the last; 0 when it is past. */
  public static int between(LocalDate first, LocalDate last) {
    int workdays = 0;
    for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      workdays += isWorkday(day) ? 1 : 0;
    }
    return workdays;
  }

  public static boolean isWorkday(LocalDate day) {
    return !isWeekend(day) && !isHoliday(day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** A fixed holiday on a Saturday is kept the Friday before, on a Sunday the Monday after. */
  private static boolean isHoliday(LocalDate day) {
    return isFixed(day)
        || (day.getDayOfWeek() == DayOfWeek.FRIDAY && isFixed(day.plusDays(1)))
        || (day.getDayOfWeek() == DayOfWeek.MONDAY && isFixed(day.minusDays(1)))
        || isFloating(day);
  }

  private static boolean isFixed(LocalDate day) {
    int number = day.getDayOfMonth();
    return switch (day.getMonth()) {
      case JANUARY -> number == 1;
      case JUNE -> number == 19 && day.getYear() >= 2021;
      case JULY -> number == 4;
      case NOVEMBER -> number == 11;
      case DECEMBER -> number == 25;
      default -> false;
    };
  }

  private static boolean isFloating(LocalDate day) {
    return isNthMonday(day, Month.JANUARY, 3)
        || isNthMonday(day, Month.FEBRUARY, 3)
        || isNthMonday(day, Month.SEPTEMBER, 1)
        || isNthMonday(day, Month.OCTOBER, 2)
        || (day.getMonth() == Month.MAY
            && day.equals(day.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY))))
        || (day.getMonth() == Month.NOVEMBER
            && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))));
  }

  private static boolean isNthMonday(LocalDate day, Month month, int nth) {
    return day.getMonth() == month
        && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY)));
  }
}
