package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.edits.facts.Authorization;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of a prior authorization, from the payer's answer and the request it answers. */
class AuthorizationReaderTest {
  private static final String PAS = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";

  private final Claim request = new Claim();
  private final ClaimResponse answer = new ClaimResponse();
  private final Claim claim = new Claim();

  @BeforeEach
  void approved() {
    request.setId("request");
    request.setUse(Claim.Use.PREAUTHORIZATION);
    request.addDiagnosis().setSequence(2).setDiagnosis(concept("M17.11"));
    Claim.ItemComponent item = request.addItem().setSequence(1).addDiagnosisSequence(2);
    item.setProductOrService(concept("27447"));
    item.setQuantity((Quantity) new Quantity().setValue(1));
    item.setLocation(concept("22"));
    answer.setId("answer");
    answer.setUse(ClaimResponse.Use.PREAUTHORIZATION);
    answer.setOutcome(RemittanceOutcome.COMPLETE);
    answer.setPreAuthRef("PA-1");
    answer.setRequest(new Reference("Claim/request"));
    claim.addInsurance().setCoverage(new Reference("Coverage/c")).addPreAuthRef("PA-1");
  }

  @Test
  void readsCodeUnitsPlaceAndDiagnosisOfTheRequest() {
    Authorization read = read();
    assertThat(read.number()).isEqualTo("PA-1");
    assertThat(read.approved()).isTrue();
    assertThat(read.items())
        .containsExactly(new Authorization.Item("27447", BigDecimal.ONE, "22", List.of("M17.11")));
  }

  @Test
  void whatWasAddedStandsForWhatWasAsked() {
    answer.addAddItem().setProductOrService(concept("27446")).setLocation(concept("24"));
    assertThat(read().items())
        .containsExactly(new Authorization.Item("27446", null, "24", List.of()));
  }

  @Test
  void pendedRefusedAndWithdrawnAnswersApproveNothing() {
    assertThat(read().approved()).isTrue();
    answer.setOutcome(RemittanceOutcome.QUEUED);
    assertThat(read().approved()).isFalse();
    answer.setOutcome(RemittanceOutcome.COMPLETE);
    answer.setStatus(ClaimResponse.ClaimResponseStatus.CANCELLED);
    assertThat(read().approved()).isFalse();
    answer.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    action(1, "A3");
    assertThat(read().approved()).isFalse();
  }

  @Test
  void anItemThatWasRefusedIsNotOnTheAuthorization() {
    request.addItem().setSequence(2).setProductOrService(concept("29881"));
    action(1, "A1");
    action(2, "A3");
    assertThat(read().approved()).isTrue();
    assertThat(read().items()).extracting(Authorization.Item::code).containsExactly("27447");
  }

  @Test
  void aNumberNobodyAnsweredIsTakenAsItIs() {
    claim.getInsuranceFirstRep().getPreAuthRef().get(0).setValue("PA-9");
    assertThat(read()).isEqualTo(Authorization.number("PA-9"));
  }

  private void action(int item, String code) {
    Extension action = new Extension(PAS + "extension-reviewAction");
    action.addExtension(new Extension(PAS + "extension-reviewActionCode", concept(code)));
    answer.addItem().setItemSequence(item).addAdjudication().addExtension(action);
  }

  private Authorization read() {
    KnownResources known = new KnownResources().add(request).add(answer);
    return ClaimReader.read(claim, known).authorizations().get(0);
  }

  private static CodeableConcept concept(String code) {
    return new CodeableConcept().addCoding(new Coding().setCode(code));
  }
}
