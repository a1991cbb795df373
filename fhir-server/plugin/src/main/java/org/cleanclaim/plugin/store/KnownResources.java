package org.cleanclaim.plugin.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The resources at hand while a claim is judged: contained, sent along, or read from the store.
 *
 * <p>What was added first wins: what a caller sends along is newer than what is stored. Not safe
 * for use by several threads.
 */
public final class KnownResources {

  private final Map<String, Resource> byReference = new LinkedHashMap<>();
  private final Set<String> pending = new HashSet<>();
  private boolean complete;

  /** Says that all the store has was added: what a local reference does not find is not there. */
  public KnownResources complete() {
    complete = true;
    return this;
  }

  /** Whether a reference names a resource of this server that does not exist. */
  public boolean isAbsent(Reference reference) {
    return complete
        && reference.hasReference()
        && !reference.getReferenceElement().isAbsolute()
        && !knows(reference);
  }

  /** Adds a resource under its type and id, and under the address it had in a bundle, if any. */
  public KnownResources add(Resource resource, String fullUrl) {
    if (resource.hasId()) {
      byReference.putIfAbsent(key(resource), resource);
    }
    if (fullUrl != null && !fullUrl.isBlank()) {
      byReference.putIfAbsent(fullUrl, resource);
    }
    return this;
  }

  public KnownResources add(Resource resource) {
    return add(resource, null);
  }

  /**
   * The same with what a resource contains, which is then found where nothing refers to it by id.
   * What is contained is known to its container only, so this one stays as it is.
   */
  public KnownResources within(DomainResource container) {
    if (!container.hasContained()) {
      return this;
    }
    KnownResources within = new KnownResources();
    List<Resource> contained = container.getContained();
    for (int i = 0; i < contained.size(); i++) {
      within.byReference.put("urn:cleanclaim:contained:" + i, contained.get(i));
    }
    within.byReference.putAll(byReference);
    within.pending.addAll(pending);
    within.complete = complete;
    return within;
  }

  /** Adds every entry of a bundle; entries without a resource are passed over. */
  public KnownResources addAll(Bundle bundle) {
    bundle.getEntry().stream()
        .filter(Bundle.BundleEntryComponent::hasResource)
        .forEach(entry -> add(entry.getResource(), entry.getFullUrl()));
    return this;
  }

  /**
   * The resource a reference names.
   *
   * <p>Contained and bundled resources are found through the link the parser made; an absolute
   * address is tried whole, then by its type and id.
   */
  public <T extends Resource> Optional<T> find(Class<T> type, Reference reference) {
    if (reference == null) {
      return Optional.empty();
    }
    IBaseResource linked = reference.getResource();
    if (type.isInstance(linked)) {
      return Optional.of(type.cast(linked));
    }
    String text = reference.getReference();
    Resource found = text == null ? null : byReference.get(text);
    if (found == null && text != null) {
      found = byReference.get(new IdType(text).toUnqualifiedVersionless().getValue());
    }
    return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
  }

  /** Whether a reference names something at hand, of whatever type. */
  public boolean knows(Reference reference) {
    return find(Resource.class, reference).isPresent();
  }

  /** All resources of a type, in the order they were added. */
  public <T extends Resource> List<T> all(Class<T> type) {
    Set<T> found = Collections.newSetFromMap(new IdentityHashMap<>());
    List<T> ordered = new ArrayList<>();
    for (Resource resource : byReference.values()) {
      if (type.isInstance(resource) && found.add(type.cast(resource))) {
        ordered.add(type.cast(resource));
      }
    }
    return ordered;
  }

  /** Puts a newer state of a resource in the place of the one at hand. */
  public void renew(Resource resource) {
    byReference.put(key(resource), resource);
  }

  /** Marks a resource that was written with others and is not judged yet. */
  public void pending(Resource resource) {
    pending.add(key(resource));
  }

  public void judged(Resource resource) {
    pending.remove(key(resource));
  }

  public boolean isPending(Resource resource) {
    return resource.hasId() && pending.contains(key(resource));
  }

  /** Whether all the store has is at hand. */
  public boolean isComplete() {
    return complete;
  }

  private static String key(Resource resource) {
    String id = resource.getIdElement().getIdPart();
    return resource.fhirType() + "/" + id;
  }
}
