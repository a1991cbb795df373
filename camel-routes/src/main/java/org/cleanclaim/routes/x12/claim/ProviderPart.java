package org.cleanclaim.routes.x12.claim;

import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Address;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SegmentWriter;

/** Gathers a provider from NM1, PRV, N3, N4 and REF, and writes one. */
final class ProviderPart {
  private final Segment nm1;
  private Segment street;
  private Segment town;
  private String taxonomy;
  private final List<Reference> references = new ArrayList<>();

  ProviderPart(Segment nm1) {
    this.nm1 = nm1;
  }

  void add(Segment segment) {
    switch (segment.id()) {
      case "PRV" -> taxonomy = segment.element(3);
      case "N3" -> street = segment;
      case "N4" -> town = segment;
      case "REF" -> references.add(Reference.read(segment));
      default -> {}
    }
  }

  /** PRV of the billing provider stands in 2000A, before its name. */
  Provider provider(String taxonomyAbove) {
    return new Provider(
        Party.read(nm1),
        taxonomy == null ? taxonomyAbove : taxonomy,
        Address.of(street, town),
        List.copyOf(references));
  }

  static void write(SegmentWriter out, Provider provider, String role) {
    provider.party().write(out);
    if (role != null && provider.taxonomy() != null) {
      writeTaxonomy(out, role, provider.taxonomy());
    }
    if (provider.address() != null) {
      provider.address().write(out);
    }
    provider.references().forEach(reference -> reference.write(out));
  }

  static void writeTaxonomy(SegmentWriter out, String role, String taxonomy) {
    out.segment("PRV").add(role).add("PXC").add(taxonomy).end();
  }
}
