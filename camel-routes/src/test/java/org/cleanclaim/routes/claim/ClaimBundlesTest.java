package org.cleanclaim.routes.claim;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims of an 837P file as FHIR. */
class ClaimBundlesTest {
  private final List<Bundle> bundles = new ArrayList<>();

  @BeforeEach
  void read() throws IOException {
    bundles.clear();
    try (var file = getClass().getResourceAsStream("/x12/837p-two-claims.edi")) {
      new ClaimFileReader().read(file, new Bundling());
    }
  }

  @Test
  void claimNamesPatientPayerAndProviders() {
    var claim = claim(0);
    assertThat(claim.getIdentifierFirstRep().getValue()).isEqualTo("CC0001");
    assertThat(claim.getTotal().getValue()).isEqualByComparingTo("425");
    assertThat(claim.getCreatedElement().getValueAsString()).isEqualTo("2026-11-23");
    var patient = find(0, claim.getPatient(), Patient.class);
    assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("REYES");
    assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1969-03-14");
    var billing = find(0, claim.getProvider(), Organization.class);
    assertThat(billing.getIdentifier()).hasSize(2);
    var rendering = claim.getCareTeamFirstRep();
    assertThat(rendering.getRole().getCodingFirstRep().getCode()).isEqualTo("rendering");
    assertThat(rendering.getQualification().getCodingFirstRep().getCode()).isEqualTo("207Q00000X");
    assertThat(
            find(0, rendering.getProvider(), Practitioner.class).getIdentifierFirstRep().getValue())
        .isEqualTo("1452369873");
  }

  @Test
  void coverageIsTheOneBilled() {
    var insurance = claim(0).getInsuranceFirstRep();
    assertThat(insurance.getFocal()).isTrue();
    assertThat(insurance.getPreAuthRef().get(0).getValue()).isEqualTo("AUTH1");
    var coverage = find(0, insurance.getCoverage(), Coverage.class);
    assertThat(coverage.getSubscriberId()).isEqualTo("NW10448213");
    assertThat(coverage.getRelationship().getCodingFirstRep().getCode()).isEqualTo("self");
    assertThat(
            find(0, coverage.getPayorFirstRep(), Organization.class)
                .getIdentifierFirstRep()
                .getValue())
        .isEqualTo("NWC01");
  }

  @Test
  void linesCarryCodeModifiersDaysPlaceAndPointers() {
    var line = claim(0).getItem().get(1);
    assertThat(line.getProductOrService().getCodingFirstRep().getCode()).isEqualTo("20610");
    assertThat(line.getModifierFirstRep().getCodingFirstRep().getCode()).isEqualTo("RT");
    assertThat(line.getServicedPeriod().getEndElement().getValueAsString()).isEqualTo("2026-11-24");
    assertThat(line.getLocationCodeableConcept().getCodingFirstRep().getCode()).isEqualTo("11");
    assertThat(line.getDiagnosisSequence()).extracting(one -> one.getValue()).containsExactly(2, 1);
    assertThat(line.getInformationSequence()).hasSize(2);
    assertThat(claim(0).getItem().get(0).getServicedDateType().getValueAsString())
        .isEqualTo("2026-11-23");
    assertThat(claim(0).getDiagnosis())
        .extracting(one -> one.getDiagnosisCodeableConcept().getCodingFirstRep().getCode())
        .containsExactly("I10", "M17.11");
    assertThat(claim(0).getSupportingInfo())
        .extracting(one -> one.getCategory().getCodingFirstRep().getCode())
        .contains("onset", "attachment", "emergency", "note");
  }

  @Test
  void dependentReplacementAndOtherPayerAreToldApart() {
    var claim = claim(1);
    assertThat(
            find(1, claim.getPatient(), Patient.class).getNameFirstRep().getGivenAsSingleString())
        .isEqualTo("MIA");
    assertThat(claim.getRelatedFirstRep().getRelationship().getCodingFirstRep().getCode())
        .isEqualTo("prior");
    assertThat(claim.getRelatedFirstRep().getReference().getValue()).isEqualTo("ICN77");
    assertThat(claim.getInsurance())
        .extracting(Claim.InsuranceComponent::getSequence)
        .containsExactly(2, 1);
    var child = find(1, claim.getInsurance().get(0).getCoverage(), Coverage.class);
    assertThat(child.getRelationship().getCodingFirstRep().getCode()).isEqualTo("child");
  }

  @Test
  void sameFileMakesTheSameBundles() throws IOException {
    var parser = FhirContext.forR4Cached().newJsonParser();
    var first = bundles.stream().map(parser::encodeResourceToString).toList();
    read();
    assertThat(bundles.stream().map(parser::encodeResourceToString).toList()).isEqualTo(first);
  }

  @Test
  void everyReferenceIsInTheBundle() {
    for (int i = 0; i < bundles.size(); i++) {
      var ids =
          bundles.get(i).getEntry().stream()
              .map(entry -> entry.getResource())
              .map(resource -> resource.fhirType() + "/" + resource.getIdPart())
              .toList();
      for (var entry : bundles.get(i).getEntry()) {
        FhirContext.forR4Cached()
            .newTerser()
            .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
            .stream()
            .filter(Reference::hasReference)
            .filter(reference -> !reference.getReference().startsWith("#"))
            .forEach(reference -> assertThat(ids).contains(reference.getReference()));
      }
    }
  }

  private Claim claim(int index) {
    return (Claim) bundles.get(index).getEntryFirstRep().getResource();
  }

  private <T extends Resource> T find(int index, Reference reference, Class<T> type) {
    return bundles.get(index).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(
            resource ->
                reference.getReference().equals(resource.fhirType() + "/" + resource.getIdPart()))
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private final class Bundling implements ClaimFileHandler {
    @Override
    public void claim(ClaimBatch batch, SubmittedClaim claim) {
      bundles.add(ClaimBundles.of(batch, claim));
    }

    @Override
    public void end(ClaimBatch batch, List<SyntaxFault> faults) {
      assertThat(faults).isEmpty();
    }
  }
}
