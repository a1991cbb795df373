import type { Coverage } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { endedBefore, isComplete, recordingOf, type NewCoverage } from './new-coverage.model';

const card: NewCoverage = {
  payer: 'Organization/n',
  payerName: 'Northwind',
  memberId: ' NW7 ',
  start: '2026-12-01',
  end: '',
};

const onFile: Coverage = {
  resourceType: 'Coverage',
  id: 'old',
  meta: { versionId: '3' },
  status: 'active',
  beneficiary: { reference: 'Patient/x' },
  payor: [{ reference: 'Organization/m' }],
  order: 1,
  period: { start: '2026-01-01' },
};

describe('a new coverage', () => {
  it('takes the place of the one on file, whose last day is the day before', () => {
    const [added, ended] = recordingOf('Patient/x', card, onFile, true).entry ?? [];
    expect(added?.resource).toMatchObject({
      status: 'active',
      subscriberId: 'NW7',
      order: 1,
      period: { start: '2026-12-01' },
    });
    expect(ended?.resource).toMatchObject({
      id: 'old',
      period: { start: '2026-01-01', end: '2026-11-30' },
    });
    expect(ended?.request).toEqual({ method: 'PUT', url: 'Coverage/old', ifMatch: 'W/"3"' });
  });

  it('comes after the one on file where that stays', () => {
    const entries = recordingOf('Patient/x', card, onFile, false).entry;
    expect(entries).toHaveLength(1);
    expect(entries?.[0]?.resource).toMatchObject({ order: 2 });
  });

  it('leaves an earlier end alone, and cancels what would begin no earlier', () => {
    expect(endedBefore({ ...onFile, period: { end: '2026-11-05' } }, card.start)).toBeUndefined();
    expect(endedBefore({ ...onFile, period: { start: '2026-12-01' } }, card.start)).toMatchObject({
      status: 'cancelled',
    });
    expect(endedBefore(onFile, '2027-01-01')?.period?.end).toBe('2026-12-31');
  });

  it('wants payer, member and first day, and does not end before it starts', () => {
    expect(isComplete(card)).toBe(true);
    expect(isComplete({ ...card, end: '2026-12-01' })).toBe(true);
    expect(isComplete({ ...card, end: '2026-11-30' })).toBe(false);
    expect(isComplete({ ...card, memberId: ' ' })).toBe(false);
    expect(isComplete({ ...card, start: '' })).toBe(false);
  });
});
