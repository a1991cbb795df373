package org.cleanclaim.plugin.cdshooks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;

/**
 * Draft orders read as the claim they would lead to: one provisional line an order, without a
 * charge.
 *
 * @param claim the provisional claim
 * @param orders the order each line stands for, as a relative reference
 */
record OrderDraft(Claim claim, Map<Integer, String> orders) {

  /** Da Vinci CRD names the billing codes of an order in an extension of this name. */
  private static final String BILLING_OPTIONS = "billing-options";

  /** The orders of a bundle that can be charged; the others are passed over. */
  static OrderDraft of(Bundle drafts, Claim visit, HookContext context) {
    OrderDraft draft = new OrderDraft(visit, new TreeMap<>());
    for (Bundle.BundleEntryComponent entry : drafts.getEntry()) {
      draft.add(entry.getResource(), context);
    }
    return draft;
  }

  /** Diagnoses alone, as if a visit of that day were billed with them. */
  static OrderDraft ofDiagnoses(Claim visit, List<Condition> conditions, LocalDate day) {
    OrderDraft draft = new OrderDraft(visit, new TreeMap<>());
    ItemComponent line = visit.addItem().setSequence(1);
    line.setServiced(new DateType(day.toString()));
    draft.diagnoses(
        line,
        conditions.stream().filter(Condition::hasCode).map(Condition::getCode).toList(),
        List.of());
    return draft;
  }

  boolean isEmpty() {
    return orders.isEmpty();
  }

  private void add(Resource resource, HookContext context) {
    if (resource instanceof ServiceRequest order) {
      context.requirePatient(order.getSubject(), "ServiceRequest");
      ItemComponent line = line(order, order.getCode());
      quantity(line, order.hasQuantityQuantity() ? order.getQuantityQuantity() : null);
      serviced(line, order.getOccurrence(), order.getAuthoredOnElement());
      diagnoses(line, order.getReasonCode(), order.getReasonReference());
      insurance(order.getInsurance());
      member(line, "ordering", order.getRequester());
      order.getPerformer().forEach(performer -> member(line, "rendering", performer));
      if (order.hasLocationCode()) {
        line.setLocation(order.getLocationCodeFirstRep());
      }
    } else if (resource instanceof DeviceRequest order) {
      context.requirePatient(order.getSubject(), "DeviceRequest");
      ItemComponent line =
          line(order, order.hasCodeCodeableConcept() ? order.getCodeCodeableConcept() : null);
      serviced(line, order.getOccurrence(), order.getAuthoredOnElement());
      diagnoses(line, order.getReasonCode(), order.getReasonReference());
      insurance(order.getInsurance());
      member(line, "ordering", order.getRequester());
      member(line, "rendering", order.getPerformer());
    } else if (resource instanceof MedicationRequest order) {
      context.requirePatient(order.getSubject(), "MedicationRequest");
      ItemComponent line =
          line(
              order,
              order.hasMedicationCodeableConcept() ? order.getMedicationCodeableConcept() : null);
      quantity(line, order.getDispenseRequest().getQuantity());
      serviced(line, null, order.getAuthoredOnElement());
      diagnoses(line, order.getReasonCode(), order.getReasonReference());
      insurance(order.getInsurance());
      member(line, "ordering", order.getRequester());
    }
  }

  private ItemComponent line(DomainResource order, CodeableConcept code) {
    int sequence = orders.size() + 1;
    String id = order.getIdElement().getIdPart();
    orders.put(sequence, id == null ? "" : order.fhirType() + "/" + id);
    ItemComponent line = claim.addItem().setSequence(sequence);
    CodeableConcept billed = billed(order);
    line.setProductOrService(billed != null ? billed : code);
    line.setQuantity(new Quantity().setValue(BigDecimal.ONE));
    return line;
  }

  private static void quantity(ItemComponent line, Quantity ordered) {
    if (ordered != null && ordered.hasValue()) {
      line.setQuantity(ordered);
    }
  }

  private static CodeableConcept billed(DomainResource order) {
    return order.getExtension().stream()
        .filter(extension -> extension.getUrl().endsWith(BILLING_OPTIONS))
        .flatMap(options -> options.getExtension().stream())
        .map(Extension::getValue)
        .map(OrderDraft::concept)
        .filter(concept -> concept != null)
        .findFirst()
        .orElse(null);
  }

  private static CodeableConcept concept(Type value) {
    if (value instanceof Coding coding) {
      return new CodeableConcept().addCoding(coding);
    }
    return value instanceof CodeableConcept concept ? concept : null;
  }

  private static void serviced(ItemComponent line, Type occurrence, BaseDateTimeType authored) {
    if (occurrence instanceof Period period) {
      line.setServiced(period);
    } else if (occurrence instanceof DateTimeType date) {
      line.setServiced(day(date));
    } else if (authored.hasValue()) {
      line.setServiced(day(authored));
    }
  }

  private static DateType day(BaseDateTimeType date) {
    String written = date.getValueAsString();
    return new DateType(written.length() > 10 ? written.substring(0, 10) : written);
  }

  private void diagnoses(
      ItemComponent line, List<CodeableConcept> codes, List<Reference> conditions) {
    codes.forEach(code -> line.addDiagnosisSequence(diagnosis(d -> sameCode(d, code), code)));
    conditions.stream()
        .filter(reference -> "Condition".equals(reference.getReferenceElement().getResourceType()))
        .forEach(
            reference ->
                line.addDiagnosisSequence(
                    diagnosis(
                        d ->
                            d.hasDiagnosisReference()
                                && d.getDiagnosisReference().equalsDeep(reference),
                        reference)));
  }

  /** The sequence of a diagnosis, which two orders may share. */
  private int diagnosis(Predicate<Claim.DiagnosisComponent> same, Type value) {
    return claim.getDiagnosis().stream()
        .filter(same)
        .map(Claim.DiagnosisComponent::getSequence)
        .findFirst()
        .orElseGet(
            () -> {
              int sequence = claim.getDiagnosis().size() + 1;
              claim.addDiagnosis().setSequence(sequence).setDiagnosis(value);
              return sequence;
            });
  }

  private static boolean sameCode(Claim.DiagnosisComponent diagnosis, CodeableConcept code) {
    return diagnosis.hasDiagnosisCodeableConcept()
        && diagnosis.getDiagnosisCodeableConcept().equalsDeep(code);
  }

  /** What an order names is what it is billed to, before what we would have guessed. */
  private void insurance(List<Reference> named) {
    for (Reference coverage : named) {
      if (!"Coverage".equals(coverage.getReferenceElement().getResourceType())) {
        continue;
      }
      claim.getInsurance().forEach(insurance -> insurance.setFocal(false));
      claim.getInsurance().stream()
          .filter(each -> each.getCoverage().equalsDeep(coverage))
          .findFirst()
          .orElseGet(
              () ->
                  claim
                      .addInsurance()
                      .setSequence(claim.getInsurance().size())
                      .setCoverage(coverage))
          .setFocal(true);
    }
  }

  private void member(ItemComponent line, String role, Reference provider) {
    if (provider == null || !provider.hasReference()) {
      return;
    }
    int sequence = claim.getCareTeam().size() + 1;
    claim
        .addCareTeam()
        .setSequence(sequence)
        .setProvider(provider)
        .setRole(new CodeableConcept().addCoding(new Coding().setCode(role)));
    line.addCareTeamSequence(sequence);
  }
}
