package org.cleanclaim.edits.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

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

  void list(BiConsumer<String, String> taker) {
    excluded.forEach(
        (code, ranges) ->
            ranges.forEach(
                range ->
                    taker.accept(
                        code, range[0].equals(range[1]) ? range[0] : range[0] + "-" + range[1])));
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
      Notes notes = new Notes();
      for (Row row : rows) {
        if (!notes.add(row.diagnosis("code"), row.required("excluded"))) {
          throw row.file().refuse(row.line(), "'" + row.text("excluded") + "' is no code or range");
        }
      }
      return notes.table();
    }
  }

  /** Notes as they are read. */
  static final class Notes {
    private static final Pattern CODE = Pattern.compile("[A-Z][0-9][0-9A-Z]{0,5}");

    private final Map<String, List<String[]>> excluded = new HashMap<>();
    private int count;

    /** Adds a code or range (E84, E84.-, A00-A09) to a note; false when it is none. */
    boolean add(String noted, String excludedText) {
      String text = excludedText.replace(".", "").replaceAll("-$", "").toUpperCase(Locale.ROOT);
      String[] range = text.split("-");
      for (String end : range) {
        if (range.length > 2 || !CODE.matcher(end.strip()).matches()) {
          return false;
        }
      }
      excluded
          .computeIfAbsent(noted, code -> new ArrayList<>(2))
          .add(new String[] {range[0].strip(), range[range.length - 1].strip()});
      count++;
      return true;
    }

    int count() {
      return count;
    }

    Excludes1 table() {
      return new Excludes1(excluded);
    }
  }
}
