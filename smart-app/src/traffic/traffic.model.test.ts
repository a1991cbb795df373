import { describe, expect, it } from 'vitest';
import { addressOf, HIDDEN, masked, questionOf, searchOf, sizeOf, START } from './traffic.model';

describe('the address of the traffic screen', () => {
  it('says what is asked for, and is read back as it was', () => {
    const address = {
      query: {
        last: 'week',
        direction: 'in',
        kind: '277CA',
        state: 'QUARANTINED',
        payer: 'NWC01',
        trace: 'Claim/17',
        page: 2,
      },
      open: `in-northwind-${'a'.repeat(64)}`,
      live: false,
    } as const;
    expect(addressOf(searchOf(address))).toEqual(address);
  });

  it('says nothing of what is as it is opened', () => {
    expect(searchOf({ query: START, open: undefined, live: true })).toBe('?');
    expect(addressOf('')).toEqual({ query: START, open: undefined, live: true });
  });

  it('leaves out what it does not know', () => {
    expect(addressOf('?state=odd&last=year&page=-3&open=../x&direction=up')).toEqual({
      query: START,
      open: undefined,
      live: true,
    });
  });
});

describe('the question', () => {
  it('reaches back from the moment it is asked', () => {
    const now = new Date('2026-11-27T12:00:00Z');
    expect(questionOf({ ...START, last: 'hour', state: 'stuck' }, now)).toBe(
      '?state=stuck&from=2026-11-27T11%3A00%3A00.000Z',
    );
    expect(questionOf({ ...START, last: 'all' }, now)).toBe('');
    expect(questionOf({ ...START, last: 'all', page: 1 }, now)).toBe('?page=1');
  });
});

describe('a resource before anybody asked for the patient', () => {
  it('shows codes, amounts and references, and no other words', () => {
    const shown = masked({
      resourceType: 'Claim',
      id: '17',
      patient: { reference: 'Patient/3', display: 'Reyes, Ana' },
      contained: [{ resourceType: 'Patient', birthDate: '1969-03-14', name: [{ given: ['Ana'] }] }],
      identifier: [{ system: 'urn:x', value: 'M4711' }],
      item: [
        { productOrService: { coding: [{ code: '99214', display: 'x' }] }, net: { value: 175 } },
      ],
      note: 'Ana said',
    });
    expect(shown).toEqual({
      resourceType: 'Claim',
      id: '17',
      patient: { reference: 'Patient/3', display: HIDDEN },
      contained: [{ resourceType: 'Patient', birthDate: HIDDEN, name: [{ given: [HIDDEN] }] }],
      identifier: [{ system: 'urn:x', value: HIDDEN }],
      item: [
        { productOrService: { coding: [{ code: '99214', display: HIDDEN }] }, net: { value: 175 } },
      ],
      note: HIDDEN,
    });
    expect(JSON.stringify(shown)).not.toMatch(/Ana|Reyes|1969|M4711/);
  });
});

it('says sizes as people do', () => {
  expect([12, 2048, 3_145_728].map(sizeOf)).toEqual(['12 B', '2.0 kB', '3.0 MB']);
});
