import type {
  Coding,
  Parameters,
  ParametersParameter,
  PlanDefinition,
  PlanDefinitionAction,
} from 'fhir/r4';
import { CARC, DENIAL_TEAM, LETTERS, PLAYBOOK_PAGE, PLAYBOOK_STEP } from '../fhir/systems';

/** A payer's playbook as the list of them tells it. */
export interface PayerPlaybook {
  policy: string;
  payer: string;
  source: 'site' | 'shipped' | 'none';
  version?: string;
  live?: string;
  published?: string;
  draft?: string;
  draftVersion?: string;
  draftBy?: string;
  editions: Edition[];
  limits: string[];
  reasons: Reason[];
  denials: number;
  gaps: Gap[];
  /** Names of the letter templates there are. */
  templates: string[];
}

export interface Edition {
  plan: string;
  version: string;
  status: string;
  date?: string;
  by?: string;
}

export interface Reason {
  category: string;
  code: string;
  denials: number;
  amount: number;
  decided: number;
  won: number;
  documented: boolean;
  page: string;
}

/** A page that is wanted. */
export interface Gap {
  page: string;
  since?: string;
  words: string;
}

export interface Contact {
  name: string;
  system: string;
  value: string;
}

export interface Evidence {
  kind: string;
  words: string;
  required: boolean;
}

export interface Step {
  kind: string;
  title: string;
  text: string;
  team: string;
  /** As it is typed; empty for no set time. */
  days: string;
}

export interface Page {
  name: string;
  title: string;
  codes: string[];
  words: string;
  documents: Evidence[];
  template: string;
  steps: Step[];
}

/** A version as a person reads and writes it. */
export interface Playbook {
  title: string;
  contacts: Contact[];
  pages: Page[];
}

export const SYSTEMS = ['phone', 'fax', 'email', 'url', 'other'];
export const STEPS = ['check', 'correct', 'documents', 'letter', 'call', 'escalate', 'other'];
export const EVIDENCE = [
  'note',
  'risk-note',
  'report',
  'authorization',
  'eligibility',
  'filing-proof',
  'remittance',
  'claim',
  'document',
];

/** The pages that are for a reason each; a site may have others. */
export const PAGES = [
  'eligibility',
  'other-payer',
  'coding',
  'units',
  'benefit-limit',
  'modifier',
  'duplicate',
  'authorization',
  'medical-necessity',
  'records',
  'timely-filing',
  'non-covered',
  'enrolment',
  'next-level',
];

type Parts = Record<string, ParametersParameter | undefined>;

const partsOf = (of: ParametersParameter): Parts =>
  Object.fromEntries((of.part ?? []).map((part) => [part.name, part]));

const all = (of: ParametersParameter, name: string) =>
  (of.part ?? []).filter((part) => part.name === name);

