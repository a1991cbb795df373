package org.cleanclaim.plugin.cdshooks;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.plugin.claim.ClaimReader;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** The claim a visit would lead to: the patient's coverages, the fittest of them billed. */
final class VisitDraft {

  private VisitDraft() {}

  static Claim of(Reference patient, KnownResources known, LocalDate day) {
    Claim claim = new Claim();
    claim.setUse(Claim.Use.CLAIM);
    claim.setStatus(Claim.ClaimStatus.DRAFT);
    claim.setPatient(patient);
    List<Coverage> coverages =
        known.all(Coverage.class).stream().filter(Coverage::hasId).sorted(fittestOn(day)).toList();
    for (Coverage coverage : coverages) {
      int sequence = claim.getInsurance().size() + 1;
      claim
          .addInsurance()
          .setSequence(sequence)
          .setFocal(sequence == 1)
          .setCoverage(new Reference("Coverage/" + coverage.getIdElement().getIdPart()));
    }
    return claim;
  }

  /** The facts of a claim, told at another moment of its life. */
  static ClaimFacts facts(Claim claim, KnownResources known, Stage stage, LocalDate visit) {
    return ClaimReader.read(claim, known).at(stage, visit);
  }

  /** In force that day first, then by the order of benefits, then the one that lasts longest. */
  private static Comparator<Coverage> fittestOn(LocalDate day) {
    return Comparator.comparing((Coverage coverage) -> !counts(coverage))
        .thenComparing(coverage -> !covers(coverage.getPeriod(), day))
        .thenComparing(coverage -> coverage.hasOrder() ? coverage.getOrder() : Integer.MAX_VALUE)
        .thenComparing(
            coverage -> last(coverage.getPeriod()), Comparator.<LocalDate>reverseOrder());
  }

  private static boolean counts(Coverage coverage) {
    return coverage.getStatus() != CoverageStatus.CANCELLED
        && coverage.getStatus() != CoverageStatus.ENTEREDINERROR;
  }

  private static boolean covers(Period period, LocalDate day) {
    LocalDate first = orOpen(FhirDates.day(period.getStartElement()), LocalDate.MIN);
    return !day.isBefore(first) && !day.isAfter(last(period));
  }

  private static LocalDate last(Period period) {
    return orOpen(FhirDates.day(period.getEndElement()), LocalDate.MAX);
  }

  private static LocalDate orOpen(LocalDate day, LocalDate open) {
    return day == null ? open : day;
  }
}
