package org.cleanclaim.routes.eligibility;

import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;

/** A question and the payer it goes to. */
public record PayerQuestion(String payerId, EligibilityQuestion question) {}
