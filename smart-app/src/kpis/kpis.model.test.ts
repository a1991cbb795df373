import { describe, expect, it } from 'vitest';
import { askedOf, filterOf, searchOf, short, topOf, type Part } from './kpis.model';
import { daysBack } from './kpis.query';

describe('the address', () => {
  it('gives back the filter and the list it was made of', () => {
    const filter = { days: 365, site: 'Location/a b', payer: '', provider: 'Practitioner/x' };
    const asked = {
      measure: 'top-reasons',
      population: 'initial-population',
      part: 'reason',
      value: 'CO-197',
      page: 2,
    };
    const search = searchOf(filter, asked);
    expect(filterOf(search)).toEqual(filter);
    expect(askedOf(search)).toEqual(asked);
  });

  it('leaves out what it does not know', () => {
    expect(filterOf('?days=7')).toEqual({ days: 90, site: '', payer: '', provider: '' });
    expect(askedOf('?list=%3Cscript')).toBeUndefined();
    expect(askedOf('?list=rejection-rate&page=-1')?.page).toBe(0);
  });
});

it('counts so many days, today among them, across the end of a month', () => {
  const today = new Date(2026, 2, 1, 23, 30);
  expect(daysBack(30, 0, today)).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  expect(daysBack(30, 30, today)).toEqual({ from: '2026-01-01', to: '2026-01-30' });
});

it('says dollars short', () => {
  expect(short(48_210)).toBe('$48.2K');
});

it('names the parts that took most, and keeps the others together', () => {
  const part = (key: string, count: number, dollars: number): Part => ({
    key,
    name: key,
    value: count,
    whole: { count, dollars },
    part: undefined,
    wholeCode: 'initial-population',
  });
  const { top, other } = topOf([part('a', 1, 5), part('b', 3, 1), part('c', 1, 9)], 2);
  expect(top.map((each) => each.key)).toEqual(['b', 'c']);
  expect(other).toEqual({ count: 1, dollars: 5 });
});
