import type { FhirServer } from './server';

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

/** Lets a held claim go out in spite of its alerts, for a reason that is kept with it. */
export async function release(
  server: FhirServer,
  claim: string,
  reason: OverrideReason,
  words: string,
) {
  await server.operation(`Claim/${claim}/$release`, {
    resourceType: 'Parameters',
    parameter: [
      { name: 'reason', valueCode: reason },
      ...(words ? [{ name: 'text', valueString: words }] : []),
    ],
  });
}
