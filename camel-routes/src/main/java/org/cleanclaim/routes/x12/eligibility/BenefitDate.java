package org.cleanclaim.routes.x12.eligibility;

import org.cleanclaim.routes.x12.DateSpan;

/**
 * A date with its meaning: DTP of loop 2100C/D or 2110C/D.
 *
 * @param qualifier DTP01: 291 plan, 346/347 plan begin/end, 348/349 benefit begin/end, 356/357
 *     eligibility begin/end, 307 eligibility
 */
public record BenefitDate(String qualifier, DateSpan span) {}
