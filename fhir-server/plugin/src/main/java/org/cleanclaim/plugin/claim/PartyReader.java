package org.cleanclaim.plugin.claim;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.Address;
import org.cleanclaim.edits.facts.BillingProvider;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.Gender;
import org.cleanclaim.edits.facts.Patient;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reads the people and organizations of a claim (837 loops 2010AA, 2010BA, 2310, 2420). */
final class PartyReader {

  private final KnownResources known;

  PartyReader(KnownResources known) {
    this.known = known;
  }

  Patient patient(Reference reference) {
    String id = reference.getReferenceElement().getIdPart();
    return known
        .find(org.hl7.fhir.r4.model.Patient.class, reference)
        .map(patient -> patient(id, patient))
        .orElse(id == null ? Patient.UNKNOWN : new Patient(id, null, null, null, null, null, null));
  }

  private static Patient patient(String id, org.hl7.fhir.r4.model.Patient patient) {
    HumanName name = name(patient.getName());
    return new Patient(
        id == null ? patient.getIdElement().getIdPart() : id,
        name.hasFamily() ? name.getFamily() : name.getText(),
        name.hasGiven() ? name.getGivenAsSingleString() : null,
        FhirDates.day(patient.getBirthDateElement()),
        gender(patient.getGender()),
        patient.hasDeceasedDateTimeType() ? FhirDates.day(patient.getDeceasedDateTimeType()) : null,
        address(patient.getAddress()));
  }

  /** The official or usual name, else the first that is not a former one. */
  private static HumanName name(List<HumanName> names) {
    return names.stream()
        .min(
            Comparator.comparingInt(
                name ->
                    name.getUse() == null
                        ? 2
                        : switch (name.getUse()) {
                          case OFFICIAL -> 0;
                          case USUAL -> 1;
                          case OLD, MAIDEN -> 4;
                          default -> 3;
                        }))
        .orElseGet(HumanName::new);
  }

  BillingProvider billing(Reference reference) {
    Resource provider = known.find(Resource.class, reference).orElse(null);
    String npi = npi(reference, provider);
    return new BillingProvider(
        reference.getReferenceElement().getIdPart(),
        name(reference, provider),
        npi,
        taxId(provider),
        taxonomy(provider),
        isOrganization(reference, provider),
        address(provider));
  }

  CareTeamMember member(Claim.CareTeamComponent member) {
    Reference reference = member.getProvider();
    Resource provider = known.find(Resource.class, reference).orElse(null);
    String taxonomy = Codings.code(member.getQualification(), Canonical.TAXONOMY);
    return new CareTeamMember(
        member.getSequence(),
        role(member.getRole()),
        npi(reference, provider),
        taxonomy == null ? taxonomy(provider) : taxonomy,
        name(reference, provider),
        isOrganization(reference, provider));
  }

  /** The NPI of whoever a reference names; null when it cannot be known. */
  String npi(Reference reference) {
    return npi(reference, known.find(Resource.class, reference).orElse(null));
  }

  private String npi(Reference reference, Resource provider) {
    String found = null;
    if (provider instanceof PractitionerRole role) {
      found = Codings.npi(role.getIdentifier());
      found = found == null && role.hasPractitioner() ? npi(role.getPractitioner()) : found;
      return found == null && role.hasOrganization() ? npi(role.getOrganization()) : found;
    }
    if (provider != null) {
      found = Codings.npi(identifiers(provider));
    }
    boolean logical = found == null && reference.hasIdentifier();
    return logical ? Codings.npi(List.of(reference.getIdentifier())) : found;
  }

  private static String taxId(Resource provider) {
    return provider == null ? null : Codings.taxId(identifiers(provider));
  }

  private static List<Identifier> identifiers(Resource provider) {
    if (provider instanceof Organization organization) {
      return organization.getIdentifier();
    }
    if (provider instanceof Practitioner practitioner) {
      return practitioner.getIdentifier();
    }
    return provider instanceof PractitionerRole role ? role.getIdentifier() : List.of();
  }

  private static String taxonomy(Resource provider) {
    Stream<CodeableConcept> stated = Stream.empty();
    if (provider instanceof PractitionerRole role) {
      stated = role.getSpecialty().stream();
    } else if (provider instanceof Practitioner practitioner) {
      stated = practitioner.getQualification().stream().map(q -> q.getCode());
    } else if (provider instanceof Organization organization) {
      stated = organization.getType().stream();
    }
    return stated
        .flatMap(concept -> concept.getCoding().stream())
        .filter(coding -> Canonical.TAXONOMY.equals(coding.getSystem()))
        .map(coding -> coding.getCode())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Boolean isOrganization(Reference reference, Resource provider) {
    String type = reference.getReferenceElement().getResourceType();
    if (provider instanceof Organization || "Organization".equals(type)) {
      return true;
    }
    boolean person =
        provider instanceof Practitioner
            || "Practitioner".equals(type)
            || provider instanceof PractitionerRole;
    return person ? Boolean.FALSE : null;
  }

  private static String name(Reference reference, Resource provider) {
    if (provider instanceof Organization organization) {
      return organization.getName();
    }
    if (provider instanceof Practitioner practitioner && practitioner.hasName()) {
      return practitioner.getNameFirstRep().getNameAsSingleString();
    }
    return reference.getDisplay();
  }

  private static Address address(Resource provider) {
    if (provider instanceof Organization organization) {
      return address(organization.getAddress());
    }
    return provider instanceof Practitioner practitioner
        ? address(practitioner.getAddress())
        : null;
  }

  private static Address address(List<org.hl7.fhir.r4.model.Address> addresses) {
    return addresses.isEmpty() ? null : address(addresses.get(0));
  }

  private static Address address(org.hl7.fhir.r4.model.Address address) {
    String street = address.hasLine() ? address.getLine().get(0).getValue() : null;
    return new Address(street, address.getCity(), address.getState(), address.getPostalCode());
  }

  private static CareRole role(CodeableConcept role) {
    String code = Optional.ofNullable(Codings.code(role)).orElse("").toLowerCase(Locale.ROOT);
    return switch (code) {
      case "rendering", "primary", "performing" -> CareRole.RENDERING;
      case "ordering" -> CareRole.ORDERING;
      case "referring" -> CareRole.REFERRING;
      case "supervising", "supervisor" -> CareRole.SUPERVISING;
      case "attending" -> CareRole.ATTENDING;
      default -> CareRole.OTHER;
    };
  }

  private static Gender gender(AdministrativeGender gender) {
    return gender == null || gender == AdministrativeGender.NULL
        ? null
        : Gender.valueOf(gender.name());
  }
}
