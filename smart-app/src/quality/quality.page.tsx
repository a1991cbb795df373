import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Empty, Failure, Loading } from '../ui/states';
import { Decisions } from './decisions.table';
import { filterOf, PERIODS, ROLES, searchOf, type Decision, type Filter } from './quality.model';
import { useQuality } from './quality.query';
import { ProposedEditsSection } from './proposed-edits.section';
import { AlertTable } from './quality.table';
import styles from './quality.module.css';

/** Which alerts earn their place: what people do with them, and what payers make of it. */
export function QualityPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>(() => filterOf(window.location.search));
  const quality = useQuality(session, filter);
  const [done, setDone] = useState<Decision>();
  const change = (part: Partial<Filter>) => {
    const next = { ...filter, ...part };
    window.history.replaceState(null, '', window.location.pathname + searchOf(next));
    setDone(undefined);
    setFilter(next);
  };
  const filtered = filter.payer !== '' || filter.role !== '';
  const rows = quality.data?.rows ?? [];
  const proposals = rows.filter((row) => row.proposal);
  return (
    <main className={styles.page}>
      <h1>{t('quality.title')}</h1>
      {quality.isPending ? (
        <Loading label={t('quality.loading')} rows={5} />
      ) : !quality.data ? (
        <Failure
          title={t('quality.failed')}
          error={quality.error}
          holds={t('quality.failedHolds')}
          onRetry={() => void quality.refetch()}
        />
      ) : (
        <>
          <p role="status">
            {done && <strong>{t(`quality.done.${done}`)} </strong>}
            {t('quality.summary', { count: rows.length, days: filter.days })}{' '}
            {rows.length > 0 &&
              t('quality.shownTimes', {
                count: rows.reduce((sum, row) => sum + row.shown, 0),
              })}{' '}
            {proposals.length > 0 && t('quality.proposals', { count: proposals.length })}
          </p>
          <Filters
            filter={filter}
            payers={[...new Set([...rows.map((row) => row.payer), filter.payer])].filter(Boolean)}
            onChange={change}
          />
          {rows.length > 0 ? (
            <AlertTable
              quality={quality.data}
              bySite={filter.bySite}
              session={session}
              onDone={setDone}
            />
          ) : filtered ? (
            <Empty
              title={t('quality.noneHere')}
              action={
                <Button variant="default" onClick={() => change({ payer: '', role: '' })}>
                  {t('quality.clear')}
                </Button>
              }
            />
          ) : (
            <Empty title={t('quality.none')}>{t('quality.noneNext')}</Empty>
          )}
          <p className="cc-muted">
            {t('quality.rule', {
              muteAfter: quality.data.rule.muteAfter,
              muteBelow: Math.round(100 * quality.data.rule.muteBelow),
              judgeAfter: quality.data.rule.judgeAfter,
              promoteFrom: Math.round(100 * quality.data.rule.promoteFrom),
            })}
          </p>
          {quality.data.decided.length > 0 && <Decisions decided={quality.data.decided} />}
        </>
      )}
      <ProposedEditsSection session={session} />
    </main>
  );
}

function Filters({
  filter,
  payers,
  onChange,
}: {
  filter: Filter;
  payers: string[];
  onChange: (part: Partial<Filter>) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.filters}>
      <div role="group" aria-label={t('quality.period')} className={styles.periods}>
        {PERIODS.map((days) => (
          <Button
            key={days}
            size="compact-md"
            variant={filter.days === days ? 'filled' : 'default'}
            aria-pressed={filter.days === days}
            onClick={() => onChange({ days })}
          >
            {t('quality.days', { count: days })}
          </Button>
        ))}
      </div>
      <label>
        {t('quality.column.payer')}{' '}
        <select value={filter.payer} onChange={(event) => onChange({ payer: event.target.value })}>
          <option value="">{t('quality.all')}</option>
          {payers.sort().map((payer) => (
            <option key={payer} value={payer}>
              {payer}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('quality.column.role')}{' '}
        <select value={filter.role} onChange={(event) => onChange({ role: event.target.value })}>
          <option value="">{t('quality.all')}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`quality.role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <Button
        size="compact-md"
        variant={filter.bySite ? 'filled' : 'default'}
        aria-pressed={filter.bySite}
        onClick={() => onChange({ bySite: !filter.bySite })}
      >
        {t('quality.bySite')}
      </Button>
    </div>
  );
}
