package org.cleanclaim.routes.x12;

import java.math.BigDecimal;

/**
 * A sum beside the sums that balance: an AMT segment.
 *
 * @param qualifier AMT01: AU covered, B6 allowed, I interest, F5 patient paid ...
 */
public record Amount(String qualifier, BigDecimal value) {

  /** Writes an AMT segment. */
  public void write(SegmentWriter out) {
    out.segment("AMT").add(qualifier).add(value).end();
  }
}
