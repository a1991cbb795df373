package org.cleanclaim.edits.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Diagnoses that exclude each other, as the Excludes1 notes of the tabular list say. */
public final class Excludes1 {
  private final Map<String, List<String[]>> excluded = new HashMap<>();

  private Excludes1() {}

  /** Whether a note of either code, or of a category it belongs to, excludes the other. */
  public boolean exclude(String one, String other) {
    return names(one, other) || names(other, one);
  }

  private boolean names(String noted, String other) {
    for (int length = noted.length(); length > 1; length--) {
      for (String[] range : excluded.getOrDefault(noted.substring(0, length), List.of())) {
        if (isWithin(other, range[0], range[1])) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isWithin(String code, String first, String last) {
    return code.compareTo(first) >= 0
        && (code.compareTo(last) <= 0 || code.startsWith(last))
        && (!first.equals(last) || code.startsWith(first));
  }

  /**
   * {@code excludes1.csv}; the excluded code may be a range (A00-A09) and stands for its children.
   */
  static final class Reader extends OwnCsvReader<Excludes1> {
    Reader() {
      super(TableKey.EXCLUDES1, "excludes1", "code,excluded");
    }

    @Override
    Excludes1 table(List<Row> rows, boolean complete) {
      Excludes1 table = new Excludes1();
      for (Row row : rows) {
        String text = row.required("excluded").replace(".", "").replaceAll("-$", "");
        String[] range = text.toUpperCase(java.util.Locale.ROOT).split("-");
        for (String end : range) {
          if (range.length > 2 || !end.strip().matches("[A-Z][0-9][0-9A-Z]{0,5}")) {
            throw row.file()
                .refuse(row.line(), "'" + row.text("excluded") + "' is no code or range");
          }
        }
        table
            .excluded
            .computeIfAbsent(row.diagnosis("code"), code -> new ArrayList<>(2))
            .add(new String[] {range[0].strip(), range[range.length - 1].strip()});
      }
      return table;
    }
  }
}
