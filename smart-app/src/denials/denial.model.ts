import type {
  Claim,
  ClaimResponse,
  ClaimResponseItemAdjudication,
  Extension,
  Parameters,
  Provenance,
  Task,
  TaskInput,
} from 'fhir/r4';
import { centsOf, codeOf, lineLabel } from '../fhir/claim';
import { BASE, CARC, GROUP_CODE } from '../fhir/systems';

const RARC = 'https://x12.org/codes/remittance-advice-remark-codes';

/** One denial, as its Task tells it. */
export interface Denial {
  task: string;
  version: string | undefined;
  state: string;
  claims: string[];
  response: string | undefined;
  claimNumber: string | undefined;
  payer: string | undefined;
  /** Group and reason that decided the category, such as `CO-197`. */
  rootCause: string | undefined;
  category: string;
  categoryName: string | undefined;
  /** What the remark codes say it is about, in our words. */
  cause: string | undefined;
  hardness: string | undefined;
  kind: string | undefined;
  amount: number | undefined;
  action: string | undefined;
  actionReason: string | undefined;
  /** Whether an edit foresaw it; a code of CodeSystem denial-preventable. */
  preventable: string | undefined;
  edits: string[];
  remarks: string[];
  /** Sequences of the denied lines. */
  lines: number[];
  due: string | undefined;
  deadline: string | undefined;
  rule: string | undefined;
  source: string | undefined;
  owner: string | undefined;
  team: string | undefined;
  waitingUntil: string | undefined;
  waitingFor: string | undefined;
  denied: string | undefined;
  recovered: number | undefined;
  lesson: string | undefined;
  /** Payer policy and category as filters of the list take them. */
  payerKey: string | undefined;
}

const inputs = (task: Task, name: string): TaskInput[] =>
  (task.input ?? []).filter((each) => codeOf(each.type) === name);

const outputs = (task: Task, name: string) =>
  (task.output ?? []).filter((each) => codeOf(each.type) === name);

/** Reads a `work-denial` Task. */
export function denialOf(task: Task): Denial {
  const one = (name: string) => inputs(task, name)[0];
  const words = (name: string) => one(name)?.valueString;
  const payer = one('payer')?.valueReference;
  return {
    task: task.id ?? '',
    version: task.meta?.versionId,
    state: codeOf(task.businessStatus) ?? '',
    claims: (task.basedOn ?? []).flatMap(({ reference }) => idOf('Claim', reference) ?? []),
    response: idOf('ClaimResponse', task.focus?.reference),
    claimNumber: words('claim-number'),
    payer: payer?.display,
    payerKey: payer?.reference ?? payer?.display,
    rootCause: words('root-cause'),
    category: codeOf(one('category')?.valueCodeableConcept) ?? '',
    categoryName: one('category')?.valueCodeableConcept?.coding?.[0]?.display,
    cause: words('cause'),
    hardness: one('hardness')?.valueCode,
    kind: one('kind')?.valueCode,
    amount: one('amount')?.valueMoney?.value,
    action: one('action')?.valueCode,
    actionReason: words('action-reason'),
    preventable: one('preventable')?.valueCode,
    edits: inputs(task, 'edit').flatMap((each) => codeOf(each.valueCodeableConcept) ?? []),
    remarks: inputs(task, 'rarc').flatMap((each) => codeOf(each.valueCodeableConcept) ?? []),
    lines: inputs(task, 'line').flatMap((each) => each.valueInteger ?? []),
    due: one('due')?.valueDate,
    deadline: task.restriction?.period?.end?.slice(0, 10),
    rule: words('deadline-rule'),
    source: words('deadline-source'),
    owner: task.owner?.display ?? task.owner?.reference,
    team: task.performerType?.flatMap(({ coding }) => coding ?? [])[0]?.code,
    waitingUntil: one('waiting-until')?.valueDate,
    waitingFor: words('waiting-for'),
    denied: one('denied-on')?.valueDate ?? one('answered-on')?.valueDate,
    recovered: outputs(task, 'recovered')[0]?.valueMoney?.value,
    lesson: outputs(task, 'lesson')[0]?.valueString,
  };
}

