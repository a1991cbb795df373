package org.cleanclaim.plugin.claim;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

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
    return coverage.eligibility(EligibilityReader.newest(reference, known));
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

  /** Whether two references name one resource, whatever version or base is written before it. */
  static boolean same(Reference one, Reference other) {
    String id = one.getReferenceElement().getIdPart();
    if (id == null || other == null) {
      return one.getResource() != null && other != null && one.getResource() == other.getResource();
    }
    return id.equals(other.getReferenceElement().getIdPart());
  }
}
