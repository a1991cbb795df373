import type { Parameters, ParametersParameter } from 'fhir/r4';

/** The lists of denials. Codes of `$denials`. */
export const VIEWS = [
  'open',
  'due-this-week',
  'mine',
  'unassigned',
  'over-amount',
  'escalated',
  'waiting',
  'appealed',
  'lost',
  'uncategorized',
  'closed',
] as const;
export type View = (typeof VIEWS)[number];

/** What a list is sorted by; a minus turns it round. */
export const SORTS = [
  'deadline',
  '-deadline',
  'next-best',
  'amount',
  '-amount',
  'chance',
  'opened',
  '-opened',
  'payer',
  'category',
] as const;
export type Sort = (typeof SORTS)[number];

/** What is recommended. Codes of CodeSystem denial-action. */
export const ACTIONS = [
  'resubmit',
  'appeal',
  'send-records',
  'bill-patient',
  'write-off',
  'review',
  'none',
] as const;
export type Action = (typeof ACTIONS)[number];

/** How near our last day is: past, or at most so many calendar days ahead. */
export const DUES = ['passed', '3', '7', '14', '30'] as const;
export type DueIn = (typeof DUES)[number];

/** What is asked of `$denials`; undefined filters nothing. */
export interface DenialQuery {
  view: View;
  payer?: string | undefined;
  category?: string | undefined;
  /** An adjustment reason code, such as 197. */
  code?: string | undefined;
  owner?: string | undefined;
  team?: string | undefined;
  site?: string | undefined;
  action?: Action | undefined;
  due?: DueIn | undefined;
  /** Dollars at stake, both ends in it. */
  from?: number | undefined;
  to?: number | undefined;
  sort: Sort;
  /** From 0. */
  page: number;
}

/** The list as it is opened. */
export const START: DenialQuery = { view: 'open', sort: 'deadline', page: 0 };

/** Denials a page holds; the server decides. */
export const PAGE = 50;

export interface Choice {
  value: string;
  name: string;
  count: number;
}

/** Somebody by reference or in words, as a row names them. */
export interface Named {
  /** What a filter takes: the reference, else the words. */
  key: string;
  name: string;
}

export interface DenialRow {
  /** Id of the denial's Task. */
  task: string;
  /** The Task's version that was seen. */
  version: string | undefined;
  claim: string | undefined;
  claimNumber: string | undefined;
  patient: string;
  payer: Named | undefined;
  site: Named | undefined;
  category: string;
  categoryName: string | undefined;
  /** Group and reason codes, such as `CO-197`. */
  code: string | undefined;
  hardness: string | undefined;
  action: string | undefined;
  preventable: string | undefined;
  amount: number | undefined;
  state: string;
  owner: Named | undefined;
  team: string | undefined;
  /** Our last day, and the payer's. */
  due: string | undefined;
  deadline: string | undefined;
  daysLeft: number | undefined;
  denied: string | undefined;
  opened: string | undefined;
  waitingUntil: string | undefined;
  escalation: number;
  /** How likely it is turned, 0 to 1. */
  chance: number | undefined;
  /** Dollars expected for a minute of work. */
  worth: number | undefined;
  /** How that was reckoned. */
  why: string | undefined;
  outcome: string | undefined;
  recovered: number | undefined;
  closed: string | undefined;
}

export interface DenialList {
  count: number;
  sum: number;
  views: Record<string, number>;
  payers: Choice[];
  categories: Choice[];
  owners: Choice[];
  sites: Choice[];
  rows: DenialRow[];
}

/** States in which somebody here has something left to do or to wait for. */
export const isOpen = (row: Pick<DenialRow, 'state'>) =>
  ![
    'overturned',
    'overturned-in-part',
    'upheld',
    'written-off',
    'patient-billed',
    'withdrawn',
  ].includes(row.state);

/** Dollars of several denials, added in cents. */
export const sumOf = (rows: Pick<DenialRow, 'amount'>[]) =>
  rows.reduce((all, row) => all + Math.round((row.amount ?? 0) * 100), 0) / 100;

/** The first and last day a choice of "due" lets through, of a day written as FHIR does. */
export function dueDays(due: DueIn, today: Date, isoDay: (date: Date) => string) {
  const ahead = (days: number) =>
    isoDay(new Date(today.getFullYear(), today.getMonth(), today.getDate() + days));
  return due === 'passed' ? { to: ahead(-1) } : { from: ahead(0), to: ahead(Number(due)) };
}

