import type {
  DetectedIssue,
  Extension,
  Money,
  Parameters,
  ParametersParameter,
  RiskAssessment,
} from 'fhir/r4';
import { codeOf } from '../fhir/claim';
import { CARC, extension, GROUP_CODE } from '../fhir/systems';
import { withDays } from '../ui/format';

/** What an alert asks of its reader: a published rule is broken, a risk, or something to know. */
export type Urgency = 'fix' | 'check' | 'know';

export type FixKind =
  | 'add-modifier'
  | 'remove-modifier'
  | 'replace-modifier'
  | 'set-units'
  | 'link-diagnosis'
  | 'set-place'
  | 'move-line'
  | 'remove-line';

/** One change to a claim that would end an alert, if what its label says is true. */
export interface Fix {
  kind: FixKind;
  line: number;
  value: string | undefined;
  replaces: string | undefined;
  label: string;
  /** What must be in the note for the fix to be honest. */
  documentation: string | undefined;
}

/** A reason why a claim could be denied. */
export interface Alert {
  key: string;
  resource: DetectedIssue;
  edit: string;
  /** 0 is the claim as a whole. */
  line: number;
  urgency: Urgency;
  title: string | undefined;
  message: string;
  remedy: string | undefined;
  /** `CO-236`. */
  denial: string | undefined;
  atRisk: Money | undefined;
  fixes: Fix[];
  editions: string[];
  /** Who can mend it: `clinician`, `biller`, `front-desk`; empty where the server does not say. */
  audience: string[];
  reference: string | undefined;
  status: 'open' | 'released' | 'closed';
}

export interface Unchecked {
  edit: string;
  reason: string;
}

export interface Verdict {
  edit: string;
  line: number | undefined;
  verdict: 'passed' | 'found' | 'bypassed' | 'not-checked';
  reason: string | undefined;
}

/** The answer of `$scrub`. */
export interface Scrub {
  outcome: 'hold' | 'warn' | 'incomplete' | 'clean';
  alerts: Alert[];
  unchecked: Unchecked[];
  verdicts: Verdict[];
  risk: RiskAssessment | undefined;
}

const URGENCY: Record<string, Urgency> = { high: 'fix', moderate: 'check', low: 'know' };
const ORDER: Urgency[] = ['fix', 'check', 'know'];

/** Reads `Parameters` of `$scrub`; alerts come ranked. */
export function scrubOf(answer: Parameters): Scrub {
  const all = (name: string) => (answer.parameter ?? []).filter((each) => each.name === name);
  const outcome = all('outcome')[0];
  return {
    outcome: (outcome?.valueCode ?? outcome?.valueString ?? 'incomplete') as Scrub['outcome'],
    alerts: ranked(
      all('alert')
        .map((each) => each.resource)
        .filter((each): each is DetectedIssue => each?.resourceType === 'DetectedIssue')
        .map(alertOf),
    ),
    unchecked: all('unchecked').map((each) => ({
      edit: text(each, 'edit') ?? '',
      reason: withDays(text(each, 'reason') ?? ''),
    })),
    verdicts: all('verdict').map((each) => ({
      edit: text(each, 'edit') ?? '',
      line: each.part?.find((part) => part.name === 'line')?.valueInteger,
      verdict: (text(each, 'verdict') ?? 'not-checked') as Verdict['verdict'],
      reason: text(each, 'reason'),
    })),
    risk: all('risk')[0]?.resource as RiskAssessment | undefined,
  };
}

export function alertOf(issue: DetectedIssue): Alert {
  const edit = codeOf(issue.code) ?? 'unknown';
  const line = valueOf(issue.extension, 'line')?.valueInteger ?? 0;
  return {
    key: issue.id ?? issue.identifier?.[0]?.value ?? `${edit}|${line}|${issue.detail ?? ''}`,
    resource: issue,
    edit,
    line,
    urgency: URGENCY[issue.severity ?? 'moderate'] ?? 'check',
    title: issue.code?.text ?? issue.code?.coding?.[0]?.display,
    message: withDays(issue.detail ?? ''),
    remedy: remedyOf(issue),
    denial: denialOf(issue),
    atRisk: valueOf(issue.extension, 'amount-at-risk')?.valueMoney,
    fixes: (issue.extension ?? []).filter((each) => each.url === extension('fix')).map(fixOf),
    editions: (issue.extension ?? [])
      .filter((each) => each.url === extension('edition'))
      .flatMap((each) => each.valueString ?? []),
    audience: (issue.extension ?? [])
      .filter((each) => each.url === extension('audience'))
      .flatMap((each) => each.valueCode ?? []),
    reference: issue.reference,
    status:
      issue.status === 'final' ? 'released' : issue.status === 'cancelled' ? 'closed' : 'open',
  };
}

function remedyOf(issue: DetectedIssue): string | undefined {
  const ours = issue.mitigation?.find((each) => !each.author && each.action?.text);
  return ours?.action.text && withDays(ours.action.text);
}

/** Fix before Check before Know; within one, the most money first, then the order of the lines. */
export function ranked(alerts: Alert[]): Alert[] {
  return [...alerts].sort(
    (a, b) =>
      ORDER.indexOf(a.urgency) - ORDER.indexOf(b.urgency) ||
      (b.atRisk?.value ?? 0) - (a.atRisk?.value ?? 0) ||
      a.line - b.line ||
      a.edit.localeCompare(b.edit),
  );
}

/** Whether a clinician can mend it; so too where nobody is named. */
export const isForClinician = (alert: Alert) =>
  alert.audience.length === 0 || alert.audience.includes('clinician');

/** Whether any edition an alert was made with is a sample, made for trying out. */
export function isSample(editions: string[]): boolean {
  return editions.some((edition) => /sample/i.test(edition));
}

function denialOf(issue: DetectedIssue): string | undefined {
  const concept = valueOf(issue.extension, 'predicted-denial')?.valueCodeableConcept;
  if (concept?.text) return concept.text;
  const code = concept?.coding?.find((each) => each.system === CARC)?.code;
  const group = concept?.coding?.find((each) => each.system === GROUP_CODE)?.code;
  return code ? [group, code].filter(Boolean).join('-') : undefined;
}

function fixOf(found: Extension): Fix {
  const part = (name: string) => found.extension?.find((each) => each.url === name);
  return {
    kind: part('kind')?.valueCode as FixKind,
    line: part('line')?.valueInteger ?? 0,
    value: part('value')?.valueString,
    replaces: part('replaces')?.valueString,
    label: part('label')?.valueString ?? '',
    documentation: part('documentation')?.valueString,
  };
}

function valueOf(extensions: Extension[] | undefined, name: string): Extension | undefined {
  return extensions?.find((each) => each.url === extension(name));
}

function text(parameter: ParametersParameter, name: string): string | undefined {
  const part = parameter.part?.find((each) => each.name === name);
  return part?.valueString ?? part?.valueCode ?? part?.valueUri;
}
