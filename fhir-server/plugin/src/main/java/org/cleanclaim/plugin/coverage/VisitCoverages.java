package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cleanclaim.edits.facts.ClaimFacts;
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
    return booked(from, to, request).stream()
        .map(
            visit ->
                standing.of(
                    visit.appointment(),
                    visit.patient(),
                    visit.day(),
                    standing.file(visit.appointment(), visit.patient(), request)))
        .toList();
  }

  /** A booked visit of a patient. */
  record Booked(Appointment appointment, Reference patient, LocalDate day) {}

  /**
   * A visit after a sweep looked at it.
   *
   * @param asked whether a payer was asked
   * @param unanswered why there is no answer; empty when there is one or none was needed
   */
  record Swept(VisitCoverage visit, boolean asked, Optional<String> unanswered) {}

  List<Booked> booked(LocalDate from, LocalDate to, RequestDetails request) {
    return visits.between(from, to, request).stream()
        .map(
            visit ->
                new Booked(visit, BookedVisits.patient(visit).orElseThrow(), visits.day(visit)))
        .toList();
  }

  /**
   * Asks the payer if its last answer no longer holds for the day, and raises or clears the notice.
   *
   * @param pace is told a payer's name before it is asked, and waits as long as need be
   */
  Swept sweep(Booked visit, Consumer<String> pace, RequestDetails request) {
    KnownResources known = standing.file(visit.appointment(), visit.patient(), request);
    ClaimFacts facts = standing.facts(visit.patient(), visit.day(), known);
    boolean asked = standing.wantsAnswer(facts, visit.day());
    Optional<String> unanswered = Optional.empty();
    if (asked) {
      pace.accept(String.valueOf(facts.billedCoverage().payerName()));
      List<Reference> providers = BookedVisits.practitioners(visit.appointment());
      unanswered = check.ask(facts, visit.patient(), providers, visit.day(), known);
    }
    notices.update(visit.patient(), known, request);
    return new Swept(
        standing.of(visit.appointment(), visit.patient(), visit.day(), known), asked, unanswered);
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