/** The question as `$denials` takes it; without a page for what concerns the whole list. */
export function questionOf(
  query: DenialQuery,
  isoDay: (date: Date) => string,
  today = new Date(),
): Parameters {
  const due: { from?: string; to?: string } = query.due ? dueDays(query.due, today, isoDay) : {};
  const said: [string, Partial<ParametersParameter> | undefined][] = [
    ['view', { valueCode: query.view }],
    ['payer', query.payer ? { valueString: query.payer } : undefined],
    ['category', query.category ? { valueCode: query.category } : undefined],
    ['code', query.code ? { valueString: query.code } : undefined],
    ['owner', query.owner ? { valueString: query.owner } : undefined],
    ['team', query.team ? { valueCode: query.team } : undefined],
    ['site', query.site ? { valueString: query.site } : undefined],
    ['action', query.action ? { valueCode: query.action } : undefined],
    ['due-from', due.from ? { valueDate: due.from } : undefined],
    ['due', due.to ? { valueDate: due.to } : undefined],
    ['amount', query.from === undefined ? undefined : { valueDecimal: query.from }],
    ['amount-to', query.to === undefined ? undefined : { valueDecimal: query.to }],
    ['sort', { valueCode: query.sort }],
    ['page', { valueInteger: query.page }],
  ];
  return {
    resourceType: 'Parameters',
    parameter: said.flatMap(([name, value]) => (value ? [{ name, ...value }] : [])),
  };
}

/** What `$denials` answered. */
export function listOf(answer: Parameters): DenialList {
  const all = answer.parameter ?? [];
  const named = (name: string) => all.filter((each) => each.name === name);
  const choices = (name: string): Choice[] =>
    named(name).map((each) => {
      const value = partOf(each, 'value')?.valueString ?? '';
      return {
        value,
        name: partOf(each, 'display')?.valueString ?? value,
        count: partOf(each, 'count')?.valueInteger ?? 0,
      };
    });
  return {
    count: named('count')[0]?.valueInteger ?? 0,
    sum: named('sum')[0]?.valueMoney?.value ?? 0,
    views: Object.fromEntries(choices('view').map(({ value, count }) => [value, count])),
    payers: choices('payer'),
    categories: choices('category'),
    owners: choices('owner'),
    sites: choices('site'),
    rows: named('denial').map(rowOf),
  };
}

const partOf = (of: ParametersParameter, name: string) =>
  of.part?.find((part) => part.name === name);

function rowOf(row: ParametersParameter): DenialRow {
  const part = (name: string) => partOf(row, name);
  const words = (name: string) => part(name)?.valueString;
  const code = (name: string) => part(name)?.valueCode;
  const named = (name: string): Named | undefined => {
    const reference = part(name)?.valueReference;
    const key = reference?.reference ?? reference?.display;
    return key ? { key, name: reference?.display ?? key } : undefined;
  };
  return {
    task: (part('task')?.valueReference?.reference ?? '').replace('Task/', ''),
    version: words('version'),
    claim: part('claim')?.valueReference?.reference?.replace('Claim/', ''),
    claimNumber: words('claimNumber'),
    patient: named('patient')?.name ?? '',
    payer: named('payer'),
    site: named('site'),
    category: part('category')?.valueCoding?.code ?? '',
    categoryName: part('category')?.valueCoding?.display,
    code: words('code'),
    hardness: code('hardness'),
    action: code('action'),
    preventable: code('preventable'),
    amount: part('amount')?.valueMoney?.value,
    state: code('state') ?? '',
    owner: named('owner'),
    team: code('team'),
    due: part('due')?.valueDate,
    deadline: part('deadline')?.valueDate,
    daysLeft: part('daysLeft')?.valueInteger,
    denied: part('denied')?.valueDate,
    opened: part('opened')?.valueDateTime,
    waitingUntil: part('waitingUntil')?.valueDate,
    escalation: part('escalation')?.valueInteger ?? 0,
    chance: part('chance')?.valueDecimal,
    worth: part('worth')?.valueMoney?.value,
    why: words('why'),
    outcome: code('outcome'),
    recovered: part('recovered')?.valueMoney?.value,
    closed: part('closed')?.valueDateTime,
  };
}
