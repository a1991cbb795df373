import { describe, expect, it } from 'vitest';
import { day, daysUntil, isoDay, money, time, withDays } from './format';

const today = new Date(2026, 10, 23, 15, 30);

describe('formats', () => {
  it('writes a day as one says it, and the year only when it is another', () => {
    expect(day('2026-12-04', today)).toBe('Fri Dec 4');
    expect(day('2027-01-04', today)).toBe('Mon, Jan 4, 2027'.replace('Mon, ', 'Mon '));
    expect(day(undefined, today)).toBe('');
    expect(day('not a day', today)).toBe('');
  });

  it('says the days within words as one says them', () => {
    expect(withDays('Coverage ends on 2026-12-04, before 2027-01-04.', today)).toBe(
      'Coverage ends on Fri Dec 4, before Mon Jan 4, 2027.',
    );
    expect(withDays('A-2026-12-04', today)).toBe('A-2026-12-04');
  });

  it('counts calendar days, whatever the hour', () => {
    expect(daysUntil('2026-11-23', today)).toBe(0);
    expect(daysUntil('2026-11-26', today)).toBe(3);
    expect(daysUntil('2026-11-22', today)).toBe(-1);
    expect(daysUntil(undefined, today)).toBeUndefined();
  });

  it('writes money with cents and thousands', () => {
    expect(money(1234.5)).toBe('$1,234.50');
    expect(money(0)).toBe('$0.00');
    expect(money(undefined)).toBe('');
  });

  it('writes the local day, not that of Greenwich', () => {
    expect(isoDay(new Date(2026, 10, 3, 23, 59))).toBe('2026-11-03');
  });

  it('writes a time of day', () => {
    expect(time(today)).toBe('3:30 PM');
    expect(time(undefined)).toBe('');
  });
});
