package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.cleanclaim.edits.risk.ClaimRisk;
import org.cleanclaim.plugin.Canonical;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.junit.jupiter.api.Test;

class DenialRiskTest {
  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
  private final Claim claim = new Claim();

  @Test
  void saysReasonNumberAndWhyLikeliestFirst() {
    claim.setId("c1");
    ClaimRisk risk =
        new ClaimRisk(
            0.8812,
            new BigDecimal("181.40"),
            true,
            List.of(
                new ClaimRisk.Cause("CO-236", 0.875, "99214 needs 25."),
                new ClaimRisk.Cause("277CA", 0.0349, "No date."),
                new ClaimRisk.Cause("CO-50", 0.0004, "2 of 5,000 claims were denied.")),
            List.of("Denial rates SAMPLE"));

    RiskAssessment written = DenialRisk.assess(risk, claim, NOW);

    assertThat(written.getBasisFirstRep().getReference()).isEqualTo("Claim/c1");
    assertThat(written.getMeta().getProfile().get(0).getValue()).isEqualTo(Canonical.RISK_PROFILE);
    assertThat(written.getPrediction())
        .extracting(
            one -> one.getOutcome().getText(),
            one -> one.getProbabilityDecimalType().getValue().toPlainString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("CO-236", "0.875"),
            org.assertj.core.groups.Tuple.tuple("277CA", "0.035"),
            org.assertj.core.groups.Tuple.tuple("Denied or rejected for any reason", "0.881"));
    RiskAssessmentPredictionComponent first = written.getPredictionFirstRep();
    assertThat(first.getOutcome().getCodingFirstRep().getSystem()).isEqualTo(Canonical.CARC);
    assertThat(first.getOutcome().getCodingFirstRep().getCode()).isEqualTo("236");
    assertThat(first.getRationale()).isEqualTo("99214 needs 25.");
    Money loss = (Money) written.getExtensionByUrl(Canonical.AMOUNT_AT_RISK).getValue();
    assertThat(loss.getValue()).isEqualByComparingTo("181.40");
    assertThat(written.getNote()).isEmpty();
  }

  @Test
  void makesNoNumberUpWhereNothingIsKnown() {
    RiskAssessment written =
        DenialRisk.assess(
            new ClaimRisk(0, BigDecimal.ZERO, false, List.of(), List.of()), claim, NOW);

    assertThat(written.getPrediction()).isEmpty();
    assertThat(written.getExtension()).isEmpty();
    assertThat(written.getNoteFirstRep().getText()).startsWith("No denial history holds");
  }

  @Test
  void saysFiveReasonsAtMostAndTheWhole() {
    List<ClaimRisk.Cause> many =
        Collections.nCopies(9, new ClaimRisk.Cause("CO-4", 0.2, "4 of 20 claims were denied."));
    RiskAssessment written =
        DenialRisk.assess(new ClaimRisk(0.8, BigDecimal.TEN, true, many, List.of()), claim, NOW);
    assertThat(written.getPrediction()).hasSize(6);
  }
}
