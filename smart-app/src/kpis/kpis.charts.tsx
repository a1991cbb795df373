import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { day, money, time } from '../ui/format';
import { Mark, type Tone } from '../ui/tone';
import { Bars } from './bars.chart';
import { Figure } from './figure';
import { percent, short, topOf, TARGET, type Asked, type Figures, type Part } from './kpis.model';
import styles from './kpis.module.css';

/** The library that draws the line is larger than all the rest of the screen. */
const Trend = lazy(async () => ({ default: (await import('./trend.chart')).Trend }));

type Open = (asked: Omit<Asked, 'page'>) => void;

const TOP = 3;
const STATUSES = ['pending', 'appealed', 'closed'] as const;
const DEADLINES = ['passed', '0-7', '8-14', '15-30', '31-60', 'later', 'not-known'] as const;
const STATUS_TONES: Record<string, Tone> = { pending: 'check', appealed: 'know', closed: 'closed' };
const DEADLINE_TONES: Record<string, string> = { passed: 'fix', '0-7': 'fix', '8-14': 'check' };

const partsOf = (figures: Figures, measure: string, by: string): Part[] =>
  figures.reports[measure]?.parts[by]?.claims ?? [];

/** What denials are for, the most frequent first. */
export function Reasons({ figures, onOpen }: { figures: Figures; onOpen: Open }) {
  const { t } = useTranslation();
  const parts = partsOf(figures, 'top-reasons', 'reason');
  const all = parts.reduce((sum, each) => sum + each.whole.count, 0);
  const { top, other } = topOf(parts, TOP);
  const words = (reason: string) => {
    const code = reason.slice(reason.indexOf('-') + 1);
    return t(`denial.${code}`, { defaultValue: t('kpis.otherReason') });
  };
  const named = top.reduce((sum, each) => sum + each.whole.count, 0);
  return (
    <Figure
      title={t('kpis.reasons')}
      finding={
        all > 0
          ? t('kpis.reasonsFinding', { share: percent(named / all), count: all })
          : t('kpis.noDenials')
      }
      name="denial-reasons.csv"
      columns={[
        { name: t('kpis.column.reason'), value: (row) => row.key },
        { name: t('kpis.column.words'), value: (row) => words(row.key) },
        { name: t('kpis.column.denials'), value: (row) => row.whole.count },
        { name: t('kpis.column.dollars'), value: (row) => row.whole.dollars },
      ]}
      rows={topOf(parts, parts.length).top}
    >
      <Bars
        most={Math.max(other.count, ...top.map((each) => each.whole.count))}
        bars={[
          ...top.map((each) => ({
            key: each.key,
            label: (
              <>
                <span className="cc-code">{each.key}</span> {words(each.key)}
              </>
            ),
            value: each.whole.count,
            says: `${each.whole.count}, ${short(each.whole.dollars)}`,
            opens: t('kpis.openPart', {
              part: `${each.key} ${words(each.key)}`,
              count: each.whole.count,
            }),
            onOpen: () =>
              onOpen({
                measure: 'top-reasons',
                population: each.wholeCode,
                part: 'reason',
                value: each.key,
              }),
          })),
          ...(other.count > 0
            ? [
                {
                  key: 'other',
                  label: t('kpis.allOther'),
                  value: other.count,
                  says: `${other.count}, ${short(other.dollars)}`,
                  opens: '',
                  tone: 'closed',
                },
              ]
            : []),
        ]}
      />
    </Figure>
  );
}

/** Whether the rate falls. */
export function RateByWeek({ figures, onOpen }: { figures: Figures; onOpen: Open }) {
  const { t } = useTranslation();
  const weeks = partsOf(figures, 'initial-denial-rate', 'week');
  const above = weeks.filter((week) => (week.value ?? 0) > TARGET).length;
  return (
    <Figure
      title={t('kpis.trend')}
      finding={t('kpis.trendFinding', {
        above,
        count: weeks.length,
        target: percent(TARGET),
      })}
      name="denial-rate-by-week.csv"
      columns={[
        { name: t('kpis.column.week'), value: (row) => row.key },
        { name: t('kpis.column.decided'), value: (row) => row.whole.count },
        { name: t('kpis.column.denied'), value: (row) => row.part?.count },
        {
          name: t('kpis.column.rate'),
          value: (row) => (row.value === undefined ? '' : percent(row.value)),
        },
      ]}
      rows={weeks}
    >
      <Suspense fallback={<div className={styles.trend} />}>
        <Trend
          weeks={weeks}
          onOpen={(week) =>
            onOpen({
              measure: 'initial-denial-rate',
              population: 'numerator',
              part: 'week',
              value: week.key,
            })
          }
        />
      </Suspense>
    </Figure>
  );
}

