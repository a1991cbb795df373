/** What the demo clinic charges: code numbers with our own short words, and invented prices. */
export interface Procedure {
  code: string;
  words: string;
  charge: number;
}

export const PROCEDURES: Procedure[] = [
  { code: '99213', words: 'Visit, level 3', charge: 142 },
  { code: '99214', words: 'Visit, level 4', charge: 198 },
  { code: '20610', words: 'Large joint injection', charge: 131 },
  { code: '11042', words: 'Wound cleaning, deep', charge: 245 },
  { code: '97597', words: 'Wound cleaning, surface', charge: 118 },
  { code: '71046', words: 'Chest x-ray', charge: 87 },
  { code: '73721', words: 'Knee MRI', charge: 612 },
  { code: '83036', words: 'Long-term blood sugar', charge: 24 },
];

export const MODIFIERS: { code: string; words: string }[] = [
  { code: '25', words: 'separate visit, same day' },
  { code: '59', words: 'separate procedure' },
  { code: 'XS', words: 'separate structure' },
  { code: '76', words: 'repeat, same clinician' },
  { code: '77', words: 'repeat, other clinician' },
  { code: '50', words: 'both sides' },
  { code: 'RT', words: 'right side' },
  { code: 'LT', words: 'left side' },
];

/** Our own short words for the diagnoses of the stories. */
export const DIAGNOSES: Record<string, string> = {
  I10: 'High blood pressure',
  M17: 'Arthritis of knee, side not said',
  'M17.11': 'Arthritis, right knee',
  'L97.512': 'Foot ulcer, right, fat layer',
  'E11.621': 'Diabetes with foot ulcer',
  'J45.30': 'Asthma, mild',
  'R05.9': 'Cough',
  'R05.1': 'Cough, acute',
  'J06.9': 'Cold',
  'J18.9': 'Pneumonia',
};

export const wordsFor = (code: string): string =>
  PROCEDURES.find((each) => each.code === code)?.words ?? '';
