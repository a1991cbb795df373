import { useSyncExternalStore } from 'react';

/** What a network or a service does to an EHR, as the demo can play it. */
export const FAULTS = ['late', 'silent', 'http-500', 'not-json', 'lost'] as const;
export type Fault = (typeof FAULTS)[number];

export const LATE_MS = 3_000;

let next: Fault | undefined;
const listeners = new Set<() => void>();

/** The fault that waits for the next hook call. */
export function useNextFault(): Fault | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => next,
  );
}

/** Makes the next hook call meet a fault; undefined takes it back. */
export function playNext(fault: Fault | undefined): void {
  next = fault;
  for (const listener of listeners) listener();
}

/** The fault for the call that is made now. It is played once. */
export function takeFault(): Fault | undefined {
  const taken = next;
  if (taken) playNext(undefined);
  return taken;
}

/**
 * A call with its fault played in the EHR itself. Only a late answer is the service's own; for all
 * others the service is not called.
 *
 * @param signal ends the wait for an answer that never comes
 */
export async function played(
  fault: Fault | undefined,
  send: () => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> {
  switch (fault) {
    case undefined:
      return send();
    case 'late': {
      const answer = await send();
      await passing(LATE_MS, signal);
      return answer;
    }
    case 'silent':
      return passing(undefined, signal) as Promise<never>;
    case 'http-500':
      return new Response('<h1>Internal Server Error</h1>', { status: 500 });
    case 'not-json':
      return new Response('<h1>Sign in to the hospital network</h1>', { status: 200 });
    case 'lost':
      throw new TypeError('Failed to fetch');
  }
}

/** Time goes by, or for ever, until the signal ends it. */
function passing(ms: number | undefined, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
