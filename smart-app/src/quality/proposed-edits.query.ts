import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../fhir/session';
import { lookOf, proposedEditsOf, type Choice, type ProposedEdit } from './proposed-edits.model';

const KEY = ['proposed-edits'];

/** What is proposed from denials, what speaks, and what was rejected. */
export function useProposedEdits(session: Session) {
  return useQuery({
    queryKey: KEY,
    queryFn: async () =>
      proposedEditsOf(
        await session.server.operation('$proposed-edits', {
          resourceType: 'Parameters',
          parameter: ['proposed', 'accepted', 'rejected'].map((valueCode) => ({
            name: 'state',
            valueCode,
          })),
        }),
      ),
  });
}

/** Keeps what a person decided, on the version they saw. */
export function useDecideEdit(session: Session) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      proposal,
      choice,
      reason,
    }: {
      proposal: ProposedEdit;
      choice: Choice;
      reason: string;
    }) =>
      session.server.operation('$decide-edit', {
        resourceType: 'Parameters',
        parameter: [
          { name: 'id', valueString: proposal.id },
          { name: 'version', valueInteger: proposal.version },
          choice === 'reject'
            ? { name: 'reject', valueBoolean: true }
            : { name: 'severity', valueCode: choice },
          ...(reason ? [{ name: 'reason', valueString: reason }] : []),
        ],
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** Looks for patterns now. */
export function useLook(session: Session) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () =>
      lookOf(await session.server.operation('$propose-edits', { resourceType: 'Parameters' })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
