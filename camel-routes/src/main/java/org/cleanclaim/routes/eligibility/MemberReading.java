package org.cleanclaim.routes.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.X12Text;
import org.cleanclaim.routes.x12.eligibility.Member;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;

/** Reads subscriber and dependent as the 270 wants them: names in capitals, birth date, sex. */
final class MemberReading {
  private static final String SELF = "18";

  /** HL7 subscriber-relationship to INS02; what is not listed is G8, other. */
  private static final Map<String, String> RELATIONSHIPS =
      Map.of("self", SELF, "spouse", "01", "child", "19", "common", "53");

  private MemberReading() {}

  /** The subscriber, when another person than the patient who came along. */
  static Optional<Patient> subscriber(
      RequestResources resources, Coverage coverage, Patient patient) {
    if (SELF.equals(relationship(coverage))) {
      return Optional.empty();
    }
    return resources
        .find(coverage.getSubscriber(), Patient.class)
        .map(Patient.class::cast)
        .filter(subscriber -> subscriber != patient);
  }

  static Member member(Patient patient, String memberId) {
    return read(patient, "IL", "MI", memberId, null);
  }

  static Member dependent(Patient patient, Coverage coverage) {
    return read(patient, "03", null, null, relationship(coverage));
  }

  private static Member read(
      Patient patient, String entity, String idQualifier, String id, String relationship) {
    var name = name(patient);
    var last = X12Text.fold(name.getFamily());
    if (last == null) {
      throw RouteFailure.lacking(
          "The patient has no family name.",
          "CoverageEligibilityRequest.patient.resolve().name.family");
    }
    if (!patient.hasBirthDate()) {
      throw RouteFailure.lacking(
          "The patient has no birth date.",
          "CoverageEligibilityRequest.patient.resolve().birthDate");
    }
    var party =
        new Party(
            entity,
            true,
            last,
            given(name, 0),
            given(name, 1),
            X12Text.fold(name.getSuffixAsSingleString()),
            idQualifier,
            id);
    return new Member(
        party,
        LocalDate.parse(patient.getBirthDateElement().getValueAsString()),
        gender(patient),
        relationship);
  }

  private static HumanName name(Patient patient) {
    return patient.getName().stream()
        .filter(name -> name.getUse() == HumanName.NameUse.OFFICIAL)
        .findFirst()
        .orElseGet(patient::getNameFirstRep);
  }

  private static String given(HumanName name, int index) {
    var given = name.getGiven();
    return index < given.size() ? X12Text.fold(given.get(index).getValue()) : null;
  }

  private static String gender(Patient patient) {
    if (!patient.hasGender()) {
      return null;
    }
    return switch (patient.getGender()) {
      case MALE -> "M";
      case FEMALE -> "F";
      default -> null;
    };
  }

  private static String relationship(Coverage coverage) {
    List<String> codes =
        coverage.getRelationship().getCoding().stream().map(coding -> coding.getCode()).toList();
    if (codes.isEmpty()) {
      return SELF;
    }
    return codes.stream()
        .map(RELATIONSHIPS::get)
        .filter(code -> code != null)
        .findFirst()
        .orElse("G8");
  }
}
