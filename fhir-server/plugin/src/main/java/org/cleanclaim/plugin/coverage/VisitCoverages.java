package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** The visits booked in this server on some days with how their coverage stands. */
public final class VisitCoverages {

  private final OwnVisits visits;
  private final CoverageStanding standing;
  private final CoverageCheck check;
  private final SweptVisits.Notices notices;

  VisitCoverages(
      OwnVisits visits,
      CoverageStanding standing,
      CoverageCheck check,
      SweptVisits.Notices notices) {
    this.visits = visits;
    this.standing = standing;
    this.check = check;
    this.notices = notices;
  }

  /** The visits of some days, both ends inclusive, the next first. */
  public List<VisitCoverage> between(LocalDate from, LocalDate to, RequestDetails request) {
    return visits.between(from, to, request).stream()
        .map(
            visit -> {
              Reference patient = BookedVisits.patient(visit).orElseThrow();
              return standing.of(visit, patient, visits.day(visit), file(visit, patient, request));
            })
        .toList();
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
    KnownResources known = file(visit, patient, request);
    Optional<String> unanswered =
        check.ask(
            standing.facts(patient, day, known),
            patient,
            BookedVisits.practitioners(visit),
            day,
            known);
    notices.update(patient, visits.days(patient, request), known, request);
    return new Checked(standing.of(visit, patient, day, known), unanswered);
  }

  private KnownResources file(Appointment visit, Reference patient, RequestDetails request) {
    return visits.file(patient, BookedVisits.practitioners(visit), request);
  }
}
