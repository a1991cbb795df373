package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Reference;

/** Visits that are booked and not yet over, with the files of the patients who come. */
abstract class BookedVisits {

  private static final Set<AppointmentStatus> AHEAD =
      Set.of(
          AppointmentStatus.BOOKED,
          AppointmentStatus.PENDING,
          AppointmentStatus.PROPOSED,
          AppointmentStatus.WAITLIST);
  private static final Set<AppointmentStatus> HERE =
      Set.of(AppointmentStatus.ARRIVED, AppointmentStatus.CHECKEDIN);

  private final Clock clock;

  BookedVisits(Clock clock) {
    this.clock = clock;
  }

  /** Reads at least the visits of some days, both ends inclusive, in whatever zone. */
  protected abstract List<Appointment> read(LocalDate from, LocalDate to, RequestDetails request);

  /** Reads at least a patient's visits from a day on. */
  protected abstract List<Appointment> readFrom(
      LocalDate from, Reference patient, RequestDetails request);

  /** Everything known about a patient, and those who see him. */
  abstract KnownResources file(
      Reference patient, List<Reference> providers, RequestDetails request);

  /** Patients about whom a notice is open that nothing but a look at them would clear. */
  List<Reference> noticed(RequestDetails request) {
    return List.of();
  }

  /** The visits of some days with a patient, both ends inclusive, the next first. */
  final List<Appointment> between(LocalDate from, LocalDate to, RequestDetails request) {
    // By the day in any zone; what the clinic's own day says is told below.
    return read(from.minusDays(1), to.plusDays(1), request).stream()
        .filter(visit -> visit.hasStart() && isOpen(visit.getStatus()))
        .filter(visit -> !day(visit).isBefore(from) && !day(visit).isAfter(to))
        .filter(visit -> patient(visit).isPresent())
        .sorted(Comparator.comparing(Appointment::getStart))
        .toList();
  }

  /** Days of a patient's visits that are still to come, the next first. */
  final List<LocalDate> days(Reference patient, RequestDetails request) {
    return readFrom(LocalDate.now(clock), patient, request).stream()
        .filter(visit -> visit.hasStart() && AHEAD.contains(visit.getStatus()))
        .map(this::day)
        .sorted()
        .toList();
  }

  /** The clinic's day of a visit. */
  final LocalDate day(Appointment visit) {
    return visit.getStart().toInstant().atZone(clock.getZone()).toLocalDate();
  }

  private static boolean isOpen(AppointmentStatus status) {
    return status != null && (AHEAD.contains(status) || HERE.contains(status));
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
