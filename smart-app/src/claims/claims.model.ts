import type { DetectedIssue, Parameters, ParametersParameter } from 'fhir/r4';
import { codeOf } from '../fhir/claim';
import { extension } from '../fhir/systems';
import { isoDay } from '../ui/format';

/** The lists of the billing office. Codes of CodeSystem held-claim-view. */
export const VIEWS = ['held', 'rejected', 'sent-back', 'released-today'] as const;
export type View = (typeof VIEWS)[number];

/** What a list is sorted by; a minus turns it round. */
export const SORTS = [
  'filing-limit',
  '-filing-limit',
  'held',
  '-held',
  '-amount',
  'amount',
  'payer',
  'edit',
  'clinician',
  'visit',
] as const;
export type Sort = (typeof SORTS)[number];

/** How near the last day to file is: past, or at most so many calendar days ahead. */
export const LIMITS = ['passed', '7', '14', '30'] as const;
export type Limit = (typeof LIMITS)[number];

/** Held at least so many calendar days. */
export const WAITING = [1, 3, 7, 14, 30] as const;

/** What is asked of `$held`; undefined filters nothing. */
export interface HeldQuery {
  view: View;
  limit?: Limit | undefined;
  /** Waiting at least so many calendar days. */
  days?: number | undefined;
  payer?: string | undefined;
  edit?: string | undefined;
  clinician?: string | undefined;
  /** Dollars billed, both ends in it. */
  from?: number | undefined;
  to?: number | undefined;
  sort: Sort;
  /** From 0. */
  page: number;
}

/** The list as it is opened. */
export const START: HeldQuery = { view: 'held', sort: 'filing-limit', page: 0 };

/** Claims a page holds; the server decides. */
export const PAGE = 50;

export interface Choice {
  value: string;
  name: string;
  count: number;
}

/** An open alert in the fewest words a biller needs. */
export interface HeldAlert {
  edit: string;
  line: number;
  message: string;
  remedy: string | undefined;
  holds: boolean;
}

export interface HeldRow {
  /** The claim's id. */
  claim: string;
  patient: string;
  payer: string | undefined;
  clinician: string | undefined;
  owner: string | undefined;
  status: string;
  since: string | undefined;
  sentBack: string | undefined;
  visit: string | undefined;
  filingLimit: string | undefined;
  amount: number | undefined;
  lines: string[];
  alerts: HeldAlert[];
}

export interface HeldList {
  count: number;
  sum: number;
  views: Record<string, number>;
  payers: Choice[];
  clinicians: Choice[];
  edits: Choice[];
  rows: HeldRow[];
}

/** Only what an alert holds can be let go; a rejected claim has to be changed. */
export const isReleasable = (row: HeldRow) => row.status === 'held';

/** A clinician is asked once; what was released is on its way. */
export const canBeSentBack = (row: HeldRow) =>
  (row.status === 'held' || row.status === 'rejected') && !row.sentBack;

/** Dollars of several claims, added in cents. */
export const sumOf = (rows: HeldRow[]) =>
  rows.reduce((all, row) => all + Math.round((row.amount ?? 0) * 100), 0) / 100;

/** How often each value occurs, the most frequent first. */
export function tally(values: (string | undefined)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** The first and last day a limit lets through. What is past already is not "within 7 days". */
export function filingDays(limit: Limit, today: Date): { from?: string; to: string } {
  const ahead = (days: number) =>
    isoDay(new Date(today.getFullYear(), today.getMonth(), today.getDate() + days));
  return limit === 'passed' ? { to: ahead(-1) } : { from: ahead(0), to: ahead(Number(limit)) };
}

export function questionOf(query: HeldQuery, today = new Date()): Parameters {
  const filing = query.limit && filingDays(query.limit, today);
  const parameter: (ParametersParameter | undefined | false)[] = [
    { name: 'view', valueCode: query.view },
    given('payer', query.payer, 'valueString'),
    given('clinician', query.clinician, 'valueString'),
    given('edit', query.edit, 'valueCode'),
    given('days', query.days, 'valueInteger'),
    given('filing-limit-from', filing?.from, 'valueDate'),
    given('filing-limit', filing?.to, 'valueDate'),
    given('amount', query.from, 'valueDecimal'),
    given('amount-to', query.to, 'valueDecimal'),
    { name: 'sort', valueString: query.sort },
    { name: 'page', valueInteger: query.page },
  ];
  return {
    resourceType: 'Parameters',
    parameter: parameter.filter((each): each is ParametersParameter => Boolean(each)),
  };
}

const given = (name: string, value: string | number | undefined, type: string) =>
  value !== undefined && ({ name, [type]: value } as ParametersParameter);

export function heldOf(answer: Parameters): HeldList {
  const all = (name: string) => (answer.parameter ?? []).filter((each) => each.name === name);
  const views = all('view').map(choiceOf);
  return {
    count: all('count')[0]?.valueInteger ?? 0,
    sum: all('sum')[0]?.valueMoney?.value ?? 0,
    views: Object.fromEntries(views.map((view) => [view.value, view.count])),
    payers: all('payer').map(choiceOf),
    clinicians: all('clinician').map(choiceOf),
    edits: all('edit').map(choiceOf),
    rows: all('claim').map(rowOf),
  };
}

function choiceOf(choice: ParametersParameter): Choice {
  const part = (name: string) => choice.part?.find((each) => each.name === name);
  const value = part('value')?.valueString ?? part('value')?.valueCode ?? '';
  return {
    value,
    name: part('display')?.valueString ?? value,
    count: part('count')?.valueInteger ?? 0,
  };
}

function rowOf(row: ParametersParameter): HeldRow {
  const part = (name: string) => row.part?.find((each) => each.name === name);
  const all = (name: string) => (row.part ?? []).filter((each) => each.name === name);
  const named = (name: string) =>
    part(name)?.valueReference?.display ?? part(name)?.valueReference?.reference;
  return {
    claim: part('claim')?.valueReference?.reference?.split('/')[1] ?? '',
    patient: named('patient') ?? '',
    payer: named('payer'),
    clinician: named('clinician'),
    owner: named('owner'),
    status: part('status')?.valueCode ?? '',
    since: part('since')?.valueDateTime,
    sentBack: part('sentBack')?.valueDateTime,
    visit: part('visit')?.valueDate,
    filingLimit: part('filingLimit')?.valueDate,
    amount: part('amount')?.valueMoney?.value,
    lines: all('line').map((each) => each.valueString ?? ''),
    alerts: all('alert')
      .map((each) => each.resource)
      .filter((each): each is DetectedIssue => each?.resourceType === 'DetectedIssue')
      .map(alertOf)
      // As the server sorts by alert: what holds the claim first, then by edit.
      .sort(
        (a, b) =>
          Number(b.holds) - Number(a.holds) || (a.edit < b.edit ? -1 : Number(a.edit > b.edit)),
      ),
  };
}

function alertOf(issue: DetectedIssue): HeldAlert {
  return {
    edit: codeOf(issue.code) ?? '',
    line: issue.extension?.find((each) => each.url === extension('line'))?.valueInteger ?? 0,
    message: issue.detail ?? '',
    remedy: issue.mitigation?.[0]?.action.text,
    holds: issue.severity === 'high',
  };
}
