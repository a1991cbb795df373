package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** The booked visits of some days with how their coverage stands. */
public final class VisitCoverages {

  private final BookedVisits visits;
  private final CoverageStanding standing;
  private final CoverageCheck check;
  private final Notices notices;

  /** Raises and clears what the end of a coverage calls for. */
  @FunctionalInterface
  interface Notices {
    void update(Reference patient, KnownResources known, RequestDetails request);
  }

  VisitCoverages(
      BookedVisits visits, CoverageStanding standing, CoverageCheck check, Notices notices) {
    this.visits = visits;
    this.standing = standing;
    this.check = check;
    this.notices = notices;
  }

  /** The visits of some days, both ends inclusive, the next first. */
  public List<VisitCoverage> between(LocalDate from, LocalDate to, RequestDetails request) {
    List<VisitCoverage> list = new ArrayList<>();
    for (Appointment visit : visits.between(from, to, request)) {
      Reference patient = BookedVisits.patient(visit).orElseThrow();
      KnownResources known = standing.file(visit, patient, request);
      list.add(standing.of(visit, patient, visits.day(visit), known));
    }
    return list;
  }

  /**
   * A visit after its payer was asked again.
   *
   * @param unanswered why there is no answer; empty when there is one
   */
  public record Checked(VisitCoverage visit, Optional<String> unanswered) {}

  /** Asks the payer of a visit's coverage about its day, and says how it stands now. */
  public Checked check(IdType id, RequestDetails request) {
    Appointment visit = visits.one(id, request);
    Reference patient =
        BookedVisits.patient(visit).orElseThrow(() -> BadVisit.withoutPatient(id.getIdPart()));
    if (!visit.hasStart()) {
      throw BadVisit.withoutDay(id.getIdPart());
    }
    LocalDate day = visits.day(visit);
    KnownResources known = standing.file(visit, patient, request);
    Optional<String> unanswered =
        check.ask(
            standing.facts(patient, day, known),
            patient,
            BookedVisits.practitioners(visit),
            day,
            known);
    notices.update(patient, known, request);
    return new Checked(standing.of(visit, patient, day, known), unanswered);
  }
}
