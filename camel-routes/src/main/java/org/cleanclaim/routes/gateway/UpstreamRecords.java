package org.cleanclaim.routes.gateway;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a resource refers to, read at the upstream in the caller's name: a bounded neighbourhood.
 */
final class UpstreamRecords {
  /** What a claim is judged with; a ClaimResponse named by it is its authorization. */
  static final Set<String> TO_JUDGE =
      Set.of(
          "Patient",
          "Coverage",
          "ClaimResponse",
          "Organization",
          "Practitioner",
          "PractitionerRole",
          "Location");

  /** What is kept beside a copy. */
  static final Set<String> TO_KEEP =
      Set.of(
          "Patient",
          "Coverage",
          "Claim",
          "Organization",
          "Practitioner",
          "PractitionerRole",
          "Location");

  private static final int MOST_READS = 40;
  private static final int DEEPEST = 3;

  private final FhirContext fhir;
  private final UpstreamServer upstream;
  private final CopyNames names;
  private final Executor executor;

  UpstreamRecords(FhirContext fhir, UpstreamServer upstream, CopyNames names, Executor executor) {
    this.fhir = fhir;
    this.upstream = upstream;
    this.names = names;
    this.executor = executor;
  }

  /**
   * Resources by reference: by type and id, and those sent along by their address in the Bundle.
   */
  static final class Found {
    private final Map<String, Resource> byReference = new LinkedHashMap<>();
    private final Map<String, UpstreamServer.Read> reads = new LinkedHashMap<>();
    private final CopyNames names;

    private Found(CopyNames names, Map<String, Resource> sent) {
      this.names = names;
      byReference.putAll(sent);
    }

    Optional<Resource> find(Reference reference) {
      return Optional.ofNullable(byReference.get(key(reference)));
    }

    private String key(Reference reference) {
      var local = names.local(reference.getReference());
      return local == null ? reference.getReference() : local.getValue();
    }

    /** Whether the upstream refused to show it to the caller. */
    boolean isDenied(Reference reference) {
      var read = reads.get(key(reference));
      return read != null && read.denied();
    }

    /** All that was read, each once. */
    List<Resource> read() {
      return reads.values().stream().flatMap(read -> read.resource().stream()).toList();
    }
  }

  /**
   * Reads what the root refers to, and what that refers to.
   *
   * @param wanted types that are read
   * @param sent resources that came along, by the references that name them
   */
  Found around(Resource root, Set<String> wanted, Map<String, Resource> sent, Caller caller) {
    var found = new Found(names, sent);
    var level = List.of(root);
    for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
      level = next(level, wanted, found, caller);
    }
    return found;
  }

  private List<Resource> next(
      List<Resource> level, Set<String> wanted, Found found, Caller caller) {
    var next = new ArrayList<Resource>();
    var reading = new LinkedHashMap<String, CompletableFuture<UpstreamServer.Read>>();
    for (var resource : level) {
      for (var reference : references(fhir, resource)) {
        var key = found.key(reference);
        var local = names.local(reference.getReference());
        var known = found.byReference.get(key);
        if (known != null && local == null) {
          next.add(known);
        } else if (known == null
            && local != null
            && wanted.contains(local.getResourceType())
            && !found.reads.containsKey(key)
            && found.reads.size() + reading.size() < MOST_READS) {
          reading.computeIfAbsent(
              key, one -> CompletableFuture.supplyAsync(() -> read(one, caller), executor));
        }
      }
    }
    reading.forEach(
        (key, future) -> {
          var read = future.join();
          found.reads.put(key, read);
          read.resource()
              .ifPresent(
                  resource -> {
                    found.byReference.put(key, resource);
                    next.add(resource);
                  });
        });
    return next;
  }

  /** Whatever cannot be read is missing to the judge, who says so. */
  private UpstreamServer.Read read(String pathAndQuery, Caller caller) {
    try {
      return upstream.read(pathAndQuery, caller);
    } catch (IOException unreachable) {
      return new UpstreamServer.Read(Optional.empty(), false);
    }
  }

  /** One resource with what is around it. */
  Optional<Resource> one(String reference, Caller caller) throws IOException {
    return upstream.read(reference, caller).resource();
  }

  /** Earlier claims of a patient. */
  List<Claim> history(String patientId, int most, Caller caller) {
    if (most == 0) {
      return List.of();
    }
    return read("Claim?patient=Patient/" + patientId + "&_count=" + most, caller)
        .resource()
        .stream()
        .filter(Bundle.class::isInstance)
        .flatMap(bundle -> ((Bundle) bundle).getEntry().stream())
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Claim.class::isInstance)
        .map(Claim.class::cast)
        .limit(most)
        .toList();
  }

  /** All references in a resource, those in what it contains included. */
  static List<Reference> references(FhirContext fhir, Resource resource) {
    return fhir.newTerser().getAllResourceReferences(resource).stream()
        .map(info -> (Reference) info.getResourceReference())
        .filter(Reference::hasReference)
        .toList();
  }
}
