import type { Coverage, CoverageEligibilityResponse } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { coverage as plan, visitAndInjection } from '../testing/claims';
import { coverageFactsOf } from './coverage.model';

const claim = visitAndInjection();
const coverage = (parts: Partial<Coverage>): Coverage => ({ ...plan, ...parts });
const answer = (
  parts: Partial<CoverageEligibilityResponse>,
  inforce?: boolean,
): CoverageEligibilityResponse => ({
  resourceType: 'CoverageEligibilityResponse',
  status: 'active',
  purpose: ['validation'],
  patient: {},
  created: '2026-11-20T10:00:00Z',
  outcome: 'complete',
  request: {},
  insurer: {},
  insurance: [{ coverage: { reference: 'Coverage/cov' }, inforce }],
  ...parts,
});

describe('what is known of a coverage', () => {
  it('is in force on its last day', () => {
    const facts = coverageFactsOf(coverage({ period: { end: '2026-11-23' } }), [], claim);
    expect(facts).toMatchObject({ state: 'active', end: '2026-11-23', answer: 'never-asked' });
  });

  it('ends before the visit, or starts after it', () => {
    expect(coverageFactsOf(coverage({ period: { end: '2026-11-22' } }), [], claim).state).toBe(
      'ends-before-visit',
    );
    expect(coverageFactsOf(coverage({ period: { start: '2026-11-24' } }), [], claim).state).toBe(
      'starts-after-visit',
    );
  });

  it('is not in force when cancelled, or when the payer said so', () => {
    expect(coverageFactsOf(coverage({ status: 'cancelled' }), [], claim).state).toBe('inactive');
    expect(coverageFactsOf(plan, [answer({}, false)], claim)).toMatchObject({
      state: 'inactive',
      answer: 'not-in-force',
    });
  });

  it('takes an error for no answer, and never for "not in force"', () => {
    expect(coverageFactsOf(plan, [answer({ outcome: 'error' })], claim)).toMatchObject({
      state: 'active',
      answer: 'no-answer',
    });
  });

  it('believes the newest answer', () => {
    const facts = coverageFactsOf(
      plan,
      [answer({ created: '2026-11-01T10:00:00Z' }, false), answer({}, true)],
      claim,
    );
    expect(facts).toMatchObject({
      state: 'active',
      answer: 'in-force',
      askedAt: '2026-11-20T10:00:00Z',
    });
  });

  it('calls the plan by its name before its payer', () => {
    const named = coverage({
      class: [
        { type: {}, value: 'v' },
        { type: {}, value: 'x', name: 'PPO' },
      ],
    });
    expect(coverageFactsOf(named, [], claim).plan).toBe('PPO');
    expect(coverageFactsOf(plan, [], claim).plan).toBe('Northwind PPO');
  });
});
