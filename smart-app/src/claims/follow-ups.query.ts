import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Bundle } from 'fhir/r4';
import type { Session } from '../fhir/session';
import { TASK_CODE } from '../fhir/systems';
import { doneBy, followUpsOf, type FollowUp } from './follow-ups.model';

const FOLLOW_UPS = 'follow-ups';

/** More are told as a number; whoever works them down sees the next. */
export const MOST_SHOWN = 50;

const OPEN = 'requested,received,accepted,ready,in-progress,on-hold';

/** Claims whose payer has to be asked, and how many there are. */
export function useFollowUps(session: Session) {
  return useQuery({
    queryKey: [FOLLOW_UPS],
    queryFn: async () => {
      const asked = new URLSearchParams({
        code: `${TASK_CODE}|follow-up-claim`,
        status: OPEN,
        _include: 'Task:patient',
        _sort: 'authored-on',
        _count: String(MOST_SHOWN),
        _total: 'accurate',
      });
      const bundle = (await session.server.get(`Task?${asked}`)) as Bundle;
      const rows = followUpsOf(bundle);
      return { rows, count: bundle.total ?? rows.length };
    },
  });
}

/** Says of one that it is done, and what came of it; refused where somebody was faster. */
export function useFollowedUp(session: Session) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ followUp, words }: { followUp: FollowUp; words: string }) =>
      session.server.update(doneBy(followUp.task, session.user, words, new Date())),
    onSettled: () => queries.invalidateQueries({ queryKey: [FOLLOW_UPS] }),
  });
}
