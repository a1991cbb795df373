import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Parameters, ParametersParameter } from 'fhir/r4';
import type { Session } from '../fhir/session';
import { isoDay } from '../ui/format';
import { figuresOf, membersOf, type Asked, type Filter } from './kpis.model';

const KEY = 'denial-kpis';
const DAY = 86_400_000;
const SOON = 5_000;

/** Measures that a tile or the table tells as they are. */
const PLAIN = [
  'clean-claim-rate',
  'first-pass-yield',
  'rejection-rate',
  'overturn-rate',
  'appeal-success',
  'days-to-resolution',
  'days-to-appeal',
  'denial-write-off',
  'preventable-share',
  'edit-precision',
  'edit-recall',
];

const COMPARED = [
  'initial-denial-rate',
  'clean-claim-rate',
  'days-to-resolution',
  'appeal-success',
];

/** The figures of the days asked about, refreshed daily and when asked to. */
export function useFigures(session: Session, filter: Filter) {
  return useQuery({
    queryKey: [KEY, filter],
    placeholderData: keepPreviousData,
    staleTime: DAY,
    // What is still being loaded is looked at again soon.
    refetchInterval: (query) => (query.state.data?.now.loading ? SOON : DAY),
    queryFn: async () => {
      const period = daysBack(filter.days, 0);
      const ask = (measures: string[], by: string[], extra = period) =>
        session.server.operation('$denial-kpis', asking(filter, extra, measures, by));
      const [rate, plain, reasons, status, deadlines, before] = await Promise.all([
        ask(['initial-denial-rate'], ['week', 'provider']),
        ask(PLAIN, []),
        ask(['top-reasons'], ['reason']),
        ask(['denial-status'], ['status']),
        ask(['dollars-at-risk'], ['deadline']),
        ask(COMPARED, [], daysBack(filter.days, filter.days)),
      ]);
      return {
        now: figuresOf([rate, plain, reasons, status, deadlines]),
        before: figuresOf([before]),
      };
    },
  });
}

/** Sites, payers and providers there were in the days asked about. */
export function useChoices(session: Session, days: number) {
  return useQuery({
    queryKey: [KEY, 'choices', days],
    placeholderData: keepPreviousData,
    staleTime: DAY,
    queryFn: async () => {
      const everybody = { days, site: '', payer: '', provider: '' };
      const answer = await session.server.operation(
        '$denial-kpis',
        asking(
          everybody,
          daysBack(days, 0),
          ['initial-denial-rate'],
          ['site', 'payer', 'provider'],
          'claims',
        ),
      );
      const parts = figuresOf([answer]).reports['initial-denial-rate']?.parts ?? {};
      const named = (by: string) =>
        (parts[by]?.claims ?? [])
          .map(({ key, name }) => ({ key, name }))
          .sort((one, other) => one.name.localeCompare(other.name));
      return { site: named('site'), payer: named('payer'), provider: named('provider') };
    },
  });
}

/** A page of the claims behind a number. */
export function useMembers(session: Session, filter: Filter, asked: Asked) {
  return useQuery({
    queryKey: [KEY, 'members', filter, asked],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const list = asking(filter, periodOf(filter, asked), [asked.measure], []);
      const parameter: ParametersParameter[] = [
        ...(list.parameter ?? []),
        { name: 'population', valueCode: asked.population },
        { name: 'page', valueInteger: asked.page },
      ];
      const { part, value } = asked;
      if (value && (part === 'status' || part === 'deadline')) {
        parameter.push({ name: part, valueCode: value });
      } else if (value && part === 'provider' && filter.provider === '') {
        parameter.push({ name: part, valueString: value });
      } else if (value && part === 'reason') {
        parameter.push({ name: part, valueString: value });
      }
      return membersOf(
        await session.server.operation('$denial-kpis', { resourceType: 'Parameters', parameter }),
      );
    },
  });
}

interface Period {
  from: string;
  to: string;
}

/** So many days, the last of them so many days ago. */
export function daysBack(days: number, ago: number, today = new Date()): Period {
  const at = (back: number) => {
    const day = new Date(today);
    day.setDate(day.getDate() - back);
    return isoDay(day);
  };
  return { from: at(ago + days - 1), to: at(ago) };
}

/** A week's list is of those of its days that are asked about. */
function periodOf(filter: Filter, asked: Asked): Period {
  const all = daysBack(filter.days, 0);
  if (asked.part !== 'week' || !asked.value) return all;
  const end = new Date(`${asked.value}T12:00:00`);
  end.setDate(end.getDate() + 6);
  const last = isoDay(end);
  return {
    from: asked.value > all.from ? asked.value : all.from,
    to: last < all.to ? last : all.to,
  };
}

function asking(
  filter: Filter,
  period: Period,
  measures: string[],
  by: string[],
  basis?: string,
): Parameters {
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'from', valueDate: period.from },
      { name: 'to', valueDate: period.to },
      ...measures.map((measure) => ({ name: 'measure', valueCode: measure })),
      ...by.map((part) => ({ name: 'by', valueCode: part })),
      ...(basis ? [{ name: 'basis', valueCode: basis }] : []),
      ...(['site', 'payer', 'provider'] as const)
        .filter((name) => filter[name] !== '')
        .map((name) => ({ name, valueString: filter[name] })),
    ],
  };
}
