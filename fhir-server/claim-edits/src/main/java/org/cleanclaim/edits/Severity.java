package org.cleanclaim.edits;

/** How hard an edit speaks, from not at all to stopping the claim. */
public enum Severity {
  /** The edit does not run for this payer. */
  OFF,
  /** The edit runs and is counted; nobody sees its findings. */
  SHADOW,
  /** Worth knowing; nothing is likely to be denied. */
  INFO,
  /** Likely denial, or a judgment a person has to make. */
  WARN,
  /** Sure denial or rejection: the claim waits. */
  HOLD;

  /**
   * What a finding weighs for one payer.
   *
   * <p>A policy below the edit's default caps every finding, one above raises every finding, an
   * equal or absent one leaves each finding its own weight.
   *
   * @param policy the payer's severity for the edit; null when the policy does not name it
   * @param byDefault the edit's severity
   * @param own the finding's own severity
   */
  static Severity effective(Severity policy, Severity byDefault, Severity own) {
    if (policy == null || policy == byDefault) {
      return own;
    }
    boolean caps = policy.compareTo(byDefault) < 0;
    return caps == policy.compareTo(own) < 0 ? policy : own;
  }
}
