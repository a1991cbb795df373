import type { DetectedIssue, Parameters, ParametersParameter } from 'fhir/r4';
import { codeOf } from '../fhir/claim';
import { extension } from '../fhir/systems';

/** The lists of the billing office. Codes of CodeSystem held-claim-view. */
export const VIEWS = ['held', 'rejected', 'sent-back', 'released-today'] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['filing-limit', 'held', '-amount', 'visit'] as const;
export type Sort = (typeof SORTS)[number];

/** What is asked of `$held`; undefined filters nothing. */
export interface HeldQuery {
  view: View;
  payer?: string;
  clinician?: string;
  edit?: string;
  sort: Sort;
  /** From 0. */
  page: number;
}

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

export function questionOf(query: HeldQuery): Parameters {
  const optional = (name: string, valueString: string | undefined): ParametersParameter[] =>
    valueString ? [{ name, valueString }] : [];
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'view', valueCode: query.view },
      ...optional('payer', query.payer),
      ...optional('clinician', query.clinician),
      ...(query.edit ? [{ name: 'edit', valueCode: query.edit }] : []),
      { name: 'sort', valueString: query.sort },
      { name: 'page', valueInteger: query.page },
    ],
  };
}

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
      .sort((a, b) => Number(b.holds) - Number(a.holds)),
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
