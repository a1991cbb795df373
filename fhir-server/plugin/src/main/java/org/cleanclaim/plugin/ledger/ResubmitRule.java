package org.cleanclaim.plugin.ledger;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A rule by which denials are corrected and sent again without a person.
 *
 * @param policy id of the payer's policy
 * @param code group and reason of the denial: {@code CO-18}
 * @param fixes which fixes it may make: {@code edit:kind}, or {@code edit:kind:value}
 * @param reason why the person approved it
 * @param person who did
 * @param end when, by whom and why it ended; null while it is in force
 */
public record ResubmitRule(
    String id,
    String policy,
    String code,
    List<String> fixes,
    String reason,
    String person,
    OffsetDateTime approved,
    End end) {

  public ResubmitRule {
    fixes = List.copyOf(fixes);
  }

  /** How it ended. */
  public record End(OffsetDateTime at, String by, String why) {}

  /** What a rule has done. */
  public record Done(long unanswered, long paid, long failed, long passedOver) {}

  /**
   * A denial a rule was held against.
   *
   * @param claim the correction; null where none was made
   * @param outcome of {@link Outcome}
   */
  public record Try(String rule, String task, String claim, Outcome outcome, String why) {}

  /** What came of it. */
  public enum Outcome {
    SENT,
    PAID,
    FAILED,
    PASSED_OVER;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
