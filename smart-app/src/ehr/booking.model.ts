import type { Appointment } from 'fhir/r4';
import { bundleOf, encounterIdOf } from './chart.model';

/** A visit somebody wants, before it is booked. */
export function requestedVisit({
  patient,
  date,
  clock,
  reason,
}: {
  patient: string;
  /** `2026-12-04`. */
  date: string;
  /** `09:00`, where the clinic is. */
  clock: string;
  reason: string;
}): Appointment {
  const start = new Date(`${date}T${clock}:00`);
  return {
    resourceType: 'Appointment',
    id: 'requested-visit',
    status: 'proposed',
    ...(reason ? { description: reason } : {}),
    start: start.toISOString(),
    end: new Date(start.getTime() + 30 * 60_000).toISOString(),
    participant: [
      { actor: { reference: `Patient/${patient}` }, status: 'accepted' },
      { actor: { reference: 'Practitioner/shah' }, status: 'accepted' },
    ],
  };
}

/** Context of the appointment-book hook. */
export function bookingContext(appointment: Appointment): Record<string, unknown> {
  return { patientId: patientIdOf(appointment), appointments: bundleOf(appointment) };
}

/** Context of the encounter-start hook, once the patient has arrived. */
export function arrivalContext(appointment: Appointment): Record<string, unknown> {
  return { patientId: patientIdOf(appointment), encounterId: encounterIdOf(appointment) };
}

export function patientIdOf(appointment: Appointment): string | undefined {
  return appointment.participant
    .map((each) => each.actor?.reference)
    .find((reference) => reference?.includes('Patient/'))
    ?.split('/')
    .at(-1);
}
