package org.cleanclaim.routes.submission;

import java.math.BigDecimal;

/**
 * Which claims to a partner go alone and at once.
 *
 * @param over total charge above which; null for none
 * @param risk probability of a denial from which, 0 to 1; null for none
 */
public record SingleLimits(BigDecimal over, BigDecimal risk) {
  public static final SingleLimits NONE = new SingleLimits(null, null);

  boolean isNone() {
    return over == null && risk == null;
  }
}
