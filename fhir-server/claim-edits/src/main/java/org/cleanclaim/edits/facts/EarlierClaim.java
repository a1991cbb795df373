package org.cleanclaim.edits.facts;

import java.util.Objects;

/**
 * Another claim of the same patient that the payer may already know.
 *
 * @param claim its facts; its own history is not read
 * @param status what became of it
 * @param payerNumber the payer's control number of it; null when not known
 */
public record EarlierClaim(ClaimFacts claim, Status status, String payerNumber) {

  public EarlierClaim(ClaimFacts claim, Status status) {
    this(claim, status, null);
  }

  public EarlierClaim {
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(status, "status");
  }

  /** Whether the payer has it on file, which is what duplicates and limits are counted against. */
  public boolean stands() {
    return status == Status.ACTIVE || status == Status.ADJUDICATED;
  }

  /** What became of an earlier claim. */
  public enum Status {
    /** Drafted, sent or pending. */
    ACTIVE,
    /** Paid, reduced or denied by an 835. */
    ADJUDICATED,
    /** Refused by 999, 277CA or as unprocessable: the payer has no claim on file. */
    REJECTED,
    VOIDED,
    REPLACED
  }
}
