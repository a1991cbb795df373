package org.cleanclaim.routes.claim;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The Bundle being made: gives each resource an id that the claim's number decides. */
final class BundleResources {
  private static final String BASE = "https://cleanclaim.example/fhir/";

  private final Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
  private final String seed;

  BundleResources(String seed) {
    this.seed = seed;
  }

  /** Adds the resource; the role is its part in the claim, such as patient or careteam-2. */
  Reference add(Resource resource, String role) {
    var key = (seed + "|" + role).getBytes(StandardCharsets.UTF_8);
    resource.setId(UUID.nameUUIDFromBytes(key).toString());
    var reference = resource.fhirType() + "/" + resource.getIdPart();
    bundle.addEntry().setFullUrl(BASE + reference).setResource(resource);
    return new Reference(reference);
  }

  /** What was added under this reference. */
  Resource find(Reference reference) {
    return bundle.getEntry().stream()
        .filter(entry -> entry.getFullUrl().equals(BASE + reference.getReference()))
        .map(Bundle.BundleEntryComponent::getResource)
        .findFirst()
        .orElseThrow();
  }

  Bundle bundle() {
    return bundle;
  }
}