function idOf(type: string, reference: string | undefined): string | undefined {
  return new RegExp(`(?:^|/)${type}/([A-Za-z0-9.-]+)`).exec(reference ?? '')?.[1];
}

/** A line of the denied claim beside what the payer made of it. */
export interface AnsweredLine {
  sequence: number;
  label: string;
  day: string | undefined;
  billed: number | undefined;
  paid: number | undefined;
  adjustments: { code: string; amount: number | undefined }[];
  remarks: string[];
  denied: boolean;
}

/** The claim's lines with the payer's adjustments; line 0 is what the payer took off the claim whole. */
export function linesOf(
  claim: Claim | undefined,
  response: ClaimResponse | undefined,
  denied: number[],
): AnsweredLine[] {
  const answered = new Map((response?.item ?? []).map((item) => [item.itemSequence, item]));
  const lines = (claim?.item ?? []).map((item) => {
    const answer = answered.get(item.sequence);
    return {
      sequence: item.sequence,
      label: lineLabel(item),
      day: item.servicedDate ?? item.servicedPeriod?.start,
      billed: centsOf(item) / 100,
      ...answerOf(answer?.adjudication ?? [], answer?.extension),
      denied: denied.includes(item.sequence),
    };
  });
  const known = new Set(lines.map(({ sequence }) => sequence));
  // A payer answers lines that are not stored here where only its remittance came in.
  for (const [sequence, answer] of answered) {
    if (known.has(sequence)) continue;
    lines.push({
      sequence,
      label: String(sequence),
      day: undefined,
      billed: amountOf(answer.adjudication, 'submitted') ?? 0,
      ...answerOf(answer.adjudication, answer.extension),
      denied: denied.includes(sequence),
    });
  }
  const whole = answerOf(response?.adjudication ?? [], response?.extension);
  if (whole.adjustments.length > 0) {
    lines.unshift({
      sequence: 0,
      label: '',
      day: undefined,
      billed: amountOf(response?.adjudication ?? [], 'submitted') ?? 0,
      ...whole,
      denied: denied.includes(0),
    });
  }
  return lines;
}

const amountOf = (adjudication: ClaimResponseItemAdjudication[], category: string) =>
  adjudication.find((each) => codeOf(each.category) === category)?.amount?.value;

function answerOf(
  adjudication: ClaimResponseItemAdjudication[],
  extensions: Extension[] | undefined,
) {
  const all = adjudication.filter((each) => codingIn(each.category, GROUP_CODE));
  return {
    paid: amountOf(adjudication, 'benefit'),
    adjustments: all.map((each) => ({
      code: [codingIn(each.category, GROUP_CODE), codingIn(each.reason, CARC)]
        .filter(Boolean)
        .join('-'),
      amount: each.amount?.value,
    })),
    remarks: (extensions ?? []).flatMap(
      (each) => codingIn(each.valueCodeableConcept, RARC) ?? each.valueCoding?.code ?? [],
    ),
  };
}

const codingIn = (
  concept: { coding?: { system?: string; code?: string }[] } | undefined,
  system: string,
) => concept?.coding?.find((each) => each.system === system)?.code;

/** Something that happened to a denial. */
export interface DenialEvent {
  id: string;
  at: string;
  /** A code of CodeSystem denial-event. */
  what: string;
  words: string;
  who: string | undefined;
  /** Of a message: whether it is of a corrected claim. */
  ofCorrection?: boolean;
}

/** Steps on a claim's way that are no message of anybody. */
const INNER = ['ready', 'sending'];

/**
 * What became of a claim on its way to the payer and back, from the versions of its submission:
 * each state once, at the moment it came about.
 */
export function messagesOf(versions: Task[], ofCorrection: boolean): DenialEvent[] {
  const events: DenialEvent[] = [];
  let before: string | undefined;
  for (const version of [...versions].sort((a, b) => number(a) - number(b))) {
    const state = codingIn(version.businessStatus, `${BASE}/CodeSystem/claim-lifecycle`);
    if (state && state !== before && !INNER.includes(state)) {
      events.push({
        id: `${version.id}-${number(version)}`,
        at: version.meta?.lastUpdated ?? version.lastModified ?? '',
        what: `message-${state}`,
        words: '',
        who: undefined,
        ofCorrection,
      });
    }
    before = state ?? before;
  }
  return events;
}

