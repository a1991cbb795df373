package org.cleanclaim.plugin.claim;

import java.util.List;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Ties what a caller sends beside a claim to what the claim names.
 *
 * <p>Resources are found by id. A resource sent without an id is meant for the reference that is
 * still open: the one patient, the coverages in order.
 */
final class SentResources {

  private SentResources() {}

  static void add(
      KnownResources known,
      Claim claim,
      Patient patient,
      List<Coverage> coverages,
      List<Claim> history) {
    if (patient != null) {
      known.add(patient);
      tie(claim.getPatient(), patient, known);
    }
    List<Coverage> sent = coverages == null ? List.of() : coverages;
    sent.forEach(known::add);
    List<Coverage> nameless = sent.stream().filter(coverage -> !coverage.hasId()).toList();
    List<Reference> open =
        claim.getInsurance().stream()
            .map(Claim.InsuranceComponent::getCoverage)
            .filter(reference -> !known.knows(reference))
            .toList();
    for (int i = 0; i < Math.min(nameless.size(), open.size()); i++) {
      tie(open.get(i), nameless.get(i), known);
    }
    addHistory(known, history == null ? List.of() : history);
  }

  /** Earlier claims need an address of their own to be kept apart. */
  private static void addHistory(KnownResources known, List<Claim> history) {
    for (int i = 0; i < history.size(); i++) {
      known.add(history.get(i), "urn:cleanclaim:history:" + i);
    }
  }

  private static void tie(Reference reference, Resource sent, KnownResources known) {
    if (!known.knows(reference)) {
      if (reference.hasReference()) {
        known.add(sent, reference.getReference());
      } else {
        reference.setResource(sent);
      }
    }
  }
}
