package org.cleanclaim.routes.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A claim with what it refers to: contained, or in the same Bundle. */
public final class ClaimGraph {
  private final Bundle bundle;

  public ClaimGraph(Bundle bundle) {
    this.bundle = bundle;
  }

  public Claim claim() {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Claim.class::isInstance)
        .map(Claim.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The Bundle holds no Claim."));
  }

  /** What a claim refers to itself, as far as an 837 carries it. */
  public static List<Reference> references(Claim claim) {
    return Stream.of(
            Stream.of(
                claim.getPatient(), claim.getProvider(), claim.getInsurer(), claim.getFacility()),
            claim.getCareTeam().stream().map(Claim.CareTeamComponent::getProvider),
            claim.getInsurance().stream().map(Claim.InsuranceComponent::getCoverage),
            claim.getInsurance().stream().map(Claim.InsuranceComponent::getClaimResponse))
        .flatMap(references -> references)
        .filter(Reference::hasReference)
        .toList();
  }

  /** What a coverage refers to, as far as an 837 carries it. */
  public static List<Reference> references(Coverage coverage) {
    return Stream.concat(coverage.getPayor().stream(), Stream.of(coverage.getSubscriber()))
        .filter(Reference::hasReference)
        .toList();
  }

  /** The resource of that type behind the reference, when it came along. */
  public <T extends Resource> Optional<T> find(Reference reference, Class<T> type) {
    return resource(reference).filter(type::isInstance).map(type::cast);
  }

  Optional<Resource> resource(Reference reference) {
    if (reference == null || !reference.hasReference() && reference.getResource() == null) {
      return Optional.empty();
    }
    return contained(reference).or(() -> inBundle(reference));
  }

  private static Optional<Resource> contained(BaseReference reference) {
    return Optional.ofNullable(reference.getResource())
        .filter(Resource.class::isInstance)
        .map(Resource.class::cast);
  }

  private Optional<Resource> inBundle(Reference reference) {
    var wanted = reference.getReferenceElement();
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(one -> one != null && one.fhirType().equals(wanted.getResourceType()))
        .filter(one -> one.getIdElement().getIdPart().equals(wanted.getIdPart()))
        .findFirst();
  }

  /** The value of the identifier with this system. */
  static Optional<String> identifier(List<Identifier> of, String system) {
    return of.stream()
        .filter(identifier -> system.equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .filter(value -> value != null && !value.isBlank())
        .findFirst();
  }
}
