package org.cleanclaim.routes.imports;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.routes.claim.ClaimGraph;
import org.cleanclaim.routes.server.FhirServer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes of the Bundle of one claim what the server keeps: patients, coverages, payers and providers
 * are the same from claim to claim, and payers and providers are those the server knows already by
 * their numbers.
 *
 * <p>A patient is one by member number, name and birth date. Nobody is taken for a patient the
 * server has from elsewhere: a wrong guess would show one person's claims to another.
 */
final class ImportedParties {
  private final FhirServer server;
  private final FhirContext fhir;
  private final Map<String, Optional<String>> known = new HashMap<>();

  ImportedParties(FhirServer server) {
    this.server = server;
    this.fhir = server.fhir();
  }

  /**
   * A claim with what it refers to, under the ids it is kept by.
   *
   * @param content all of it, the same Bundle the routes keep of a claim they send
   * @param parties those of it that the server has to be given
   */
  record Kept(Bundle content, Claim claim, List<Resource> parties) {}

  /**
   * @param claimId the claim's id on the server
   */
  Kept of(Bundle bundle, UUID claimId) {
    var graph = new ClaimGraph(bundle);
    var claim = graph.claim();
    contain(bundle, claim);
    var names = new LinkedHashMap<String, String>();
    names.put(claim.getIdElement().getIdPart(), claimId.toString());
    var given = new HashMap<String, Boolean>();
    var member = member(graph, claim);
    for (var resource : resources(bundle)) {
      if (resource instanceof Claim || resource instanceof Coverage) {
        continue;
      }
      var found = resource instanceof Patient ? Optional.<String>empty() : onServer(resource);
      var id = found.orElseGet(() -> id(resource, member));
      names.put(resource.getIdElement().getIdPart(), id);
      given.put(id, found.isPresent());
    }
    var renamed = renamed(bundle, names);
    names.clear();
    resources(renamed).stream()
        .filter(Coverage.class::isInstance)
        .forEach(coverage -> names.put(coverage.getIdElement().getIdPart(), digest(coverage)));
    renamed = renamed(renamed, names);
    return new Kept(
        renamed,
        new ClaimGraph(renamed).claim(),
        resources(renamed).stream()
            .filter(resource -> !(resource instanceof Claim))
            .filter(resource -> !given.getOrDefault(resource.getIdElement().getIdPart(), false))
            .toList());
  }

  /** What another payer decided is of this claim alone, and no answer to it. */
  private static void contain(Bundle bundle, Claim claim) {
    for (var insurance : claim.getInsurance()) {
      if (!insurance.hasClaimResponse()) {
        continue;
      }
      var id = insurance.getClaimResponse().getReferenceElement().getIdPart();
      var decision =
          resources(bundle).stream()
              .filter(ClaimResponse.class::isInstance)
              .filter(one -> one.getIdElement().getIdPart().equals(id))
              .findFirst()
              .orElseThrow();
      bundle.getEntry().removeIf(entry -> entry.getResource() == decision);
      var name = "decision-" + insurance.getSequence();
      decision.setId(name);
      claim.addContained(decision);
      insurance.setClaimResponse(new Reference("#" + name));
    }
  }

  private static List<Resource> resources(Bundle bundle) {
    return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).toList();
  }

  private Bundle renamed(Bundle bundle, Map<String, String> names) {
    var text = fhir.newJsonParser().encodeResourceToString(bundle);
    for (var name : names.entrySet()) {
      // The ids in the Bundle are made from the claim's number and stand for nothing else.
      text = text.replace(name.getKey(), name.getValue());
    }
    return fhir.newJsonParser().parseResource(Bundle.class, text);
  }

  private static String member(ClaimGraph graph, Claim claim) {
    return claim.getInsurance().stream()
        .filter(insurance -> insurance.getFocal() || claim.getInsurance().size() == 1)
        .map(insurance -> graph.find(insurance.getCoverage(), Coverage.class))
        .flatMap(Optional::stream)
        .map(Coverage::getSubscriberId)
        .findFirst()
        .orElse("");
  }

  /** The id of one that the server knows by its number. */
  private Optional<String> onServer(Resource resource) {
    return identifiers(resource).stream()
        .filter(Identifier::hasValue)
        .map(
            identifier ->
                known.computeIfAbsent(
                    resource.fhirType() + "|" + key(identifier),
                    key -> server.named(resource.fhirType(), identifier)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private String id(Resource resource, String member) {
    if (resource instanceof Patient patient) {
      return uuid("Patient", member, words(patient.getNameFirstRep()), born(patient));
    }
    var numbers =
        identifiers(resource).stream().map(ImportedParties::key).collect(Collectors.joining(","));
    return numbers.isEmpty() ? digest(resource) : uuid(resource.fhirType(), numbers);
  }

  private static String born(Patient patient) {
    return patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : "";
  }

  private static String words(HumanName name) {
    return Stream.concat(
            Stream.of(name.getFamily()), name.getGiven().stream().map(Object::toString))
        .filter(part -> part != null)
        .collect(Collectors.joining(" "))
        .toUpperCase(Locale.ROOT);
  }

  private static List<Identifier> identifiers(Resource resource) {
    if (resource instanceof Organization organization) {
      return organization.getIdentifier();
    }
    if (resource instanceof Practitioner practitioner) {
      return practitioner.getIdentifier();
    }
    return resource instanceof Location location ? location.getIdentifier() : List.of();
  }

  private static String key(Identifier identifier) {
    return (identifier.hasSystem() ? identifier.getSystem() : "") + "|" + identifier.getValue();
  }

  /** An id that the content decides. */
  private String digest(Resource resource) {
    var copy = resource.copy();
    copy.setId((String) null);
    return uuid(resource.fhirType(), fhir.newJsonParser().encodeResourceToString(copy));
  }

  private static String uuid(String... parts) {
    var name = "imported\n" + String.join("\n", parts);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
