package org.cleanclaim.plugin.claim;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.Accident;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Referral;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * Reads a FHIR Claim into the facts that edits judge.
 *
 * <p>A code is taken whatever its system, the named system's first. What is absent or cannot be
 * found among the resources at hand stays unknown: whether that matters is an edit's business.
 */
public final class ClaimReader {

  private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10-cm";
  private static final String ORIGINAL = "1";
  private static final String REPLACEMENT = "7";
  private static final String VOID = "8";

  private ClaimReader() {}

  /** The claim with the patient's other claims that are at hand. */
  public static ClaimFacts read(Claim claim, KnownResources others) {
    KnownResources known = others.within(claim);
    ClaimFactsBuilder facts = describe(claim, known);
    EarlierClaimReader earlier = new EarlierClaimReader(known, claim);
    known.all(Claim.class).stream()
        .filter(earlier::counts)
        .map(other -> earlier.read(other, describe(other, known).build()))
        .forEach(facts::earlier);
    return facts.fhirPath(ClaimFhirPath.over(claim, known)).build();
  }

  private static ClaimFactsBuilder describe(Claim claim, KnownResources known) {
    PartyReader parties = new PartyReader(known);
    ClaimFactsBuilder facts =
        ClaimFacts.builder()
            .id(claim.getIdElement().getIdPart())
            .kind(kind(claim))
            .patient(parties.patient(claim.getPatient()))
            .billing(parties.billing(claim.getProvider()))
            .total(claim.getTotal().getValue())
            .created(FhirDates.day(claim.getCreatedElement()));
    claim.getCareTeam().forEach(member -> facts.careTeam(parties.member(member)));
    insurance(claim, known, facts);
    claim.getDiagnosis().forEach(d -> facts.diagnosis(d.getSequence(), diagnosis(d, known)));
    LineReader lines = new LineReader(known, claim);
    claim.getItem().forEach(item -> facts.line(lines.read(item)));
    facility(claim, known, facts);
    claim
        .getSupportingInfo()
        .forEach(info -> InformationReader.read(info, known).ifPresent(facts::information));
    accident(claim, known, facts);
    frequency(claim, facts);
    referral(claim, known, parties, facts);
    return facts;
  }

  private static ClaimKind kind(Claim claim) {
    boolean institutional =
        Optional.ofNullable(Codings.code(claim.getType()))
            .filter("institutional"::equals)
            .isPresent();
    return institutional ? ClaimKind.INSTITUTIONAL : ClaimKind.PROFESSIONAL;
  }

  private static void insurance(Claim claim, KnownResources known, ClaimFactsBuilder facts) {
    CoverageReader coverages = new CoverageReader(known);
    AuthorizationReader authorizations = new AuthorizationReader(known);
    Reference payer = claim.hasInsurer() ? claim.getInsurer() : null;
    for (Claim.InsuranceComponent insurance : claim.getInsurance()) {
      if (insurance.hasCoverage() && !known.isAbsent(insurance.getCoverage())) {
        facts.coverage(coverages.read(insurance, claim.getPatient(), payer));
      }
      authorizations.read(insurance).forEach(facts::authorization);
    }
  }

  static String diagnosis(Claim.DiagnosisComponent diagnosis, KnownResources known) {
    if (diagnosis.hasDiagnosisCodeableConcept()) {
      return Codings.code(diagnosis.getDiagnosisCodeableConcept(), ICD_10);
    }
    return diagnosis.hasDiagnosisReference()
        ? known
            .find(Condition.class, diagnosis.getDiagnosisReference())
            .map(condition -> Codings.code(condition.getCode(), ICD_10))
            .orElse(null)
        : null;
  }

  private static void facility(Claim claim, KnownResources known, ClaimFactsBuilder facts) {
    Optional<Identifier> certificate =
        known.find(Location.class, claim.getFacility()).stream()
            .flatMap(location -> location.getIdentifier().stream())
            .filter(id -> Canonical.CLIA.equals(id.getSystem()))
            .findFirst();
    facts.facility(
        claim.getFacility().getReferenceElement().getIdPart(),
        certificate.map(Identifier::getValue).orElse(null));
    facts.cliaWaiver(certificate.map(Identifier::getType).map(ClaimReader::isWaiver).orElse(null));
  }

  /** What the identifier's type calls the certificate; null when it calls it nothing. */
  private static Boolean isWaiver(CodeableConcept type) {
    String told =
        Stream.concat(
                Stream.of(type.getText()),
                type.getCoding().stream().flatMap(c -> Stream.of(c.getCode(), c.getDisplay())))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "))
            .toLowerCase(Locale.ROOT);
    if (told.contains("waive")) {
      return true;
    }
    return Stream.of("compliance", "accreditation", "microscopy", "ppm").anyMatch(told::contains)
        ? Boolean.FALSE
        : null;
  }

  private static void accident(Claim claim, KnownResources known, ClaimFactsBuilder facts) {
    if (!claim.hasAccident()) {
      return;
    }
    Claim.AccidentComponent accident = claim.getAccident();
    String state =
        accident.getLocation() instanceof Address address
            ? address.getState()
            : accident.getLocation() instanceof Reference place
                ? known.find(Location.class, place).map(l -> l.getAddress().getState()).orElse(null)
                : null;
    facts.accident(
        new Accident(
            FhirDates.day(accident.getDateElement()),
            cause(Codings.code(accident.getType())),
            state));
  }

  /** The related cause of CLM11 for HL7's accident types; X12's own codes pass. */
  private static String cause(String type) {
    if (type == null) {
      return null;
    }
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "MVA", "AA" -> "AA";
      case "WPA", "EM" -> "EM";
      default -> "OA";
    };
  }

  private static void frequency(Claim claim, ClaimFactsBuilder facts) {
    facts.frequency(ORIGINAL, null);
    for (Claim.RelatedClaimComponent related : claim.getRelated()) {
      String relationship = Optional.ofNullable(Codings.code(related.getRelationship())).orElse("");
      String number = related.getReference().getValue();
      switch (relationship.toLowerCase(Locale.ROOT)) {
        case "prior" -> facts.frequency(REPLACEMENT, number);
        case "void" -> facts.frequency(VOID, number);
        default -> {}
      }
    }
  }

  private static void referral(
      Claim claim, KnownResources known, PartyReader parties, ClaimFactsBuilder facts) {
    if (!claim.hasReferral()) {
      return;
    }
    Optional<ServiceRequest> request = known.find(ServiceRequest.class, claim.getReferral());
    String number =
        request
            .filter(ServiceRequest::hasIdentifier)
            .map(found -> found.getIdentifierFirstRep().getValue())
            .orElse(claim.getReferral().getIdentifier().getValue());
    facts.referral(
        new Referral(
            number, null, null, request.map(r -> parties.npi(r.getRequester())).orElse(null)));
  }
}
