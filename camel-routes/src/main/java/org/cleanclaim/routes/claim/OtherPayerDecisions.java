package org.cleanclaim.routes.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.claim.LineAdjudication;
import org.cleanclaim.routes.x12.claim.OtherCoverage;
import org.cleanclaim.routes.x12.claim.ServiceLine;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;

/**
 * What another payer decided (2320, 2330B, 2430), as the ClaimResponse that the insurance names: in
 * the form in which a remittance is kept.
 */
final class OtherPayerDecisions {
  static final String GROUP = "https://x12.org/codes/claim-adjustment-group-codes";
  static final String CARC = "https://x12.org/codes/claim-adjustment-reason-codes";
  static final String PAYER_NUMBER = "https://cleanclaim.example/fhir/payer-claim-number";

  /** AMT01 to a category of totals; D is the payment. */
  static final Map<String, String> TOTALS = Map.of("EAF", "memberliability", "A8", "noncovered");

  private static final String PAID = "D";
  private static final String DECIDED = "573";

  private final SubmittedClaim submitted;
  private final OtherCoverage other;
  private final List<List<LineAdjudication>> ofLines;

  OtherPayerDecisions(SubmittedClaim submitted, OtherCoverage other) {
    this.submitted = submitted;
    this.other = other;
    ofLines = submitted.lines().stream().map(this::own).toList();
  }

  private List<LineAdjudication> own(ServiceLine line) {
    var payer = other.payer() == null ? null : other.payer().id();
    return line.adjudications().stream()
        .filter(one -> Objects.equals(payer, one.payerId()))
        .toList();
  }

  /** Whether the payer has decided anything. */
  boolean isAny() {
    return !other.adjustments().isEmpty()
        || !other.amounts().isEmpty()
        || ofLines.stream().anyMatch(lines -> !lines.isEmpty());
  }

  ClaimResponse response(
      CodeableConcept type, Reference patient, Reference payer, Reference claim) {
    var response = new ClaimResponse();
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setType(type.copy());
    response.setPatient(patient.copy());
    response.setInsurer(payer.copy());
    response.setRequest(claim);
    other.references().stream()
        .filter(reference -> "F8".equals(reference.qualifier()))
        .forEach(
            reference ->
                response.addIdentifier(
                    new Identifier().setSystem(PAYER_NUMBER).setValue(reference.number())));
    day(response);
    amounts(response);
    if (!other.adjustments().isEmpty()) {
      adjust(response.getAdjudication(), other.adjustments());
    }
    IntStream.range(0, ofLines.size())
        .forEach(place -> ofLines.get(place).forEach(one -> line(response, place, one)));
    return response;
  }

  private void day(ClaimResponse response) {
    Stream.concat(
            other.dates().stream(),
            ofLines.stream().flatMap(List::stream).flatMap(one -> one.dates().stream()))
        .filter(date -> DECIDED.equals(date.qualifier()))
        .flatMap(date -> date.span().stream())
        .map(DateSpan::from)
        .findFirst()
        .ifPresent(
            day -> {
              response.setCreatedElement(new DateTimeType(day.toString()));
              response.getPayment().setDateElement(new DateType(day.toString()));
            });
  }

  private void amounts(ClaimResponse response) {
    for (var amount : other.amounts()) {
      if (PAID.equals(amount.qualifier())) {
        response.getPayment().setAmount(money(amount.value()));
      } else if (TOTALS.containsKey(amount.qualifier())) {
        response
            .addTotal()
            .setCategory(concept(null, TOTALS.get(amount.qualifier())))
            .setAmount(money(amount.value()));
      }
    }
  }

  /** A procedure other than the one billed is the payer's own: addItem. */
  private void line(ClaimResponse response, int place, LineAdjudication one) {
    var billed = submitted.lines().get(place).procedure();
    List<AdjudicationComponent> entries;
    if (one.procedure() == null || one.procedure().equals(billed)) {
      entries = response.addItem().setItemSequence(place + 1).getAdjudication();
    } else {
      var added = response.addAddItem().addItemSequence(place + 1);
      added.setProductOrService(concept(null, one.procedure().code()));
      one.procedure().modifiers().forEach(code -> added.addModifier().addCoding().setCode(code));
      entries = added.getAdjudication();
    }
    var benefit =
        new AdjudicationComponent(
                concept("http://terminology.hl7.org/CodeSystem/adjudication", "benefit"))
            .setAmount(money(one.paid()));
    if (one.units() != null) {
      benefit.setValue(one.units());
    }
    entries.add(benefit);
    adjust(entries, one.adjustments());
  }

  private static void adjust(List<AdjudicationComponent> to, List<Adjustment> adjustments) {
    for (var one : adjustments) {
      var entry =
          new AdjudicationComponent(concept(GROUP, one.group()))
              .setReason(concept(CARC, one.reason()))
              .setAmount(money(one.amount()));
      if (one.quantity() != null) {
        entry.setValue(one.quantity());
      }
      to.add(entry);
    }
  }

  private static Money money(BigDecimal amount) {
    return new Money().setValue(amount).setCurrency("USD");
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding().setSystem(system).setCode(code));
  }
}
