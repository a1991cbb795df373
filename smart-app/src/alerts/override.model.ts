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
