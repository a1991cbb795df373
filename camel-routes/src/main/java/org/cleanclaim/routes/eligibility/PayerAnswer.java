package org.cleanclaim.routes.eligibility;

import java.time.Instant;
import org.cleanclaim.routes.x12.eligibility.EligibilityAnswer;

/** A payer's answer and when it came; remembered answers keep their time. */
public record PayerAnswer(EligibilityAnswer answer, Instant receivedAt) {

  /** The payer asks to be asked again, so that this must not be remembered. */
  boolean isRetryable() {
    return answer.benefits().isEmpty()
        && answer.allRejections().stream().anyMatch(RejectionReason::isRetryable);
  }

  /** The payer found fault with the request rather than answering it. */
  boolean isRejected() {
    return !answer.allRejections().isEmpty();
  }
}
