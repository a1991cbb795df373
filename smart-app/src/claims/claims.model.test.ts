import { expect, it } from 'vitest';
import { filingDays, heldOf, questionOf, START, sumOf, tally, type HeldRow } from './claims.model';
import { missing25 } from '../testing/claims';

const today = new Date(2026, 10, 27, 23, 30);

it('tells a limit as its first and last day, and takes what is past for no "within"', () => {
  expect(filingDays('passed', today)).toEqual({ to: '2026-11-26' });
  expect(filingDays('7', today)).toEqual({ from: '2026-11-27', to: '2026-12-04' });
  expect(filingDays('30', today)).toEqual({ from: '2026-11-27', to: '2026-12-27' });
});

it('asks the server for what is filtered and nothing else', () => {
  expect(questionOf(START, today).parameter).toEqual([
    { name: 'view', valueCode: 'held' },
    { name: 'sort', valueString: 'filing-limit' },
    { name: 'page', valueInteger: 0 },
  ]);
  expect(questionOf({ ...START, limit: '7', days: 3, from: 0, to: 99.5 }, today).parameter).toEqual(
    [
      { name: 'view', valueCode: 'held' },
      { name: 'days', valueInteger: 3 },
      { name: 'filing-limit-from', valueDate: '2026-11-27' },
      { name: 'filing-limit', valueDate: '2026-12-04' },
      { name: 'amount', valueDecimal: 0 },
      { name: 'amount-to', valueDecimal: 99.5 },
      { name: 'sort', valueString: 'filing-limit' },
      { name: 'page', valueInteger: 0 },
    ],
  );
});

it('tells first what holds a claim, as the server sorts', () => {
  const alert = (code: string, severity: 'high' | 'moderate') =>
    ({ name: 'alert', resource: missing25({ severity, code: { coding: [{ code }] } }) }) as const;
  const list = heldOf({
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'claim',
        part: [alert('a-warning', 'moderate'), alert('ncci-ptp', 'high'), alert('mue', 'high')],
      },
    ],
  });
  expect(list.rows[0]?.alerts.map((each) => each.edit)).toEqual(['mue', 'ncci-ptp', 'a-warning']);
});

it('adds dollars without losing a cent, and counts the most frequent first', () => {
  const rows = [0.1, 0.2, undefined].map((amount) => ({ amount }) as HeldRow);
  expect(sumOf(rows)).toBe(0.3);
  expect(tally(['b', 'a', undefined, 'b', 'c'])).toEqual([
    ['b', 2],
    ['a', 1],
    ['c', 1],
  ]);
});
