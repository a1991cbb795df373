package org.cleanclaim.edits.payer;

import java.time.Period;

/**
 * How a payer takes a corrected claim.
 *
 * @param accepts as a replacement (frequency 7) or only as a new original
 * @param within how long it may take; null when not known
 * @param from what the time runs from; null when not known
 * @param count which days count
 */
public record CorrectedClaim(Kind accepts, Period within, Clock from, DayCount count) {

  /** What a correction is sent as. */
  public enum Kind {
    REPLACEMENT,
    NEW_ORIGINAL
  }
}
