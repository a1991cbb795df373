package org.cleanclaim.plugin.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads a patient's coverage as the facts of a visit: who comes, when, and every coverage at hand.
 *
 * <p>The coverage that would be billed stands first: of those in force on the day the first in
 * order of benefits ({@code Coverage.order}), else the one that lasts longest. An old coverage
 * beside one in force is no news.
 */
public final class VisitReader {

  private VisitReader() {}

  /**
   * The facts of a visit.
   *
   * @param visit the day of the visit; null when none is booked
   * @param today the day by which a coverage is in force when no visit is booked
   */
  public static ClaimFacts read(
      Reference patient, LocalDate visit, LocalDate today, KnownResources known) {
    ClaimFactsBuilder facts =
        ClaimFacts.builder()
            .stage(Stage.VISIT)
            .visit(visit)
            .patient(new PartyReader(known).patient(patient));
    List<Coverage> coverages = coverages(patient, visit == null ? today : visit, known);
    for (int i = 0; i < coverages.size(); i++) {
      facts.coverage(read(coverages.get(i), i + 1, patient, known));
    }
    return facts.build();
  }

  private static org.cleanclaim.edits.facts.Coverage read(
      Coverage coverage, int sequence, Reference patient, KnownResources known) {
    Reference reference = new Reference("Coverage/" + coverage.getIdElement().getIdPart());
    reference.setResource(coverage);
    return new CoverageReader(known).read(reference, sequence, sequence == 1, patient, null);
  }

  private static List<Coverage> coverages(Reference patient, LocalDate day, KnownResources known) {
    Comparator<Coverage> inForceFirst = Comparator.comparing(coverage -> !holds(coverage, day));
    Comparator<Coverage> byOrder =
        Comparator.comparingInt(
            coverage ->
                holds(coverage, day) && coverage.hasOrder()
                    ? coverage.getOrder()
                    : Integer.MAX_VALUE);
    Comparator<Coverage> longestFirst = Comparator.comparing(VisitReader::end).reversed();
    return known.all(Coverage.class).stream()
        .filter(coverage -> CoverageReader.same(coverage.getBeneficiary(), patient))
        .filter(VisitReader::counts)
        .sorted(inForceFirst.thenComparing(byOrder).thenComparing(longestFirst))
        .toList();
  }

  private static boolean holds(Coverage coverage, LocalDate day) {
    LocalDate start = FhirDates.day(coverage.getPeriod().getStartElement());
    return (start == null || !day.isBefore(start)) && !day.isAfter(end(coverage));
  }

  private static LocalDate end(Coverage coverage) {
    LocalDate end = FhirDates.day(coverage.getPeriod().getEndElement());
    return end == null ? LocalDate.MAX : end;
  }

  private static boolean counts(Coverage coverage) {
    return coverage.getStatus() != Coverage.CoverageStatus.CANCELLED
        && coverage.getStatus() != Coverage.CoverageStatus.ENTEREDINERROR;
  }
}
