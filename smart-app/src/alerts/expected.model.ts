import type { Parameters, ParametersParameter } from 'fhir/r4';

/** What a line would be paid if nothing is denied, or that it is not known. */
export type Expected = { amount: number; low: number; high: number; count: number } | undefined;

export interface Expectations {
  /** By sequence of the line. */
  lines: Map<number, Expected>;
  /** The first day of service looked at. */
  since: string | undefined;
}

/** Reads `Parameters` of `$expected-payment`. */
export function expectationsOf(answer: Parameters): Expectations {
  const all = answer.parameter ?? [];
  return {
    lines: new Map(all.filter((each) => each.name === 'line').map(lineOf)),
    since: all.find((each) => each.name === 'since')?.valueDate,
  };
}

function lineOf(line: ParametersParameter): [number, Expected] {
  const part = (name: string) => line.part?.find((each) => each.name === name);
  const money = (name: string) => part(name)?.valueMoney?.value;
  const [amount, low, high] = [money('amount'), money('low'), money('high')];
  return [
    part('sequence')?.valuePositiveInt ?? 0,
    amount === undefined
      ? undefined
      : {
          amount,
          low: low ?? amount,
          high: high ?? amount,
          count: part('count')?.valueInteger ?? 0,
        },
  ];
}
