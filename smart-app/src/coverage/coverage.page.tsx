import { Button, CopyButton } from '@mantine/core';
import { Copy, Plus, RotateCw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day, daysUntil, time, withDays } from '../ui/format';
import { Empty, Failure, Loading } from '../ui/states';
import { Mark } from '../ui/tone';
import table from '../ui/table.module.css';
import { isAtRisk, SPANS, TONES, type VisitRow } from './coverage.model';
import { useCheck, useVisits } from './coverage.query';
import styles from './coverage.module.css';

/** Loaded when it is opened: most who look at the list record nothing. */
const NewCoverageForm = lazy(() =>
  import('./new-coverage.form').then((form) => ({ default: form.NewCoverageForm })),
);

type Span = (typeof SPANS)[number];

const within = (row: VisitRow, [from, to]: Span) => {
  const days = daysUntil(row.start);
  return days !== undefined && days >= from && days <= to;
};

/** Which of the booked visits will not be covered, days before the patient comes. */
export function CoveragePage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const visits = useVisits(session);
  const [span, setSpan] = useState<Span>();
  const [all, setAll] = useState(false);
  const rows = visits.data ?? [];
  const shown = rows.filter((row) => (all || isAtRisk(row)) && (!span || within(row, span)));
  return (
    <main className={styles.page}>
      <h1>{t('visits.days')}</h1>
      {visits.isPending ? (
        <Loading label={t('visits.loading')} rows={5} />
      ) : !visits.data ? (
        <Failure
          title={t('visits.failed')}
          error={visits.error}
          onRetry={() => void visits.refetch()}
        />
      ) : (
        <>
          <p role="status">
            {t('visits.atRisk', { count: rows.filter(isAtRisk).length, of: rows.length })}
          </p>
          <div className={styles.filters}>
            <div role="group" aria-label={t('visits.when')} className={styles.spans}>
              {SPANS.map((each) => (
                <Button
                  key={each[0]}
                  size="compact-md"
                  variant={span === each ? 'filled' : 'default'}
                  aria-pressed={span === each}
                  onClick={() => setSpan(span === each ? undefined : each)}
                >
                  {t('visits.span', {
                    context: each[0] === 0 ? 'today' : undefined,
                    from: each[0],
                    to: each[1],
                    n: rows.filter((row) => isAtRisk(row) && within(row, each)).length,
                  })}
                </Button>
              ))}
            </div>
            <Button
              size="compact-md"
              variant={all ? 'filled' : 'default'}
              aria-pressed={all}
              onClick={() => setAll(!all)}
            >
              {t('visits.showAll')}
            </Button>
          </div>
          {shown.length > 0 ? (
            <Visits rows={shown} session={session} />
          ) : rows.length === 0 ? (
            <Empty title={t('visits.none')}>{t('visits.noneNext')}</Empty>
          ) : (
            <Empty
              title={span ? t('visits.noneHere') : t('visits.allCovered')}
              action={
                <Button
                  variant="default"
                  onClick={() => {
                    setSpan(undefined);
                    setAll(true);
                  }}
                >
                  {t('visits.seeAll', { count: rows.length })}
                </Button>
              }
            />
          )}
        </>
      )}
    </main>
  );
}

const COLUMNS = ['visit', 'patient', 'plan', 'ends', 'gap', 'checked', 'state'] as const;

function Visits({ rows, session }: { rows: VisitRow[]; session: Session }) {
  const { t } = useTranslation();
  return (
    <div className={table.scroll} role="region" aria-label={t('visits.days')} tabIndex={0}>
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`visits.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="cc-hidden">{t('visits.column.next')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Visit key={row.visit} row={row} session={session} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Visit({ row, session }: { row: VisitRow; session: Session }) {
  const { t } = useTranslation();
  const check = useCheck(session);
  const [recording, setRecording] = useState(false);
  const cell = (column: (typeof COLUMNS)[number]) => ({
    'data-label': t(`visits.column.${column}`),
  });
  return (
    <>
      <tr>
        <td {...cell('visit')}>
          {day(row.start)} <span className="cc-muted">{time(row.start)}</span>
        </td>
        <th scope="row" {...cell('patient')}>
          {row.patient}
        </th>
        <td {...cell('plan')}>{row.plan ?? t('visits.noPlan')}</td>
        <td {...cell('ends')}>{row.ends ? day(row.ends) : t('visits.open')}</td>
        <td {...cell('gap')}>{row.gap ? t('visits.gapDays', { count: row.gap }) : ''}</td>
        <td {...cell('checked')}>{row.checked ? day(row.checked) : t('visits.never')}</td>
        <td {...cell('state')}>
          <Mark tone={TONES[row.state]}>{t(`visits.state.${row.state}`)}</Mark>
        </td>
        <td>
          <Button
            size="compact-sm"
            variant="default"
            loading={check.isPending}
            aria-label={t('visits.checkOf', { patient: row.patient })}
            leftSection={<RotateCw aria-hidden size={14} />}
            onClick={() => check.mutate(row.visit)}
          >
            {t('visits.check')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('visits.recordOf', { patient: row.patient })}
            aria-expanded={recording}
            leftSection={<Plus aria-hidden size={14} />}
            onClick={() => setRecording(!recording)}
          >
            {t('visits.record')}
          </Button>
        </td>
      </tr>
      {recording && (
        <tr className={table.more}>
          <td colSpan={COLUMNS.length + 1}>
            <Suspense fallback={<Loading label={t('visits.new.loading')} rows={2} />}>
              <NewCoverageForm
                session={session}
                row={row}
                onDone={() => {
                  setRecording(false);
                  check.mutate(row.visit);
                }}
                onCancel={() => setRecording(false)}
              />
            </Suspense>
          </td>
        </tr>
      )}
      {(row.message || check.isSuccess || check.error) && (
        <tr className={table.more}>
          <td colSpan={COLUMNS.length + 1}>
            {row.message && <p>{withDays(row.message)}</p>}
            {row.remedy && (
              <p>
                {row.remedy} <TextToPatient row={row} />
              </p>
            )}
            {check.error && <Failure title={t('visits.checkFailed')} error={check.error} />}
            {check.data?.unanswered && (
              <p role="status">{t('visits.unanswered', { why: check.data.unanswered })}</p>
            )}
            {check.isSuccess && !check.data.unanswered && (
              <p role="status">{t('visits.answered')}</p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** What to send the patient, with nothing in it that others should not read. */
function TextToPatient({ row }: { row: VisitRow }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={t('visits.toPatient', { visit: `${day(row.start)} ${time(row.start)}` })}>
      {({ copied, copy }) => (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Copy aria-hidden size={14} />}
          onClick={copy}
        >
          {copied ? t('visits.copied') : t('visits.copyText')}
        </Button>
      )}
    </CopyButton>
  );
}
