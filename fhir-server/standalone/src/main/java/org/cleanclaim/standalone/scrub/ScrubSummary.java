package org.cleanclaim.standalone.scrub;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.Severity;

/** What a run counted: claims, clean rate, alerts by edit, dollars at risk. */
final class ScrubSummary {

  private static final int MOST_REASONS = 20;

  private final Map<ScrubResult.Outcome, Integer> outcomes = new TreeMap<>();
  private final Map<String, Count> edits = new TreeMap<>();
  private final Map<String, Integer> gaps = new TreeMap<>();
  private BigDecimal atRisk = BigDecimal.ZERO;
  private int claims;
  private int badLines;

  private static final class Count {
    private int alerts;
    private BigDecimal dollars = BigDecimal.ZERO;
  }

  void count(Judged judged) {
    if (judged.bad() != null) {
      badLines++;
      return;
    }
    claims++;
    outcomes.merge(judged.result().outcome(), 1, Integer::sum);
    judged.result().unchecked().stream()
        .map(ScrubResult.Unchecked::reason)
        .distinct()
        .forEach(this::countGap);
    Map<Integer, BigDecimal> byLine = new TreeMap<>();
    for (Alert alert : judged.result().alerts()) {
      Count count = edits.computeIfAbsent(alert.edit(), edit -> new Count());
      count.alerts++;
      if (alert.amountAtRisk() != null) {
        count.dollars = count.dollars.add(alert.amountAtRisk());
        if (alert.severity() != Severity.INFO) {
          byLine.merge(alert.line(), alert.amountAtRisk(), BigDecimal::max);
        }
      }
    }
    atRisk = atRisk.add(once(byLine));
  }

  /** Reasons may name what one claim lacks: only so many different ones are kept. */
  private void countGap(String reason) {
    boolean kept = gaps.size() < MOST_REASONS || gaps.containsKey(reason);
    gaps.merge(kept ? reason : "for other reasons", 1, Integer::sum);
  }

  /** A line is lost once, however many alerts it has, and the whole claim loses every line. */
  private static BigDecimal once(Map<Integer, BigDecimal> byLine) {
    BigDecimal claim = byLine.getOrDefault(0, BigDecimal.ZERO);
    BigDecimal lines =
        byLine.entrySet().stream()
            .filter(entry -> entry.getKey() != 0)
            .map(Map.Entry::getValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return claim.max(lines);
  }

  int claims() {
    return claims;
  }

  boolean hasBadLines() {
    return badLines > 0;
  }

  /** Whether any claim has more than notes. */
  boolean hasAlerts() {
    return outcomes.containsKey(ScrubResult.Outcome.HOLD)
        || outcomes.containsKey(ScrubResult.Outcome.WARN);
  }

  /** The summary as lines of text. */
  String text() {
    int clean = outcomes.getOrDefault(ScrubResult.Outcome.CLEAN, 0);
    StringBuilder text = new StringBuilder();
    line(text, "%,d claims: %s", claims, outcomeCounts());
    if (claims > 0) {
      line(text, "clean rate %.1f %%, $%,.2f at risk", 100.0 * clean / claims, atRisk);
    }
    if (badLines > 0) {
      line(text, "%,d bad lines or X12 segments, not judged", badLines);
    }
    edits.forEach(
        (edit, count) ->
            line(text, "  %-32s %,8d alerts  $%,14.2f", edit, count.alerts, count.dollars));
    gaps.forEach((reason, count) -> line(text, "  not checked on %,d claims: %s", count, reason));
    return text.toString();
  }

  private String outcomeCounts() {
    StringBuilder counts = new StringBuilder();
    for (ScrubResult.Outcome outcome : ScrubResult.Outcome.values()) {
      counts.append(counts.isEmpty() ? "" : ", ");
      counts.append(String.format(Locale.ROOT, "%,d ", outcomes.getOrDefault(outcome, 0)));
      counts.append(outcome.code());
    }
    return counts.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