const idOf = (part: ParametersParameter | undefined) =>
  part?.valueReference?.reference?.replace(/^PlanDefinition\//, '');

export function playbooksOf(answer: Parameters): PayerPlaybook[] {
  const templates = (answer.parameter ?? [])
    .filter((each) => each.name === 'template')
    .map((each) => each.valueCode ?? '');
  return (answer.parameter ?? [])
    .filter((each) => each.name === 'playbook')
    .map((each) => playbookOf(each, templates));
}

function playbookOf(of: ParametersParameter, templates: string[]): PayerPlaybook {
  const part = partsOf(of);
  return {
    templates,
    policy: part.policy?.valueCode ?? '',
    payer: part.payer?.valueString ?? '',
    source: (part.source?.valueCode ?? 'none') as PayerPlaybook['source'],
    version: part.version?.valueString,
    live: idOf(part.live),
    published: part.published?.valueDateTime,
    draft: idOf(part.draft),
    draftVersion: part.draftVersion?.valueString,
    draftBy: part.draftBy?.valueString,
    editions: all(of, 'edition').map((each) => {
      const edition = partsOf(each);
      return {
        plan: idOf(edition.plan) ?? '',
        version: edition.version?.valueString ?? '',
        status: edition.status?.valueCode ?? '',
        date: edition.date?.valueDateTime,
        by: edition.by?.valueString,
      };
    }),
    limits: all(of, 'limit').map((each) => partsOf(each).words?.valueString ?? ''),
    reasons: all(of, 'reason').map((each) => {
      const reason = partsOf(each);
      return {
        category: reason.category?.valueCoding?.display ?? reason.category?.valueCoding?.code ?? '',
        code: reason.code?.valueString ?? '',
        denials: reason.denials?.valueInteger ?? 0,
        amount: reason.amount?.valueMoney?.value ?? 0,
        decided: reason.decided?.valueInteger ?? 0,
        won: reason.won?.valueInteger ?? 0,
        documented: reason.documented?.valueBoolean ?? false,
        page: reason.page?.valueCode ?? 'none',
      };
    }),
    denials: part.denials?.valueInteger ?? 0,
    gaps: all(of, 'gap').map((each) => {
      const gap = partsOf(each);
      return {
        page: gap.page?.valueCode ?? '',
        since: gap.since?.valueDateTime,
        words: gap.words?.valueString ?? '',
      };
    }),
  };
}

const codings = (action: PlanDefinitionAction, system: string): string[] =>
  (action.code ?? [])
    .flatMap((code): Coding[] => code.coding ?? [])
    .filter((coding) => coding.system === system)
    .map((coding) => coding.code ?? '');

export const contentOf = (plan: PlanDefinition): Playbook => ({
  title: plan.title ?? '',
  contacts: (plan.contact ?? []).flatMap((contact) =>
    (contact.telecom ?? []).map((point) => ({
      name: contact.name ?? '',
      system: point.system ?? 'other',
      value: point.value ?? '',
    })),
  ),
  pages: (plan.action ?? []).map((action) => ({
    name: codings(action, PLAYBOOK_PAGE)[0] ?? '',
    title: action.title ?? '',
    codes: codings(action, CARC),
    words: action.description ?? '',
    documents: (action.documentation ?? []).map((each) => ({
      kind: each.label ?? '',
      words: each.display ?? '',
      required: each.type === 'depends-on',
    })),
    template: (action.definitionCanonical ?? '').replace(LETTERS, '').replace(/\|.*/, ''),
    steps: (action.action ?? []).map((step) => ({
      kind: codings(step, PLAYBOOK_STEP)[0] ?? 'other',
      title: step.title ?? '',
      text: step.description ?? '',
      team: step.participant?.[0]?.role?.coding?.[0]?.code ?? '',
      days: step.timingDuration?.value === undefined ? '' : String(step.timingDuration.value),
    })),
  })),
});

const full = (text: string) => (text.trim() === '' ? undefined : text.trim());

const code = (system: string, value: string) => ({ coding: [{ system, code: value }] });

/** The draft with what was written; what is not of the pages stays as it is. */
export function planOf(plan: PlanDefinition, content: Playbook): PlanDefinition {
  const names = [...new Set(content.contacts.map((contact) => contact.name))];
  return {
    ...plan,
    title: full(content.title),
    contact:
      names.length === 0
        ? undefined
        : names.map((name) => ({
            name,
            telecom: content.contacts
              .filter((contact) => contact.name === name)
              .map(({ system, value }) => ({
                system: system as 'phone',
                value: full(value),
              })),
          })),
    action:
      content.pages.length === 0
        ? undefined
        : content.pages.map((page) => ({
            code: [code(PLAYBOOK_PAGE, page.name), ...page.codes.map((carc) => code(CARC, carc))],
            title: full(page.title),
            description: full(page.words),
            ...(page.documents.length > 0
              ? {
                  documentation: page.documents.map((each) => ({
                    type: each.required ? ('depends-on' as const) : ('documentation' as const),
                    label: each.kind,
                    display: full(each.words),
                  })),
                }
              : {}),
            ...(page.template ? { definitionCanonical: LETTERS + page.template } : {}),
            ...(page.steps.length > 0 ? { action: page.steps.map(stepOf) } : {}),
          })),
  };
}

const stepOf = (step: Step): PlanDefinitionAction => ({
  code: [code(PLAYBOOK_STEP, step.kind)],
  title: full(step.title),
  description: full(step.text),
  ...(/^\d{1,3}$/.test(step.days.trim())
    ? {
        timingDuration: {
          value: Number(step.days),
          unit: 'days',
          system: 'http://unitsofmeasure.org',
          code: 'd',
        },
      }
    : {}),
  ...(full(step.team)
    ? { participant: [{ type: 'practitioner', role: code(DENIAL_TEAM, step.team.trim()) }] }
    : {}),
});

/** What is otherwise in two versions. */
export interface Difference {
  page?: string;
  what: string;
  before?: string;
  after?: string;
}

export interface Comparison {
  before: string;
  after: string;
  differences: Difference[];
}

export const comparisonOf = (answer: Parameters): Comparison => ({
  before: answer.parameter?.find((each) => each.name === 'before')?.valueString ?? '',
  after: answer.parameter?.find((each) => each.name === 'after')?.valueString ?? '',
  differences: (answer.parameter ?? [])
    .filter((each) => each.name === 'difference')
    .map((each) => {
      const part = partsOf(each);
      return {
        page: part.page?.valueString,
        what: part.what?.valueCode ?? '',
        before: part.before?.valueString,
        after: part.after?.valueString,
      };
    }),
});

/** The page for one denial. */
export interface DenialPage {
  source: 'payer' | 'default' | 'none';
  policy: string;
  playbook?: string;
  version?: string;
  page?: string;
  title?: string;
  words?: string;
  template?: string;
  steps: (Omit<Step, 'days'> & { by?: string })[];
  documents: Evidence[];
  contacts: Contact[];
  decided: number;
  won: number;
}

export function denialPageOf(answer: Parameters): DenialPage {
  const of: ParametersParameter = { name: 'page', part: answer.parameter ?? [] };
  const part = partsOf(of);
  return {
    source: (part.source?.valueCode ?? 'none') as DenialPage['source'],
    policy: part.policy?.valueCode ?? '',
    playbook: part.playbook?.valueString,
    version: part.version?.valueString,
    page: part.page?.valueCode,
    title: part.title?.valueString,
    words: part.words?.valueString,
    template: part.template?.valueCode,
    steps: all(of, 'step').map((each) => {
      const step = partsOf(each);
      return {
        kind: step.kind?.valueCode ?? 'other',
        title: step.title?.valueString ?? '',
        text: step.text?.valueString ?? '',
        team: step.team?.valueCode ?? '',
        by: step.by?.valueDate,
      };
    }),
    documents: all(of, 'document').map((each) => {
      const document = partsOf(each);
      return {
        kind: document.kind?.valueCode ?? '',
        words: document.words?.valueString ?? '',
        required: document.required?.valueBoolean ?? false,
      };
    }),
    contacts: all(of, 'contact').map((each) => {
      const contact = partsOf(each);
      return {
        name: contact.name?.valueString ?? '',
        system: contact.system?.valueCode ?? 'other',
        value: contact.value?.valueString ?? '',
      };
    }),
    decided: part.decided?.valueInteger ?? 0,
    won: part.won?.valueInteger ?? 0,
  };
}
