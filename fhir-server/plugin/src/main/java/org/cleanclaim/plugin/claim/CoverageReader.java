package org.cleanclaim.plugin.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Reads a patient's insurance and what its payer last said of it (837 loop 2000B, 271). */
final class CoverageReader {

  private final KnownResources known;

  CoverageReader(KnownResources known) {
    this.known = known;
  }

  /** The coverage an insurance of a claim names, with what its payer paid before. */
  Coverage read(Claim.InsuranceComponent insurance, Reference patient, Reference payer) {
    return describe(
            insurance.getCoverage(), insurance.getSequence(), insurance.getFocal(), patient, payer)
        .priorPayment(PriorPaymentReader.read(insurance, known))
        .build();
  }

  /**
   * The coverage a reference names.
   *
   * @param payer who is billed, where the coverage itself names no payer that is at hand
   */
  Coverage read(
      Reference reference, int sequence, boolean focal, Reference patient, Reference payer) {
    return describe(reference, sequence, focal, patient, payer).build();
  }

  private Coverage.Builder describe(
      Reference reference, int sequence, boolean focal, Reference patient, Reference payer) {
    Optional<org.hl7.fhir.r4.model.Coverage> found =
        known.find(org.hl7.fhir.r4.model.Coverage.class, reference);
    Coverage.Builder coverage =
        Coverage.builder()
            .id(reference.getReferenceElement().getIdPart())
            .sequence(sequence)
            .focal(focal);
    found.ifPresent(stored -> describe(coverage, stored, patient));
    List<Reference> payers = found.map(stored -> stored.getPayor()).orElse(List.of());
    Stream<Reference> named = payers.isEmpty() ? Stream.of(payer) : payers.stream();
    named.filter(Objects::nonNull).forEach(one -> payer(coverage, one));
    return coverage.eligibility(newestAnswer(reference));
  }

  private static void describe(
      Coverage.Builder coverage, org.hl7.fhir.r4.model.Coverage stored, Reference patient) {
    Period period = stored.getPeriod();
    coverage
        .id(stored.getIdElement().getIdPart())
        .period(FhirDates.day(period.getStartElement()), FhirDates.day(period.getEndElement()))
        .status(stored.hasStatus() ? stored.getStatus().toCode() : null)
        .subscriberId(memberId(stored))
        .order(stored.hasOrder() ? stored.getOrder() : null)
        .relationship(Codings.code(stored.getRelationship()))
        .belongsToPatient(!stored.hasBeneficiary() || same(stored.getBeneficiary(), patient));
    stored.getType().getCoding().stream()
        .map(Coding::getCode)
        .filter(Objects::nonNull)
        .forEach(coverage::type);
  }

  private static String memberId(org.hl7.fhir.r4.model.Coverage coverage) {
    return coverage.hasSubscriberId()
        ? coverage.getSubscriberId()
        : Codings.identified(coverage.getIdentifier(), "", "MB");
  }

  private void payer(Coverage.Builder coverage, Reference reference) {
    Optional<Organization> organization = known.find(Organization.class, reference);
    organization.stream()
        .flatMap(payer -> payer.getIdentifier().stream())
        .map(Identifier::getValue)
        .filter(Objects::nonNull)
        .forEach(coverage::payerId);
    if (reference.getIdentifier().hasValue()) {
      coverage.payerId(reference.getIdentifier().getValue());
    }
    String id = reference.getReferenceElement().getIdPart();
    if (id != null) {
      coverage.payerId(id);
    }
    coverage.payerName(organization.map(Organization::getName).orElse(reference.getDisplay()));
  }

  private EligibilityAnswer newestAnswer(Reference coverage) {
    return known.all(CoverageEligibilityResponse.class).stream()
        .filter(answer -> answer.hasCreated() && insurance(answer, coverage).isPresent())
        .max(Comparator.comparing(CoverageEligibilityResponse::getCreated))
        .map(answer -> answer(answer, insurance(answer, coverage).orElseThrow()))
        .orElse(null);
  }

  private static Optional<CoverageEligibilityResponse.InsuranceComponent> insurance(
      CoverageEligibilityResponse answer, Reference coverage) {
    return answer.getInsurance().stream()
        .filter(insurance -> same(insurance.getCoverage(), coverage))
        .findFirst();
  }

  private static EligibilityAnswer answer(
      CoverageEligibilityResponse answer,
      CoverageEligibilityResponse.InsuranceComponent insurance) {
    Type serviced = answer.getServiced();
    Period benefit = insurance.getBenefitPeriod();
    String error = answer.hasError() ? Codings.code(answer.getErrorFirstRep().getCode()) : null;
    return new EligibilityAnswer(
        FhirDates.day(answer.getCreatedElement()),
        first(serviced),
        last(serviced),
        answer.getOutcome() == RemittanceOutcome.COMPLETE && error == null,
        insurance.hasInforce() ? insurance.getInforce() : null,
        FhirDates.day(benefit.getStartElement()),
        FhirDates.day(benefit.getEndElement()),
        error);
  }

  private static LocalDate first(Type serviced) {
    return serviced instanceof Period period
        ? FhirDates.day(period.getStartElement())
        : FhirDates.day((BaseDateTimeType) serviced);
  }

  private static LocalDate last(Type serviced) {
    return serviced instanceof Period period ? FhirDates.day(period.getEndElement()) : null;
  }

  /** Whether two references name one resource, whatever version or base is written before it. */
  static boolean same(Reference one, Reference other) {
    String id = one.getReferenceElement().getIdPart();
    if (id == null || other == null) {
      return one.getResource() != null && other != null && one.getResource() == other.getResource();
    }
    return id.equals(other.getReferenceElement().getIdPart());
  }
}
