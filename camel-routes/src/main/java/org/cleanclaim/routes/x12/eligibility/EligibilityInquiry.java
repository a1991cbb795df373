package org.cleanclaim.routes.x12.eligibility;

import java.time.LocalDateTime;
import org.cleanclaim.routes.x12.Trace;

/**
 * One asking of a question: a 270 (005010X279A1).
 *
 * @param reference BHT03
 * @param at BHT04 and BHT05, to the minute
 * @param trace TRN of the subscriber, or of the dependent where there is one
 */
public record EligibilityInquiry(
    String reference, LocalDateTime at, Trace trace, EligibilityQuestion question) {}
