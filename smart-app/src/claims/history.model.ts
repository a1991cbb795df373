import type { Parameters, ParametersParameter } from 'fhir/r4';

/** Something that happened to a claim, as `$scrub-history` tells it. */
export interface HistoryEvent {
  at: string;
  /** A code of CodeSystem scrub-event, or of claim-lifecycle for a decision. */
  what: string;
  edit: string | undefined;
  /** 0 is the claim. */
  line: number;
  message: string | undefined;
  editions: string[];
  who: string | undefined;
}

/** A claim's history, the newest first: what a biller asks about is what happened last. */
export function historyOf(answer: Parameters): HistoryEvent[] {
  return (answer.parameter ?? [])
    .filter((each) => each.name === 'event')
    .map(eventOf)
    .reverse();
}

function eventOf(event: ParametersParameter): HistoryEvent {
  const all = (name: string) => (event.part ?? []).filter((each) => each.name === name);
  const part = (name: string) => all(name)[0];
  const who = part('who')?.valueReference;
  return {
    at: part('at')?.valueInstant ?? '',
    what: part('what')?.valueCode ?? '',
    edit: part('edit')?.valueCode,
    line: part('line')?.valueInteger ?? 0,
    message: part('message')?.valueString,
    editions: all('edition').flatMap((each) => each.valueString ?? []),
    who: who?.display ?? who?.reference,
  };
}
