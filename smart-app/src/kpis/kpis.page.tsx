import { Button } from '@mantine/core';
import i18next from 'i18next';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import words from '../locales/en.kpis.json';
import { goTo, useSearch } from '../ui/address';
import { Empty, Failure, Loading, useOnline } from '../ui/states';
import { asOf, Deadlines, Providers, RateByWeek, Reasons, Statuses } from './kpis.charts';
import { MoreFigures, Tiles } from './kpis.tiles';
import { MemberList } from './members.list';
import {
  askedOf,
  filterOf,
  isFiltered,
  PERIODS,
  searchOf,
  type Asked,
  type Filter,
} from './kpis.model';
import { useChoices, useFigures } from './kpis.query';
import styles from './kpis.module.css';

// Words of this screen alone: the others do not wait for them.
i18next.addResourceBundle('en', 'translation', words, true, true);

/** Whether denials fall, and what needs help: every number opens the claims behind it. */
export function KpisPage({
  session,
  denialAt,
}: {
  session: Session;
  denialAt?: ((task: string) => string) | undefined;
}) {
  const search = useSearch();
  const filter = filterOf(search);
  const asked = askedOf(search);
  const open = (next: Omit<Asked, 'page'>) =>
    goTo(window.location.pathname + searchOf(filter, { ...next, page: 0 }));
  return asked ? (
    <MemberList
      session={session}
      filter={filter}
      asked={asked}
      denialAt={denialAt}
      onPage={(page) => goTo(window.location.pathname + searchOf(filter, { ...asked, page }))}
      onBack={() => goTo(window.location.pathname + searchOf(filter))}
    />
  ) : (
    <Dashboard session={session} filter={filter} onOpen={open} />
  );
}

function Dashboard({
  session,
  filter,
  onOpen,
}: {
  session: Session;
  filter: Filter;
  onOpen: (asked: Omit<Asked, 'page'>) => void;
}) {
  const { t } = useTranslation();
  const figures = useFigures(session, filter);
  const online = useOnline();
  const change = (part: Partial<Filter>) =>
    goTo(window.location.pathname + searchOf({ ...filter, ...part }), 'replace');
  const decided = figures.data?.now.reports['initial-denial-rate']?.groups.claims?.whole.count ?? 0;
  const atRisk = figures.data?.now.reports['dollars-at-risk']?.groups.claims?.whole.count ?? 0;
  return (
    <main className={styles.page}>
      <div className={styles.head}>
        <h1>{t('kpis.title')}</h1>
        {figures.data && (
          <p role="status">
            {t('kpis.asOf', { at: asOf(figures.data.now.asOf) })}{' '}
            <Button
              className={styles.noPrint ?? ''}
              size="compact-sm"
              variant="default"
              leftSection={<RotateCw aria-hidden size={14} />}
              disabled={!online}
              loading={figures.isFetching}
              onClick={() => void figures.refetch()}
            >
              {t('kpis.refresh')}
            </Button>
          </p>
        )}
      </div>
      <Filters session={session} filter={filter} onChange={change} />
      {figures.data?.now.loading && (
        <p role="status" className={styles.loading}>
          {t('kpis.historyLoading', figures.data.now.loading)}
        </p>
      )}
      {figures.isPending ? (
        <Loading label={t('kpis.loading')} rows={6} />
      ) : !figures.data ? (
        <Failure
          title={t('kpis.failed')}
          error={figures.error}
          holds={t('kpis.failedHolds')}
          onRetry={() => void figures.refetch()}
        />
      ) : decided + atRisk === 0 ? (
        isFiltered(filter) ? (
          <Empty
            title={t('kpis.noneHere')}
            action={
              <Button
                variant="default"
                onClick={() => change({ site: '', payer: '', provider: '' })}
              >
                {t('kpis.clear')}
              </Button>
            }
          />
        ) : (
          <Empty title={t('kpis.none', { count: filter.days })}>{t('kpis.noneNext')}</Empty>
        )
      ) : (
        <>
          {figures.isError && (
            <Failure
              title={t('kpis.notRefreshed')}
              error={figures.error}
              holds={t('kpis.seenFrom', { at: asOf(figures.data.now.asOf) })}
              onRetry={() => void figures.refetch()}
            />
          )}
          <Tiles now={figures.data.now} before={figures.data.before} onOpen={onOpen} />
          <p className="cc-muted">{t('kpis.basis', { count: filter.days })}</p>
          <div className={styles.figures}>
            <Reasons figures={figures.data.now} onOpen={onOpen} />
            <RateByWeek figures={figures.data.now} onOpen={onOpen} />
            <Statuses figures={figures.data.now} onOpen={onOpen} />
            <Deadlines figures={figures.data.now} onOpen={onOpen} />
            <div className={styles.wide}>
              <Providers figures={figures.data.now} onOpen={onOpen} />
            </div>
          </div>
          <MoreFigures figures={figures.data.now} onOpen={onOpen} />
        </>
      )}
    </main>
  );
}

function Filters({
  session,
  filter,
  onChange,
}: {
  session: Session;
  filter: Filter;
  onChange: (part: Partial<Filter>) => void;
}) {
  const { t } = useTranslation();
  const choices = useChoices(session, filter.days);
  return (
    <div className={styles.filters}>
      <div role="group" aria-label={t('kpis.period')} className={styles.periods}>
        {PERIODS.map((days) => (
          <Button
            key={days}
            size="compact-md"
            variant={filter.days === days ? 'filled' : 'default'}
            aria-pressed={filter.days === days}
            onClick={() => onChange({ days })}
          >
            {t('kpis.lastDays', { count: days })}
          </Button>
        ))}
      </div>
      {(['site', 'payer', 'provider'] as const).map((name) => (
        <label key={name}>
          {t(`kpis.column.${name}`)}{' '}
          <select
            value={filter[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          >
            <option value="">{t('kpis.all')}</option>
            {filter[name] !== '' &&
              !choices.data?.[name].some((each) => each.key === filter[name]) && (
                <option value={filter[name]}>{filter[name]}</option>
              )}
            {choices.data?.[name].map((each) => (
              <option key={each.key} value={each.key}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
