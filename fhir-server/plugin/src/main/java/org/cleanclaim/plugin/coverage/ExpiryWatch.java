package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.claim.VisitReader;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;

/**
 * Watches the end of a coverage: raises a Flag and a Task for the front desk when it ends before a
 * booked visit or within the payer policy's lead, and clears them when it no longer does.
 */
public class ExpiryWatch {

  private static final Set<String> EDITS = Set.of("coverage-expiring", "coverage-inactive");
  private static final Set<Appointment.AppointmentStatus> BOOKED =
      Set.of(
          Appointment.AppointmentStatus.BOOKED,
          Appointment.AppointmentStatus.PENDING,
          Appointment.AppointmentStatus.PROPOSED,
          Appointment.AppointmentStatus.WAITLIST);

  private final DaoRegistry daos;
  private final Scrubber scrubber;
  private final ExpiryNotice notice;
  private final Clock clock;

  ExpiryWatch(DaoRegistry daos, Scrubber scrubber, ExpiryNotice notice, Clock clock) {
    this.daos = daos;
    this.scrubber = scrubber;
    this.notice = notice;
    this.clock = clock;
  }

  /** Looks at one coverage among all the patient has. */
  void look(Coverage coverage, KnownResources known, TransactionWrites writes) {
    Optional<Alert> ends = firstAlert(coverage.getBeneficiary(), known, writes.request());
    if (ends.isPresent() && isEnding(coverage)) {
      notice.raise(coverage, ends.get(), writes);
    } else {
      notice.clear(coverage, writes);
    }
  }

  private static boolean isEnding(Coverage coverage) {
    boolean withdrawn =
        coverage.getStatus() == Coverage.CoverageStatus.CANCELLED
            || coverage.getStatus() == Coverage.CoverageStatus.ENTEREDINERROR;
    return !withdrawn && coverage.getPeriod().hasEnd();
  }

  private Optional<Alert> firstAlert(
      Reference patient, KnownResources known, RequestDetails request) {
    List<LocalDate> visits = new ArrayList<>(visits(patient, request));
    visits.add(null);
    return visits.stream()
        .map(visit -> VisitReader.read(patient, visit, known))
        .flatMap(facts -> scrubber.scrub(facts, LocalDate.now(clock)).alerts().stream())
        .filter(alert -> EDITS.contains(alert.edit()))
        .findFirst();
  }

  /** Days of the patient's booked visits from today on, the next first. */
  private List<LocalDate> visits(Reference patient, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Appointment.SP_PATIENT, new ReferenceParam(patient.getReference()));
    search.add(
        Appointment.SP_DATE, new DateRangeParam().setLowerBound(LocalDate.now(clock).toString()));
    return daos.getResourceDao(Appointment.class).search(search, request).getAllResources().stream()
        .map(Appointment.class::cast)
        .filter(visit -> BOOKED.contains(visit.getStatus()) && visit.hasStart())
        .map(visit -> visit.getStart().toInstant().atZone(clock.getZone()).toLocalDate())
        .sorted()
        .toList();
  }
}
