package org.cleanclaim.routes.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.ClaimFileWriter;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dependent's claim to the second payer, with what the first decided: to FHIR and back. */
class SecondaryClaimsTest {
  private ClaimBatch batch;
  private SubmittedClaim sent;
  private Bundle bundle;

  @BeforeEach
  void readSecondClaimOfFile() throws IOException {
    try (var file = getClass().getResourceAsStream("/x12/837p-two-claims.edi")) {
      sent = read(file.readAllBytes()).get(1);
    }
    var parser = FhirContext.forR4Cached().newJsonParser();
    bundle =
        parser.parseResource(
            Bundle.class, parser.encodeResourceToString(ClaimBundles.of(batch, sent)));
  }

  @Test
  void primaryDecisionIsTheClaimResponseOfItsInsurance() {
    var insurance = claim().getInsurance().get(1);
    var response =
        new ClaimGraph(bundle)
            .find(insurance.getClaimResponse(), ClaimResponse.class)
            .orElseThrow();
    assertThat(response.getPayment().getAmount().getValue()).isEqualByComparingTo("50");
    assertThat(response.getPayment().getDateElement().getValueAsString()).isEqualTo("2026-11-01");
    assertThat(response.getIdentifierFirstRep().getValue()).isEqualTo("MICN1");
    assertThat(response.getItemFirstRep().getAdjudication())
        .extracting(one -> one.getCategory().getCodingFirstRep().getCode())
        .containsExactly("benefit", "CO", "CO");
    assertThat(response.getAdjudicationFirstRep().getReason().getCodingFirstRep().getCode())
        .isEqualTo("45");
  }

  @Test
  void subscriberOfADependentStandsInTheCoverage() {
    var coverage = coverage(0);
    var subscriber = (Patient) coverage.getSubscriber().getResource();
    assertThat(subscriber.getNameFirstRep().getFamily()).isEqualTo("ORTEGA");
    assertThat(subscriber.getNameFirstRep().getGivenAsSingleString()).isEqualTo("LUIS");
    assertThat(coverage.getRelationship().getCodingFirstRep().getCode()).isEqualTo("child");
    assertThat(coverage.getContained()).hasSize(1);
  }

  @Test
  void claimGoesToTheSecondPayerWithAllTheFirstDecided() {
    // The child's birth date of the subscriber did not come along; the guide wants it.
    ((Patient) coverage(0).getSubscriber().getResource())
        .getBirthDateElement()
        .setValueAsString("1980-02-03");
    var back = back();
    assertThat(back.subscription()).isEqualTo(sent.subscription());
    assertThat(back.subscriber().party()).isEqualTo(sent.subscriber().party());
    assertThat(back.patient().orElseThrow().party())
        .isEqualTo(sent.patient().orElseThrow().party());
    assertThat(back.patientRelationship()).isEqualTo("19");
    var was = sent.otherCoverages().get(0);
    var is = back.otherCoverages().get(0);
    assertThat(is.subscription()).isEqualTo(was.subscription());
    assertThat(is.adjustments()).isEqualTo(was.adjustments());
    assertThat(is.amounts()).isEqualTo(was.amounts());
    assertThat(is.payer()).isEqualTo(was.payer());
    assertThat(is.references()).isEqualTo(was.references());
    assertThat(back.lines().get(0).adjudications())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(sent.lines().get(0).adjudications());
    var written = new ClaimFileWriter().write(batch, List.of(back));
    assertThat(read(written)).containsExactly(back);
  }

  @Test
  void secondaryClaimWithoutThePrimarysDecisionIsToldSo() {
    claim().getInsurance().get(1).setClaimResponse(null);
    assertThatThrownBy(this::back)
        .isInstanceOf(ClaimLack.class)
        .hasMessageContaining("What the primary payer decided has to go along")
        .hasMessageContaining("Claim.insurance.claimResponse");
  }

  @Test
  void decisionWithoutADateIsToldSo() {
    var insurance = claim().getInsurance().get(1);
    var response =
        new ClaimGraph(bundle)
            .find(insurance.getClaimResponse(), ClaimResponse.class)
            .orElseThrow();
    response.getPayment().setDate(null);
    response.setCreated(null);
    ((Patient) coverage(0).getSubscriber().getResource())
        .getBirthDateElement()
        .setValueAsString("1980-02-03");
    assertThatThrownBy(this::back).isInstanceOf(ClaimLack.class).hasMessageContaining("DTP*573");
  }

  private Coverage coverage(int insurance) {
    return new ClaimGraph(bundle)
        .find(claim().getInsurance().get(insurance).getCoverage(), Coverage.class)
        .orElseThrow();
  }

  private SubmittedClaim back() {
    return SubmittedClaims.of(new ClaimGraph(bundle), "CC0002");
  }

  private Claim claim() {
    return new ClaimGraph(bundle).claim();
  }

  private List<SubmittedClaim> read(byte[] bytes) {
    var claims = new ArrayList<SubmittedClaim>();
    new ClaimFileReader()
        .read(
            new ByteArrayInputStream(bytes),
            new ClaimFileHandler() {
              @Override
              public void claim(ClaimBatch in, SubmittedClaim claim) {
                batch = in;
                claims.add(claim);
              }

              @Override
              public void end(ClaimBatch in, List<SyntaxFault> faults) {
                assertThat(faults).isEmpty();
              }
            });
    return claims;
  }
}
