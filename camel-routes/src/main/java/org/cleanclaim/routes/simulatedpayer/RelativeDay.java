package org.cleanclaim.routes.simulatedpayer;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A day as the members file writes it: {@code 2026-01-01}, or {@code today}, {@code today+3d},
 * {@code today-400d}.
 */
record RelativeDay(LocalDate fixed, long days) {
  private static final Pattern RELATIVE = Pattern.compile("today(?:([+-]\\d{1,5})d)?");

  static RelativeDay parse(String text) {
    var relative = RELATIVE.matcher(text);
    if (!relative.matches()) {
      return new RelativeDay(LocalDate.parse(text), 0);
    }
    return new RelativeDay(null, relative.group(1) == null ? 0 : Long.parseLong(relative.group(1)));
  }

  LocalDate on(LocalDate today) {
    return fixed == null ? today.plusDays(days) : fixed;
  }
}
