import { describe, expect, it } from 'vitest';
import { missing25, scrubAnswer, visitAndInjection } from '../testing/claims';
import { scrubOf } from './alert.model';
import { approvalOf, linesOf } from './lines.model';

const gap = { edit: 'ncci-ptp', reason: 'no edition' };

describe('the lines of a claim', () => {
  it('carry the gravest thing found about each, and green where nothing was', () => {
    const scrub = scrubOf(
      scrubAnswer({
        outcome: 'hold',
        alerts: [missing25(), missing25({ id: 'd2', severity: 'moderate' })],
      }),
    );
    expect(linesOf(visitAndInjection(), scrub).map((each) => [each.label, each.state])).toEqual([
      ['99214', 'fix'],
      ['20610', 'good'],
    ]);
    expect(linesOf(visitAndInjection(), scrub)[0]?.alerts).toHaveLength(2);
    expect(linesOf(visitAndInjection(), scrub).map((each) => each.amount)).toEqual([198, 131]);
  });

  it('leave an alert that was set aside, or is only to know, out of the colour', () => {
    const scrub = scrubOf(
      scrubAnswer({
        outcome: 'clean',
        alerts: [missing25({ status: 'final' }), missing25({ id: 'd2', severity: 'low' })],
      }),
    );
    expect(linesOf(visitAndInjection(), scrub)[0]?.state).toBe('good');
  });

  it('are never green where a check could not be made', () => {
    const ofLine = scrubOf(
      scrubAnswer({
        outcome: 'incomplete',
        unchecked: [gap],
        verdicts: [{ edit: 'ncci-ptp', line: 2, verdict: 'not-checked' }],
      }),
    );
    expect(linesOf(visitAndInjection(), ofLine).map((each) => each.state)).toEqual([
      'good',
      'unknown',
    ]);
    const ofClaim = scrubOf(
      scrubAnswer({
        outcome: 'incomplete',
        unchecked: [gap],
        verdicts: [{ edit: 'ncci-ptp', line: 0, verdict: 'not-checked' }],
      }),
    );
    expect(linesOf(visitAndInjection(), ofClaim).map((each) => each.state)).toEqual([
      'unknown',
      'unknown',
    ]);
    const untold = scrubOf(scrubAnswer({ outcome: 'incomplete', unchecked: [gap] }));
    expect(linesOf(visitAndInjection(), untold)[0]?.state).toBe('unknown');
  });
});

describe('the prior authorization of a claim', () => {
  const scrub = (verdict?: string) =>
    scrubOf(
      scrubAnswer({
        outcome: 'clean',
        verdicts: verdict ? [{ edit: 'prior-auth-missing', verdict }] : [],
      }),
    );

  it('is told as named, missing, not needed or not known', () => {
    const named = visitAndInjection();
    named.insurance = [{ ...named.insurance[0]!, preAuthRef: ['A-1'] }];
    expect(approvalOf(named, scrub('passed'))).toEqual({ kind: 'named', numbers: ['A-1'] });
    expect(approvalOf(named, scrub('found'))).toEqual({ kind: 'missing' });
    expect(approvalOf(visitAndInjection(), scrub('passed'))).toEqual({ kind: 'not-needed' });
    expect(approvalOf(visitAndInjection(), scrub('not-checked'))).toEqual({ kind: 'not-checked' });
    expect(approvalOf(visitAndInjection(), scrub())).toEqual({ kind: 'not-checked' });
  });
});
