package org.cleanclaim.routes.submission;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cleanclaim.routes.claim.ClaimGraph;
import org.cleanclaim.routes.server.FhirServer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reads what claims refer to, many claims in two rounds. */
final class ClaimCollecting {
  private final FhirServer server;

  ClaimCollecting(FhirServer server) {
    this.server = server;
  }

  /** One Bundle for each claim, the claim first, then what it refers to and was found. */
  List<Bundle> collect(List<Claim> claims) {
    var known = new LinkedHashMap<String, Resource>();
    read(claims.stream().flatMap(claim -> ClaimGraph.references(claim).stream()), known);
    read(
        Stream.concat(
                known.values().stream(),
                claims.stream().flatMap(claim -> claim.getContained().stream()))
            .filter(Coverage.class::isInstance)
            .flatMap(coverage -> ClaimGraph.references((Coverage) coverage).stream()),
        known);
    return claims.stream().map(claim -> bundle(claim, known)).toList();
  }

  private void read(Stream<Reference> references, Map<String, Resource> known) {
    var wanted = new LinkedHashSet<String>();
    names(references).filter(name -> !known.containsKey(name)).forEach(wanted::add);
    server.read(wanted).forEach(resource -> known.put(name(resource), resource));
  }

  private static Bundle bundle(Claim claim, Map<String, Resource> known) {
    var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    bundle.addEntry().setResource(claim);
    var first = found(ClaimGraph.references(claim), known);
    var second =
        Stream.concat(first.stream(), claim.getContained().stream())
            .filter(Coverage.class::isInstance)
            .flatMap(coverage -> found(ClaimGraph.references((Coverage) coverage), known).stream());
    Stream.concat(first.stream(), second)
        .distinct()
        .forEach(resource -> bundle.addEntry().setResource(resource));
    return bundle;
  }

  private static Collection<Resource> found(
      List<Reference> references, Map<String, Resource> known) {
    return names(references.stream()).map(known::get).filter(Objects::nonNull).distinct().toList();
  }

  /** Only what this server stores: an address elsewhere is not followed. */
  private static Stream<String> names(Stream<Reference> references) {
    return references
        .map(Reference::getReferenceElement)
        .filter(id -> id.hasResourceType() && id.hasIdPart() && !id.isAbsolute() && !id.isLocal())
        .map(id -> id.getResourceType() + "/" + id.getIdPart());
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
