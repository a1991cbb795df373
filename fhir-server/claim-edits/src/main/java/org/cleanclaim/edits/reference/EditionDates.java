package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days a published file applies to, read from its name.
 *
 * @param version as shown: "v322r0", "2026Q3", "2026-07-01"
 * @param from first day
 * @param to last day, inclusive; null when open
 */
record EditionDates(String version, LocalDate from, LocalDate to) {
  private static final Pattern PTP_VERSION = Pattern.compile("V(\\d{3})R(\\d+)");
  private static final Pattern QUARTER = Pattern.compile("(20\\d{2})[-_ ]?Q([1-4])");
  private static final Pattern EFFECTIVE =
      Pattern.compile("(\\d{1,2})[-_](\\d{1,2})[-_](20\\d{2})(?!\\d)");
  private static final Pattern ISO_DAY = Pattern.compile("(20\\d{2})-(\\d{2})-(\\d{2})");
  private static final Pattern RELATIVE_VALUES = Pattern.compile("RVU(\\d{2})([A-D])(?![A-Z])");
  private static final Pattern YEAR_AND_MONTH =
      Pattern.compile("(20\\d{2}|\\d{2})[-_ ]?(JAN|APR|JUL|OCT)");
  private static final Map<String, Integer> QUARTER_OF =
      Map.of("JAN", 1, "APR", 2, "JUL", 3, "OCT", 4, "A", 1, "B", 2, "C", 3, "D", 4);

  /** NCCI counts one version a quarter; 320 is the first of 2026. */
  private static final int VERSION_2026_Q1 = 320;

  static EditionDates always() {
    return new EditionDates("SAMPLE", LocalDate.of(1900, 1, 1), null);
  }

  static EditionDates quarter(String version, int year, int quarter) {
    LocalDate from = LocalDate.of(year, quarter * 3 - 2, 1);
    return new EditionDates(version, from, from.plusMonths(3).minusDays(1));
  }

  /** The quarter a file name tells, in any of the publishers' ways; empty when it tells none. */
  static Optional<EditionDates> quarterOf(PublishedFile file) {
    if (file.sample()) {
      return Optional.of(always());
    }
    Optional<EditionDates> own = quarterOf(file.name());
    return own.isPresent() ? own : quarterOf(file.shown());
  }

  private static Optional<EditionDates> quarterOf(String fileName) {
    String name = fileName.toUpperCase(Locale.ROOT);
    Matcher match = QUARTER.matcher(name);
    if (match.find()) {
      return Optional.of(quarter(match.group(1) + "Q" + match.group(2), match, 2));
    }
    match = PTP_VERSION.matcher(name);
    if (match.find()) {
      int since = Integer.parseInt(match.group(1)) - VERSION_2026_Q1;
      return Optional.of(
          quarter(
              match.group().toLowerCase(Locale.ROOT),
              2026 + Math.floorDiv(since, 4),
              Math.floorMod(since, 4) + 1));
    }
    match = EFFECTIVE.matcher(name);
    if (match.find()) {
      return day(match.group(3), match.group(1), match.group(2));
    }
    match = ISO_DAY.matcher(name);
    if (match.find()) {
      return day(match.group(1), match.group(2), match.group(3));
    }
    match = YEAR_AND_MONTH.matcher(name);
    if (match.find()) {
      return Optional.of(releaseOf(match.group(1), match.group(2)));
    }
    match = RELATIVE_VALUES.matcher(name);
    if (match.find()) {
      return Optional.of(releaseOf(match.group(1), match.group(2)));
    }
    return Optional.empty();
  }

  private static EditionDates releaseOf(String yearText, String release) {
    int year = Integer.parseInt(yearText.length() == 2 ? "20" + yearText : yearText);
    int quarter = QUARTER_OF.get(release);
    return quarter(year + "Q" + quarter, year, quarter);
  }

  private static EditionDates quarter(String version, Matcher match, int group) {
    return quarter(version, Integer.parseInt(match.group(1)), Integer.parseInt(match.group(group)));
  }

  private static Optional<EditionDates> day(String year, String month, String day) {
    try {
      LocalDate from =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return Optional.of(new EditionDates(from.toString(), from, from.plusMonths(3).minusDays(1)));
    } catch (java.time.DateTimeException notADay) {
      return Optional.empty();
    }
  }

  Edition edition(TableKey<?> key, int rows, String checksum) {
    return new Edition(key.id(), key.label() + " " + version, from, to, rows, checksum);
  }
}
