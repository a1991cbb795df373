package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;

/** A visit whose coverage cannot be looked at; the message says what to mend. */
final class BadVisit {

  private BadVisit() {}

  static UnprocessableEntityException withoutPatient(String id) {
    return new UnprocessableEntityException(
        "Appointment/%s names no patient. Add one as participant.".formatted(id));
  }

  static UnprocessableEntityException withoutDay(String id) {
    return new UnprocessableEntityException(
        "Appointment/%s has no start. Give it a date.".formatted(id));
  }
}
