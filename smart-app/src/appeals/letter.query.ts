import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Binary } from 'fhir/r4';
import type { Session } from '../fhir/session';
import { changeOf, letterOf, type Change, type Letter } from './letter.model';

const LETTER = 'appeal-letter';

/** The letter of an appeal, with a change a person is trying; looking keeps nothing. */
export function useLetter(session: Session, appeal: string, change: Change) {
  return useQuery({
    queryKey: [LETTER, appeal, change],
    queryFn: async () =>
      letterOf(await session.server.operation(`Task/${appeal}/$letter`, changeOf(change))),
    placeholderData: (before) => before,
  });
}

/** Keeps the letter, held against the version seen; `beside` keeps it as a second draft. */
export function useKeep(session: Session, appeal: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({
      change,
      letter,
      beside,
    }: {
      change: Change;
      letter: Letter;
      beside: boolean;
    }) =>
      letterOf(
        await session.server.operation(
          `Task/${appeal}/$letter`,
          changeOf(change, {
            save: true,
            draft: beside ? 'new' : letter.draft,
            version: beside ? undefined : letter.version,
          }),
        ),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: [LETTER, appeal] }),
  });
}

/** The packet as it would go, as an address of the browser's own. */
export function usePacket(session: Session, appeal: string) {
  return useMutation({
    mutationFn: async () => {
      const answer: unknown = await session.server.operation(`Task/${appeal}/$packet`, {
        resourceType: 'Parameters',
      });
      const bytes = Uint8Array.from(atob((answer as Binary).data ?? ''), (each) =>
        each.charCodeAt(0),
      );
      return URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    },
  });
}

/** Sends the letter, or calls it back while it can be. */
export function useSending(session: Session, appeal: string, onChanged: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (step: { send: Letter } | { cancel: true }) =>
      session.server.operation(
        `Task/${appeal}/${'send' in step ? '$send-appeal' : '$cancel-send'}`,
        {
          resourceType: 'Parameters',
          parameter:
            'send' in step && step.send.version
              ? [{ name: 'version', valueString: step.send.version }]
              : [],
        },
      ),
    onSettled: () => {
      onChanged();
      return queries.invalidateQueries({ queryKey: [LETTER, appeal] });
    },
  });
}
