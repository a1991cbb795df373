package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.context;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;
import static org.cleanclaim.plugin.cdshooks.CdsProtocolTest.assertRefused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import org.cleanclaim.plugin.cdshooks.CdsHooksHarness.Answer;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

class OrderSignTest {

  private static final String SERVICE = "cleanclaim-order-sign";

  private final CdsHooksHarness cds = new CdsHooksHarness();
  private final ObjectNode request = recorded("order-sign");

  @Test
  void judgesOrdersAsProvisionalLinesAndDraftClaimsAsClaims() throws Exception {
    Answer answer = cds.call(SERVICE, request);

    assertThat(answer.cards())
        .extracting(card -> card.at("/extension/org.cleanclaim.edit").asText())
        .containsExactly("modifier-25-missing", "prior-auth-missing");
    assertThat(answer.cards().get(1).has("suggestions")).isFalse();
    assertThat(cds.ledger.shown.get(1).claim()).isEqualTo("ServiceRequest/mri-order");
  }

  @Test
  void readsWhatAnOrderSaysOfItsLine() {
    Bundle drafts =
        (Bundle)
            CdsHooksHarness.FHIR
                .newJsonParser()
                .parseResource(context(request).path("draftOrders").toString());
    OrderDraft orders = OrderDraft.of(drafts, visit(), hookContext());

    assertThat(orders.orders())
        .isEqualTo(
            Map.of(
                1, "ServiceRequest/mri-order",
                2, "MedicationRequest/med-order",
                3, "DeviceRequest/brace-order"));
    Claim.ItemComponent mri = orders.claim().getItem().get(0);
    assertThat(mri.getProductOrService().getCodingFirstRep().getCode()).isEqualTo("73721");
    assertThat(mri.getServicedDateType().getValueAsString()).isEqualTo("2026-11-30");
    assertThat(mri.getDiagnosisSequence().get(0).getValue()).isEqualTo(1);
    assertThat(orders.claim().getItem().get(1).getQuantity().getValue()).isEqualByComparingTo("2");
    assertThat(orders.claim().getItem().get(2).getServicedDateType().getValueAsString())
        .isEqualTo("2026-11-23");
  }

  @Test
  void takesTheBillingCodeOfAnOrderBeforeItsClinicalOne() {
    ServiceRequest order = new ServiceRequest();
    order.getCode().addCoding().setCode("241615005");
    order
        .addExtension()
        .setUrl("http://hl7.org/fhir/us/davinci-crd/StructureDefinition/ext-billing-options")
        .addExtension("code", new CodeableConcept().addCoding(new Coding().setCode("73721")));
    order.addInsurance(new Reference("Coverage/secondary"));
    Bundle drafts = new Bundle();
    drafts.addEntry().setResource(order);

    OrderDraft orders = OrderDraft.of(drafts, visit(), hookContext());

    assertThat(orders.claim().getItemFirstRep().getProductOrService().getCodingFirstRep().getCode())
        .isEqualTo("73721");
    assertThat(orders.claim().getInsurance())
        .filteredOn(Claim.InsuranceComponent::getFocal)
        .extracting(insurance -> insurance.getCoverage().getReference())
        .containsExactly("Coverage/secondary");
  }

  @Test
  void refusesAnOrderForAnotherPatient() throws Exception {
    ((ObjectNode) context(request).at("/draftOrders/entry/0/resource/subject"))
        .put("reference", "Patient/jonah-cole");

    assertRefused(422, cds.call(SERVICE, request));
  }

  @Test
  void judgesTwoHundredOrdersInOneCall() throws Exception {
    var entries = context(request).withArray("/draftOrders/entry");
    var order = entries.get(0);
    for (int i = 0; i < 200; i++) {
      ObjectNode next = order.deepCopy();
      ((ObjectNode) next.path("resource")).put("id", "order-" + i);
      entries.add(next);
    }

    Answer answer = cds.call(SERVICE, request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.cards()).hasSize(3);
    assertThat(answer.cards().get(0).at("/links/0/label").asText())
        .isEqualTo("199 more in the panel");
  }

  private static Claim visit() {
    return VisitDraft.of(
        new Reference("Patient/ana-reyes"),
        new KnownResources().add((Coverage) new Coverage().setId("primary")),
        LocalDate.parse("2026-11-23"));
  }

  private static HookContext hookContext() {
    return new HookContext(context(recorded("order-sign")), new FhirJson(CdsHooksHarness.FHIR));
  }
}
