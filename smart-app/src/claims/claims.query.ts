import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { nameOf } from '../fhir/claim';
import { release, type OverrideReason } from '../fhir/override';
import type { Session } from '../fhir/session';
import { heldOf, questionOf, type HeldQuery, type HeldRow } from './claims.model';
import { historyOf } from './history.model';

/** The key under which a change anywhere asks for the list anew. */
export const HELD = 'held';
const HISTORY = 'held-history';

const page = (session: Session, query: HeldQuery) => ({
  queryKey: [HELD, query],
  queryFn: async () => heldOf(await session.server.operation('Claim/$held', questionOf(query))),
});

/** One page of a list of the billing office. */
export function useHeld(session: Session, query: HeldQuery) {
  return useQuery({ ...page(session, query), placeholderData: keepPreviousData });
}

/** A page of the list beside the one that is seen. */
export function useOtherPage(session: Session) {
  const queries = useQueryClient();
  return (query: HeldQuery) => queries.fetchQuery(page(session, query));
}

/**
 * Every claim of a list as it is now, page after page. A claim that moves from page to page
 * meanwhile is in it once.
 */
export async function everyClaim(session: Session, query: HeldQuery): Promise<HeldRow[]> {
  const rows = new Map<string, HeldRow>();
  for (let number = 0; ; number++) {
    const list = await page(session, { ...query, page: number }).queryFn();
    for (const row of list.rows) rows.set(row.claim, row);
    if (list.rows.length === 0 || rows.size >= list.count) return [...rows.values()];
  }
}

/** Reads every claim of a list when somebody asks for all of them: to select, or as a file. */
export function useEveryClaim(session: Session, query: HeldQuery) {
  return useMutation({ mutationFn: () => everyClaim(session, query) });
}

/** Whose claim it is, for one that is open and on no page that was seen. */
export function usePatientOf(session: Session, claim: string, wanted: boolean) {
  return useQuery({
    queryKey: ['held-patient', claim],
    queryFn: async () => {
      const { patient } = await session.server.read('Claim', claim);
      const id = /(?:^|\/)Patient\/([^/]+)/.exec(patient.reference ?? '')?.[1];
      return id ? nameOf((await session.server.read('Patient', id)).name) : (patient.display ?? '');
    },
    enabled: wanted,
  });
}

/**
 * What happened to a claim so far. Its key is not the list's: nobody who waits for the list is to
 * wait for a history too.
 */
export function useHistory(session: Session, claim: string) {
  return useQuery({
    queryKey: [HISTORY, claim],
    queryFn: async () =>
      historyOf(
        await session.server.operation(`Claim/${claim}/$scrub-history`, {
          resourceType: 'Parameters',
        }),
      ),
  });
}

/** Claims that are to go, and why. */
export interface Release {
  rows: HeldRow[];
  reason: OverrideReason;
  words: string;
}

/** What came of releasing claims: those that went, and those that did not, with the cause. */
export interface Released {
  release: Release;
  went: HeldRow[];
  stayed: { row: HeldRow; error: unknown }[];
}

/**
 * Releases claims one after the other; one that is refused does not stop the rest.
 *
 * @param onStep told after each claim how many are through
 */
export function useRelease(session: Session, onStep: (through: number) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (asked: Release): Promise<Released> => {
      const released: Released = { release: asked, went: [], stayed: [] };
      for (const row of asked.rows) {
        try {
          await release(session.server, row.claim, asked.reason, asked.words);
          released.went.push(row);
        } catch (error) {
          released.stayed.push({ row, error });
        }
        onStep(released.went.length + released.stayed.length);
      }
      return released;
    },
    onSettled: () => changed(queries),
  });
}

/** Asks the clinician about a claim, and opens the EHR's panel on the line it is about. */
export function useSendBack(session: Session) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ claim, text, line }: { claim: string; text: string; line: number }) =>
      session.server.operation(`Claim/${claim}/$send-back`, {
        resourceType: 'Parameters',
        parameter: [
          { name: 'text', valueString: text },
          ...(line > 0 ? [{ name: 'line', valueInteger: line }] : []),
        ],
      }),
    onSettled: () => changed(queries),
  });
}

function changed(queries: QueryClient) {
  void queries.invalidateQueries({ queryKey: [HISTORY] });
  return queries.invalidateQueries({ queryKey: [HELD] });
}
