package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Between what limits a share lies with 95 % confidence, by Wilson's score interval: it is honest
 * for small numbers, and never leaves 0 to 1.
 */
public record Wilson(BigDecimal low, BigDecimal high) {

  private static final double Z = 1.959964;

  /** Of a share of members that are counted; there is at least one member. */
  public static Wilson of(long counted, long members) {
    double n = members;
    double share = counted / n;
    double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double reach = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    return new Wilson(limit(middle - reach), limit(middle + reach));
  }

  private static BigDecimal limit(double share) {
    return BigDecimal.valueOf(Math.max(0, Math.min(1, share))).setScale(4, RoundingMode.HALF_EVEN);
  }
}
