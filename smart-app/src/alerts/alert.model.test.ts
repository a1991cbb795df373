import { describe, expect, it } from 'vitest';
import { missing25, scrubAnswer } from '../testing/claims';
import { extension } from '../fhir/systems';
import { alertOf, isSample, ranked, scrubOf, type Alert } from './alert.model';
import { sentenceOf } from './sentence.model';

const alert = (parts: Partial<Alert>): Alert => ({ ...alertOf(missing25()), ...parts });

describe('an alert', () => {
  it('is read from a DetectedIssue', () => {
    expect(alertOf(missing25())).toMatchObject({
      edit: 'modifier-25-missing',
      line: 1,
      urgency: 'fix',
      denial: 'CO-236',
      atRisk: { value: 198 },
      remedy: 'Document it and add 25.',
      status: 'open',
      fixes: [{ kind: 'add-modifier', line: 1, value: '25', documentation: 'a visit of its own' }],
      editions: ['SAMPLE ncci-ptp 2026Q4'],
    });
  });

  it('keeps the remedy apart from the reason a person gave', () => {
    const read = alertOf(
      missing25({
        status: 'final',
        mitigation: [
          { action: { text: 'his own words' }, author: { reference: 'Practitioner/shah' } },
          { action: { text: 'Document it and add 25.' } },
        ],
      }),
    );
    expect(read.status).toBe('released');
    expect(read.remedy).toBe('Document it and add 25.');
  });

  it('is read even where it lacks all but its code', () => {
    expect(alertOf({ resourceType: 'DetectedIssue', status: 'preliminary' })).toMatchObject({
      edit: 'unknown',
      line: 0,
      urgency: 'check',
      denial: undefined,
      fixes: [],
    });
  });

  it('takes the words of a denial over its codes', () => {
    const read = alertOf(
      missing25({
        extension: [
          { url: extension('predicted-denial'), valueCodeableConcept: { text: '277CA' } },
        ],
      }),
    );
    expect(read.denial).toBe('277CA');
  });
});

describe('ranking', () => {
  it('puts Fix before Check before Know, then the most money, then the line', () => {
    const order = ranked([
      alert({ key: 'know', urgency: 'know', atRisk: { value: 900 } }),
      alert({ key: 'check', urgency: 'check', atRisk: { value: 500 } }),
      alert({ key: 'small', urgency: 'fix', atRisk: { value: 10 } }),
      alert({ key: 'line-2', urgency: 'fix', atRisk: { value: 50 }, line: 2 }),
      alert({ key: 'line-1', urgency: 'fix', atRisk: { value: 50 }, line: 1 }),
      alert({ key: 'unpriced', urgency: 'fix', atRisk: undefined }),
    ]).map((each) => each.key);
    expect(order).toEqual(['line-1', 'line-2', 'small', 'unpriced', 'check', 'know']);
  });
});

describe('the sentence', () => {
  const scrub = (unchecked = 0) =>
    scrubOf(
      scrubAnswer({
        outcome: 'x',
        unchecked: Array.from({ length: unchecked }, () => ({ edit: 'e', reason: 'r' })),
      }),
    );

  it('counts what stands in the way', () => {
    const open = [
      alert({ urgency: 'fix' }),
      alert({ urgency: 'check' }),
      alert({ urgency: 'know' }),
    ];
    expect(sentenceOf(open, scrub())).toMatchObject({ key: 'fix', count: 2 });
    expect(sentenceOf([alert({ urgency: 'check' })], scrub())).toMatchObject({ key: 'check' });
  });

  it('is never "all clear" while something could not be checked', () => {
    expect(sentenceOf([], scrub(2))).toMatchObject({ key: 'incomplete', count: 2 });
    expect(sentenceOf([], scrub(0))).toMatchObject({ key: 'clean', tone: 'good' });
  });
});

it('knows a sample edition by its name', () => {
  expect(isSample(['ncci-ptp 2026Q4 SAMPLE'])).toBe(true);
  expect(isSample(['ncci-ptp 2026Q4'])).toBe(false);
});
