import type { Parameters, ParametersParameter } from 'fhir/r4';

/** A denial of a batch: whether its appeal can go, and why not. */
export interface BatchDenial {
  task: string;
  /** Patient and claim number; undefined where it cannot be appealed at all. */
  display: string | undefined;
  ready: boolean;
  amount: number | undefined;
  blocked: string[];
}

/** Appeals of one payer, reason and template. */
export interface BatchGroup {
  payer: string | undefined;
  category: string | undefined;
  title: string | undefined;
  ready: number;
  /** One of their letters. */
  sample: string | undefined;
  denials: BatchDenial[];
}

/** What `$appeals` shows before anything is sent. */
export interface Batch {
  ready: number;
  sum: number;
  digest: string;
  /** How many there are. */
  denials: number;
  groups: BatchGroup[];
}

/** What came of it. */
export interface Sent {
  sent: number;
  failed: { task: string; reason: string }[];
}

const partOf = (of: ParametersParameter, name: string) =>
  of.part?.find((part) => part.name === name);
const taskOf = (of: ParametersParameter) =>
  (partOf(of, 'task')?.valueReference?.reference ?? '').replace('Task/', '');

export function batchOf(answer: Parameters): Batch {
  const all = answer.parameter ?? [];
  const named = (name: string) => all.filter((each) => each.name === name);
  const denials = named('denial').map((each) => ({
    group: partOf(each, 'group')?.valueInteger ?? 0,
    task: taskOf(each),
    display: partOf(each, 'display')?.valueString,
    ready: partOf(each, 'ready')?.valueBoolean ?? false,
    amount: partOf(each, 'amount')?.valueMoney?.value,
    blocked: (each.part ?? []).flatMap((part) =>
      part.name === 'blocked' ? (part.valueString ?? []) : [],
    ),
  }));
  return {
    ready: named('ready')[0]?.valueInteger ?? 0,
    sum: named('sum')[0]?.valueMoney?.value ?? 0,
    digest: named('digest')[0]?.valueString ?? '',
    denials: denials.length,
    groups: named('group').map((each, index) => ({
      payer: partOf(each, 'payer')?.valueString,
      category: partOf(each, 'category')?.valueCode,
      title: partOf(each, 'title')?.valueString,
      ready: partOf(each, 'ready')?.valueInteger ?? 0,
      sample: partOf(each, 'sample')?.valueString,
      denials: denials.filter((denial) => denial.group === index),
    })),
  };
}

export const sentOf = (answer: Parameters): Sent => ({
  sent: answer.parameter?.find((each) => each.name === 'sent')?.valueInteger ?? 0,
  failed: (answer.parameter ?? [])
    .filter((each) => each.name === 'failed')
    .map((each) => ({ task: taskOf(each), reason: partOf(each, 'reason')?.valueString ?? '' })),
});
