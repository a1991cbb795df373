package org.cleanclaim.edits.facts;

import java.time.LocalDate;

/**
 * The payer's last answer about a coverage (271, or a CoverageEligibilityResponse).
 *
 * @param created the day the payer answered
 * @param servicedFrom the first day that was asked about; null when not said
 * @param servicedTo the last day that was asked about; null means the first
 * @param complete whether the payer judged the question; false for AAA errors and timeouts, which
 *     say nothing about the coverage
 * @param inforce whether the coverage is active for the day asked; null when not said
 * @param benefitStart first day of the benefit period; null when not said
 * @param benefitEnd last day of the benefit period, inclusive; null when open or not said
 * @param error the payer's reject reason; null when it judged
 */
public record EligibilityAnswer(
    LocalDate created,
    LocalDate servicedFrom,
    LocalDate servicedTo,
    boolean complete,
    Boolean inforce,
    LocalDate benefitStart,
    LocalDate benefitEnd,
    String error) {}
