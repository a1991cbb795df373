package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFacts;
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

  /** Looks at all coverages of a patient: a new one may end the worry about another. */
  void look(Reference patient, KnownResources known, TransactionWrites writes) {
    Map<String, Alert> ending = ending(patient, known, writes.request());
    for (Coverage coverage : known.all(Coverage.class)) {
      Alert alert = ending.get(coverage.getIdElement().getIdPart());
      if (alert != null) {
        notice.raise(coverage, alert, writes);
      } else {
        notice.clear(coverage, writes);
      }
    }
  }

  /** The coverages that end too soon, by id, each with its first alert. */
  private Map<String, Alert> ending(
      Reference patient, KnownResources known, RequestDetails request) {
    LocalDate today = LocalDate.now(clock);
    List<LocalDate> days = new ArrayList<>(visits(patient, request));
    days.add(null);
    Map<String, Alert> ending = new HashMap<>();
    for (LocalDate visit : days) {
      ClaimFacts facts = VisitReader.read(patient, visit, today, known);
      if (facts.billedCoverage() != null && facts.billedCoverage().end() != null) {
        scrubber.scrub(facts, today).alerts().stream()
            .filter(alert -> EDITS.contains(alert.edit()))
            .forEach(alert -> ending.putIfAbsent(facts.billedCoverage().id(), alert));
      }
    }
    return ending;
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
