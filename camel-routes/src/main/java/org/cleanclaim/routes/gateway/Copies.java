package org.cleanclaim.routes.gateway;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cleanclaim.routes.operations.RouteFailure;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Copies of what an upstream has, for the Cleanclaim server to keep: a resource with all it refers
 * to, under the copies' names. A copied claim is a draft there: sending it is the upstream's
 * business, and a second time would be once too often.
 */
public final class Copies {
  private final FhirContext fhir;
  private final UpstreamRecords records;
  private final CopyNames names;

  Copies(FhirContext fhir, UpstreamRecords records, CopyNames names) {
    this.fhir = fhir;
    this.records = records;
    this.names = names;
  }

  /** A resource as the upstream has it now, with what it refers to; empty when it is there not. */
  public List<Resource> of(WrittenNews news) throws IOException {
    var root = records.one(news.reference(), news.caller());
    if (root.isEmpty()) {
      return List.of();
    }
    if (!root.get().fhirType().equals(news.type())) {
      throw RouteFailure.nonsense("The upstream answered another type than was asked for.", null);
    }
    var found = records.around(root.get(), UpstreamRecords.TO_KEEP, Map.of(), news.caller());
    var all = new ArrayList<Resource>();
    for (var read : found.read()) {
      all.add(copy(read, found, root.get()));
    }
    // Last, when all it refers to is there.
    all.add(copy(root.get(), found, root.get()));
    return all;
  }

  private Resource copy(Resource original, UpstreamRecords.Found found, Resource root) {
    var copy = original.copy();
    var rootName = root.fhirType() + "/" + root.getIdElement().getIdPart();
    for (var reference : UpstreamRecords.references(fhir, copy)) {
      if (reference.getReference().startsWith("#")) {
        continue;
      }
      var local = names.local(reference.getReference());
      boolean there =
          local != null && (local.getValue().equals(rootName) || found.find(reference).isPresent());
      reference.setReference(there ? names.of(local.getResourceType(), local.getIdPart()) : null);
      reference.setResource(null);
    }
    copy.setMeta(null);
    if (copy instanceof DomainResource told) {
      told.setText(null);
    }
    if (copy instanceof Claim claim) {
      claim.setStatus(Claim.ClaimStatus.DRAFT);
    }
    copy.setId(names.of(original.fhirType(), original.getIdElement().getIdPart()));
    return copy;
  }
}
