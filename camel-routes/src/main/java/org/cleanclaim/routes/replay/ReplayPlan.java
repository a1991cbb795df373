package org.cleanclaim.routes.replay;

import java.util.List;

/**
 * What sending or applying a message once more does, or would do.
 *
 * @param allowed false when nothing may be done; {@code why} says why
 * @param action send-again, mark-sent, apply, or nothing
 * @param checks what was looked at, the check for what was posted already among it
 * @param changes claims that move
 * @param done it is done; else this is what would be done
 */
public record ReplayPlan(
    boolean allowed,
    String action,
    String why,
    List<Check> checks,
    List<Change> changes,
    boolean done) {

  /**
   * Something that was looked at.
   *
   * @param code names it
   * @param result yes, no, or unknown
   * @param words what that means
   */
  public record Check(String code, String result, String words) {}

  /** A claim that moves. */
  public record Change(String claim, String trace, String from, String to) {}

  static ReplayPlan refused(String why, List<Check> checks) {
    return new ReplayPlan(false, "nothing", why, checks, List.of(), false);
  }

  ReplayPlan carriedOut() {
    return new ReplayPlan(allowed, action, why, checks, changes, true);
  }
}
