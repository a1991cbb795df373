import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Claim, ClaimResponse } from 'fhir/r4';
import type { Session } from '../fhir/session';
import { save, TrafficClient } from './traffic.client';
import {
  questionOf,
  START,
  type Absence,
  type Content,
  type Details,
  type ExchangeList,
  type FilingProof,
  type Misbehaviour,
  type Query,
  type ReplayPlan,
} from './traffic.model';

const KEY = 'traffic';
const EVERY = 5_000;

/** A page of what went and came; asked for again and again while it is live. */
export function useTraffic(session: Session, query: Query, live: boolean) {
  return useQuery({
    queryKey: [KEY, 'list', query],
    placeholderData: keepPreviousData,
    refetchInterval: live ? EVERY : false,
    queryFn: () => new TrafficClient(session).get<ExchangeList>(questionOf(query)),
  });
}

/** All that waits for a person, however long ago it came. */
export function useDeadLetters(session: Session, live: boolean) {
  return useQuery({
    queryKey: [KEY, 'stuck'],
    refetchInterval: live ? EVERY : false,
    queryFn: () =>
      new TrafficClient(session).get<ExchangeList>(
        questionOf({ ...START, last: 'all', state: 'stuck' }),
      ),
  });
}

export function useMessage(session: Session, id: string) {
  return useQuery({
    queryKey: [KEY, 'message', id],
    queryFn: () => new TrafficClient(session).get<Details>(`/exchanges/${id}`),
  });
}

/** A further part of a message, masked. */
export function usePart(session: Session, id: string) {
  return useMutation({
    mutationFn: async (from: number) =>
      (await new TrafficClient(session).get<Details>(`/exchanges/${id}?from=${from}`)).content,
  });
}

/** A part of a message as it is; that it was asked for, and why, is kept on record. */
export function useReveal(session: Session, id: string) {
  const queries = useQueryClient();
  return useMutation({
    // What was revealed is kept by the screen that asked, and goes with it.
    gcTime: 0,
    mutationFn: ({ reason, from }: { reason: string; from: number }) =>
      new TrafficClient(session).post<Content>(`/exchanges/${id}/reveal`, { reason, from }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY, 'message', id] }),
  });
}

export function useOriginal(session: Session, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (reason: string) =>
      save(await new TrafficClient(session).download(`/exchanges/${id}/original`, { reason })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY, 'message', id] }),
  });
}

/** What would be done if it were done again. */
export function useRehearsal(session: Session, id: string, absence: Absence | undefined) {
  return useQuery({
    // Not asked anew when it was done: what was found then stays to be read.
    queryKey: ['traffic-rehearsal', id, absence],
    gcTime: 0,
    staleTime: 0,
    queryFn: () =>
      new TrafficClient(session).post<ReplayPlan>(`/exchanges/${id}/replay`, {
        dryRun: true,
        ...(absence ? { absence } : {}),
      }),
  });
}

export function useReplay(session: Session, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ reason, absence }: { reason: string; absence: Absence | undefined }) =>
      new TrafficClient(session).post<ReplayPlan>(`/exchanges/${id}/replay`, {
        dryRun: false,
        reason,
        ...(absence ? { absence } : {}),
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

const idOf = (claim: string) => claim.replace(/^Claim\//, '');

export function useFiling(session: Session, claim: string) {
  return useQuery({
    queryKey: [KEY, 'filing', claim],
    queryFn: () =>
      new TrafficClient(session).get<FilingProof>(
        `/claims/${encodeURIComponent(idOf(claim))}/filing`,
      ),
  });
}

export function usePacket(session: Session, claim: string) {
  return useMutation({
    mutationFn: async ({ reason, format }: { reason: string; format: 'pdf' | 'zip' }) =>
      save(
        await new TrafficClient(session).download(
          `/claims/${encodeURIComponent(idOf(claim))}/filing-packet`,
          { reason, format },
        ),
      ),
  });
}

/** The claim and what payers decided on it, read with the person's own token. */
export function useResources(session: Session, claim: string) {
  return useQuery<(Claim | ClaimResponse)[]>({
    queryKey: [KEY, 'fhir', claim],
    queryFn: async () => {
      const stored = await session.server.find('Claim', idOf(claim));
      const responses = await session.server.search('ClaimResponse', { request: claim });
      return [...(stored ? [stored] : []), ...responses];
    },
  });
}

/** Where the simulated payer is reached: beside the FHIR server, in the demo only. */
const payer = (session: Session, path: string) =>
  new URL(`/payer/misbehaviours${path}`, session.server.base);

/** The switches of the simulated payer; undefined where there is none. */
export function useMisbehaviours(session: Session) {
  return useQuery<Misbehaviour[] | null>({
    queryKey: [KEY, 'misbehaviours'],
    retry: false,
    staleTime: 60_000,
    queryFn: async () => {
      const answer = await fetch(payer(session, ''), { credentials: 'omit' });
      const said: unknown = answer.ok ? await answer.json() : null;
      return Array.isArray(said) ? (said as Misbehaviour[]) : null;
    },
  });
}

export function useSwitch(session: Session) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, active }: { id: string; active: boolean }) => {
      const answer = await fetch(payer(session, `/${encodeURIComponent(id)}`), {
        method: 'PUT',
        credentials: 'omit',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ active }),
      });
      if (!answer.ok) throw new Error(`The simulated payer answered ${answer.status}.`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY, 'misbehaviours'] }),
  });
}
