import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Binary, Parameters } from 'fhir/r4';
import type { Session } from '../fhir/session';
import { isoDay } from '../ui/format';
import { listOf, questionOf, type DenialQuery, type DenialRow } from './denials.model';

/** The key under which a change anywhere asks for the lists anew. */
export const DENIALS = 'denials';

const page = (session: Session, query: DenialQuery) => ({
  queryKey: [DENIALS, query],
  queryFn: async () =>
    listOf(await session.server.operation('Task/$denials', questionOf(query, isoDay))),
});

/** One page of a list of denials. */
export function useDenials(session: Session, query: DenialQuery) {
  return useQuery({ ...page(session, query), placeholderData: keepPreviousData });
}

/** A page of the list beside the one that is seen. */
export function useOtherPage(session: Session) {
  const queries = useQueryClient();
  return (query: DenialQuery) => queries.fetchQuery(page(session, query));
}

/** The whole list as a file, made by the server. */
export function useCsv(session: Session, query: DenialQuery) {
  return useMutation({
    mutationFn: async () => {
      const answer: unknown = await session.server.operation(
        'Task/$denials-csv',
        questionOf(query, isoDay),
      );
      const bytes = Uint8Array.from(atob((answer as Binary).data ?? ''), (each) =>
        each.charCodeAt(0),
      );
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    },
  });
}

/** Whom denials are given to. */
export interface Receiver {
  /** A reference, or words for somebody who has no resource. */
  owner?: string;
  team?: string;
  unassign?: boolean;
}

/** Which denials: those that were chosen, or all of a list. */
export type Wanted = { rows: DenialRow[] } | { all: DenialQuery };

/** How many were given, and those that were not, with the cause. */
export interface Assigned {
  assigned: number;
  failed: { task: string; reason: string }[];
}

/** Gives many denials to somebody; one that is refused does not stop the rest. */
export function useAssignMany(session: Session) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ to, wanted }: { to: Receiver; wanted: Wanted }): Promise<Assigned> => {
      const which =
        'rows' in wanted
          ? wanted.rows.map((row) => ({
              name: 'task',
              // As words: a version does not survive in a Reference everywhere.
              valueString: `Task/${row.task}${row.version ? `/_history/${row.version}` : ''}`,
            }))
          : (questionOf(wanted.all, isoDay).parameter ?? [])
              .filter(({ name }) => name !== 'page' && name !== 'sort')
              // The owner to look for is not the one to give to.
              .map((each) => (each.name === 'owner' ? { ...each, name: 'assigned-to' } : each));
      const answer = await session.server.operation('Task/$assign', {
        resourceType: 'Parameters',
        parameter: [...receiverOf(to), ...which],
      });
      return assignedOf(answer);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [DENIALS] }),
  });
}

/** Somebody as `$assign` takes them. */
export function receiverOf({ owner, team, unassign }: Receiver) {
  const reference = owner?.includes('/') ? { reference: owner } : { display: owner ?? '' };
  return [
    ...(owner ? [{ name: 'owner', valueReference: reference }] : []),
    ...(team ? [{ name: 'team', valueCode: team }] : []),
    ...(unassign ? [{ name: 'unassign', valueBoolean: true }] : []),
  ];
}

function assignedOf(answer: Parameters): Assigned {
  const all = answer.parameter ?? [];
  return {
    assigned: all.find((each) => each.name === 'assigned')?.valueInteger ?? 0,
    failed: all
      .filter((each) => each.name === 'failed')
      .map((each) => ({
        task: (
          each.part?.find((part) => part.name === 'task')?.valueReference?.reference ?? ''
        ).replace('Task/', ''),
        reason: each.part?.find((part) => part.name === 'reason')?.valueString ?? '',
      })),
  };
}

/** The address of the caller's calendar of last days; asking ends the address before. */
export function useCalendar(session: Session) {
  return useMutation({
    mutationFn: async () => {
      const answer = await session.server.operation('Task/$denial-calendar', {
        resourceType: 'Parameters',
      });
      return answer.parameter?.find((each) => each.name === 'address')?.valueUrl ?? '';
    },
  });
}
