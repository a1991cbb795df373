package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;

/**
 * One claim adjustment: why the payer paid less than was charged.
 *
 * @param group claim adjustment group code (CO, PR, OA, PI), or empty where the payer gave none
 * @param carc claim adjustment reason code
 * @param amount US dollars; positive lowers the payment (835 CAS)
 */
public record Adjustment(String group, String carc, BigDecimal amount) {

  /** Group and reason as billers write them, such as {@code CO-197}. */
  public String code() {
    return group.isEmpty() ? carc : group + "-" + carc;
  }
}
