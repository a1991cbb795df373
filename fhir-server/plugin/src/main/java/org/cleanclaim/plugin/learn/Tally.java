package org.cleanclaim.plugin.learn;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What became of lines: how many there were, and how many were denied for which reason. */
final class Tally {

  private int lines;
  private int denied;
  private Map<String, Denied> reasons = Map.of();

  /**
   * Lines denied for one reason.
   *
   * @param charged what was charged for them
   */
  record Denied(int lines, BigDecimal charged) {
    static final Denied NONE = new Denied(0, BigDecimal.ZERO);

    Denied and(Denied more) {
      return new Denied(lines + more.lines, charged.add(more.charged));
    }
  }

  /**
   * Counts a line.
   *
   * @param reason why it was denied; null when it was not
   */
  void add(String reason, BigDecimal charge) {
    lines++;
    if (reason != null) {
      denied++;
      add(reason, new Denied(1, charge));
    }
  }

  Tally add(Tally more) {
    lines += more.lines;
    denied += more.denied;
    more.reasons.forEach(this::add);
    return this;
  }

  private void add(String reason, Denied some) {
    if (reasons.isEmpty()) {
      reasons = new TreeMap<>();
    }
    reasons.merge(reason, some, Denied::and);
  }

  int lines() {
    return lines;
  }

  int denied() {
    return denied;
  }

  Denied of(String reason) {
    return reasons.getOrDefault(reason, Denied.NONE);
  }

  Map<String, Denied> reasons() {
    return reasons;
  }
}
