package org.cleanclaim.routes.claim;

import java.util.Map;
import java.util.Optional;
import org.cleanclaim.routes.x12.claim.ClaimDate;
import org.cleanclaim.routes.x12.claim.ServiceLine;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;

/** Service lines (2400) as Claim.item. */
final class ClaimLines {
  private static final String CPT = "http://www.ama-assn.org/go/cpt";
  private static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
  private static final String NDC = "http://hl7.org/fhir/sid/ndc";
  private static final String PLACES =
      "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";

  /** X12 to UCUM. */
  static final Map<String, String> UNITS = Map.of("MJ", "min", "DA", "d");

  private final Claim claim;
  private final SubmittedClaim submitted;
  private final ClaimCareTeam careTeam;
  private final ClaimContent content;

  ClaimLines(Claim claim, SubmittedClaim submitted, ClaimCareTeam careTeam, ClaimContent content) {
    this.claim = claim;
    this.submitted = submitted;
    this.careTeam = careTeam;
    this.content = content;
  }

  void write() {
    submitted.lines().forEach(this::line);
  }

  private void line(ServiceLine line) {
    var item = claim.addItem();
    item.setSequence(claim.getItem().size());
    procedure(item, line);
    serviced(item, line);
    if (line.units() != null) {
      item.setQuantity(quantity(line));
    }
    item.setNet(new Money().setValue(line.charge()).setCurrency("USD"));
    if (line.revenueCode() != null) {
      item.setRevenue(concept(FacilityBilling.REVENUE, line.revenueCode()));
    }
    Optional.ofNullable(line.place())
        .or(() -> submitted.isInstitutional() ? Optional.empty() : place())
        .ifPresent(place -> item.setLocation(concept(PLACES, place)));
    line.pointers().stream()
        .filter(pointer -> pointer.matches("[1-9]\\d?"))
        .forEach(pointer -> item.addDiagnosisSequence(Integer.parseInt(pointer)));
    careTeam.sequences(line).forEach(item::addCareTeamSequence);
    information(item, line);
  }

  private Optional<String> place() {
    return Optional.ofNullable(submitted.heading().place());
  }

  /** SV103 or SV204: UN needs no word. */
  private static Quantity quantity(ServiceLine line) {
    var quantity = new Quantity().setValue(line.units());
    var unit = UNITS.get(String.valueOf(line.unit()));
    return unit == null ? quantity : quantity.setSystem("http://unitsofmeasure.org").setCode(unit);
  }

  private static void procedure(Claim.ItemComponent item, ServiceLine line) {
    if (line.procedure() == null) {
      if (line.revenueCode() != null) {
        // The element is required; a facility's line may have no procedure.
        item.getProductOrService().setText("Revenue code " + line.revenueCode());
      }
      return;
    }
    var code = line.procedure().code();
    var concept = concept(Character.isLetter(code.charAt(0)) ? HCPCS : CPT, code);
    item.setProductOrService(concept.setText(line.description()));
    line.procedure()
        .modifiers()
        .forEach(modifier -> item.addModifier().addCoding().setCode(modifier));
  }

  private static void serviced(Claim.ItemComponent item, ServiceLine line) {
    line.dates().stream()
        .filter(date -> "472".equals(date.qualifier()))
        .findFirst()
        .flatMap(ClaimDate::span)
        .ifPresent(
            span ->
                item.setServiced(
                    span.isDay()
                        ? ClaimContent.day(span)
                        : new Period()
                            .setStartElement(new DateTimeType(span.from().toString()))
                            .setEndElement(new DateTimeType(span.to().toString()))));
  }

  private void information(Claim.ItemComponent item, ServiceLine line) {
    if (line.emergency()) {
      item.addInformationSequence(content.marked("emergency"));
    }
    line.notes().forEach(note -> item.addInformationSequence(content.note(note)));
    for (var drug : line.drugs()) {
      var information = content.information("drug-code").setCode(concept(NDC, drug.code()));
      if (drug.quantity() != null) {
        information.setValue(new Quantity().setValue(drug.quantity()).setCode(drug.unit()));
      }
      item.addInformationSequence(information.getSequence());
    }
    line.attachments()
        .forEach(attachment -> item.addInformationSequence(content.attachment(attachment)));
  }

  private static CodeableConcept concept(String system, String code) {
    var concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(code);
    return concept;
  }
}
