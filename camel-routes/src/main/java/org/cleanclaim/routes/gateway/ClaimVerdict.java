package org.cleanclaim.routes.gateway;

import java.util.List;

/**
 * What the plug-in said of one claim.
 *
 * @param outcome {@code hold}, {@code warn}, {@code incomplete}, {@code clean}, or {@code
 *     unchecked} when it could not be asked
 * @param alerts what it found
 * @param reason why it could not be asked; null when it was
 */
record ClaimVerdict(String outcome, List<Alert> alerts, String reason) {

  /**
   * One finding.
   *
   * @param edit id of the edit
   * @param line the service line's sequence; 0 is the claim
   * @param holds whether it alone holds the claim
   * @param denial the denial it predicts, such as CO-236; null when none
   * @param page where the edit is described; null when nowhere
   */
  record Alert(
      String edit,
      int line,
      boolean holds,
      String denial,
      String message,
      String remedy,
      String page) {}

  static ClaimVerdict unchecked(String reason) {
    return new ClaimVerdict("unchecked", List.of(), reason);
  }

  boolean isUnchecked() {
    return reason != null;
  }

  boolean holds() {
    return outcome.equals("hold");
  }

  /** Without a word of the claim. */
  @Override
  public String toString() {
    return "ClaimVerdict[" + outcome + "]";
  }
}
