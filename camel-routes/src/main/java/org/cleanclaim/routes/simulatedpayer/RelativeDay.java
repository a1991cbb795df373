package org.cleanclaim.routes.simulatedpayer;

import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Pattern;

/**
 * A day as the members file writes it: {@code 2026-01-01}, or counted from the day the stories were
 * loaded: {@code today}, {@code today+3d}, {@code today-57y-143d}.
 */
record RelativeDay(LocalDate fixed, Period distance) {
  private static final Pattern RELATIVE =
      Pattern.compile("today(?:([+-]\\d{1,3})y)?(?:([+-]\\d{1,5})d)?");

  static RelativeDay parse(String text) {
    var relative = RELATIVE.matcher(text);
    if (!relative.matches()) {
      return new RelativeDay(LocalDate.parse(text), Period.ZERO);
    }
    return new RelativeDay(
        null, Period.of(number(relative.group(1)), 0, number(relative.group(2))));
  }

  private static int number(String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }

  LocalDate on(LocalDate today) {
    return fixed == null ? today.plus(distance) : fixed;
  }
}
