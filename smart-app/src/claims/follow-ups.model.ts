import type { Bundle, Patient, Reference, Task } from 'fhir/r4';
import { codeOf, nameOf } from '../fhir/claim';

/** A claim somebody has to ask its payer about: a Task with code `follow-up-claim`. */
export interface FollowUp {
  task: Task;
  /** A code of CodeSystem follow-up-reason. */
  reason: string;
  patient: string;
  /** The claim's id. */
  claim: string;
  /** What happened and what to do, in the routes' words. */
  said: string;
  since: string | undefined;
  /** Last day to do it; most have none. */
  due: string | undefined;
  urgent: boolean;
}

/** What a search for open Tasks found, with the patients it included: urgent and due ones first. */
export function followUpsOf(bundle: Bundle): FollowUp[] {
  const found = (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);
  const names = new Map(
    found
      .filter((each): each is Patient => each.resourceType === 'Patient')
      .map((patient) => [`Patient/${patient.id}`, nameOf(patient.name)]),
  );
  return found
    .filter((each): each is Task => each.resourceType === 'Task')
    .map((task) => ({
      task,
      reason: codeOf(task.reasonCode) ?? '',
      patient: (names.get(local(task.for)) || task.for?.display) ?? '',
      claim: local(task.focus).replace(/^Claim\//, ''),
      said: task.description ?? '',
      since: task.authoredOn,
      due: task.restriction?.period?.end,
      urgent: task.priority === 'urgent',
    }))
    .sort(
      (a, b) =>
        (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
        Number(b.urgent) - Number(a.urgent) ||
        (a.since ?? '').localeCompare(b.since ?? ''),
    );
}

/** Type and id of a reference, without server and version. */
const local = (reference: Reference | undefined) =>
  /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]+)(?:\/_history\/[^/]+)?$/.exec(
    reference?.reference ?? '',
  )?.[1] ?? '';

/** The Task as it is when a person has done what it asks for; the words say what came of it. */
export const doneBy = (task: Task, user: string | undefined, words: string, at: Date): Task => ({
  ...task,
  status: 'completed',
  statusReason: { text: words },
  lastModified: at.toISOString(),
  note: [
    ...(task.note ?? []),
    { ...(user ? { authorReference: { reference: user } } : {}), text: words },
  ],
});
