package org.cleanclaim.edits.reference;

import java.util.Map;
import java.util.function.BiConsumer;
import org.cleanclaim.edits.facts.Codes;

/** How many units of a code one day may hold. CMS Medically Unlikely Edits. */
public final class MueTable {
  private final CodeRows<Row> rows;

  MueTable(Map<Long, Row> byCode) {
    this.rows = new CodeRows<>(byCode);
  }

  /** The limit of a packed code; null when none is published, which means no limit is known. */
  public Row find(int code) {
    return rows.get(code);
  }

  void list(BiConsumer<String, String> taker) {
    rows.forEach(
        (code, row) ->
            taker.accept(
                Codes.text(code.intValue(), 5),
                "%d units, indicator %d".formatted(row.units(), row.indicator())));
  }

  /**
   * One limit.
   *
   * @param units the most that is payable
   * @param indicator 1 each line, 2 the day by policy, 3 the day by clinical benchmark
   */
  public record Row(int units, int indicator) {}
}
