import { useSyncExternalStore } from 'react';

/** Said by this module when it changes the address: the browser itself tells only of Back and Forward. */
const CHANGED = 'cleanclaim:address';

function watch(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(CHANGED, changed);
  };
}

/** The path of the address, such as `/app/claims`. */
export const usePath = () => useSyncExternalStore(watch, () => window.location.pathname);

/** What the address says after its path: `?view=rejected`, or nothing. */
export const useSearch = () => useSyncExternalStore(watch, () => window.location.search);

/**
 * Goes to an address of this app without loading the page anew: tokens live in memory only.
 *
 * @param to a path, or `?` and what follows it
 * @param step whether Back returns to where one was
 */
export function goTo(to: string, step: 'push' | 'replace' = 'push'): void {
  const address = to === '?' ? window.location.pathname : to;
  if (step === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
  window.dispatchEvent(new Event(CHANGED));
}
