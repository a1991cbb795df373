import { describe, expect, it } from 'vitest';
import { expectedAnswer } from '../testing/claims';
import { expectationsOf } from './expected.model';

describe('what a claim would be paid', () => {
  it('is told by line, with how many lines it was read from', () => {
    const read = expectationsOf(
      expectedAnswer({ 1: { amount: 107, low: 100, high: 110, count: 14 }, 2: 'too-few' }),
    );
    expect(read.since).toBe('2025-11-23');
    expect(read.lines.get(1)).toEqual({ amount: 107, low: 100, high: 110, count: 14 });
    expect(read.lines.has(2)).toBe(true);
    expect(read.lines.get(2)).toBeUndefined();
  });

  it('is nothing where a server says nothing', () => {
    expect(expectationsOf({ resourceType: 'Parameters' }).lines.size).toBe(0);
  });
});
