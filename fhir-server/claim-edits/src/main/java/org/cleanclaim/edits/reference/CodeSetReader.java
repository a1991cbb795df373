package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a published list of codes: CMS's place of service set, X12's claim adjustment reason codes
 * and remittance advice remark codes. CSV, tab-separated text or workbook, with a header that names
 * a column of codes and, if there are any, of first and last days. The publishers' words are not
 * kept.
 */
final class CodeSetReader implements TableReader {

  private static final Pattern FILE = Pattern.compile("(?i).*\\.(csv|txt|tsv|xlsx)");
  private static final Pattern CODE_COLUMN =
      Pattern.compile("(place of service )?codes?( ?\\(s\\)| number)?|pos|carc|rarc");
  private static final Pattern FIRST_DAY = Pattern.compile(".*(start|effective|from).*");
  private static final Pattern LAST_DAY = Pattern.compile(".*(stop|term|deactivat|end|^to$).*");
  private static final Pattern US_DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
  private static final Pattern RANGE = Pattern.compile("[0-9A-Z]+ ?[-\\u2013] ?[0-9A-Z]+");

  private final TableKey<CodeSet> key;
  private final Pattern name;
  private final Pattern code;

  private CodeSetReader(TableKey<CodeSet> key, String name, String code) {
    this.key = key;
    this.name = Pattern.compile("(?i).*(" + name + ").*");
    this.code = Pattern.compile(code);
  }

  static CodeSetReader ofPlaces() {
    return new CodeSetReader(
        TableKey.PLACES, "place[-_ ]?of[-_ ]?service|(^|[-_ ])pos([-_ .]|$)", "\\d{2}");
  }

  static CodeSetReader ofReasons() {
    return new CodeSetReader(
        TableKey.CARC, "carc|adjustment[-_ ]?reason", "[A-Z]?\\d{1,3}|[A-Z]\\d");
  }

  static CodeSetReader ofRemarks() {
    return new CodeSetReader(TableKey.RARC, "rarc|advice[-_ ]?remark", "(M|MA|N)\\d{1,3}");
  }

  @Override
  public boolean reads(PublishedFile file) {
    return FILE.matcher(file.name()).matches() && name.matcher(file.name()).matches();
  }

  @Override
  public List<Loaded<?>> read(List<PublishedFile> files) {
    List<Loaded<?>> loaded = new ArrayList<>();
    files.forEach(file -> loaded.add(readSet(file)));
    return loaded;
  }

  private Loaded<CodeSet> readSet(PublishedFile file) {
    Rows rows = new Rows(file);
    String lower = file.name().toLowerCase(Locale.ROOT);
    String checksum =
        lower.endsWith(".txt") || lower.endsWith(".tsv")
            ? file.readLines((number, line) -> rows.take(number, Arrays.asList(line.split("\t"))))
            : file.readRecords(rows::take);
    if (rows.columns == null) {
      throw file.refuse(1, "no header names a column of codes");
    }
    if (rows.codes.isEmpty()) {
      throw file.refuse(0, "there is no code below the header");
    }
    // The rows carry their own days.
    EditionDates dates =
        file.sample()
            ? EditionDates.always()
            : new EditionDates(checksum.substring(0, 8), LocalDate.of(1900, 1, 1), null);
    return new Loaded<>(
        key, dates.edition(key, rows.codes.size(), checksum), new CodeSet(rows.codes));
  }

  /**
   * Where the columns are.
   *
   * @param from -1 when there is none
   * @param to -1 when there is none
   */
  private record Columns(int code, int from, int to) {

    static Columns in(List<String> header) {
      int code = find(header, CODE_COLUMN);
      return code < 0 ? null : new Columns(code, find(header, FIRST_DAY), find(header, LAST_DAY));
    }

    private static int find(List<String> header, Pattern name) {
      for (int at = 0; at < header.size(); at++) {
        String cell = header.get(at).replace('\uFEFF', ' ').replaceAll("\\s+", " ").strip();
        if (name.matcher(cell.toLowerCase(Locale.ROOT)).matches()) {
          return at;
        }
      }
      return -1;
    }
  }

  /** The rows of one file; what stands above the header is the publisher's notice. */
  private final class Rows {
    private final PublishedFile file;
    private final Map<String, List<CodeDates>> codes = new HashMap<>();
    private Columns columns;

    Rows(PublishedFile file) {
      this.file = file;
    }

    void take(int number, List<String> cells) {
      if (columns == null) {
        columns = Columns.in(cells);
        return;
      }
      String text = cell(cells, columns.code).toUpperCase(Locale.ROOT);
      // Rows without a code are notes, ranges are numbers nobody has been given yet.
      if (text.isEmpty() || RANGE.matcher(text).matches()) {
        return;
      }
      if (!code.matcher(text).matches()) {
        throw file.refuse(number, "'" + text + "' is no code of this list");
      }
      CodeDates dates =
          new CodeDates(
              day(number, cell(cells, columns.from)), day(number, cell(cells, columns.to)));
      codes.computeIfAbsent(text, one -> new ArrayList<>(1)).add(dates);
    }

    private static String cell(List<String> cells, int at) {
      return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
    }

    private LocalDate day(int number, String text) {
      if (text.isEmpty()) {
        return null;
      }
      Matcher us = US_DAY.matcher(text);
      if (us.matches()) {
        String digits =
            "%4s%2s%2s".formatted(us.group(3), us.group(1), us.group(2)).replace(' ', '0');
        return PublishedDates.compact(file, number, digits);
      }
      return text.matches("\\d{8}")
          ? PublishedDates.compact(file, number, text)
          : PublishedDates.iso(file, number, text);
    }
  }
}
