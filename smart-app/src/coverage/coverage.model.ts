import type { Parameters, ParametersParameter } from 'fhir/r4';
import type { Tone } from '../ui/tone';

/** How a booked visit's coverage stands, the worst first. */
export const STATES = [
  'missing',
  'ended',
  'ends-before',
  'changed',
  'unknown',
  'ending',
  'in-force',
] as const;

export type State = (typeof STATES)[number];

export const TONES: Record<State, Tone> = {
  missing: 'fix',
  ended: 'fix',
  'ends-before': 'fix',
  changed: 'check',
  unknown: 'unknown',
  ending: 'know',
  'in-force': 'good',
};

export interface VisitRow {
  /** The visit's id. */
  visit: string;
  start: string;
  patient: string;
  /** `Patient/x`. */
  patientReference: string;
  /** The id of the coverage that would be billed. */
  coverage?: string;
  birthDate?: string;
  plan?: string;
  ends?: string;
  /** Days between the end of the coverage and the visit. */
  gap?: number;
  /** The day the payer was asked last. */
  checked?: string;
  state: State;
  message?: string;
  remedy?: string;
}

/** Whether somebody should do something before the patient comes. */
export const isAtRisk = (row: VisitRow) => row.state !== 'in-force';

export function rowsOf(answer: Parameters): VisitRow[] {
  return (answer.parameter ?? []).filter((each) => each.name === 'visit').map(rowOf);
}

/** Why the payer gave no answer, where it gave none. */
export const unansweredOf = (answer: Parameters): string | undefined =>
  answer.parameter?.find((each) => each.name === 'unanswered')?.valueString;

function rowOf(row: ParametersParameter): VisitRow {
  const part = (name: string) => row.part?.find((each) => each.name === name);
  const patient = part('patient')?.valueReference;
  const state = part('state')?.valueCode as State | undefined;
  return {
    visit: part('appointment')?.valueReference?.reference?.split('/')[1] ?? '',
    start: part('start')?.valueDateTime ?? '',
    patient: patient?.display ?? patient?.reference ?? '',
    patientReference: patient?.reference ?? '',
    coverage: part('coverage')?.valueReference?.reference?.split('/')[1],
    birthDate: part('birthDate')?.valueDate,
    plan: part('plan')?.valueString,
    ends: part('ends')?.valueDate,
    gap: part('gap')?.valueInteger,
    checked: part('checked')?.valueDate,
    // A state this app does not know yet is nothing to be calm about.
    state: state && STATES.includes(state) ? state : 'unknown',
    message: part('message')?.valueString,
    remedy: part('remedy')?.valueString,
  };
}

/** The spans of days the list is cut into, in days from today, both ends inclusive. */
export const SPANS = [
  [0, 0],
  [1, 3],
  [4, 7],
  [8, 14],
] as const;
