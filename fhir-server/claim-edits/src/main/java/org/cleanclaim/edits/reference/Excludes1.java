package org.cleanclaim.edits.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Diagnoses that exclude each other, as the Excludes1 notes of the tabular list say. */
public final class Excludes1 {
  private final Beginnings<List<String[]>> excluded;

  private Excludes1(Map<String, List<String[]>> excluded) {
    this.excluded = new Beginnings<>(excluded);
  }

  /** Whether a note of either code, or of a category it belongs to, excludes the other. */
  public boolean exclude(String one, String other) {
    return names(one, other) || names(other, one);
  }

  private boolean names(String noted, String other) {
    for (int length = excluded.longest(noted); length > 1; length--) {
      List<String[]> ranges = excluded.get(noted, length);
      for (int i = 0; ranges != null && i < ranges.size(); i++) {
        if (isWithin(other, ranges.get(i)[0], ranges.get(i)[1])) {
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
      Map<String, List<String[]>> excluded = new HashMap<>();
      for (Row row : rows) {
        String text = row.required("excluded").replace(".", "").replaceAll("-$", "");
        String[] range = text.toUpperCase(java.util.Locale.ROOT).split("-");
        for (String end : range) {
          if (range.length > 2 || !end.strip().matches("[A-Z][0-9][0-9A-Z]{0,5}")) {
            throw row.file()
                .refuse(row.line(), "'" + row.text("excluded") + "' is no code or range");
          }
        }
        excluded
            .computeIfAbsent(row.diagnosis("code"), code -> new ArrayList<>(2))
            .add(new String[] {range[0].strip(), range[range.length - 1].strip()});
      }
      return new Excludes1(excluded);
    }
  }
}
