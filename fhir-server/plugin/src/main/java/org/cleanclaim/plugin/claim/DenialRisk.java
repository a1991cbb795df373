package org.cleanclaim.plugin.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Date;
import org.cleanclaim.edits.risk.ClaimRisk;
import org.cleanclaim.plugin.Canonical;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;

/**
 * Writes how likely a claim is denied as the RiskAssessment of profile {@code denial-risk}.
 *
 * <p>One prediction per denial code, likeliest first; the last one, without a code, is the claim's
 * denial for any reason. Where nothing is known nothing is predicted: a number is never made up.
 */
final class DenialRisk {
  /** What is said in words; the fifth reason and the hundredth of a percent help nobody. */
  private static final int MOST_REASONS = 5;

  private static final double LEAST = 0.005;
  private static final String ANY_REASON = "Denied or rejected for any reason";

  private DenialRisk() {}

  static RiskAssessment assess(ClaimRisk risk, Claim claim, Instant at) {
    RiskAssessment assessment = new RiskAssessment();
    assessment.getMeta().addProfile(Canonical.RISK_PROFILE);
    assessment.setStatus(RiskAssessment.RiskAssessmentStatus.FINAL);
    assessment.setSubject(claim.getPatient().copy());
    assessment.setOccurrence(new DateTimeType(Date.from(at)));
    String id = claim.getIdElement().getIdPart();
    assessment.addBasis(
        id == null ? new Reference().setType("Claim") : new Reference("Claim/" + id));
    risk.editions()
        .forEach(
            name ->
                assessment.addExtension(
                    Canonical.EDITION, new org.hl7.fhir.r4.model.StringType(name)));
    if (!risk.historyKnown()) {
      assessment
          .addNote()
          .setText("No denial history holds on this day; only findings are weighed.");
    }
    risk.causes().stream()
        .filter(cause -> cause.probability() >= LEAST)
        .limit(MOST_REASONS)
        .forEach(
            cause ->
                predict(
                    assessment,
                    AlertMapping.denial(cause.denial()),
                    cause.probability(),
                    cause.rationale()));
    if (!risk.causes().isEmpty()) {
      whole(assessment, risk);
    }
    return assessment;
  }

  private static void whole(RiskAssessment assessment, ClaimRisk risk) {
    predict(
        assessment,
        new CodeableConcept().setText(ANY_REASON),
        risk.probability(),
        risk.historyKnown()
            ? "Findings and the history of like claims, by reason; the same reason counts once."
            : "Findings, by reason; the same reason counts once.");
    assessment.addExtension(
        Canonical.AMOUNT_AT_RISK, new Money().setValue(risk.expectedLoss()).setCurrency("USD"));
  }

  private static void predict(
      RiskAssessment assessment, CodeableConcept outcome, double probability, String rationale) {
    assessment
        .addPrediction()
        .setOutcome(outcome)
        .setProbability(
            new DecimalType(BigDecimal.valueOf(probability).setScale(3, RoundingMode.HALF_UP)))
        .setRationale(rationale);
  }
}
