import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Binary, DocumentReference } from 'fhir/r4';
import { bytesOf } from '../fhir/attachment';
import { FhirError, isOutcome, messageOf } from '../fhir/outcome';
import type { Session } from '../fhir/session';
import { DOCUMENT_CATEGORY } from '../fhir/systems';
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
      return URL.createObjectURL(
        new Blob([bytesOf((answer as Binary).data ?? '')], { type: 'application/pdf' }),
      );
    },
  });
}

/** Who may take packets of proof from the payer routes. */
export const mayProve = (session: Session) =>
  (session.scope ?? '').split(' ').includes('cleanclaim/traffic.reveal');

/**
 * Has the payer routes prove that the claim was filed in time, and stores the proof with the claim,
 * where the letter finds it.
 */
export function useFilingProof(session: Session, appeal: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (reason: string) => {
      const { server } = session;
      const task = await server.read('Task', appeal);
      const claim = /Claim\/([^/]+)/.exec(task.basedOn?.[0]?.reference ?? '')?.[1] ?? '';
      const token = session.accessToken();
      const answer = await fetch(
        new URL(`/routes/traffic/claims/${encodeURIComponent(claim)}/filing-packet`, server.base),
        {
          method: 'POST',
          credentials: 'omit',
          headers: {
            'Content-Type': 'application/json',
            ...(token ? { Authorization: `Bearer ${token}` } : {}),
          },
          body: JSON.stringify({ reason, format: 'pdf' }),
        },
      );
      if (!answer.ok) {
        const said: unknown = await answer.json().catch(() => undefined);
        const outcome = isOutcome(said) ? said : undefined;
        throw new FhirError(messageOf(answer.status, outcome), answer.status, outcome?.issue);
      }
      await server.create<DocumentReference>({
        resourceType: 'DocumentReference',
        status: 'current',
        type: { coding: [{ system: DOCUMENT_CATEGORY, code: 'filing-proof' }] },
        ...(task.for ? { subject: task.for } : {}),
        date: new Date().toISOString(),
        description: 'Proof of timely filing',
        context: { related: [{ reference: `Claim/${claim}` }] },
        content: [
          {
            attachment: {
              contentType: 'application/pdf',
              data: base64(new Uint8Array(await answer.arrayBuffer())),
            },
          },
        ],
      });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: [LETTER, appeal] }),
  });
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
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
