package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the ICD-10-CM order file: fixed columns, code at 7-13, flag at 15, long text from 78. The
 * text, which is public domain, tells side and manifestation and is then let go.
 */
final class DiagnosisReader implements TableReader {
  private static final Pattern NAME = Pattern.compile("(?i).*icd10cm[-_]order.*\\.txt");
  private static final Pattern FIRST_LINE = Pattern.compile("\\d{5} [A-Z]\\d\\w[\\w ]{4} [01] \\S");
  private static final Pattern YEAR = Pattern.compile("(20\\d{2})");
  private static final Pattern CODE = Pattern.compile("[A-Z][0-9][0-9A-Z]{1,5}");
  private static final Pattern RIGHT = Pattern.compile("\\bright\\b");
  private static final Pattern LEFT = Pattern.compile("\\bleft\\b");
  private static final Pattern MANIFESTATION =
      Pattern.compile("\\bin (other )?diseases classified elsewhere");
  private static final Pattern UNSPECIFIED = Pattern.compile("\\bunspecified\\b");

  @Override
  public boolean reads(PublishedFile file) {
    return NAME.matcher(file.name()).matches();
  }

  @Override
  public boolean recognizes(String beginning) {
    return FIRST_LINE.matcher(beginning).lookingAt();
  }

  @Override
  public List<Loaded<?>> read(List<PublishedFile> files) {
    List<Loaded<?>> loaded = new ArrayList<>();
    files.forEach(file -> loaded.add(readTable(file)));
    return loaded;
  }

  private static Loaded<DiagnosisTable> readTable(PublishedFile file) {
    TreeMap<Long, Row> rows = new TreeMap<>();
    String checksum = file.readLines((number, line) -> row(file, number, line, rows));
    if (rows.isEmpty()) {
      throw file.refuse(0, "no row of a diagnosis was found");
    }
    TableKey<DiagnosisTable> key = TableKey.DIAGNOSES;
    Edition edition = dates(file).edition(key, rows.size(), checksum);
    return new Loaded<>(key, edition, table(rows, !file.sample()));
  }

  /** Fiscal year n runs from October before it to September; an April release from April on. */
  static EditionDates dates(PublishedFile file) {
    if (file.sample()) {
      return EditionDates.always();
    }
    Matcher match = YEAR.matcher(file.name());
    if (!match.find()) {
      throw file.refuse(0, "its name tells no fiscal year (icd10cm_order_2026.txt)");
    }
    int year = Integer.parseInt(match.group(1));
    boolean april = file.shown().toLowerCase(Locale.ROOT).contains("apr");
    LocalDate from = april ? LocalDate.of(year, 4, 1) : LocalDate.of(year - 1, 10, 1);
    String version = "FY" + year + (april ? " April" : "");
    return new EditionDates(version, from, LocalDate.of(year, 9, 30));
  }

  private record Row(String code, boolean billable, String text) {}

  private static void row(PublishedFile file, int number, String line, Map<Long, Row> rows) {
    if (line.isBlank()) {
      return;
    }
    if (line.length() < 16) {
      throw file.refuse(number, "shorter than a code and its flag");
    }
    String code = line.substring(6, 13).strip();
    char flag = line.charAt(14);
    if (!CODE.matcher(code).matches()) {
      throw file.refuse(number, "'" + code + "' is no diagnosis code");
    }
    if (flag != '0' && flag != '1') {
      throw file.refuse(number, "flag '" + flag + "' is neither 0 nor 1");
    }
    String text = line.length() > 77 ? line.substring(77) : line.substring(16);
    Row row = new Row(code, flag == '1', text.strip().toLowerCase(Locale.ROOT));
    if (rows.put(DiagnosisTable.pack(code), row) != null) {
      throw file.refuse(number, "code " + code + " stands there twice");
    }
  }

  private static DiagnosisTable table(TreeMap<Long, Row> rows, boolean complete) {
    Set<String> texts = new HashSet<>();
    rows.values().forEach(row -> texts.add(row.text));
    long[] codes = new long[rows.size()];
    byte[] flags = new byte[rows.size()];
    int at = 0;
    for (Map.Entry<Long, Row> entry : rows.entrySet()) {
      codes[at] = entry.getKey();
      flags[at++] = flags(entry.getValue(), texts);
    }
    return new DiagnosisTable(codes, flags, complete);
  }

  private static byte flags(Row row, Set<String> texts) {
    boolean right = RIGHT.matcher(row.text).find();
    boolean left = LEFT.matcher(row.text).find();
    int flags = row.billable ? DiagnosisTable.BILLABLE : 0;
    flags |= MANIFESTATION.matcher(row.text).find() ? DiagnosisTable.MANIFESTATION : 0;
    flags |= right && !left ? DiagnosisTable.RIGHT : 0;
    flags |= left && !right && !row.text.contains("left ventric") ? DiagnosisTable.LEFT : 0;
    flags |= row.billable && leavesSideOpen(row.text, texts) ? DiagnosisTable.SIDE_LEFT_OPEN : 0;
    return (byte) flags;
  }

  /** "Unspecified knee" is an open side when there is a "right knee" otherwise the same. */
  private static boolean leavesSideOpen(String text, Set<String> texts) {
    Matcher match = UNSPECIFIED.matcher(text);
    while (match.find()) {
      String sided = text.substring(0, match.start()) + "right" + text.substring(match.end());
      if (texts.contains(sided)) {
        return true;
      }
    }
    return false;
  }
}