const number = (version: Task) => Number(version.meta?.versionId ?? 0);

/** Several timelines as one, the newest first. */
export const together = (...all: DenialEvent[][]): DenialEvent[] =>
  all.flat().sort((a, b) => Date.parse(b.at) - Date.parse(a.at));

/** What was done about a denial, the newest first. */
export const eventsOf = (records: Provenance[]): DenialEvent[] =>
  records
    .filter(({ activity }) => codingIn(activity, `${BASE}/CodeSystem/denial-event`))
    .map((record) => {
      const who = record.agent[0]?.who;
      return {
        id: record.id ?? record.recorded,
        at: record.recorded,
        what: codingIn(record.activity, `${BASE}/CodeSystem/denial-event`) ?? '',
        words: record.reason?.[0]?.text ?? '',
        who: who?.display ?? who?.reference,
      };
    })
    .sort((a, b) => b.at.localeCompare(a.at));

/** Part of the work on a denial that has a Task of its own. */
export interface Part {
  task: string;
  /** `appeal-denial` or `request-records`. */
  code: string;
  words: string;
  owner: string | undefined;
  by: string | undefined;
  /** Status of its Task. */
  status: string;
  /** How an appeal ended. */
  decision: string | undefined;
}

export const partsOf = (tasks: Task[]): Part[] =>
  tasks.map((task) => ({
    task: task.id ?? '',
    code: codeOf(task.code) ?? '',
    words: task.description ?? '',
    owner: task.owner?.display ?? task.owner?.reference,
    by: task.restriction?.period?.end?.slice(0, 10),
    status: task.status,
    decision: outputs(task, 'decision')[0]?.valueCode,
  }));

/** What `$resubmit` shows before it sends anything. */
export interface Preview {
  claim: Claim;
  method: string;
  why: string;
  changes: string[];
  outcome: string;
  alerts: { edit: string; line: number; message: string; remedy: string | undefined }[];
  fixes: {
    id: string;
    edit: string;
    line: number;
    label: string;
    documentation: string | undefined;
  }[];
  /** Nothing differs from what was sent. */
  same: boolean;
  digest: string;
}

export function previewOf(answer: Parameters): Preview {
  const all = answer.parameter ?? [];
  const named = (name: string) => all.filter((each) => each.name === name);
  return {
    claim: named('claim')[0]?.resource as Claim,
    method: named('method')[0]?.valueCode ?? '',
    why: named('why')[0]?.valueString ?? '',
    changes: named('change').flatMap((each) => each.valueString ?? []),
    outcome: named('outcome')[0]?.valueCode ?? '',
    alerts: named('alert').flatMap(({ resource }) =>
      resource?.resourceType === 'DetectedIssue'
        ? [
            {
              edit: codeOf(resource.code) ?? '',
              line:
                resource.extension?.find((each) => each.url.endsWith('/line'))?.valueInteger ?? 0,
              message: resource.detail ?? '',
              remedy: resource.mitigation?.[0]?.action.text,
            },
          ]
        : [],
    ),
    fixes: named('fix').map((each) => {
      const part = (name: string) => each.part?.find((one) => one.name === name);
      return {
        id: part('id')?.valueString ?? '',
        edit: part('edit')?.valueCode ?? '',
        line: part('line')?.valueInteger ?? 0,
        label: part('label')?.valueString ?? '',
        documentation: part('documentation')?.valueString,
      };
    }),
    same: named('same')[0]?.valueBoolean ?? false,
    digest: named('digest')[0]?.valueString ?? '',
  };
}

/** How denials of the same payer and category ended, the most frequent first. */
export function endsOf(rows: { outcome: string | undefined; state: string }[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { outcome, state } of rows) {
    const end = outcome ?? state;
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
