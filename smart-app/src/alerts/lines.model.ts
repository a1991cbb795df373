import type { Claim } from 'fhir/r4';
import { centsOf, lineLabel } from '../fhir/claim';
import type { Alert, Scrub } from './alert.model';

/** How a line stands: something would get it denied, is to be checked, could not be, or nothing. */
export type LineState = 'fix' | 'check' | 'unknown' | 'good';

export interface LineStanding {
  sequence: number;
  label: string;
  amount: number;
  state: LineState;
  /** What speaks against it, the gravest first. */
  alerts: Alert[];
}

/**
 * Every line with the gravest thing found about it. An alert about the claim as a whole colours no
 * line; a check that could not be made leaves a line without alerts open, never green.
 */
export function linesOf(claim: Claim, scrub: Scrub): LineStanding[] {
  return (claim.item ?? []).map((item) => {
    const alerts = scrub.alerts.filter(
      (alert) =>
        alert.status === 'open' && alert.line === item.sequence && alert.urgency !== 'know',
    );
    const open = scrub.verdicts.some(
      (each) =>
        each.verdict === 'not-checked' &&
        (each.line === item.sequence || !each.line) &&
        scrub.unchecked.some((gap) => gap.edit === each.edit),
    );
    return {
      sequence: item.sequence,
      label: lineLabel(item),
      amount: centsOf(item) / 100,
      state: stateOf(alerts, open || (scrub.verdicts.length === 0 && scrub.unchecked.length > 0)),
      alerts,
    };
  });
}

function stateOf(alerts: Alert[], open: boolean): LineState {
  if (alerts.some((alert) => alert.urgency === 'fix')) return 'fix';
  if (alerts.length > 0) return 'check';
  return open ? 'unknown' : 'good';
}

/** What the claim says of approvals, and what was found when they were looked for. */
export type Approval =
  { kind: 'named'; numbers: string[] } | { kind: 'missing' | 'not-needed' | 'not-checked' };

export function approvalOf(claim: Claim, scrub: Scrub): Approval {
  const numbers = (claim.insurance ?? []).flatMap((each) => each.preAuthRef ?? []);
  const verdicts = scrub.verdicts.filter((each) => each.edit === 'prior-auth-missing');
  if (verdicts.some((each) => each.verdict === 'found')) return { kind: 'missing' };
  if (numbers.length > 0) return { kind: 'named', numbers };
  return verdicts.length === 0 || verdicts.some((each) => each.verdict === 'not-checked')
    ? { kind: 'not-checked' }
    : { kind: 'not-needed' };
}
