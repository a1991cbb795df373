package org.cleanclaim.plugin.learn;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one payer did with lines on which nothing had been said, by what they were: in the days that
 * are learned from, and in the quarter held back, by which is judged what was learned.
 */
final class PayerHistory {

  private final Map<String, Map<Traits, Cell>> byProcedure = new TreeMap<>();
  private final Tally learned = new Tally();

  /** Lines with the same traits. */
  record Cell(Traits traits, Tally learned, Tally heldBack) {}

  /**
   * Counts a line.
   *
   * @param heldBack whether it was decided in the quarter held back
   * @param reason why it was denied; null when it was not
   */
  void add(Traits line, boolean heldBack, String reason, BigDecimal charge) {
    Cell cell =
        byProcedure
            .computeIfAbsent(line.procedure(), procedure -> new HashMap<>())
            .computeIfAbsent(line, traits -> new Cell(traits, new Tally(), new Tally()));
    (heldBack ? cell.heldBack() : cell.learned()).add(reason, charge);
    if (!heldBack) {
      learned.add(reason, charge);
    }
  }

  Collection<String> procedures() {
    return byProcedure.keySet();
  }

  Collection<Cell> cells(String procedure) {
    return byProcedure.getOrDefault(procedure, Map.of()).values();
  }

  /** All lines learned from. */
  Tally learned() {
    return learned;
  }
}
