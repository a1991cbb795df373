package org.cleanclaim.routes.x12.claim;

import java.math.BigDecimal;
import java.util.List;

/**
 * The CLM segment. Absent elements are null.
 *
 * @param patientControlNumber CLM01
 * @param total CLM02
 * @param place CLM05-1
 * @param frequency CLM05-3: 1 original, 7 replacement, 8 void
 * @param signatureOnFile CLM06
 * @param assignment CLM07
 * @param benefitsAssigned CLM08
 * @param release CLM09
 * @param signatureSource CLM10
 * @param relatedCauses CLM11: AA, EM, OA, and the state and country of the accident
 * @param delayReason CLM20
 */
public record ClaimHeading(
    String patientControlNumber,
    BigDecimal total,
    String place,
    String frequency,
    String signatureOnFile,
    String assignment,
    String benefitsAssigned,
    String release,
    String signatureSource,
    List<String> relatedCauses,
    String delayReason) {}
