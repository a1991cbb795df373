package org.cleanclaim.routes.claim;

import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.claim.Attachment;
import org.cleanclaim.routes.x12.claim.ClaimDate;
import org.cleanclaim.routes.x12.claim.Note;
import org.cleanclaim.routes.x12.claim.Provider;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;

/** Diagnoses, accident, facility and supporting information of a claim; then its lines. */
final class ClaimContent {
  private static final String CLIA = "urn:oid:2.16.840.1.113883.4.7";

  /** CLM11-4. */
  private static final int STATE = 3;

  private final Claim claim;
  private final BundleResources resources;
  private final SubmittedClaim submitted;

  ClaimContent(Claim claim, BundleResources resources, SubmittedClaim submitted) {
    this.claim = claim;
    this.resources = resources;
    this.submitted = submitted;
  }

  void write() {
    boolean institutional = submitted.isInstitutional();
    new HealthCodes(claim, this, institutional).write(submitted.diagnoses());
    accident(date("439"));
    ClaimDays.write(submitted.dates(), claim, this);
    if (institutional) {
      FacilityBilling.write(submitted, this);
    }
    submitted.amounts().stream()
        .filter(amount -> "F5".equals(amount.qualifier()))
        .forEach(
            amount ->
                information("patient-paid").setValue(new Quantity().setValue(amount.value())));
    submitted.notes().forEach(this::note);
    submitted.attachments().forEach(this::attachment);
    if (submitted.heading().delayReason() != null) {
      information("delay-reason").setCode(coded(submitted.heading().delayReason()));
    }
    number("9F").ifPresent(number -> claim.setReferral(ClaimBundles.numbered(number)));
    facility();
    new ClaimLines(claim, submitted, new ClaimCareTeam(claim, resources, submitted), this).write();
  }

  private void accident(Optional<DateSpan> day) {
    var causes = submitted.heading().relatedCauses();
    if (day.isEmpty() && causes.isEmpty()) {
      return;
    }
    var accident = claim.getAccident();
    day.ifPresent(on -> accident.setDateElement(day(on)));
    accident
        .getType()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
        .setCode(causes.contains("AA") ? "MVA" : causes.contains("EM") ? "WPA" : "HACCID");
    if (causes.size() > STATE) {
      accident.setLocation(new Address().setState(causes.get(STATE)));
    }
  }

  /** A note; its code goes along unless it is the usual one. */
  int note(Note note) {
    var information = information("note").setValue(new StringType(note.text()));
    if (!"ADD".equals(note.code())) {
      information.setCode(coded(note.code()));
    }
    return information.getSequence();
  }

  /** PWK: what it is as code, how it goes as reason, its number as value. */
  int attachment(Attachment attachment) {
    var information = information("attachment").setCode(coded(attachment.type()));
    if (attachment.transmission() != null) {
      information.setReason(coded(attachment.transmission()));
    }
    if (attachment.controlNumber() != null) {
      information.setValue(new StringType(attachment.controlNumber()));
    }
    return information.getSequence();
  }

  private static CodeableConcept coded(String code) {
    var concept = new CodeableConcept();
    concept.addCoding().setCode(code);
    return concept;
  }

  /** Place of the service (NM1*77) and the laboratory's certificate (REF*X4). */
  private void facility() {
    var named = provider("77");
    var certificate = number("X4");
    if (named.isEmpty() && certificate.isEmpty()) {
      return;
    }
    var location = new Location();
    named.ifPresent(
        facility -> {
          location.setName(facility.party().name());
          PartyNames.npi(facility.party()).ifPresent(location::addIdentifier);
          Optional.ofNullable(facility.address())
              .map(PartyNames::address)
              .ifPresent(location::setAddress);
        });
    certificate.ifPresent(
        number -> location.addIdentifier(new Identifier().setSystem(CLIA).setValue(number)));
    claim.setFacility(resources.add(location, "facility"));
  }

  private Optional<Provider> provider(String entity) {
    return submitted.providers().stream()
        .filter(provider -> entity.equals(provider.party().entity()))
        .findFirst();
  }

  private Optional<String> number(String qualifier) {
    return submitted.references().stream()
        .filter(reference -> qualifier.equals(reference.qualifier()))
        .map(Reference::number)
        .findFirst();
  }

  private Optional<DateSpan> date(String qualifier) {
    return submitted.dates().stream()
        .filter(date -> qualifier.equals(date.qualifier()))
        .findFirst()
        .flatMap(ClaimDate::span);
  }

  static DateType day(DateSpan span) {
    return new DateType(span.from().toString());
  }

  /** A further supportingInfo of this category, numbered. */
  SupportingInformationComponent information(String category) {
    var information = claim.addSupportingInfo().setSequence(claim.getSupportingInfo().size());
    information.getCategory().addCoding().setCode(category);
    return information;
  }

  /** Numbered supportingInfo that says yes. */
  int marked(String category) {
    return information(category).setValue(new BooleanType(true)).getSequence();
  }
}
