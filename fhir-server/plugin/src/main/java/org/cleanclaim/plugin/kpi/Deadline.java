package org.cleanclaim.plugin.kpi;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** How far off the last day to act is, in calendar days. */
enum Deadline {
  PASSED("passed", Integer.MIN_VALUE, -1),
  WEEK("0-7", 0, 7),
  TWO_WEEKS("8-14", 8, 14),
  MONTH("15-30", 15, 30),
  TWO_MONTHS("31-60", 31, 60),
  LATER("later", 61, Integer.MAX_VALUE),
  UNKNOWN("not-known", 0, 0);

  private final String code;
  private final int least;
  private final int most;

  Deadline(String code, int least, int most) {
    this.code = code;
    this.least = least;
    this.most = most;
  }

  String code() {
    return code;
  }

  static Optional<Deadline> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  static Deadline of(LocalDate lastDay, LocalDate today) {
    if (lastDay == null) {
      return UNKNOWN;
    }
    long left = lastDay.toEpochDay() - today.toEpochDay();
    return Arrays.stream(values())
        .filter(each -> each != UNKNOWN && left >= each.least && left <= each.most)
        .findFirst()
        .orElseThrow();
  }

  /** The first day that belongs here; null where there is none. */
  LocalDate first(LocalDate today) {
    return this == PASSED || this == UNKNOWN ? null : today.plusDays(least);
  }

  /** The last day that belongs here; null where there is none. */
  LocalDate last(LocalDate today) {
    return this == LATER || this == UNKNOWN ? null : today.plusDays(most);
  }
}
