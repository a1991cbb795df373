package org.cleanclaim.routes.x12.remittance;

import java.math.BigDecimal;

/**
 * Sums of an 835 that do not agree. Who gets one posts nothing of the remittance.
 *
 * @param level what was added up
 * @param where CLP01 of the claim, with the line's place where it is a line; empty for the payment
 * @param stated the figure in the file
 * @param computed what the other figures add up to
 */
public record Imbalance(Level level, String where, BigDecimal stated, BigDecimal computed) {

  /** Which rule of 835 balancing is broken. */
  public enum Level {
    /** SVC03 = SVC02 − ΣCAS of the line. */
    LINE,
    /** CLP03 = ΣSVC02, where there are lines. */
    CHARGES,
    /** CLP04 = CLP03 − ΣCAS of claim and lines. */
    CLAIM,
    /** BPR02 = ΣCLP04 − ΣPLB. */
    PAYMENT
  }

  /** The figure that is off, in words. */
  public String message() {
    var what =
        switch (level) {
          case LINE -> "paid amount of line " + where;
          case CHARGES -> "charge of claim " + where;
          case CLAIM -> "paid amount of claim " + where;
          case PAYMENT -> "payment";
        };
    return "The %s is %s, and the figures below it make %s."
        .formatted(what, stated.toPlainString(), computed.toPlainString());
  }
}
