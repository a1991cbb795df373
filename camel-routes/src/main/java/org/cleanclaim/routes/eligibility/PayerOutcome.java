package org.cleanclaim.routes.eligibility;

import java.util.concurrent.CompletionException;

/** How a call to a payer ended: with an answer, or with why there is none. */
record PayerOutcome(PayerAnswer answer, Throwable failure) {

  static PayerOutcome of(PayerAnswer answer, Throwable failure) {
    return new PayerOutcome(
        answer, failure instanceof CompletionException ? failure.getCause() : failure);
  }

  /**
   * False for what the next asker must not be told: failures, and answers that ask for another try.
   */
  boolean isWorthKeeping() {
    return failure == null && !answer.isRetryable();
  }
}
