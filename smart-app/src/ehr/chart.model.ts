import type {
  Appointment,
  Bundle,
  Condition,
  DocumentReference,
  Encounter,
  FhirResource,
} from 'fhir/r4';
import { ICD10 } from '../fhir/systems';
import type { Visit } from './draft-claim.model';

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';
const CLINIC = 'Organization/harbor-family';

/** Resources as a hook's context carries them: as they are now, whichever version is stored. */
export function bundleOf(...resources: FhirResource[]): Bundle {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map(({ meta: _version, ...resource }) => ({
      resource: resource as FhirResource,
    })),
  };
}

/** The note once its author has signed it. */
export function signedNote(note: DocumentReference, signer: string): DocumentReference {
  return { ...note, docStatus: 'final', authenticator: { reference: signer } };
}

/** The visit once the patient has left. */
export function closedVisit(encounter: Encounter, at: Date): Encounter {
  return {
    ...encounter,
    status: 'finished',
    period: { ...encounter.period, end: at.toISOString() },
  };
}

/** A diagnosis as it goes on the problem list. */
export function newProblem(visit: Visit, code: string, words: string): Condition {
  return {
    resourceType: 'Condition',
    clinicalStatus: { coding: [{ system: `${TERMINOLOGY}/condition-clinical`, code: 'active' }] },
    verificationStatus: {
      coding: [{ system: `${TERMINOLOGY}/condition-ver-status`, code: 'confirmed' }],
    },
    category: [
      { coding: [{ system: `${TERMINOLOGY}/condition-category`, code: 'problem-list-item' }] },
    ],
    code: { coding: [{ system: ICD10, code }], text: words },
    subject: { reference: `Patient/${visit.patient.id}` },
    encounter: { reference: `Encounter/${visit.encounter.id}` },
    recordedDate: new Date().toISOString(),
  };
}

/** A diagnosis that should not have been entered; it has no clinical status then (con-5). */
export function takenBack({ clinicalStatus: _none, ...condition }: Condition): Condition {
  return {
    ...condition,
    verificationStatus: {
      coding: [{ system: `${TERMINOLOGY}/condition-ver-status`, code: 'entered-in-error' }],
    },
  };
}

export const isTakenBack = (condition: Condition): boolean =>
  condition.verificationStatus?.coding?.some((each) => each.code === 'entered-in-error') ?? false;

/** The encounter of a booked visit has a name of its own, so arriving twice never makes two. */
export const encounterIdOf = (appointment: Appointment) => `${appointment.id}-encounter`;

/** The visit as it begins: the patient of an appointment has arrived. */
export function arrivedVisit(appointment: Appointment, at: Date): Encounter {
  const actors = (type: string) =>
    appointment.participant
      .map((each) => each.actor)
      .filter((actor) => actor?.reference?.startsWith(`${type}/`))
      .map((actor) => ({ ...actor }));
  const [subject] = actors('Patient');
  return {
    resourceType: 'Encounter',
    id: encounterIdOf(appointment),
    status: 'arrived',
    class: { system: `${TERMINOLOGY}/v3-ActCode`, code: 'AMB', display: 'ambulatory' },
    ...(subject ? { subject } : {}),
    appointment: [{ reference: `Appointment/${appointment.id}` }],
    participant: actors('Practitioner').map((individual) => ({
      type: [{ coding: [{ system: `${TERMINOLOGY}/v3-ParticipationType`, code: 'PPRF' }] }],
      individual,
    })),
    period: { start: at.toISOString() },
    ...(appointment.reasonCode ? { reasonCode: appointment.reasonCode } : {}),
    location: actors('Location').map((location) => ({ location })),
    serviceProvider: { reference: CLINIC },
  };
}
