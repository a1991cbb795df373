import type { HookRequest, HookResponse } from './cds.model';
import type { ChargeLine } from './draft-claim.model';
import type { Exchange } from './exchanges';

/** One of the five things to try, and the charges its visit usually has. */
export interface Story {
  id: 'modifier' | 'coverage' | 'pair' | 'duplicate' | 'clean';
  patient: string;
  encounter?: string;
  usual: Omit<ChargeLine, 'sequence'>[];
  /** The call that tells the story: its hook, and the edit its card is of, or none for silence. */
  told: { hook: string; edit: RegExp | undefined };
}

const CHARGED = 'org.cleanclaim.charge-capture';

const line = (code: string, charge: number, diagnoses: string[], modifiers: string[] = []) => ({
  code,
  charge,
  diagnoses,
  modifiers,
  units: 1,
});

export const STORIES: Story[] = [
  {
    id: 'modifier',
    patient: 'ana-reyes',
    encounter: 'ana-visit',
    usual: [line('99214', 198, ['I10']), line('20610', 131, ['M17.11'], ['RT'])],
    told: { hook: CHARGED, edit: /^modifier-25-missing$/ },
  },
  {
    id: 'coverage',
    patient: 'jonah-cole',
    usual: [],
    told: { hook: 'appointment-book', edit: /^coverage-/ },
  },
  {
    id: 'pair',
    patient: 'mei-tanaka',
    encounter: 'mei-visit',
    usual: [line('11042', 245, ['L97.512']), line('97597', 118, ['L97.512'])],
    told: { hook: CHARGED, edit: /^ncci-ptp$/ },
  },
  {
    id: 'duplicate',
    patient: 'luis-ortega',
    encounter: 'luis-visit',
    usual: [line('71046', 87, ['R05.9'])],
    told: { hook: CHARGED, edit: /^duplicate-/ },
  },
  {
    id: 'clean',
    patient: 'grace-lindholm',
    encounter: 'grace-visit',
    usual: [line('99213', 142, ['J06.9'])],
    told: { hook: CHARGED, edit: undefined },
  },
];

/** Whether a recorded call told the story: its card came, or the silence that it is about. */
export function tells(story: Story, { service, request, response }: Exchange): boolean {
  const { context } = request as Partial<HookRequest>;
  const cards = (response as Partial<HookResponse> | undefined)?.cards;
  const { hook, edit } = story.told;
  if (service.hook !== hook || context?.patientId !== story.patient || !Array.isArray(cards)) {
    return false;
  }
  return edit
    ? cards.some((card) => edit.test(String(card.extension?.['org.cleanclaim.edit'] ?? '')))
    : cards.length === 0;
}

export const storyOf = (encounter: string | undefined) =>
  STORIES.find((story) => story.encounter !== undefined && story.encounter === encounter);
