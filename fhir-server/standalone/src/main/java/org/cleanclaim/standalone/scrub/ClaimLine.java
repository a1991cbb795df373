package org.cleanclaim.standalone.scrub;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.routes.claim.ClaimBundles;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Resource;

/**
 * One line of claims: the claim to judge, and what came with it.
 *
 * @param claim the first Claim of the Bundle, or the line's own
 * @param known everything of the Bundle; its further Claims are the patient's history
 */
record ClaimLine(Claim claim, KnownResources known) {

  private static final String MEND =
      "Write one Bundle with a Claim in it, or one Claim, on a line.";

  /** The claim of a line of a file; one that is too long was not kept. */
  static ClaimLine of(Lines.Line line) throws BadLine {
    if (line.bytes() == null) {
      throw new BadLine(
          "", "is longer than " + (Lines.LONGEST >> 20) + " MB", "Write one claim on a line.");
    }
    return read(line.bytes());
  }

  /** A claim of an 837. */
  static ClaimLine of(ClaimBatch batch, SubmittedClaim submitted) {
    Bundle bundle = ClaimBundles.of(batch, submitted);
    Claim claim = (Claim) bundle.getEntryFirstRep().getResource();
    return new ClaimLine(claim, new KnownResources().addAll(bundle));
  }

  static ClaimLine read(byte[] line) throws BadLine {
    refuseX12(line);
    Resource resource = ResourceReader.read(line);
    KnownResources known = new KnownResources();
    if (resource instanceof Claim claim) {
      return new ClaimLine(claim, known.add(claim));
    }
    if (!(resource instanceof Bundle bundle)) {
      throw new BadLine("resourceType", "is neither Bundle nor Claim", MEND);
    }
    List<Bundle.BundleEntryComponent> entries = bundle.getEntry();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).hasResource()) {
        known.add(entries.get(i).getResource(), address(entries.get(i), i));
      }
    }
    return entries.stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Claim.class::isInstance)
        .map(Claim.class::cast)
        .findFirst()
        .map(claim -> new ClaimLine(claim, known))
        .orElseThrow(() -> new BadLine("entry", "holds no Claim", MEND));
  }

  /** A claim without id or address must still be told from its siblings. */
  private static String address(Bundle.BundleEntryComponent entry, int place) {
    return entry.hasFullUrl() ? entry.getFullUrl() : "urn:cleanclaim:entry:" + place;
  }

  private static void refuseX12(byte[] line) throws BadLine {
    if (line.length > 3 && new String(line, 0, 3, StandardCharsets.ISO_8859_1).equals("ISA")) {
      throw new BadLine("", "is X12, not FHIR", "Give the 837 as a file of its own.");
    }
  }

  /** The claim's id, else its first identifier; null when it has neither. */
  String id() {
    String id = claim.getIdElement().getIdPart();
    return id != null || !claim.hasIdentifier() ? id : claim.getIdentifierFirstRep().getValue();
  }
}
