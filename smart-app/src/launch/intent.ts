import type { Session } from '../fhir/session';

/** What a launch opens: the panel beside the chart, or a screen of the app by its path. */
export type Opening = { panel: true } | { screen: string };

/** What a launch without a patient opens, by its intent; any other opens the app's first screen. */
const SCREENS: Record<string, string> = {
  'coverage-check': '/app/coverage',
  'denial-worklist': '/app/denials',
  'work-denial': '/app/denials',
  kpis: '/app/kpis',
};

/** Intents of people who work a list: a patient in the launch's context changes nothing for them. */
const OF_A_LIST = ['denial-worklist', 'work-denial', 'kpis'];

/**
 * Where a launch goes. `coverage-check` is the day list where no patient is open, and the patient's
 * coverage in the panel where one is. `work-denial` opens the denial whose Task the launch names
 * (SMART task-ehr-launch: `fhirContext`), else the list.
 */
export function openingOf({ intent, patient, claim, task }: Session): Opening {
  if (intent !== undefined && OF_A_LIST.includes(intent)) {
    const screen = SCREENS[intent] ?? '/app/';
    return {
      screen: intent === 'work-denial' && task ? `${screen}/${encodeURIComponent(task)}` : screen,
    };
  }
  if (patient || claim) return { panel: true };
  return { screen: SCREENS[intent ?? ''] ?? '/app/' };
}
