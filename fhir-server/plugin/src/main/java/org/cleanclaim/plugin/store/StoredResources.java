package org.cleanclaim.plugin.store;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads from the store what a claim is judged with: the patient's file (coverages, claims, answers
 * about eligibility, tasks) with what the claim names in one go, then the parties these name.
 *
 * <p>What is read is for judging: it may lack tags and profiles, so that whoever changes a stored
 * resource reads it again ({@link TransactionWrites#current}). Never throws for something that is
 * not there: inside HAPI's transaction an exception would undo the write that is being judged.
 */
public abstract class StoredResources {

  /** User data of a resource that was read: HAPI's number of it, where that is known. */
  static final String ROW = "org.cleanclaim.row";

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
          "DeviceRequest",
          "MedicationRequest",
          "DocumentReference",
          "Claim",
          "Condition",
          "Encounter");

  /**
   * Adds resources of this server to what is known.
   *
   * @param files ids of the patients whose files are wanted: the patient, coverages, claims, their
   *     tasks and eligibility answers
   * @param others further resources, ids by type
   */
  protected abstract void read(
      KnownResources known,
      Set<String> files,
      Map<String, Set<String>> others,
      RequestDetails request);

  /** Adds the payers' answers to the patients' requests for prior authorization. */
  protected abstract void readApprovals(
      KnownResources known, Set<String> patients, RequestDetails request);

  /** Adds to {@code known} what the store has for judging {@code claim}. */
  public void complete(KnownResources known, Claim claim, RequestDetails request) {
    complete(known, List.of(claim), request);
  }

  /** The same for claims written together: the number of reads does not grow with theirs. */
  public void complete(KnownResources known, List<Claim> claims, RequestDetails request) {
    Set<String> files = patients(claims.stream().map(Claim::getPatient));
    Map<String, Set<String>> named =
        missing(known, claims.stream().flatMap(StoredResources::named));
    if (!files.isEmpty() || !named.isEmpty()) {
      read(known, files, named, request);
    }
    Set<String> numbered =
        patients(claims.stream().filter(StoredResources::namesApproval).map(Claim::getPatient));
    if (!numbered.isEmpty()) {
      readApprovals(known, numbered, request);
    }
    addMissing(known, parties(known), request);
  }

  /** Whether a claim names an approval by its number alone. */
  private static boolean namesApproval(Claim claim) {
    return claim.getInsurance().stream()
        .anyMatch(insurance -> insurance.hasPreAuthRef() && !insurance.hasClaimResponse());
  }

  /**
   * Whether HAPI makes something else of a reference while it stores the claim: a search in the
   * place of an id is answered then.
   */
  public static boolean hasOpenReferences(Claim claim) {
    return references(claim).anyMatch(reference -> reference.getReference().contains("?"));
  }

  /** Whether a claim names something of this server that is not among all there is. */
  public static boolean isAnyAbsent(Claim claim, KnownResources known) {
    return references(claim)
        .filter(reference -> !reference.getReferenceElement().isLocal())
        .anyMatch(known::isAbsent);
  }

  private static Stream<Reference> references(Claim claim) {
    return Stream.concat(Stream.of(claim.getPatient()), named(claim))
        .filter(Reference::hasReference);
  }

  /** Adds the patient with coverages, their payers, claims, their tasks and eligibility answers. */
  public void addPatientFile(KnownResources known, Reference patient, RequestDetails request) {
    Set<String> files = patients(Stream.of(patient));
    if (!files.isEmpty()) {
      read(known, files, Map.of(), request);
      addMissing(known, payers(known), request);
    }
  }

  /** Adds the resources these references name, as far as they are stored and not at hand yet. */
  public void addMissing(
      KnownResources known, Stream<Reference> references, RequestDetails request) {
    Map<String, Set<String>> wanted = missing(known, references);
    if (!wanted.isEmpty()) {
      read(known, Set.of(), wanted, request);
    }
  }

  /** Adds the coverages the claims bill, and their payers. */
  public void addPayers(KnownResources known, List<Claim> claims, RequestDetails request) {
    addMissing(
        known,
        claims.stream().flatMap(claim -> claim.getInsurance().stream()).map(i -> i.getCoverage()),
        request);
    addMissing(known, payers(known), request);
  }

  private static Set<String> patients(Stream<Reference> references) {
    Set<String> ids = new LinkedHashSet<>();
    references
        .filter(patient -> isStored(patient, "Patient"))
        .forEach(patient -> ids.add(patient.getReferenceElement().getIdPart()));
    return ids;
  }

  private static Map<String, Set<String>> missing(
      KnownResources known, Stream<Reference> references) {
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
    return idsByType;
  }

  private static Stream<Reference> parties(KnownResources known) {
    return Stream.concat(
        known.all(Claim.class).stream().flatMap(StoredResources::providers), payers(known));
  }

  private static Stream<Reference> payers(KnownResources known) {
    return known.all(Coverage.class).stream().flatMap(coverage -> coverage.getPayor().stream());
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
    claim.getSupportingInfo().stream()
        .filter(Claim.SupportingInformationComponent::hasValueReference)
        .forEach(info -> named.add(info.getValueReference()));
    claim.getItem().stream()
        .filter(Claim.ItemComponent::hasLocationReference)
        .forEach(item -> named.add(item.getLocationReference()));
    claim.getSupportingInfo().stream()
        .map(info -> info.getValue())
        .filter(Reference.class::isInstance)
        .forEach(document -> named.add((Reference) document));
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
