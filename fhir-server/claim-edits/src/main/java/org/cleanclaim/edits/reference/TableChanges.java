package org.cleanclaim.edits.reference;

import java.util.List;

/**
 * What differs between two editions of one table.
 *
 * @param table the table's name as people say it
 * @param before the earlier edition's name; null when only the later one has the table
 * @param after the later edition's name; null when only the earlier one has the table
 * @param rows every row that differs, by key
 */
public record TableChanges(String table, String before, String after, List<Row> rows) {

  /** What became of a row. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One row that differs.
   *
   * @param key what the row is about: a code, or codes
   * @param before what it said; empty when it was added
   * @param after what it says; empty when it was removed
   */
  public record Row(String key, String before, String after) {

    public Kind kind() {
      return before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }
  }

  public TableChanges {
    rows = List.copyOf(rows);
  }

  /** How many rows are of a kind. */
  public long count(Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).count();
  }
}
