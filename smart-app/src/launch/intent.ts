import type { Session } from '../fhir/session';

/** What a launch opens: the panel beside the chart, or a screen of the app by its path. */
export type Opening = { panel: true } | { screen: string };

/**
 * Where a launch goes. `coverage-check` is the day list where no patient is open, and the patient's
 * coverage in the panel where one is. A launch without a patient and with an intent we do not know
 * opens the app at its first screen.
 */
export function openingOf({ intent, patient, claim }: Session): Opening {
  if (patient || claim) return { panel: true };
  return { screen: intent === 'coverage-check' ? '/app/coverage' : '/app/' };
}
