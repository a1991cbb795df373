package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;

/**
 * A part of a whole, counted and in dollars.
 *
 * @param members how many belong to the whole
 * @param counted how many of them to the part
 * @param memberAmount dollars of the whole
 * @param countedAmount dollars of the part
 */
record KpiCount(long members, long counted, BigDecimal memberAmount, BigDecimal countedAmount) {

  static final KpiCount NONE = new KpiCount(0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

  KpiCount plus(KpiCount other) {
    return new KpiCount(
        members + other.members,
        counted + other.counted,
        memberAmount.add(other.memberAmount),
        countedAmount.add(other.countedAmount));
  }
}
