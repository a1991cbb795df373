package org.cleanclaim.plugin.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads from the store what a claim is judged with: the patient's file (coverages, claims, answers
 * about eligibility, tasks) in one search, and the parties a claim names in one search per type.
 *
 * <p>Never throws for something that is not there: inside HAPI's transaction an exception would
 * undo the write that is being judged.
 */
public class StoredResources {

  private static final Set<String> READABLE =
      Set.of(
          "Patient",
          "Coverage",
          "Organization",
          "Practitioner",
          "PractitionerRole",
          "Location",
          "ClaimResponse",
          "ServiceRequest",
          "Claim",
          "Condition");

  private final DaoRegistry daos;

  public StoredResources(DaoRegistry daos) {
    this.daos = daos;
  }

  /** Adds to {@code known} what the store has for judging {@code claim}. */
  public void complete(KnownResources known, Claim claim, RequestDetails request) {
    complete(known, List.of(claim), request);
  }

  /** The same for claims written together: the number of reads does not grow with theirs. */
  public void complete(KnownResources known, List<Claim> claims, RequestDetails request) {
    addPatientFiles(known, claims.stream().map(Claim::getPatient), request);
    addMissing(known, claims.stream().flatMap(StoredResources::named), request);
    Stream<Reference> parties =
        Stream.concat(
            known.all(Claim.class).stream().flatMap(StoredResources::providers),
            known.all(Coverage.class).stream().flatMap(coverage -> coverage.getPayor().stream()));
    addMissing(known, parties, request);
  }

  /** Adds the patient with coverages, their payers, claims, their tasks and eligibility answers. */
  public void addPatientFile(KnownResources known, Reference patient, RequestDetails request) {
    addPatientFiles(known, Stream.of(patient), request);
  }

  private void addPatientFiles(
      KnownResources known, Stream<Reference> patients, RequestDetails request) {
    Set<String> ids = new LinkedHashSet<>();
    patients
        .filter(patient -> isStored(patient, "Patient"))
        .forEach(patient -> ids.add(patient.getReferenceElement().getIdPart()));
    if (ids.isEmpty()) {
      return;
    }
    SearchParameterMap search = byIds(ids);
    search.addRevInclude(new Include("Coverage:beneficiary"));
    search.addRevInclude(new Include("Claim:patient"));
    search.addRevInclude(new Include("CoverageEligibilityResponse:patient"));
    search.addRevInclude(new Include("Task:patient"));
    search.addInclude(new Include("Coverage:payor", true));
    search(known, "Patient", search, request);
  }

  /** Adds the resources these references name, as far as they are stored and not at hand yet. */
  public void addMissing(
      KnownResources known, Stream<Reference> references, RequestDetails request) {
    Map<String, Set<String>> idsByType = new LinkedHashMap<>();
    references
        .filter(reference -> reference.hasReference() && !known.knows(reference))
        .filter(reference -> isStored(reference, reference.getReferenceElement().getResourceType()))
        .filter(reference -> READABLE.contains(reference.getReferenceElement().getResourceType()))
        .forEach(
            reference ->
                idsByType
                    .computeIfAbsent(
                        reference.getReferenceElement().getResourceType(),
                        type -> new LinkedHashSet<>())
                    .add(reference.getReferenceElement().getIdPart()));
    idsByType.forEach((type, ids) -> search(known, type, byIds(ids), request));
  }

  private static SearchParameterMap byIds(Set<String> ids) {
    TokenOrListParam anyOf = new TokenOrListParam();
    ids.forEach(id -> anyOf.add(new TokenParam(id)));
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add("_id", anyOf);
    return search;
  }

  private void search(
      KnownResources known, String type, SearchParameterMap search, RequestDetails request) {
    for (IBaseResource found :
        daos.getResourceDao(type).search(search, request).getAllResources()) {
      known.add((Resource) found);
    }
  }

  /** What a claim names besides its patient. */
  private static Stream<Reference> named(Claim claim) {
    List<Reference> named = new ArrayList<>();
    named.add(claim.getProvider());
    named.add(claim.getInsurer());
    named.add(claim.getFacility());
    named.add(claim.getReferral());
    claim.getCareTeam().forEach(member -> named.add(member.getProvider()));
    claim.getInsurance().forEach(insurance -> named.add(insurance.getCoverage()));
    claim.getInsurance().forEach(insurance -> named.add(insurance.getClaimResponse()));
    claim.getDiagnosis().stream()
        .filter(Claim.DiagnosisComponent::hasDiagnosisReference)
        .forEach(diagnosis -> named.add(diagnosis.getDiagnosisReference()));
    claim.getItem().stream()
        .filter(Claim.ItemComponent::hasLocationReference)
        .forEach(item -> named.add(item.getLocationReference()));
    return named.stream();
  }

  /** Who rendered and billed a claim, which is what other claims are compared by. */
  private static Stream<Reference> providers(Claim claim) {
    return Stream.concat(
        Stream.of(claim.getProvider()),
        claim.getCareTeam().stream().map(Claim.CareTeamComponent::getProvider));
  }

  /** Whether a reference is to a resource of this server, by type and id. */
  private static boolean isStored(Reference reference, String type) {
    if (reference == null || !reference.hasReference() || type == null) {
      return false;
    }
    var id = reference.getReferenceElement();
    return !id.isLocal() && !id.isAbsolute() && id.hasIdPart() && type.equals(id.getResourceType());
  }
}
