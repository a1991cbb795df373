import type { Parameters, ParametersParameter } from 'fhir/r4';
import type { Tone } from '../ui/tone';

/** How hard an accepted edit speaks. */
export const SEVERITIES = ['SHADOW', 'INFO', 'WARN', 'HOLD'] as const;

export type Severity = (typeof SEVERITIES)[number];

export type State = 'proposed' | 'accepted' | 'rejected' | 'lapsed';

/** What a person can do about a proposal. */
export type Choice = Severity | 'reject';

/** What a person decided last about a proposal, or at any time. */
export interface Verdict {
  decision: 'accepted' | 'rejected' | undefined;
  severity: Severity | undefined;
  reason: string;
  person: string;
  at: string;
}

/** An edit that a pattern of denials proposes. */
export interface ProposedEdit extends Verdict {
  id: string;
  version: number;
  state: State;
  payer: string;
  hasPolicy: boolean;
  edit: string;
  denial: string;
  message: string;
  remedy: string;
  row: string;
  from: string;
  heldBackFrom: string;
  to: string;
  lines: number;
  denied: number;
  ofReason: number;
  least: number;
  base: number;
  chance: number;
  heldBackLines: number;
  stopped: number;
  deniedOtherwise: number;
  falseAlarms: number;
  dollars: number;
}

export interface DecidedEdit extends Verdict {
  proposal: string;
  payer: string;
  edit: string;
  stopped: number;
  falseAlarms: number;
}

export interface ProposedEdits {
  days: number;
  heldBack: number;
  leastLines: number;
  leastDenials: number;
  proposals: ProposedEdit[];
  decided: DecidedEdit[];
}

/** What a look for patterns came to. */
export interface Look {
  ran: boolean;
  lines: number;
  proposed: number;
  standing: number;
  lapsed: number;
}

export const STATE_TONES: Record<State, Tone> = {
  proposed: 'check',
  accepted: 'good',
  rejected: 'closed',
  lapsed: 'draft',
};

/** What may be chosen: a decision can be changed, and not made twice. */
export function choicesOf(proposal: ProposedEdit): Choice[] {
  return [
    ...(proposal.hasPolicy
      ? SEVERITIES.filter((each) => proposal.state !== 'accepted' || each !== proposal.severity)
      : []),
    ...(proposal.state === 'rejected' ? [] : (['reject'] as const)),
  ];
}

/** `12.5%`, and as many digits as a small share needs. */
export const inPercent = (share: number): string =>
  `${(100 * share).toFixed(share > 0 && share < 0.001 ? 3 : 1)}%`;

/** `less than 0.0001` for what nobody tells apart. */
export const probability = (chance: number): string =>
  chance < 0.0001 ? 'less than 0.0001' : chance.toFixed(4);

/** The day before a FHIR date, as one. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return Number.isNaN(date.getTime()) ? day : date.toISOString().slice(0, 10);
}

export function proposedEditsOf(answer: Parameters): ProposedEdits {
  const named = (name: string) => (answer.parameter ?? []).filter((each) => each.name === name);
  const rule = named('rule')[0];
  return {
    days: number(rule, 'days'),
    heldBack: number(rule, 'heldBack'),
    leastLines: number(rule, 'leastLines'),
    leastDenials: number(rule, 'leastDenials'),
    proposals: named('proposal').map(proposalOf),
    decided: named('decided').map((each) => ({
      ...verdictOf(each),
      proposal: text(each, 'proposal'),
      payer: code(each, 'payer'),
      edit: code(each, 'edit'),
      stopped: number(each, 'stopped'),
      falseAlarms: number(each, 'falseAlarms'),
    })),
  };
}

export function lookOf(answer: Parameters): Look {
  const count = (name: string) =>
    answer.parameter?.find((each) => each.name === name)?.valueInteger ?? 0;
  return {
    ran: answer.parameter?.find((each) => each.name === 'ran')?.valueBoolean ?? false,
    lines: count('lines'),
    proposed: count('proposed'),
    standing: count('standing'),
    lapsed: count('lapsed'),
  };
}

function proposalOf(told: ParametersParameter): ProposedEdit {
  return {
    ...verdictOf(told),
    id: text(told, 'id'),
    version: number(told, 'version'),
    state: code(told, 'state') as State,
    payer: code(told, 'payer'),
    hasPolicy: part(told, 'hasPolicy')?.valueBoolean ?? false,
    edit: code(told, 'edit'),
    denial: code(told, 'denial'),
    message: text(told, 'message'),
    remedy: text(told, 'remedy'),
    row: text(told, 'row'),
    from: part(told, 'from')?.valueDate ?? '',
    heldBackFrom: part(told, 'heldBackFrom')?.valueDate ?? '',
    to: part(told, 'to')?.valueDate ?? '',
    lines: number(told, 'lines'),
    denied: number(told, 'denied'),
    ofReason: number(told, 'ofReason'),
    least: part(told, 'least')?.valueDecimal ?? 0,
    base: part(told, 'base')?.valueDecimal ?? 0,
    chance: part(told, 'chance')?.valueDecimal ?? 0,
    heldBackLines: number(told, 'heldBackLines'),
    stopped: number(told, 'stopped'),
    deniedOtherwise: number(told, 'deniedOtherwise'),
    falseAlarms: number(told, 'falseAlarms'),
    dollars: part(told, 'dollars')?.valueMoney?.value ?? 0,
  };
}

function verdictOf(told: ParametersParameter): Verdict {
  const person = part(told, 'person')?.valueReference;
  return {
    decision: part(told, 'decision')?.valueCode as Verdict['decision'],
    severity: part(told, 'severity')?.valueCode as Severity | undefined,
    reason: text(told, 'reason'),
    person: person?.display ?? person?.reference ?? '',
    at: part(told, 'at')?.valueDateTime ?? '',
  };
}

const part = (of: ParametersParameter | undefined, name: string) =>
  of?.part?.find((each) => each.name === name);

const number = (of: ParametersParameter | undefined, name: string) =>
  part(of, name)?.valueInteger ?? 0;

const code = (of: ParametersParameter, name: string) => part(of, name)?.valueCode ?? '';

const text = (of: ParametersParameter, name: string) => part(of, name)?.valueString ?? '';
