import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../fhir/session';
import { isoDay } from '../ui/format';
import { qualityOf, type Decision, type Filter, type QualityRow } from './quality.model';

const KEY = 'alert-quality';

/** How alerts did in the days asked about. */
export function useQuality(session: Session, filter: Filter) {
  return useQuery({
    queryKey: [KEY, filter],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const from = new Date();
      from.setDate(from.getDate() - filter.days);
      const answer = await session.server.operation('$alert-quality', {
        resourceType: 'Parameters',
        parameter: [
          { name: 'from', valueDate: isoDay(from) },
          { name: 'by', valueCode: 'payer' },
          { name: 'by', valueCode: 'role' },
          ...(filter.bySite ? [{ name: 'by', valueCode: 'site' }] : []),
          ...(filter.payer ? [{ name: 'payer', valueCode: filter.payer }] : []),
          ...(filter.role ? [{ name: 'role', valueCode: filter.role }] : []),
        ],
      });
      return qualityOf(answer);
    },
  });
}

/** Keeps what a person decided about an alert, and why. */
export function useDecide(session: Session) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      row,
      decision,
      reason,
    }: {
      row: Pick<QualityRow, 'edit' | 'payer' | 'role'>;
      decision: Decision;
      reason: string;
    }) =>
      session.server.operation('$decide-alert', {
        resourceType: 'Parameters',
        parameter: [
          { name: 'edit', valueCode: row.edit },
          { name: 'payer', valueCode: row.payer },
          { name: 'role', valueCode: row.role },
          { name: 'decision', valueCode: decision },
          { name: 'reason', valueString: reason },
        ],
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}
