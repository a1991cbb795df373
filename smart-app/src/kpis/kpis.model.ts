import type {
  MeasureReport,
  MeasureReportGroup,
  MeasureReportGroupPopulation,
  MeasureReportGroupStratifierStratum,
  Parameters,
  ParametersParameter,
  Quantity,
} from 'fhir/r4';

const BASE = 'https://cleanclaim.example/fhir';
const AMOUNT = `${BASE}/StructureDefinition/population-amount`;
const INTERVAL = `${BASE}/StructureDefinition/score-interval`;
const NOTE = `${BASE}/StructureDefinition/score-note`;

/** Where denials should be: below five of a hundred. */
export const TARGET = 0.05;

export const PERIODS = [30, 90, 365] as const;

/** What is asked for; it lives in the address of the page. */
export interface Filter {
  days: number;
  site: string;
  payer: string;
  provider: string;
}

/** The list behind a number: which figure, which population of it, and which part. */
export interface Asked {
  measure: string;
  population: string;
  /** `reason`, `status`, `deadline`, `provider`, or `week` with its Monday. */
  part?: string | undefined;
  value?: string | undefined;
  page: number;
}

/** A figure, or why there is none. */
export interface Score {
  value: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
  note?: 'not-known' | 'too-few' | undefined;
}

/** A count with its dollars. */
export interface Count {
  count: number;
  dollars: number;
}

export interface Figure extends Score {
  whole: Count;
  part: Count | undefined;
  /** The code the whole is asked for by. */
  wholeCode: string;
}

/** One part of a figure: its value as asked for, and what it is called. */
export interface Part extends Figure {
  key: string;
  name: string;
}

/** Group by group: `claims`, `dollars`, `median`, `mean`. */
export interface Report {
  measure: string;
  groups: Record<string, Figure>;
  parts: Record<string, Record<string, Part[]>>;
}

export interface Figures {
  asOf: string;
  /** Claims that are still being loaded. */
  loading: { done: number; total: number } | undefined;
  reports: Record<string, Report>;
}

/** A claim behind a number. */
export interface Member {
  claim: string;
  payer: string;
  provider: string;
  site: string;
  day: string | undefined;
  decided: string | undefined;
  charged: number | undefined;
  denied: number | undefined;
  recovered: number | undefined;
  reason: string;
  category: string;
  lastDay: string | undefined;
  status: string;
  task: string;
  edit: string;
  days: number | undefined;
}

export interface Members {
  count: number;
  sum: number;
  claims: Member[];
}

export const PAGE = 50;

export function filterOf(search: string): Filter {
  const query = new URLSearchParams(search);
  const days = Number(query.get('days'));
  return {
    days: PERIODS.find((each) => each === days) ?? 90,
    site: query.get('site') ?? '',
    payer: query.get('payer') ?? '',
    provider: query.get('provider') ?? '',
  };
}

export function askedOf(search: string): Asked | undefined {
  const query = new URLSearchParams(search);
  const measure = query.get('list');
  const page = Number(query.get('page') ?? 1);
  if (!measure || !/^[a-z-]{1,60}$/.test(measure)) return undefined;
  return {
    measure,
    population: query.get('of') ?? 'denominator',
    part: query.get('by') ?? undefined,
    value: query.get('value') ?? undefined,
    page: Number.isInteger(page) && page > 0 ? page - 1 : 0,
  };
}

/** The address of the screen; what is as it is opened is not said. */
export function searchOf(filter: Filter, asked?: Asked): string {
  const query = new URLSearchParams();
  const say = (name: string, value: string | undefined) => value && query.set(name, value);
  say('days', filter.days === 90 ? undefined : String(filter.days));
  say('site', filter.site);
  say('payer', filter.payer);
  say('provider', filter.provider);
  if (asked) {
    say('list', asked.measure);
    say('of', asked.population);
    say('by', asked.part);
    say('value', asked.value);
    say('page', asked.page > 0 ? String(asked.page + 1) : undefined);
  }
  return `?${query}`;
}

export const isFiltered = (filter: Filter) =>
  filter.site !== '' || filter.payer !== '' || filter.provider !== '';

/** Percent with one decimal. */
export const percent = (value: number) => `${(100 * value).toFixed(1)}%`;

/** `$48.2K` as a tile has it. */
export const short = (dollars: number) =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(dollars);

