package org.cleanclaim.plugin.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads a patient's coverage as the facts of a visit: who comes, when, and every coverage at hand.
 *
 * <p>Coverages stand in their order of benefits ({@code Coverage.order}), those without one last;
 * the first is the one that would be billed.
 */
public final class VisitReader {

  private VisitReader() {}

  /**
   * The facts of a visit.
   *
   * @param visit the day of the visit; null when none is booked
   */
  public static ClaimFacts read(Reference patient, LocalDate visit, KnownResources known) {
    ClaimFacts.Builder facts =
        ClaimFacts.builder()
            .stage(Stage.VISIT)
            .visit(visit)
            .patient(new PartyReader(known).patient(patient));
    CoverageReader reader = new CoverageReader(known);
    List<Coverage> coverages = coverages(patient, known);
    for (int i = 0; i < coverages.size(); i++) {
      Reference reference =
          new Reference("Coverage/" + coverages.get(i).getIdElement().getIdPart());
      reference.setResource(coverages.get(i));
      facts.coverage(reader.read(reference, i + 1, i == 0, patient, null));
    }
    return facts.build();
  }

  private static List<Coverage> coverages(Reference patient, KnownResources known) {
    return known.all(Coverage.class).stream()
        .filter(coverage -> CoverageReader.same(coverage.getBeneficiary(), patient))
        .filter(VisitReader::counts)
        .sorted(
            Comparator.comparingInt(
                coverage -> coverage.hasOrder() ? coverage.getOrder() : Integer.MAX_VALUE))
        .toList();
  }

  private static boolean counts(Coverage coverage) {
    return coverage.getStatus() != Coverage.CoverageStatus.CANCELLED
        && coverage.getStatus() != Coverage.CoverageStatus.ENTEREDINERROR;
  }
}
