package org.cleanclaim.edits;

import java.util.List;

/**
 * What scrubbing one claim said.
 *
 * @param outcome the claim as a whole
 * @param alerts what was found, hardest first, then by line, edit and key
 * @param unchecked what could not be judged, and for want of what
 * @param verdicts every edit's verdict by line; empty unless traced
 * @param shadowed findings of edits the payer's policy keeps in SHADOW, to be counted and not shown
 * @param editions the reference editions that were read
 * @param policy the id of the payer policy the claim was judged by
 */
public record ScrubResult(
    Outcome outcome,
    List<Alert> alerts,
    List<Unchecked> unchecked,
    List<Verdict> verdicts,
    List<Alert> shadowed,
    List<String> editions,
    String policy) {

  public ScrubResult {
    alerts = List.copyOf(alerts);
    unchecked = List.copyOf(unchecked);
    verdicts = List.copyOf(verdicts);
    shadowed = List.copyOf(shadowed);
    editions = List.copyOf(editions);
  }

  ScrubResult withAlerts(List<Alert> others) {
    return new ScrubResult(outcome, others, unchecked, verdicts, shadowed, editions, policy);
  }

  /** The claim as a whole. */
  public enum Outcome {
    /** Something must be fixed or overridden before the claim goes out. */
    HOLD,
    /** Somebody should look; the claim may go out. */
    WARN,
    /** Nothing was found, but something could not be judged. */
    INCOMPLETE,
    /** Everything was judged and nothing worth more than a note was found. */
    CLEAN;

    /** The code on the wire. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * An edit that could not judge.
   *
   * @param edit the edit's id
   * @param line the line's sequence, 0 for the claim
   * @param reason what was missing
   */
  public record Unchecked(String edit, int line, String reason) {}

  /**
   * One edit's verdict on one line.
   *
   * @param edit the edit's id
   * @param line the line's sequence, 0 for the claim
   * @param verdict what it came to
   * @param reason the message, what bypassed it, or what was missing; empty when passed
   */
  public record Verdict(String edit, int line, Kind verdict, String reason) {

    /** The four ways an edit ends. */
    public enum Kind {
      PASSED("passed"),
      FOUND("found"),
      BYPASSED("bypassed"),
      NOT_CHECKED("not-checked");

      private final String code;

      Kind(String code) {
        this.code = code;
      }

      /** The code on the wire. */
      public String code() {
        return code;
      }
    }
  }
}
