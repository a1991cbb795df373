import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type {
  Appointment,
  Claim,
  Coverage,
  DetectedIssue,
  Encounter,
  FhirResource,
  Patient,
  Task,
} from 'fhir/r4';
import { nameOf } from '../fhir/claim';
import type { FhirServer } from '../fhir/server';
import { CLAIM_LIFECYCLE, TASK_CODE } from '../fhir/systems';
import { arrivedVisit, isTakenBack } from './chart.model';
import { asSent, claimIdOf, type Visit } from './draft-claim.model';
import { useEhr } from './ehr.context';

/** All patients, with what the list shows beside the name. */
export function usePatientList() {
  const { session } = useEhr();
  return useQuery({
    queryKey: ['ehr', 'patients'],
    queryFn: async () => {
      const [patients, coverages, encounters] = await Promise.all([
        session.server.search('Patient', { _count: '100' }),
        session.server.search('Coverage', { status: 'active', _count: '100' }),
        session.server.search('Encounter', { _count: '100' }),
      ]);
      return patients
        .map((patient) => ({
          patient,
          coverage: coverages.find((each) => isOf(each.beneficiary?.reference, patient)),
          encounter: latest(encounters.filter((each) => isOf(each.subject?.reference, patient))),
        }))
        .sort((a, b) =>
          (a.patient.name?.[0]?.family ?? '').localeCompare(b.patient.name?.[0]?.family ?? ''),
        );
    },
  });
}

/** The person signed in. */
export function useUser() {
  const { session } = useEhr();
  const [type, id] = session.user?.split('/') ?? [];
  return useQuery({
    queryKey: ['ehr', 'user', id],
    queryFn: () => session.server.read('Practitioner', id as string),
    enabled: type === 'Practitioner' && id !== undefined,
    staleTime: Infinity,
  });
}

/** What a chart shows. */
export function useChart(patientId: string) {
  const { session } = useEhr();
  return useQuery({
    queryKey: ['ehr', 'chart', patientId],
    queryFn: async () => {
      const server = session.server;
      const patient = `Patient/${patientId}`;
      const [person, coverages, encounters, conditions, notes] = await Promise.all([
        server.read('Patient', patientId),
        server.search('Coverage', { beneficiary: patient }),
        server.search('Encounter', { subject: patient }),
        server.search('Condition', { subject: patient }),
        server.search('DocumentReference', { subject: patient }),
      ]);
      const encounter = latest(encounters);
      const coverage = billedFirst(coverages);
      return {
        patient: person,
        coverage,
        encounter,
        conditions: conditions.filter((each) => !isTakenBack(each)),
        notes,
        practitioner: await clinicianOf(server, encounter),
      };
    },
  });
}

async function clinicianOf(server: FhirServer, encounter: Encounter | undefined) {
  const reference = encounter?.participant?.find((each) =>
    each.individual?.reference?.startsWith('Practitioner/'),
  )?.individual?.reference;
  return server.find('Practitioner', reference?.split('/')[1] ?? 'shah');
}

/** The stored claim of the encounter, if it was charged before. */
export function useStoredClaim(encounter: Encounter | undefined) {
  const { session } = useEhr();
  return useQuery({
    queryKey: ['ehr', 'claim', encounter?.id],
    queryFn: async () =>
      (await session.server.find('Claim', claimIdOf(encounter as Encounter))) ?? null,
    enabled: encounter !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
}

/** What became of a filed claim. */
export interface Filed {
  claim: Claim;
  lifecycle: string | undefined;
  alerts: DetectedIssue[];
}

export function useFiled(claim: Claim | undefined) {
  const { session } = useEhr();
  return useQuery({
    queryKey: ['ehr', 'filed', claim?.id, claim?.meta?.versionId],
    queryFn: () => filedState(session.server, claim as Claim),
    enabled: claim?.status === 'active',
    staleTime: 0,
  });
}

async function filedState(server: FhirServer, claim: Claim): Promise<Filed> {
  const [tasks, alerts] = await Promise.all([
    server.search('Task', { focus: `Claim/${claim.id}`, code: `${TASK_CODE}|submit-claim` }),
    server.search('DetectedIssue', { implicated: `Claim/${claim.id}` }),
  ]);
  return {
    claim,
    lifecycle: tasks
      .find((task) => task.status !== 'cancelled')
      ?.businessStatus?.coding?.find((each) => each.system === CLAIM_LIFECYCLE)?.code,
    alerts: alerts.filter((alert) => alert.status === 'preliminary'),
  };
}

/** Stores the claim as a draft or files it. */
export function useSaveClaim() {
  const { session } = useEhr();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (claim: Claim) => session.server.update(asSent(claim)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['ehr', 'filed'] }),
  });
}

export function useAppointments() {
  const { session } = useEhr();
  return useQuery({
    queryKey: ['ehr', 'appointments'],
    queryFn: async () => {
      const found = await session.server.search('Appointment', { _count: '100' });
      return found
        .filter((each) => each.status !== 'cancelled')
        .sort((a, b) => (a.start ?? '').localeCompare(b.start ?? ''));
    },
  });
}

