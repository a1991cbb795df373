import type { Alert } from './alert.model';

/** Why a person goes on although an alert stands. Codes of CodeSystem override-reason. */
export const OVERRIDE_REASONS = [
  'not-right-for-this-patient',
  'done-elsewhere',
  'payer-says-otherwise',
  'patient-pays',
  'biller-will',
  'alert-is-wrong',
  'none-applies',
] as const;

export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** Saying that the alert itself is wrong helps only with a word on why. */
export const needsComment = (reason: OverrideReason) => reason === 'alert-is-wrong';

/**
 * Whether setting an alert aside lets the claim go: it is held, and nothing else holds it. Then a
 * person releases it; before that the other alerts still stand.
 */
export function releasesClaim(lifecycle: string | undefined, alert: Alert, all: Alert[]): boolean {
  const holding = all.filter((each) => each.status === 'open' && each.urgency === 'fix');
  return lifecycle === 'held' && holding.length === 1 && holding[0]?.key === alert.key;
}
