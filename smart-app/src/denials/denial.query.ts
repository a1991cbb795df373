import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Claim, Parameters, ParametersParameter } from 'fhir/r4';
import { nameOf, spokenName } from '../fhir/claim';
import { FhirError } from '../fhir/outcome';
import type { FhirServer } from '../fhir/server';
import type { Session } from '../fhir/session';
import { TASK_CODE } from '../fhir/systems';
import { isoDay } from '../ui/format';
import {
  denialOf,
  endsOf,
  eventsOf,
  linesOf,
  messagesOf,
  partsOf,
  previewOf,
  type Denial,
} from './denial.model';
import { listOf, questionOf, START } from './denials.model';
import { DENIALS } from './denials.query';

const DENIAL = 'denial';

/** A denial with all that is needed to decide what to do: the claim, the answer, what was done. */
export function useDenial(session: Session, id: string) {
  const { server } = session;
  return useQuery({
    queryKey: [DENIAL, id],
    queryFn: async () => {
      const task = await server.read('Task', id);
      const denial = denialOf(task);
      const claimId = denial.claims[0];
      const patientId = /Patient\/([^/]+)/.exec(task.for?.reference ?? '')?.[1];
      const [claim, response, patient, records, parts] = await Promise.all([
        claimId ? server.find('Claim', claimId) : undefined,
        denial.response ? server.find('ClaimResponse', denial.response) : undefined,
        patientId ? server.find('Patient', patientId) : undefined,
        server.search('Provenance', { target: `Task/${id}`, _sort: '-recorded', _count: '100' }),
        server.search('Task', { 'part-of': `Task/${id}`, _sort: 'authored-on' }),
      ]);
      const events = eventsOf(records);
      const payer = denial.payer ?? denial.payerKey ?? response?.insurer?.reference;
      const called = await names(server, [payer, denial.owner, ...events.map(({ who }) => who)]);
      const name = (who: string | undefined) => (who ? (called.get(who) ?? who) : undefined);
      return {
        denial: { ...denial, payer: name(payer), owner: name(denial.owner) },
        patient: patient ? nameOf(patient.name) : (task.for?.display ?? ''),
        lines: linesOf(claim, response, denial.lines),
        disposition: response?.disposition,
        events: events.map((event) => ({ ...event, who: name(event.who) })),
        parts: partsOf(parts),
      };
    },
  });
}

/** The way of the denied claim and of its corrections to the payer and back. */
export function useMessages(session: Session, claims: string[]) {
  const { server } = session;
  return useQuery({
    queryKey: [DENIAL, 'messages', ...claims],
    queryFn: async () => {
      const ways = await Promise.all(
        claims.map(async (claim, index) => {
          const tasks = await server.search('Task', {
            focus: `Claim/${claim}`,
            code: `${TASK_CODE}|submit-claim`,
          });
          const histories = await Promise.all(
            tasks.map((task) => server.get(`Task/${task.id}/_history?_count=100`)),
          );
          return histories.flatMap((history) =>
            history.resourceType === 'Bundle'
              ? messagesOf(
                  (history.entry ?? [])
                    .map(({ resource }) => resource)
                    .filter((resource) => resource?.resourceType === 'Task'),
                  index > 0,
                )
              : [],
          );
        }),
      );
      return ways.flat();
    },
  });
}

/** What people and organizations are called that are named by reference alone. */
async function names(
  server: FhirServer,
  references: (string | undefined)[],
): Promise<Map<string, string>> {
  const called = new Map<string, string>();
  await Promise.all(
    [...new Set(references)].map(async (reference) => {
      const [type, id] = reference?.split('/') ?? [];
      if (!reference || !id) return;
      if (type === 'Organization') {
        const found = await server.find('Organization', id);
        if (found?.name) called.set(reference, found.name);
      } else if (type === 'Practitioner') {
        const found = await server.find('Practitioner', id);
        if (found) called.set(reference, spokenName(found.name));
      }
    }),
  );
  return called;
}

/** How others of this payer and category ended. */
export function useSimilar(session: Session, denial: Denial | undefined) {
  return useQuery({
    queryKey: [DENIALS, 'similar', denial?.payerKey, denial?.category],
    enabled: denial !== undefined,
    queryFn: async () => {
      const list = listOf(
        await session.server.operation(
          'Task/$denials',
          questionOf(
            {
              ...START,
              view: 'closed',
              payer: denial?.payerKey,
              category: denial?.category,
              sort: '-opened',
            },
            isoDay,
          ),
        ),
      );
      const rows = list.rows.filter((row) => row.task !== denial?.task);
      return { ends: endsOf(rows), rows: rows.slice(0, 5), looked: rows.length };
    },
  });
}

/** A step on one denial: an operation with its parameters. */
export interface Step {
  operation: '$assign' | '$log-call' | '$request-records' | '$appeal' | '$close' | '$reopen';
  parameters: ParametersParameter[];
}

/**
 * Takes a step, held against the version that was seen. Where somebody was faster the answer is a
 * conflict, and what is shown is read anew.
 */
export function useStep(session: Session, denial: Denial) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ operation, parameters }: Step) =>
      session.server.operation(`Task/${denial.task}/${operation}`, {
        resourceType: 'Parameters',
        parameter: [...parameters, ...seen(denial)],
      }),
    onSettled: (_, error) => settle(queries, denial, error),
  });
}

/** Shows the corrected claim with these fixes applied; writes nothing. */
export function usePreview(session: Session, denial: Denial, fixes: string[], number: string) {
  return useQuery({
    queryKey: [DENIAL, denial.task, 'preview', denial.version, fixes, number],
    queryFn: async () =>
      previewOf(
        await session.server.operation(`Task/${denial.task}/$resubmit`, {
          resourceType: 'Parameters',
          parameter: corrected(fixes, number),
        }),
      ),
    // A refusal is an answer: this denial cannot be sent again now.
    retry: (count, error) => !(error instanceof FhirError) && count < 2,
  });
}

/** Sends what was shown. */
export function useResubmit(session: Session, denial: Denial) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({
      claim,
      fixes,
      number,
      digest,
    }: {
      claim?: Claim;
      fixes: string[];
      number: string;
      digest: string;
    }): Promise<Parameters> =>
      session.server.operation(`Task/${denial.task}/$resubmit`, {
        resourceType: 'Parameters',
        parameter: [
          ...(claim ? [{ name: 'claim', resource: claim }] : []),
          ...corrected(fixes, number),
          { name: 'confirm', valueBoolean: true },
          { name: 'digest', valueString: digest },
          ...seen(denial),
        ],
      }),
    onSettled: (_, error) => settle(queries, denial, error),
  });
}

const corrected = (fixes: string[], number: string): ParametersParameter[] => [
  ...fixes.map((fix) => ({ name: 'fix', valueString: fix })),
  ...(number.trim() ? [{ name: 'payer-claim-number', valueString: number.trim() }] : []),
];

const seen = ({ version }: Denial): ParametersParameter[] =>
  version ? [{ name: 'version', valueString: version }] : [];

function settle(
  queries: ReturnType<typeof useQueryClient>,
  denial: Denial,
  error: unknown,
): Promise<unknown> | undefined {
  // After a refusal that is no conflict everything is as it was.
  if (error && !(error instanceof FhirError && error.isConflict)) return undefined;
  return Promise.all([
    queries.invalidateQueries({ queryKey: [DENIAL, denial.task] }),
    queries.invalidateQueries({ queryKey: [DENIALS] }),
  ]);
}
