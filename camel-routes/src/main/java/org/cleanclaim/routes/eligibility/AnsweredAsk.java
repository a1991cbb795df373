package org.cleanclaim.routes.eligibility;

/** A request with the payer's answer to it. */
public record AnsweredAsk(EligibilityAsk ask, PayerAnswer answer) {}
