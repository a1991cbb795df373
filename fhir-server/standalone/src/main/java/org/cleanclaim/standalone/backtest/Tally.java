package org.cleanclaim.standalone.backtest;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up rows by edit and CARC. */
final class Tally {

  private final Map<List<String>, BacktestReport.Row> rows = new HashMap<>();

  /** An edit or CARC that does not matter for this table is null. */
  void add(String edit, String carc, BigDecimal dollars) {
    List<String> key = List.of(edit == null ? "" : edit, carc == null ? "" : carc);
    rows.merge(key, new BacktestReport.Row(edit, carc, 1, dollars), Tally::sum);
  }

  private static BacktestReport.Row sum(BacktestReport.Row one, BacktestReport.Row other) {
    return new BacktestReport.Row(
        one.edit(), one.carc(), one.count() + other.count(), one.dollars().add(other.dollars()));
  }

  /** Most money first. */
  List<BacktestReport.Row> rows() {
    return rows.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<List<String>, BacktestReport.Row> row) -> row.getValue().dollars())
                .reversed()
                .thenComparing(row -> String.join(" ", row.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }
}