/** Each provider beside the practice, with how sure that is. */
export function Providers({ figures, onOpen }: { figures: Figures; onOpen: Open }) {
  const { t } = useTranslation();
  const practice = figures.reports['initial-denial-rate']?.groups.claims;
  const all = partsOf(figures, 'initial-denial-rate', 'provider');
  const known = all
    .filter((each) => each.value !== undefined)
    .sort((one, other) => (other.value ?? 0) - (one.value ?? 0));
  const few = all.filter((each) => each.value === undefined);
  const rate = practice?.value;
  const apart = known.filter(
    (each) => rate !== undefined && ((each.low ?? 0) > rate || (each.high ?? 1) < rate),
  );
  const limits = (each: Part) =>
    t('kpis.limits', { low: percent(each.low ?? 0), high: percent(each.high ?? 0) });
  return (
    <Figure
      title={t('kpis.providers')}
      finding={
        known.length === 0
          ? t('kpis.providersFew')
          : apart.length > 0
            ? t('kpis.providersApart', { count: apart.length })
            : t('kpis.providersAlike')
      }
      name="denial-rate-by-provider.csv"
      columns={[
        { name: t('kpis.column.provider'), value: (row) => row.name },
        { name: t('kpis.column.decided'), value: (row) => row.whole.count },
        { name: t('kpis.column.denied'), value: (row) => row.part?.count },
        {
          name: t('kpis.column.rate'),
          value: (row) => (row.value === undefined ? t('kpis.tooFew') : percent(row.value)),
        },
        {
          name: t('kpis.column.limits'),
          value: (row) => (row.value === undefined ? '' : limits(row)),
        },
      ]}
      rows={[...known, ...few]}
    >
      <Bars
        most={Math.max(rate ?? 0, ...known.map((each) => each.value ?? 0)) * 1.1}
        line={rate}
        lineSays={t('kpis.practice', { rate: percent(rate ?? 0) })}
        bars={[...known, ...few].map((each) => ({
          key: each.key,
          label: each.name,
          value: each.value,
          says:
            each.value === undefined
              ? t('kpis.tooFewOf', { count: each.whole.count })
              : t('kpis.rateOf', { rate: percent(each.value), count: each.whole.count }),
          tone: apart.includes(each) && (each.value ?? 0) > (rate ?? 0) ? 'check' : undefined,
          opens:
            each.value === undefined
              ? ''
              : t('kpis.openProvider', {
                  name: each.name,
                  rate: percent(each.value),
                  limits: limits(each),
                  count: each.part?.count ?? 0,
                }),
          onOpen:
            each.value === undefined
              ? undefined
              : () =>
                  onOpen({
                    measure: 'initial-denial-rate',
                    population: 'numerator',
                    part: 'provider',
                    value: each.key,
                  }),
        }))}
      />
    </Figure>
  );
}

/** Where the period's denials stand. */
export function Statuses({ figures, onOpen }: { figures: Figures; onOpen: Open }) {
  const { t } = useTranslation();
  const parts = partsOf(figures, 'denial-status', 'status');
  const rows = STATUSES.map((status) => ({
    status,
    part: parts.find((each) => each.key === status),
  }));
  const count = (status: string) => parts.find((each) => each.key === status)?.whole.count ?? 0;
  const all = rows.reduce((sum, row) => sum + (row.part?.whole.count ?? 0), 0);
  return (
    <Figure
      title={t('kpis.statuses')}
      finding={
        all > 0 ? t('kpis.statusesFinding', { count: count('pending'), all }) : t('kpis.noDenials')
      }
      name="denial-status.csv"
      columns={[
        { name: t('kpis.column.status'), value: (row) => t(`kpis.status.${row.status}`) },
        { name: t('kpis.column.denials'), value: (row) => row.part?.whole.count ?? 0 },
        { name: t('kpis.column.dollars'), value: (row) => row.part?.whole.dollars ?? 0 },
      ]}
      rows={rows}
    >
      <div>
        <div className={styles.stack} aria-hidden>
          {rows
            .filter((row) => row.part)
            .map((row) => (
              <span
                key={row.status}
                data-status={row.status}
                style={{ flexGrow: row.part?.whole.count }}
              />
            ))}
        </div>
        <ul className={styles.legend}>
          {rows.map(({ status, part }) => (
            <li key={status}>
              <button
                type="button"
                disabled={!part}
                onClick={() =>
                  onOpen({
                    measure: 'denial-status',
                    population: 'denominator',
                    part: 'status',
                    value: status,
                  })
                }
              >
                <span className={styles.status} data-status={status}>
                  <Mark tone={STATUS_TONES[status] ?? 'closed'}>{t(`kpis.status.${status}`)}</Mark>
                </span>{' '}
                {part?.whole.count ?? 0}, {short(part?.whole.dollars ?? 0)}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Figure>
  );
}

/** What is lost when nobody acts, by when. */
export function Deadlines({ figures, onOpen }: { figures: Figures; onOpen: Open }) {
  const { t } = useTranslation();
  const parts = partsOf(figures, 'dollars-at-risk', 'deadline');
  const rows = DEADLINES.map((key) => parts.find((each) => each.key === key)).filter(
    (each) => each !== undefined,
  );
  const soon = parts.find((each) => each.key === '0-7')?.whole;
  return (
    <Figure
      title={t('kpis.deadlines')}
      finding={
        rows.length === 0
          ? t('kpis.nothingOpen')
          : t('kpis.deadlinesFinding', {
              count: soon?.count ?? 0,
              dollars: money(soon?.dollars ?? 0),
            })
      }
      name="dollars-at-risk.csv"
      columns={[
        { name: t('kpis.column.deadline'), value: (row) => t(`kpis.deadline.${row.key}`) },
        { name: t('kpis.column.denials'), value: (row) => row.whole.count },
        { name: t('kpis.column.dollars'), value: (row) => row.whole.dollars },
      ]}
      rows={rows}
    >
      <Bars
        most={Math.max(...rows.map((each) => each.whole.dollars))}
        bars={rows.map((each) => ({
          key: each.key,
          label: t(`kpis.deadline.${each.key}`),
          value: each.whole.dollars,
          says: `${short(each.whole.dollars)}, ${each.whole.count}`,
          tone: DEADLINE_TONES[each.key],
          opens: t('kpis.openPart', {
            part: t(`kpis.deadline.${each.key}`),
            count: each.whole.count,
          }),
          onOpen: () =>
            onOpen({
              measure: 'dollars-at-risk',
              population: each.wholeCode,
              part: 'deadline',
              value: each.key,
            }),
        }))}
      />
    </Figure>
  );
}

/** When the figures were counted. */
export const asOf = (instant: string) => `${day(instant)} ${time(instant)}`;
