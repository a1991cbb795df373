package org.cleanclaim.plugin.claim;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.Concepts;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;

/**
 * Writes the risk that a claim is denied as a RiskAssessment: one prediction per denial code.
 *
 * <p>The edits know that a rule is broken, not how often this payer denies for it, so the risk is
 * said in words (HL7's risk-probability codes) and never as an invented number.
 */
final class DenialRisk {

  private static final String PROBABILITY =
      "http://terminology.hl7.org/CodeSystem/risk-probability";

  private DenialRisk() {}

  static RiskAssessment assess(ScrubResult result, Claim claim, Instant at) {
    RiskAssessment risk = new RiskAssessment();
    risk.setStatus(RiskAssessment.RiskAssessmentStatus.FINAL);
    risk.setSubject(claim.getPatient().copy());
    risk.setOccurrence(new DateTimeType(Date.from(at)));
    String id = claim.getIdElement().getIdPart();
    risk.addBasis(id == null ? new Reference().setType("Claim") : new Reference("Claim/" + id));
    Map<String, Alert> hardest = new LinkedHashMap<>();
    result.alerts().stream()
        .filter(alert -> alert.denial() != null && !alert.denial().isBlank())
        .filter(alert -> alert.severity().compareTo(Severity.WARN) >= 0)
        .forEach(alert -> hardest.putIfAbsent(alert.denial(), alert));
    hardest.forEach(
        (denial, alert) ->
            risk.addPrediction()
                .setOutcome(AlertMapping.denial(denial))
                .setQualitativeRisk(Concepts.of(PROBABILITY, probability(alert.severity())))
                .setRationale(alert.message()));
    return risk;
  }

  private static String probability(Severity severity) {
    return severity == Severity.HOLD ? "high" : "moderate";
  }
}
