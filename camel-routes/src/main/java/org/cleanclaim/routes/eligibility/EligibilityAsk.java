package org.cleanclaim.routes.eligibility;

import java.time.Duration;
import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/**
 * One request as understood: the question in it, and how it wants to be answered.
 *
 * @param request the resource as it came
 * @param payerId by which the payer is found in the settings
 * @param patience how long the one who asks waits
 * @param fresh true when a remembered answer will not do
 */
public record EligibilityAsk(
    CoverageEligibilityRequest request,
    String payerId,
    EligibilityQuestion question,
    Duration patience,
    boolean fresh) {}
