import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../fhir/session';
import { batchOf, sentOf } from './batch.model';
import { DENIALS } from './denials.query';

const BATCH = 'appeal-batch';

const tasks = (ids: string[]) => ids.map((id) => ({ name: 'task', valueString: `Task/${id}` }));

/** What would go of these denials; nothing is kept. */
export function useBatch(session: Session, ids: string[]) {
  return useQuery({
    queryKey: [BATCH, ids],
    enabled: ids.length > 0,
    queryFn: async () =>
      batchOf(
        await session.server.operation('Task/$appeals', {
          resourceType: 'Parameters',
          parameter: tasks(ids),
        }),
      ),
  });
}

/** Sends those that are ready, as they were shown. */
export function useSendBatch(session: Session, ids: string[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (digest: string) =>
      sentOf(
        await session.server.operation('Task/$appeals', {
          resourceType: 'Parameters',
          parameter: [
            ...tasks(ids),
            { name: 'confirm', valueBoolean: true },
            { name: 'digest', valueString: digest },
          ],
        }),
      ),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [BATCH] }),
        queries.invalidateQueries({ queryKey: [DENIALS] }),
      ]),
  });
}
