package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Reference;

/** The booked visits of one server as a sweep goes through them, and through their patients. */
final class SweptVisits {

  private final BookedVisits visits;
  private final CoverageStanding standing;
  private final CoverageCheck check;
  private final Notices notices;

  /** Raises and clears what the end of a coverage calls for. */
  @FunctionalInterface
  interface Notices {
    /**
     * @param days of the patient's booked visits, the next first
     */
    void update(
        Reference patient, List<LocalDate> days, KnownResources known, RequestDetails request);
  }

  SweptVisits(
      BookedVisits visits, CoverageStanding standing, CoverageCheck check, Notices notices) {
    this.visits = visits;
    this.standing = standing;
    this.check = check;
    this.notices = notices;
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

  List<Booked> between(LocalDate from, LocalDate to, RequestDetails request) {
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
    List<Reference> providers = BookedVisits.practitioners(visit.appointment());
    KnownResources known = visits.file(visit.patient(), providers, request);
    ClaimFacts facts = standing.facts(visit.patient(), visit.day(), known);
    boolean asked = standing.wantsAnswer(facts, visit.day());
    Optional<String> unanswered = Optional.empty();
    if (asked) {
      pace.accept(String.valueOf(facts.billedCoverage().payerName()));
      unanswered = check.ask(facts, visit.patient(), providers, visit.day(), known);
    }
    update(visit.patient(), known, request);
    return new Swept(
        standing.of(visit.appointment(), visit.patient(), visit.day(), known), asked, unanswered);
  }

  /** Patients about whom a notice is open that nothing but a look at them would clear. */
  List<Reference> noticed(RequestDetails request) {
    return visits.noticed(request);
  }

  /** Raises or clears the notice of a patient, asking nobody. */
  void lookAgain(Reference patient, RequestDetails request) {
    update(patient, visits.file(patient, List.of(), request), request);
  }

  private void update(Reference patient, KnownResources known, RequestDetails request) {
    notices.update(patient, visits.days(patient, request), known, request);
  }
}
