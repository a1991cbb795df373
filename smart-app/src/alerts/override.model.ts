import type { Alert } from './alert.model';

/**
 * Whether setting an alert aside lets the claim go: it is held, and nothing else holds it. Then a
 * person releases it; before that the other alerts still stand.
 */
export function releasesClaim(lifecycle: string | undefined, alert: Alert, all: Alert[]): boolean {
  const holding = all.filter((each) => each.status === 'open' && each.urgency === 'fix');
  return lifecycle === 'held' && holding.length === 1 && holding[0]?.key === alert.key;
}
