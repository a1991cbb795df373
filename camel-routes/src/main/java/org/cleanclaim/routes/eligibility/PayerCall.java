package org.cleanclaim.routes.eligibility;

import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;

/** One call to a payer, which lasts until it answers or fails. */
@FunctionalInterface
public interface PayerCall {
  PayerAnswer ask(String payerId, EligibilityQuestion question);
}
