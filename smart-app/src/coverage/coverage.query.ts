import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../fhir/session';
import { isoDay } from '../ui/format';
import { rowsOf, unansweredOf, type VisitRow } from './coverage.model';

const AHEAD = 14;
const KEY = ['coverage-days'];

/** The booked visits of the coming two weeks. */
export function useVisits(session: Session) {
  return useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const today = new Date();
      const last = new Date(today);
      last.setDate(today.getDate() + AHEAD);
      const answer = await session.server.operation('Appointment/$coverage-days', {
        resourceType: 'Parameters',
        parameter: [
          { name: 'from', valueDate: isoDay(today) },
          { name: 'to', valueDate: isoDay(last) },
        ],
      });
      return rowsOf(answer);
    },
  });
}

/** Asks the payer about one visit's day; the row changes in place. */
export function useCheck(session: Session) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (visit: string) => {
      const answer = await session.server.operation(`Appointment/${visit}/$check-coverage`, {
        resourceType: 'Parameters',
      });
      return { row: rowsOf(answer)[0], unanswered: unansweredOf(answer) };
    },
    onSuccess: ({ row }) => {
      if (!row) return;
      client.setQueryData<VisitRow[]>(KEY, (rows) =>
        rows?.map((each) => (each.visit === row.visit ? row : each)),
      );
    },
  });
}