/** The parts that took most, and all other as one. */
export function topOf(parts: Part[], many: number): { top: Part[]; other: Count } {
  const sorted = [...parts].sort(
    (one, other) =>
      other.whole.count - one.whole.count ||
      other.whole.dollars - one.whole.dollars ||
      one.key.localeCompare(other.key),
  );
  return {
    top: sorted.slice(0, many),
    other: sorted.slice(many).reduce(
      (sum, each) => ({
        count: sum.count + each.whole.count,
        dollars: sum.dollars + each.whole.dollars,
      }),
      { count: 0, dollars: 0 },
    ),
  };
}

export function figuresOf(answers: Parameters[]): Figures {
  const parameters = answers.flatMap((answer) => answer.parameter ?? []);
  const reports = parameters
    .filter((each) => each.name === 'report')
    .map((each) => reportOf(each.resource as MeasureReport));
  const loading = parameters.find((each) => each.name === 'loading');
  return {
    asOf: parameters.find((each) => each.name === 'asOf')?.valueInstant ?? '',
    loading: loading && {
      done: part(loading, 'done')?.valueInteger ?? 0,
      total: part(loading, 'total')?.valueInteger ?? 0,
    },
    reports: Object.fromEntries(reports.map((report) => [report.measure, report])),
  };
}

function reportOf(report: MeasureReport): Report {
  const groups: Record<string, Figure> = {};
  const parts: Record<string, Record<string, Part[]>> = {};
  for (const group of report.group ?? []) {
    const basis = group.code?.coding?.[0]?.code ?? '';
    groups[basis] = figureOf(group);
    for (const stratifier of group.stratifier ?? []) {
      const by = stratifier.code?.[0]?.coding?.[0]?.code ?? '';
      (parts[by] ??= {})[basis] = (stratifier.stratum ?? []).map((stratum) => ({
        ...figureOf(stratum),
        key: stratum.value?.text ?? '',
        name: stratum.value?.coding?.[0]?.display ?? stratum.value?.text ?? '',
      }));
    }
  }
  return { measure: report.measure.slice(report.measure.lastIndexOf('/') + 1), groups, parts };
}

function figureOf(group: MeasureReportGroup | MeasureReportGroupStratifierStratum): Figure {
  const populations = (group.population ?? []) as MeasureReportGroupPopulation[];
  const code = (population: MeasureReportGroupPopulation) => population.code?.coding?.[0]?.code;
  const whole = populations.find((each) => code(each) !== 'numerator');
  const counted = populations.find((each) => code(each) === 'numerator');
  return {
    ...scoreOf(group.measureScore),
    whole: countOf(whole),
    part: counted && countOf(counted),
    wholeCode: (whole && code(whole)) ?? 'denominator',
  };
}

const countOf = (population: MeasureReportGroupPopulation | undefined): Count => ({
  count: population?.count ?? 0,
  dollars: population?.extension?.find((each) => each.url === AMOUNT)?.valueMoney?.value ?? 0,
});

function scoreOf(score: Quantity | undefined): Score {
  const limits = score?.extension?.find((each) => each.url === INTERVAL)?.valueRange;
  return {
    value: score?.value,
    low: limits?.low?.value,
    high: limits?.high?.value,
    note: score?.extension?.find((each) => each.url === NOTE)?.valueCode as Score['note'],
  };
}

export function membersOf(answer: Parameters): Members {
  const named = (name: string) => (answer.parameter ?? []).filter((each) => each.name === name);
  return {
    count: named('count')[0]?.valueInteger ?? 0,
    sum: named('sum')[0]?.valueMoney?.value ?? 0,
    claims: named('claim').map((row) => ({
      claim: part(row, 'claim')?.valueReference?.reference?.replace('Claim/', '') ?? '',
      payer: nameOf(row, 'payer'),
      provider: nameOf(row, 'provider'),
      site: nameOf(row, 'site'),
      day: part(row, 'day')?.valueDate,
      decided: part(row, 'decided')?.valueDate,
      charged: part(row, 'charged')?.valueMoney?.value,
      denied: part(row, 'denied')?.valueMoney?.value,
      recovered: part(row, 'recovered')?.valueMoney?.value,
      reason: part(row, 'reason')?.valueCode ?? '',
      category: part(row, 'category')?.valueCode ?? '',
      lastDay: part(row, 'lastDay')?.valueDate,
      status: part(row, 'status')?.valueCode ?? '',
      task: part(row, 'task')?.valueReference?.reference?.replace('Task/', '') ?? '',
      edit: part(row, 'edit')?.valueCode ?? '',
      days: part(row, 'days')?.valueInteger,
    })),
  };
}

const part = (of: ParametersParameter, name: string) => of.part?.find((each) => each.name === name);

const nameOf = (of: ParametersParameter, name: string) => {
  const reference = part(of, name)?.valueReference;
  return reference?.display ?? reference?.reference ?? '';
};
