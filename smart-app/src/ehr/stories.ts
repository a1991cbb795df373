import type { ChargeLine } from './draft-claim.model';

/** One of the five things to try, and the charges its visit usually has. */
export interface Story {
  id: 'modifier' | 'coverage' | 'pair' | 'duplicate' | 'clean';
  patient: string;
  encounter?: string;
  usual: Omit<ChargeLine, 'sequence'>[];
}

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
  },
  { id: 'coverage', patient: 'jonah-cole', usual: [] },
  {
    id: 'pair',
    patient: 'mei-tanaka',
    encounter: 'mei-visit',
    usual: [line('11042', 245, ['L97.512']), line('97597', 118, ['L97.512'])],
  },
  {
    id: 'duplicate',
    patient: 'luis-ortega',
    encounter: 'luis-visit',
    usual: [line('71046', 87, ['R05.9'])],
  },
  {
    id: 'clean',
    patient: 'grace-lindholm',
    encounter: 'grace-visit',
    usual: [line('99213', 142, ['J06.9'])],
  },
];

export const storyOf = (encounter: string | undefined) =>
  STORIES.find((story) => story.encounter !== undefined && story.encounter === encounter);
