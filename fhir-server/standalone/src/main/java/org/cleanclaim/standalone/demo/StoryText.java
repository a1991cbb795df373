package org.cleanclaim.standalone.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Fills in what a story leaves open, so that it happens on the day it is loaded: {@code
 * {{today-57y+3d}}} a date, {@code {{today+5d 10:30}}} a time of day, {@code {{now-40m}}} a moment,
 * {@code {{note …}}} a note's text as an attachment carries it.
 */
record StoryText(ZonedDateTime now) {

  private static final Pattern OPEN =
      Pattern.compile(
          "\\{\\{(?:today((?:[+-]\\d+[yd])*)( \\d\\d:\\d\\d)?|now-(\\d+)([md])|note ([^}]+))}}");
  private static final Pattern STEP = Pattern.compile("([+-]\\d+)([yd])");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  String fill(String story) {
    return OPEN.matcher(story).replaceAll(this::value);
  }

  private String value(MatchResult open) {
    if (open.group(5) != null) {
      return Base64.getEncoder().encodeToString(open.group(5).getBytes(StandardCharsets.UTF_8));
    }
    return open.group(3) != null ? earlier(open) : day(open);
  }

  private String earlier(MatchResult open) {
    var unit = open.group(4).equals("m") ? ChronoUnit.MINUTES : ChronoUnit.DAYS;
    return format(now.minus(Long.parseLong(open.group(3)), unit).toOffsetDateTime());
  }

  private String day(MatchResult open) {
    var date = now.toLocalDate();
    var steps = STEP.matcher(open.group(1));
    while (steps.find()) {
      var size = Integer.parseInt(steps.group(1));
      date = date.plus(steps.group(2).equals("y") ? Period.ofYears(size) : Period.ofDays(size));
    }
    return open.group(2) == null
        ? date.toString()
        : format(
            date.atTime(LocalTime.parse(open.group(2).strip()))
                .atZone(now.getZone())
                .toOffsetDateTime());
  }

  private static String format(OffsetDateTime moment) {
    return MOMENT.format(moment.truncatedTo(ChronoUnit.SECONDS));
  }
}
