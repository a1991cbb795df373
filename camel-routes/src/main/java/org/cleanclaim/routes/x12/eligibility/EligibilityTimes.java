package org.cleanclaim.routes.x12.eligibility;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.cleanclaim.routes.x12.Segment;

/** BHT04 and BHT05, to the minute. */
final class EligibilityTimes {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");

  private EligibilityTimes() {}

  /** Null when either is absent or no date or time. */
  static LocalDateTime of(Segment bht) {
    var day = bht.element(4);
    var time = bht.element(5);
    if (day == null || time == null || time.length() < 4) {
      return null;
    }
    try {
      return LocalDateTime.parse(day + time.substring(0, 4), MINUTE);
    } catch (DateTimeParseException noTime) {
      return null;
    }
  }
}
