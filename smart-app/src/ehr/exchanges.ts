import { useSyncExternalStore } from 'react';
import type { HookRequest, HookResponse } from './cds.model';

/** One call of a hook, as the inspector shows it. */
export interface Exchange {
  id: string;
  service: string;
  kind: 'hook' | 'feedback';
  at: Date;
  ms: number;
  status: number | undefined;
  request: HookRequest | object;
  response: HookResponse | object | undefined;
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