export function useCreate<T extends FhirResource>() {
  const { session } = useEhr();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (resource: T) => session.server.create(resource),
    onSuccess: () => lookAgain(queries),
  });
}

/** Stores what a person changed; refused if somebody else changed it meanwhile. */
export function useSave<T extends FhirResource>() {
  const { session } = useEhr();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (resource: T) => session.server.update(resource),
    onSuccess: () => lookAgain(queries),
  });
}

/** The patient of an appointment is here: the visit begins. Gives its encounter. */
export function useArrive() {
  const { session } = useEhr();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (appointment: Appointment) => {
      const encounter = await session.server.update(arrivedVisit(appointment, new Date()));
      await session.server.update<Appointment>({ ...appointment, status: 'arrived' });
      return encounter;
    },
    onSuccess: () => lookAgain(queries),
  });
}

/** Those an order can be sent to: the organizations that give care. */
export function usePerformers() {
  const { session } = useEhr();
  return useQuery({
    queryKey: ['ehr', 'performers'],
    queryFn: async () =>
      (await session.server.search('Organization', { type: 'prov' }))
        .map((each) => ({ value: `Organization/${each.id}`, label: each.name ?? each.id ?? '' }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    staleTime: Infinity,
  });
}

/** What a chart and the schedule show is read anew; a stored claim is its screen's own. */
const lookAgain = (queries: QueryClient) =>
  Promise.all(
    ['chart', 'appointments', 'patients'].map((each) =>
      queries.invalidateQueries({ queryKey: ['ehr', each] }),
    ),
  );

/** What the billing office asks the signed-in clinician, the oldest first. */
export function useQuestions() {
  const { session } = useEhr();
  return useQuery({
    queryKey: ['ehr', 'questions'],
    queryFn: async () => {
      const tasks = await session.server.search('Task', {
        owner: session.user ?? '',
        code: `${TASK_CODE}|answer-query`,
        status: 'requested',
      });
      const asked = tasks.map(questionOf).filter((each) => each !== undefined);
      const patients = await Promise.all(
        [...new Set(asked.map((each) => each.patient))].map((id) =>
          session.server.read('Patient', id),
        ),
      );
      return asked
        .map((each) => ({
          ...each,
          name: nameOf(patients.find((patient) => patient.id === each.patient)?.name),
        }))
        .sort((a, b) => a.asked.localeCompare(b.asked));
    },
    enabled: session.user !== undefined,
  });
}

/** A Task whose shape is SMART's task launch: which app to open, and on what. */
export function questionOf(task: Task) {
  const input = (type: string) =>
    task.input?.find((each) => each.type.coding?.some((coding) => coding.code === type));
  const appContext = input('smartonfhir-appcontext')?.valueString;
  const patient = task.for?.reference?.split('/')[1];
  if (!task.id || !appContext || !patient) return undefined;
  return {
    id: task.id,
    patient,
    claim: task.focus?.reference?.split('/')[1],
    text: task.description ?? '',
    asked: task.authoredOn ?? '',
    appContext,
  };
}

/** A SMART launch of the panel for what the chart has open: an opaque ticket. */
export function useLaunch() {
  const { session } = useEhr();
  return useMutation({
    mutationFn: async (open: {
      patient: string;
      encounter?: string;
      claim?: string;
      appContext?: string;
    }) => {
      const answer = await post(session.accessToken(), '/ehr/api/launch', {
        ...open,
        intent: 'review-visit',
        needPatientBanner: false,
      });
      const { launch } = (await answer.json()) as { launch: string };
      return `/app/launch?${new URLSearchParams({ iss: session.server.base, launch })}`;
    },
  });
}

/** Brings the five stories back to where they began. */
export function useReset() {
  const { session } = useEhr();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => post(session.accessToken(), '/ehr/api/reset', {}),
    onSuccess: () => queries.resetQueries(),
  });
}

async function post(token: string | undefined, path: string, body: object): Promise<Response> {
  const answer = await fetch(path, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token ?? ''}` },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

export const visitOf = (chart: {
  patient: Patient;
  encounter: Encounter | undefined;
  coverage: Coverage | undefined;
  practitioner: Visit['practitioner'];
}): Visit | undefined =>
  chart.encounter
    ? {
        patient: chart.patient,
        encounter: chart.encounter,
        coverage: chart.coverage,
        practitioner: chart.practitioner,
      }
    : undefined;

function billedFirst(coverages: Coverage[]): Coverage | undefined {
  return coverages
    .filter((each) => each.status === 'active')
    .sort((a, b) => (a.order ?? 1) - (b.order ?? 1))[0];
}

function latest(encounters: Encounter[]): Encounter | undefined {
  return [...encounters].sort((a, b) =>
    (b.period?.start ?? '').localeCompare(a.period?.start ?? ''),
  )[0];
}

function isOf(reference: string | undefined, patient: Patient): boolean {
  return reference?.endsWith(`Patient/${patient.id}`) ?? false;
}
