import { describe, expect, it } from 'vitest';
import { isoDay } from '../ui/format';
import { addressOf, dollarsOf, isFiltered, pathOf, unfiltered } from './address.model';
import { endsOf, linesOf } from './denial.model';
import { dueDays, questionOf, START, sumOf } from './denials.model';

describe('the address of a list', () => {
  it('says what differs from how it is opened, and is read back', () => {
    const query = {
      ...START,
      view: 'mine' as const,
      payer: 'Organization/n',
      due: '7' as const,
      from: 250,
      sort: 'next-best' as const,
      page: 2,
    };
    const path = pathOf({ query, open: '12' });
    expect(path).toBe(
      '/app/denials/12?view=mine&payer=Organization%2Fn&due=7&from=250&sort=next-best&page=3',
    );
    const [at = '', search = ''] = path.split('?');
    expect(addressOf(at, search)).toEqual({
      query: expect.objectContaining(query) as unknown,
      open: '12',
    });
    expect(pathOf({ query: START, open: undefined })).toBe('/app/denials');
  });

  it('leaves out what it does not know', () => {
    expect(
      addressOf('/app/denials', 'view=all&sort=luck&page=-3&due=5&action=shout&category=<b>'),
    ).toEqual({ query: expect.objectContaining(START) as unknown, open: undefined });
    expect(addressOf('/app/denials/../etc', '').open).toBeUndefined();
  });

  it('knows what narrows the list', () => {
    expect(isFiltered({ ...START, view: 'lost', page: 3 })).toBe(false);
    expect(isFiltered({ ...START, to: 0 })).toBe(true);
    expect(unfiltered({ ...START, view: 'lost', code: '197', page: 2 })).toEqual({
      ...START,
      view: 'lost',
    });
  });

  it('takes dollars as one types them', () => {
    expect([dollarsOf('$1,000.50'), dollarsOf('12.345'), dollarsOf('')]).toEqual([
      1000.5,
      undefined,
      undefined,
    ]);
  });
});

describe('the question to the server', () => {
  it('has the days of "due" as days', () => {
    const today = new Date(2026, 1, 26);
    expect(dueDays('3', today, isoDay)).toEqual({ from: '2026-02-26', to: '2026-03-01' });
    expect(dueDays('passed', today, isoDay)).toEqual({ to: '2026-02-25' });
    expect(questionOf({ ...START, due: '3', code: '197' }, isoDay, today).parameter).toEqual([
      { name: 'view', valueCode: 'open' },
      { name: 'code', valueString: '197' },
      { name: 'due-from', valueDate: '2026-02-26' },
      { name: 'due', valueDate: '2026-03-01' },
      { name: 'sort', valueCode: 'deadline' },
      { name: 'page', valueInteger: 0 },
    ]);
  });
});

it('adds dollars in cents', () => {
  expect(sumOf([{ amount: 0.1 }, { amount: 0.2 }, { amount: undefined }])).toBe(0.3);
});

it('counts how others ended, the most frequent first', () => {
  expect(
    endsOf([
      { outcome: 'upheld', state: 'upheld' },
      { outcome: undefined, state: 'written-off' },
      { outcome: 'upheld', state: 'upheld' },
    ]),
  ).toEqual([
    ['upheld', 2],
    ['written-off', 1],
  ]);
});

it('puts beside each line what the payer made of it, also of lines that are not stored', () => {
  const adjustment = (group: string, reason: string, value: number) => ({
    category: {
      coding: [{ system: 'https://x12.org/codes/claim-adjustment-group-codes', code: group }],
    },
    reason: {
      coding: [{ system: 'https://x12.org/codes/claim-adjustment-reason-codes', code: reason }],
    },
    amount: { value },
  });
  const lines = linesOf(
    {
      resourceType: 'Claim',
      status: 'active',
      type: {},
      use: 'claim',
      patient: {},
      created: '2026-11-01',
      provider: {},
      priority: {},
      insurance: [],
      item: [
        {
          sequence: 1,
          productOrService: { coding: [{ code: '73721' }] },
          net: { value: 900 },
        },
      ],
    },
    {
      resourceType: 'ClaimResponse',
      status: 'active',
      type: {},
      use: 'claim',
      patient: {},
      created: '2026-11-20',
      insurer: {},
      outcome: 'complete',
      item: [
        {
          itemSequence: 1,
          adjudication: [
            { category: { coding: [{ code: 'benefit' }] }, amount: { value: 0 } },
            adjustment('CO', '197', 612),
            adjustment('CO', '45', 288),
          ],
        },
        { itemSequence: 2, adjudication: [adjustment('PR', '1', 5)] },
      ],
    },
    [1],
  );
  expect(lines).toMatchObject([
    {
      sequence: 1,
      label: '73721',
      billed: 900,
      paid: 0,
      adjustments: [
        { code: 'CO-197', amount: 612 },
        { code: 'CO-45', amount: 288 },
      ],
      denied: true,
    },
    { sequence: 2, label: '2', adjustments: [{ code: 'PR-1', amount: 5 }], denied: false },
  ]);
});
