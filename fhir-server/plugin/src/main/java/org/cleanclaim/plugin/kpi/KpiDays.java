package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** How many days it took, and how often. */
final class KpiDays {

  private final TreeMap<Long, Long> times = new TreeMap<>();

  void add(long days, long often) {
    times.merge(days, often, Long::sum);
  }

  boolean isEmpty() {
    return times.isEmpty();
  }

  /** The middle one; of two the mean. */
  BigDecimal median() {
    long all = times.values().stream().mapToLong(Long::longValue).sum();
    return BigDecimal.valueOf(at((all + 1) / 2) + at(all / 2 + 1))
        .divide(BigDecimal.valueOf(2), 1, RoundingMode.HALF_EVEN);
  }

  BigDecimal mean() {
    long all = 0;
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<Long, Long> each : times.entrySet()) {
      all += each.getValue();
      sum = sum.add(BigDecimal.valueOf(each.getKey() * each.getValue()));
    }
    return sum.divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_EVEN);
  }

  /** The {@code place}-th shortest, from 1. */
  private long at(long place) {
    long passed = 0;
    for (Map.Entry<Long, Long> each : times.entrySet()) {
      passed += each.getValue();
      if (passed >= place) {
        return each.getKey();
      }
    }
    throw new IllegalArgumentException("There are " + passed + ", not " + place);
  }
}
