import { useSyncExternalStore } from 'react';
import type { CdsService, HookRequest, HookResponse } from './cds.model';
import type { Fault } from './faults';

/** One call of a service, as the inspector shows it. */
export interface Exchange {
  id: string;
  /** As discovery described it when it was called. */
  service: CdsService;
  kind: 'hook' | 'feedback';
  at: Date;
  ms: number;
  /** Undefined where no answer came. */
  status: number | undefined;
  request: HookRequest | object;
  response: HookResponse | object | undefined;
  /** The start of an answer that is no JSON. */
  unreadable?: string;
  /** What the demo played instead of the network. */
  played?: Fault;
  /** The call this one repeats. */
  replays?: string;
}

const KEPT = 20;
let exchanges: Exchange[] = [];
const listeners = new Set<() => void>();

/** The last calls, newest first. In memory: a reload forgets them. */
export function useExchanges(): Exchange[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => exchanges,
  );
}

export function record(exchange: Exchange): void {
  exchanges = [exchange, ...exchanges].slice(0, KEPT);
  for (const listener of listeners) listener();
}

/** A request as it may be shown: a token is nobody's to read. */
export function shown(request: object): object {
  return JSON.parse(
    JSON.stringify(request, (name, value: unknown) => (name === 'access_token' ? '…' : value)),
  ) as object;
}
