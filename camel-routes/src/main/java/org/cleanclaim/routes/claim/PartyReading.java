package org.cleanclaim.routes.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.Address;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.X12Text;
import org.cleanclaim.routes.x12.claim.Insured;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;

/** Persons and organizations of FHIR as parties of an 837. */
final class PartyReading {
  static final String NPI = "http://hl7.org/fhir/sid/us-npi";
  static final String EIN = "urn:oid:2.16.840.1.113883.4.4";
  private static final String PAYER_ID = "https://cleanclaim.example/fhir/payer-id";
  private static final int ZIP = 9;

  private PartyReading() {}

  /** A practitioner, organization or location with its NPI; empty for what is none of them. */
  static Optional<Party> provider(Resource resource, String entity) {
    if (resource instanceof Organization organization) {
      var npi = ClaimGraph.identifier(organization.getIdentifier(), NPI);
      return Optional.of(organization(entity, organization.getName(), npi));
    }
    if (resource instanceof Location location) {
      var npi = ClaimGraph.identifier(location.getIdentifier(), NPI);
      return Optional.of(organization(entity, location.getName(), npi));
    }
    if (resource instanceof Practitioner practitioner) {
      var npi = ClaimGraph.identifier(practitioner.getIdentifier(), NPI);
      var name = name(practitioner.getName());
      return Optional.of(person(entity, name, npi.isEmpty() ? null : "XX", npi.orElse(null)));
    }
    return Optional.empty();
  }

  private static Party organization(String entity, String name, Optional<String> npi) {
    return Party.organization(
        entity, organizationName(name), npi.isEmpty() ? null : "XX", npi.orElse(null));
  }

  /** NM103 of an organization holds 60 characters. */
  private static String organizationName(String name) {
    var folded = X12Text.fold(name);
    return folded == null ? null : folded.substring(0, Math.min(60, folded.length())).strip();
  }

  static Party payer(Organization payer) {
    var id =
        ClaimGraph.identifier(payer.getIdentifier(), PAYER_ID)
            .or(
                () ->
                    payer.getIdentifier().stream()
                        .map(identifier -> identifier.getValue())
                        .filter(value -> value != null && !value.isBlank())
                        .findFirst())
            .orElseThrow(
                () ->
                    new ClaimLack(
                        "loop 2010BB, NM109",
                        "The payer has no identifier. Give its payer id.",
                        "Coverage.payor.resolve().identifier"));
    return Party.organization("PR", organizationName(payer.getName()), "PI", id);
  }

  /** The person as subscriber (IL, with a member id) or as patient (QC, without). */
  static Insured insured(Patient patient, String entity, String memberId, String loop) {
    var party = named(patient, entity, memberId, loop);
    if (!patient.hasBirthDate()) {
      throw new ClaimLack(
          "loop " + loop + ", DMG02", "The person has no birth date.", "Patient.birthDate");
    }
    return new Insured(
        party,
        address(patient.getAddress()),
        LocalDate.parse(patient.getBirthDateElement().getValueAsString()),
        gender(patient));
  }

  /** The subscriber of another coverage, of whom the guide wants name and member id. */
  static Party subscriber(Patient patient, String memberId, String loop) {
    return named(patient, "IL", memberId, loop);
  }

  private static Party named(Patient patient, String entity, String memberId, String loop) {
    var name = name(patient.getName());
    if (X12Text.fold(name.getFamily()) == null) {
      throw new ClaimLack(
          "loop " + loop + ", NM103", "The person has no family name.", "Patient.name.family");
    }
    return person(entity, name, memberId == null ? null : "MI", memberId);
  }

  private static Party person(String entity, HumanName name, String qualifier, String id) {
    return new Party(
        entity,
        true,
        X12Text.fold(name.getFamily()),
        given(name, 0),
        given(name, 1),
        X12Text.fold(name.getSuffixAsSingleString()),
        qualifier,
        id);
  }

  private static HumanName name(List<HumanName> names) {
    return names.stream()
        .filter(name -> name.getUse() == HumanName.NameUse.OFFICIAL)
        .findFirst()
        .orElseGet(() -> names.isEmpty() ? new HumanName() : names.get(0));
  }

  private static String given(HumanName name, int index) {
    var given = name.getGiven();
    return index < given.size() ? X12Text.fold(given.get(index).getValue()) : null;
  }

  private static String gender(Patient patient) {
    if (!patient.hasGender()) {
      return "U";
    }
    return switch (patient.getGender()) {
      case MALE -> "M";
      case FEMALE -> "F";
      default -> "U";
    };
  }

  /** The first address; null when there is none. */
  static Address address(List<org.hl7.fhir.r4.model.Address> addresses) {
    return addresses.isEmpty() ? null : address(addresses.get(0));
  }

  static Address address(org.hl7.fhir.r4.model.Address address) {
    if (address == null || address.isEmpty()) {
      return null;
    }
    return new Address(
        address.getLine().stream().map(line -> X12Text.fold(line.getValue())).limit(2).toList(),
        X12Text.fold(address.getCity()),
        X12Text.fold(address.getState()),
        zip(address.getPostalCode()),
        country(address.getCountry()));
  }

  private static String zip(String code) {
    var digits = code == null ? null : code.replaceAll("[^0-9A-Za-z]", "");
    return digits == null || digits.length() > ZIP ? code : digits;
  }

  /** N404 is for addresses abroad. */
  private static String country(String country) {
    var folded = X12Text.fold(country);
    return folded == null || folded.matches("USA?|UNITED STATES") ? null : folded;
  }
}
