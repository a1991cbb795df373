package org.cleanclaim.routes.x12;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Days and minutes of headers: BHT04 and BHT05. */
public final class X12Times {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm");
  private static final DateTimeFormatter BOTH = DateTimeFormatter.ofPattern("uuuuMMddHHmm");

  private X12Times() {}

  /** The time of a BHT segment; null when it states none. */
  public static LocalDateTime ofHeader(Segment bht) {
    var day = bht.element(4);
    var time = bht.element(5);
    if (day == null || time == null || time.length() < 4) {
      return null;
    }
    try {
      return LocalDateTime.parse(day + time.substring(0, 4), BOTH);
    } catch (DateTimeParseException noTime) {
      return null;
    }
  }

  public static String day(LocalDateTime at) {
    return DAY.format(at);
  }

  public static String minute(LocalDateTime at) {
    return MINUTE.format(at);
  }
}
