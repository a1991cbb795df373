package org.cleanclaim.routes.claim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.claim.Admission;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.ClaimFileWriter;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hospital's claim (837I) as FHIR and back. */
class FacilityClaimsTest {
  private ClaimBatch batch;
  private SubmittedClaim sent;
  private String text;
  private Bundle bundle;

  @BeforeEach
  void readFile() throws IOException {
    try (var file = getClass().getResourceAsStream("/x12/837i-inpatient.edi")) {
      text = new String(file.readAllBytes(), US_ASCII);
    }
    sent = read(text.getBytes(US_ASCII)).get(0);
    bundle = ClaimBundles.of(batch, sent);
  }

  @Test
  void readsWhatOnlyAFacilityHas() {
    assertThat(sent.isInstitutional()).isTrue();
    assertThat(sent.heading().place()).isEqualTo("11");
    assertThat(sent.admission()).isEqualTo(new Admission("1", "7", "01"));
    assertThat(sent.diagnoses().get(0).onAdmission()).isEqualTo("Y");
    assertThat(sent.lines().get(0).revenueCode()).isEqualTo("0120");
    assertThat(sent.lines().get(0).procedure()).isNull();
    assertThat(sent.lines().get(1).procedure().code()).isEqualTo("44970");
  }

  @Test
  void claimOfFhirHasTypeOfBillRevenueCodesAndStay() {
    var claim = claim();
    assertThat(claim.getType().getCodingFirstRep().getCode()).isEqualTo("institutional");
    assertThat(code(claim, "typeofbill")).isEqualTo("0111");
    assertThat(code(claim, "admtype")).isEqualTo("1");
    assertThat(code(claim, "pointoforigin")).isEqualTo("7");
    assertThat(code(claim, "discharge-status")).isEqualTo("01");
    assertThat(claim.getBillablePeriod().getEndElement().getValueAsString())
        .isEqualTo("2026-11-04");
    assertThat(claim.getItem())
        .extracting(item -> item.getRevenue().getCodingFirstRep().getCode())
        .containsExactly("0120", "0360");
    assertThat(claim.getProcedureFirstRep().getProcedureCodeableConcept().getCodingFirstRep())
        .extracting(coding -> coding.getCode())
        .isEqualTo("0DTJ4ZZ");
    assertThat(claim.getDiagnosis())
        .extracting(one -> one.getTypeFirstRep().getCodingFirstRep().getCode())
        .containsExactly("principal", "admitting", "other", "other");
    assertThat(claim.getCareTeam())
        .extracting(one -> one.getRole().getCodingFirstRep().getCode())
        .containsExactly("attending", "operating");
  }

  @Test
  void claimGoesBackAsItCameToTheByte() {
    var parser = FhirContext.forR4Cached().newJsonParser();
    var stored = parser.parseResource(Bundle.class, parser.encodeResourceToString(bundle));
    var back = SubmittedClaims.of(new ClaimGraph(stored), "IC0001");
    assertThat(back.diagnoses()).isEqualTo(sent.diagnoses());
    assertThat(back.dates()).isEqualTo(sent.dates());
    assertThat(back.lines()).isEqualTo(sent.lines());
    var written = new String(new ClaimFileWriter().write(batch, List.of(back)), US_ASCII);
    // The specialty of the billing provider (PRV*BI) has no place in an Organization of FHIR.
    assertThat(lines(written))
        .isEqualTo(
            lines(text.replace("PRV*BI*PXC*282N00000X~\n", "").replaceAll("SE\\*\\d+", "SE*?")));
  }

  @Test
  void whatAFacilitysClaimLacksIsToldWithElement() {
    claim().getItemFirstRep().setRevenue(null);
    assertThatThrownBy(this::back).isInstanceOf(ClaimLack.class).hasMessageContaining("SV201");
    readAgain();
    claim()
        .getSupportingInfo()
        .removeIf(one -> "typeofbill".equals(one.getCategory().getCodingFirstRep().getCode()));
    assertThatThrownBy(this::back).isInstanceOf(ClaimLack.class).hasMessageContaining("CLM05-1");
    readAgain();
    claim().getCareTeam().clear();
    claim().getItem().forEach(item -> item.getCareTeamSequence().clear());
    assertThatThrownBy(this::back).isInstanceOf(ClaimLack.class).hasMessageContaining("NM1*71");
    readAgain();
    claim().setBillablePeriod(null);
    assertThatThrownBy(this::back).isInstanceOf(ClaimLack.class).hasMessageContaining("DTP*434");
  }

  @Test
  void interchangeHoldsOneKindOfClaim() throws IOException {
    SubmittedClaim professional;
    try (var file = getClass().getResourceAsStream("/x12/837p-two-claims.edi")) {
      professional = read(file.readAllBytes()).get(0);
    }
    assertThatThrownBy(() -> new ClaimFileWriter().write(batch, List.of(sent, professional)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void readAgain() {
    bundle = ClaimBundles.of(batch, sent);
  }

  private SubmittedClaim back() {
    return SubmittedClaims.of(new ClaimGraph(bundle), "IC0001");
  }

  private static List<String> lines(String x12) {
    return List.of(x12.replace("\n", "").replaceAll("SE\\*\\d+", "SE*?").split("~"));
  }

  private static String code(Claim claim, String category) {
    return claim.getSupportingInfo().stream()
        .filter(one -> category.equals(one.getCategory().getCodingFirstRep().getCode()))
        .findFirst()
        .orElseThrow()
        .getCode()
        .getCodingFirstRep()
        .getCode();
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
