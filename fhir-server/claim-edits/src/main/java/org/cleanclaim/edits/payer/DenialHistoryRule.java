package org.cleanclaim.edits.payer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/**
 * When the history of a payer's denials is worth a word.
 *
 * @param threshold from which probability of a denial on; 0 to 1
 * @param leastClaims how many like claims must have been adjudicated, so that a count says
 *     something
 */
public record DenialHistoryRule(
    @DecimalMin(value = "0.01", message = "must be 0.01 or more")
        @DecimalMax(value = "1", message = "must be 1 or less")
        double threshold,
    @Min(value = 1, message = "must be 1 or more") int leastClaims) {

  /** More likely denied than paid, seen on ten claims at least. */
  public static final DenialHistoryRule USUAL = new DenialHistoryRule(0.5, 10);
}
