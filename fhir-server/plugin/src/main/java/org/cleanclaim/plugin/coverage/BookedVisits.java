package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** Visits that are booked and not yet over. */
final class BookedVisits {

  /** The longest list a person would work through; the window is to be narrowed beyond it. */
  static final int MOST = 500;

  private static final Set<Appointment.AppointmentStatus> BOOKED =
      Set.of(
          Appointment.AppointmentStatus.BOOKED,
          Appointment.AppointmentStatus.PENDING,
          Appointment.AppointmentStatus.PROPOSED,
          Appointment.AppointmentStatus.WAITLIST,
          Appointment.AppointmentStatus.ARRIVED,
          Appointment.AppointmentStatus.CHECKEDIN);

  private final DaoRegistry daos;
  private final Clock clock;

  BookedVisits(DaoRegistry daos, Clock clock) {
    this.daos = daos;
    this.clock = clock;
  }

  /** The visits of some days with a patient, both ends inclusive, the next first. */
  List<Appointment> between(LocalDate from, LocalDate to, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    // By the day in any zone; what the clinic's own day says is told below.
    search.add(
        Appointment.SP_DATE,
        new DateRangeParam(from.minusDays(1).toString(), to.plusDays(1).toString()));
    search.setSort(new SortSpec(Appointment.SP_DATE));
    search.setLoadSynchronousUpTo(MOST);
    return daos.getResourceDao(Appointment.class).search(search, request).getAllResources().stream()
        .map(Appointment.class::cast)
        .filter(visit -> BOOKED.contains(visit.getStatus()) && visit.hasStart())
        .filter(visit -> !day(visit).isBefore(from) && !day(visit).isAfter(to))
        .filter(visit -> patient(visit).isPresent())
        .toList();
  }

  /** One visit; throws as a read does when it is not there. */
  Appointment one(IdType id, RequestDetails request) {
    return daos.getResourceDao(Appointment.class).read(id.toUnqualifiedVersionless(), request);
  }

  /** The clinic's day of a visit. */
  LocalDate day(Appointment visit) {
    return visit.getStart().toInstant().atZone(clock.getZone()).toLocalDate();
  }

  static Optional<Reference> patient(Appointment visit) {
    return actors(visit, "Patient").stream().findFirst();
  }

  static List<Reference> practitioners(Appointment visit) {
    return actors(visit, "Practitioner");
  }

  private static List<Reference> actors(Appointment visit, String type) {
    return visit.getParticipant().stream()
        .map(Appointment.AppointmentParticipantComponent::getActor)
        .filter(actor -> type.equals(actor.getReferenceElement().getResourceType()))
        .toList();
  }
}
