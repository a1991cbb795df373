import type { Parameters, ParametersParameter } from 'fhir/r4';
import type { Tone } from '../ui/tone';

/** What can be decided about an alert. */
export type Decision = 'mute' | 'promote' | 'undo';

/** What payers made of lines. */
export interface Outcomes {
  /** Denied for the reason the alert named. */
  denied: number;
  /** Denied for another reason. */
  otherwise: number;
  paid: number;
  gone: number;
}

/** How one alert does, for one payer and role. */
export interface QualityRow {
  edit: string;
  payer: string;
  role: string;
  site: string;
  shown: number;
  muted: number;
  shadow: number;
  accepted: number;
  overridden: number;
  reasons: { code: string; count: number }[];
  /** Lines that went out as the alert had warned of, shown or not. */
  stood: Outcomes;
  /** Those of them nobody was warned of. */
  unseen: Outcomes;
  fixed: Outcomes;
  fixedPaid: number;
  decision?: Decision;
  proposal?: Decision;
}

/** How often a payer denies for an alert's reason, before it was first shown and since. */
export interface Effect {
  edit: string;
  payer: string;
  denial: string;
  since: string;
  linesBefore: number;
  deniedBefore: number;
  linesAfter: number;
  deniedAfter: number;
}

/** What a person decided. */
export interface Decided {
  edit: string;
  payer: string;
  role: string;
  decision: Decision;
  reason: string;
  person: string;
  at: string;
  shown: number;
  accepted: number;
  stood: number;
  stoodDenied: number;
}

export interface Rule {
  muteAfter: number;
  muteBelow: number;
  judgeAfter: number;
  promoteFrom: number;
}

export interface Quality {
  rule: Rule;
  rows: QualityRow[];
  effects: Effect[];
  decided: Decided[];
}

/** What is asked for; it lives in the address of the page. */
export interface Filter {
  days: number;
  payer: string;
  role: string;
  bySite: boolean;
}

export const PERIODS = [30, 90, 365] as const;

export const ROLES = ['clinician', 'front-desk', 'biller'] as const;

export function filterOf(search: string): Filter {
  const query = new URLSearchParams(search);
  const days = Number(query.get('days'));
  return {
    days: PERIODS.find((each) => each === days) ?? 90,
    payer: query.get('payer') ?? '',
    role: query.get('role') ?? '',
    bySite: query.get('by') === 'site',
  };
}

export function searchOf({ days, payer, role, bySite }: Filter): string {
  const query = new URLSearchParams({
    ...(days === 90 ? {} : { days: String(days) }),
    ...(payer ? { payer } : {}),
    ...(role ? { role } : {}),
    ...(bySite ? { by: 'site' } : {}),
  }).toString();
  return query ? `?${query}` : '';
}

export const decidedOf = (outcomes: Outcomes) =>
  outcomes.denied + outcomes.otherwise + outcomes.paid;

/** How an alert stands, as a word with its colour. */
export type Standing = 'muted' | 'promoted' | 'shadow' | 'shown';

export const standingOf = (row: QualityRow): Standing => {
  if (row.decision === 'mute') return 'muted';
  if (row.decision === 'promote') return 'promoted';
  return row.shown === 0 && row.shadow > 0 ? 'shadow' : 'shown';
};

export const STANDING_TONES: Record<Standing, Tone> = {
  muted: 'closed',
  promoted: 'know',
  shadow: 'draft',
  shown: 'good',
};

/** What a person may decide about a row; what holds claims is the payer policy's business. */
export function choicesOf(row: QualityRow): Decision[] {
  if (row.role === 'biller') return [];
  if (row.decision) return ['undo'];
  return [
    ...(row.shown > 0 ? (['mute'] as const) : []),
    ...(row.shadow > 0 ? (['promote'] as const) : []),
  ];
}

export const keyOf = (row: Pick<QualityRow, 'edit' | 'payer' | 'role'> & { site?: string }) =>
  [row.edit, row.payer, row.role, row.site ?? ''].join('|');

/** A share in percent with one decimal; undefined where there is nothing to have a share of. */
export const percent = (part: number, whole: number): string | undefined =>
  whole > 0 ? `${((100 * part) / whole).toFixed(1)}%` : undefined;

export function qualityOf(answer: Parameters): Quality {
  const named = (name: string) => (answer.parameter ?? []).filter((each) => each.name === name);
  const rule = named('rule')[0];
  return {
    rule: {
      muteAfter: number(rule, 'muteAfter'),
      muteBelow: part(rule, 'muteBelow')?.valueDecimal ?? 0,
      judgeAfter: number(rule, 'judgeAfter'),
      promoteFrom: part(rule, 'promoteFrom')?.valueDecimal ?? 0,
    },
    rows: named('row').map(rowOf),
    effects: named('effect').map((each) => ({
      edit: code(each, 'edit'),
      payer: code(each, 'payer'),
      denial: code(each, 'denial'),
      since: part(each, 'since')?.valueDate ?? '',
      linesBefore: number(each, 'linesBefore'),
      deniedBefore: number(each, 'deniedBefore'),
      linesAfter: number(each, 'linesAfter'),
      deniedAfter: number(each, 'deniedAfter'),
    })),
    decided: named('decided').map((each) => ({
      edit: code(each, 'edit'),
      payer: code(each, 'payer'),
      role: code(each, 'role'),
      decision: decision(each, 'decision') ?? 'undo',
      reason: part(each, 'reason')?.valueString ?? '',
      person: nameOf(each, 'person'),
      at: part(each, 'at')?.valueDateTime ?? '',
      shown: number(each, 'shown'),
      accepted: number(each, 'accepted'),
      stood: number(each, 'stood'),
      stoodDenied: number(each, 'stoodDenied'),
    })),
  };
}

function rowOf(row: ParametersParameter): QualityRow {
  return {
    edit: code(row, 'edit'),
    payer: code(row, 'payer'),
    role: code(row, 'role'),
    site: nameOf(row, 'site'),
    shown: number(row, 'shown'),
    muted: number(row, 'muted'),
    shadow: number(row, 'shadow'),
    accepted: number(row, 'accepted'),
    overridden: number(row, 'overridden'),
    reasons: (row.part ?? [])
      .filter((each) => each.name === 'reason')
      .map((each) => ({ code: code(each, 'code'), count: number(each, 'count') }))
      .sort((one, other) => other.count - one.count),
    stood: outcomes(row, 'stood'),
    unseen: outcomes(row, 'unseen'),
    fixed: outcomes(row, 'fixed'),
    fixedPaid: part(row, 'fixedPaid')?.valueMoney?.value ?? 0,
    decision: decision(row, 'decision'),
    proposal: decision(row, 'proposal'),
  };
}

function outcomes(row: ParametersParameter, name: string): Outcomes {
  const told = part(row, name);
  return {
    denied: number(told, 'denied'),
    otherwise: number(told, 'deniedOtherwise'),
    paid: number(told, 'paid'),
    gone: number(told, 'gone'),
  };
}

const part = (of: ParametersParameter | undefined, name: string) =>
  of?.part?.find((each) => each.name === name);

const number = (of: ParametersParameter | undefined, name: string) =>
  part(of, name)?.valueInteger ?? 0;

const code = (of: ParametersParameter, name: string) => part(of, name)?.valueCode ?? '';

const decision = (of: ParametersParameter, name: string) =>
  part(of, name)?.valueCode as Decision | undefined;

/** A site or a person of the staff, by name where it has one. */
function nameOf(of: ParametersParameter, name: string): string {
  const reference = part(of, name)?.valueReference;
  return reference?.display ?? reference?.reference ?? '';
}
