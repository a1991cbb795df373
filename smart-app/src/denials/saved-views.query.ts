import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Parameters } from 'fhir/r4';
import type { Session } from '../fhir/session';

const SAVED = 'saved-views';

export type Audience = 'private' | 'team' | 'site';

/** A list that is kept under a name. */
export interface SavedView {
  id: string;
  name: string;
  /** What follows the question mark of its address. */
  query: string;
  audience: Audience;
  team: string | undefined;
  own: boolean;
}

const viewsOf = (answer: Parameters): SavedView[] =>
  (answer.parameter ?? [])
    .filter((each) => each.name === 'view')
    .map((each) => {
      const part = (name: string) => each.part?.find((one) => one.name === name);
      return {
        id: part('id')?.valueString ?? '',
        name: part('name')?.valueString ?? '',
        query: part('query')?.valueString ?? '',
        audience: (part('audience')?.valueCode ?? 'private') as Audience,
        team: part('team')?.valueCode,
        own: part('own')?.valueBoolean ?? false,
      };
    });

export function useSavedViews(session: Session) {
  return useQuery({
    queryKey: [SAVED],
    queryFn: async () =>
      viewsOf(await session.server.operation('Task/$saved-views', { resourceType: 'Parameters' })),
  });
}

export function useSave(session: Session) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({
      name,
      query,
      audience,
      team,
    }: {
      name: string;
      query: string;
      audience: Audience;
      team?: string;
    }) =>
      session.server.operation('Task/$save-view', {
        resourceType: 'Parameters',
        parameter: [
          { name: 'name', valueString: name },
          ...(query ? [{ name: 'query', valueString: query }] : []),
          { name: 'audience', valueCode: audience },
          ...(team ? [{ name: 'team', valueCode: team }] : []),
        ],
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [SAVED] }),
  });
}

export function useForget(session: Session) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      session.server.operation('Task/$forget-view', {
        resourceType: 'Parameters',
        parameter: [{ name: 'id', valueString: id }],
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: [SAVED] }),
  });
}
