package org.cleanclaim.plugin.cdshooks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people say them: findings carry {@code 2026-12-04}, a card says {@code Fri Dec 4}. */
final class DayWords {

  private static final Pattern ISO = Pattern.compile("(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?![\\w-])");
  private static final DateTimeFormatter THIS_YEAR =
      DateTimeFormatter.ofPattern("EEE MMM d", Locale.US);
  private static final DateTimeFormatter OTHER_YEAR =
      DateTimeFormatter.ofPattern("EEE MMM d, uuuu", Locale.US);

  private DayWords() {}

  /** The text with its days in words; the year is said when it is not today's. */
  static String in(String text, LocalDate today) {
    return text == null
        ? null
        : ISO.matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(said(found, today.getYear())));
  }

  private static String said(MatchResult found, int year) {
    try {
      LocalDate day = LocalDate.parse(found.group());
      return (day.getYear() == year ? THIS_YEAR : OTHER_YEAR).format(day);
    } catch (DateTimeException noDay) {
      return found.group();
    }
  }
}
