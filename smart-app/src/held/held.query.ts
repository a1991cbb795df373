import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { release, type OverrideReason } from '../fhir/override';
import type { Session } from '../fhir/session';
import { heldOf, questionOf, type HeldQuery, type HeldRow } from './held.model';
import { historyOf } from './history.model';

/** The key under which a change anywhere asks for the list anew. */
export const HELD = 'held';
const HISTORY = 'held-history';

/** One page of a list of the billing office. */
export function useHeld(session: Session, query: HeldQuery) {
  return useQuery({
    queryKey: [HELD, query],
    queryFn: async () => heldOf(await session.server.operation('Claim/$held', questionOf(query))),
    placeholderData: keepPreviousData,
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

/** What came of releasing several claims: those that went, and those that did not, with why. */
export interface Released {
  went: HeldRow[];
  stayed: { row: HeldRow; error: unknown }[];
}

/** Releases claims one after the other; one that is refused does not stop the rest. */
export function useRelease(session: Session) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({
      rows,
      reason,
      words,
    }: {
      rows: HeldRow[];
      reason: OverrideReason;
      words: string;
    }): Promise<Released> => {
      const released: Released = { went: [], stayed: [] };
      for (const row of rows) {
        try {
          await release(session.server, row.claim, reason, words);
          released.went.push(row);
        } catch (error) {
          released.stayed.push({ row, error });
        }
      }
      return released;
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [HISTORY] });
      return queries.invalidateQueries({ queryKey: [HELD] });
    },
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
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [HISTORY] });
      return queries.invalidateQueries({ queryKey: [HELD] });
    },
  });
}
