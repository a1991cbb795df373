package org.cleanclaim.plugin.ledger;

import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * What a person decided about an alert.
 *
 * @param reason why, in the person's words
 * @param person who, as a reference or in words
 * @param figures what was known when it was decided
 */
public record AlertDecision(
    AlertKey alert,
    Verdict verdict,
    String reason,
    String person,
    OffsetDateTime at,
    Figures figures) {

  /** The three things that can be decided. */
  public enum Verdict {
    /** It is counted and no longer shown. */
    MUTE,
    /** It is shown although the payer's policy keeps its edit in SHADOW. */
    PROMOTE,
    /** What was decided before no longer holds. */
    UNDO;

    /** The code on the wire and in the ledger. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Figures of an alert.
   *
   * @param shown how often it was shown
   * @param accepted how often its fix was taken
   * @param stood how often the payer decided a line that went out as it had warned of
   * @param stoodDenied how many of these were denied for the reason it named
   */
  public record Figures(int shown, int accepted, int stood, int stoodDenied) {}
}
