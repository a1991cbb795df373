package org.cleanclaim.routes.eligibility;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cleanclaim.routes.operations.RouteFailure;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A CoverageEligibilityRequest with what it refers to: contained, or in the same Bundle. */
final class RequestResources {
  private final CoverageEligibilityRequest request;
  private final Map<String, Resource> byReference = new HashMap<>();

  private RequestResources(CoverageEligibilityRequest request) {
    this.request = request;
    request
        .getContained()
        .forEach(resource -> byReference.put("#" + bare(resource.getId()), resource));
  }

  static RequestResources of(IBaseResource body) {
    if (body instanceof CoverageEligibilityRequest request) {
      return new RequestResources(request);
    }
    if (body instanceof Bundle bundle) {
      return ofBundle(bundle);
    }
    throw RouteFailure.unusable(
        "A CoverageEligibilityRequest was expected, alone or in a Bundle with what it refers to.",
        null);
  }

  private static RequestResources ofBundle(Bundle bundle) {
    var requests =
        bundle.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(CoverageEligibilityRequest.class::isInstance)
            .map(CoverageEligibilityRequest.class::cast)
            .toList();
    if (requests.size() != 1) {
      throw RouteFailure.unusable(
          "The Bundle must hold exactly one CoverageEligibilityRequest; it holds "
              + requests.size(),
          null);
    }
    var resources = new RequestResources(requests.get(0));
    for (var entry : bundle.getEntry()) {
      if (entry.hasResource()) {
        resources.add(entry);
      }
    }
    return resources;
  }

  private void add(Bundle.BundleEntryComponent entry) {
    var resource = entry.getResource();
    if (entry.hasFullUrl()) {
      byReference.put(entry.getFullUrl(), resource);
    }
    if (resource.hasId()) {
      byReference.put(
          resource.fhirType() + "/" + bare(resource.getIdElement().getIdPart()), resource);
    }
  }

  CoverageEligibilityRequest request() {
    return request;
  }

  /** The resource of one of these types that the reference names, when it came along. */
  @SafeVarargs
  final Optional<Resource> find(Reference reference, Class<? extends Resource>... types) {
    var resource =
        reference.getResource() instanceof Resource resolved
            ? resolved
            : byReference.get(reference.getReference());
    for (var type : types) {
      if (type.isInstance(resource)) {
        return Optional.of(resource);
      }
    }
    return Optional.empty();
  }

  <T extends Resource> T require(Reference reference, Class<T> type, String path) {
    return find(reference, type)
        .map(type::cast)
        .orElseThrow(
            () ->
                RouteFailure.lacking(
                    "The request does not bring its %s. Contain it or put it into the Bundle."
                        .formatted(type.getSimpleName()),
                    path));
  }

  private static String bare(String id) {
    return id != null && id.startsWith("#") ? id.substring(1) : id;
  }
}
