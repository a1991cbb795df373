package org.cleanclaim.plugin.eligibility;

import org.hl7.fhir.r4.model.CoverageEligibilityResponse;

/**
 * What came of asking a payer (271).
 *
 * @param state what is known now
 * @param reason why it is not known; empty otherwise
 * @param response the payer's answer; null when there is none
 */
public record EligibilityReply(State state, String reason, CoverageEligibilityResponse response) {

  /** What is known after asking. */
  public enum State {
    ACTIVE,
    /** The payer said so; an error or silence never means this. */
    INACTIVE,
    UNKNOWN,
    /** No route is set up: nobody was asked, which is nobody's fault. */
    NOT_ASKED
  }

  public static EligibilityReply unknown(String reason) {
    return new EligibilityReply(State.UNKNOWN, reason, null);
  }

  public static EligibilityReply notAsked() {
    return new EligibilityReply(State.NOT_ASKED, "no route to payers is set up", null);
  }

  /** Whether the payer judged the coverage. */
  public boolean isKnown() {
    return state == State.ACTIVE || state == State.INACTIVE;
  }
}
