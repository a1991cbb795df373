package org.cleanclaim.routes.claim;

import java.util.Optional;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.Insured;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * One collection Bundle for each claim of an 837P or 837I: Claim, Patient, Coverages, payers,
 * providers. The same 837 makes the same Bundle, ids included.
 */
public final class ClaimBundles {
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/claim-type";
  private static final String PRIORITIES = "http://terminology.hl7.org/CodeSystem/processpriority";

  private ClaimBundles() {}

  public static Bundle of(ClaimBatch batch, SubmittedClaim submitted) {
    var resources = new BundleResources(submitted.heading().patientControlNumber());
    var claim = new Claim();
    resources.add(claim, "claim");
    claim.addIdentifier().setValue(submitted.heading().patientControlNumber());
    claim.setStatus(Claim.ClaimStatus.ACTIVE);
    claim.setUse(Claim.Use.CLAIM);
    claim
        .getType()
        .addCoding()
        .setSystem(TYPES)
        .setCode(submitted.isInstitutional() ? "institutional" : "professional");
    claim.getPriority().addCoding().setSystem(PRIORITIES).setCode("normal");
    if (batch.at() != null) {
      claim.setCreatedElement(new DateTimeType(batch.at().toLocalDate().toString()));
    }
    claim.setTotal(new Money().setValue(submitted.heading().total()).setCurrency("USD"));
    var patient = resources.add(patient(submitted), "patient");
    claim.setPatient(patient);
    claim.setProvider(resources.add(billing(submitted), "billing"));
    new ClaimCoverages(claim, resources, submitted).write(patient);
    new ClaimContent(claim, resources, submitted).write();
    related(claim, submitted);
    return resources.bundle();
  }

  private static Patient patient(SubmittedClaim submitted) {
    var person = submitted.patient().orElse(submitted.subscriber());
    return person == null ? new Patient() : person(person);
  }

  static Patient person(Insured person) {
    var patient = new Patient();
    patient.addName(PartyNames.human(person.party()));
    if (person.birthDate() != null) {
      patient.getBirthDateElement().setValueAsString(person.birthDate().toString());
    }
    if (person.gender() != null) {
      patient.setGender(
          switch (person.gender()) {
            case "F" -> Enumerations.AdministrativeGender.FEMALE;
            case "M" -> Enumerations.AdministrativeGender.MALE;
            default -> Enumerations.AdministrativeGender.UNKNOWN;
          });
    }
    Optional.ofNullable(person.address()).map(PartyNames::address).ifPresent(patient::addAddress);
    return patient;
  }

  private static Organization billing(SubmittedClaim submitted) {
    var billing = submitted.billing();
    var organization = new Organization();
    if (billing == null) {
      return organization;
    }
    organization.setName(PartyNames.text(billing.party()));
    PartyNames.npi(billing.party()).ifPresent(organization::addIdentifier);
    billing.references().stream()
        .filter(reference -> "EI".equals(reference.qualifier()))
        .forEach(
            reference ->
                organization
                    .addIdentifier()
                    .setSystem("urn:oid:2.16.840.1.113883.4.4")
                    .setValue(reference.number()));
    Optional.ofNullable(billing.address())
        .map(PartyNames::address)
        .ifPresent(organization::addAddress);
    return organization;
  }

  /** Frequency 7 replaces and 8 voids the claim whose number the payer gave: REF*F8. */
  private static void related(Claim claim, SubmittedClaim submitted) {
    var frequency = submitted.heading().frequency();
    if (!"7".equals(frequency) && !"8".equals(frequency)) {
      return;
    }
    var related = claim.addRelated();
    related
        .getRelationship()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship")
        .setCode("7".equals(frequency) ? "prior" : "void");
    submitted.references().stream()
        .filter(reference -> "F8".equals(reference.qualifier()))
        .findFirst()
        .ifPresent(
            reference -> related.setReference(new Identifier().setValue(reference.number())));
  }

  /** A reference by number to something that did not come along. */
  static Reference numbered(String number) {
    return new Reference().setIdentifier(new Identifier().setValue(number));
  }
}
