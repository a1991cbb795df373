import { Button, NativeSelect } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { money } from '../ui/format';
import { Empty, Failure, Loading } from '../ui/states';
import {
  canBeSentBack,
  isReleasable,
  PAGE,
  SORTS,
  VIEWS,
  type Choice,
  type HeldQuery,
  type HeldRow,
  type Sort,
  type View,
} from './held.model';
import { useHeld, type Released } from './held.query';
import { HeldTable } from './held.table';
import { HistoryFold } from './history.fold';
import { ReleaseForm } from './release.form';
import { SendBackForm } from './send-back.form';
import styles from './held.module.css';

const START: HeldQuery = { view: 'held', sort: 'filing-limit', page: 0 };

/** What waits in the billing office, by filing limit, dollars or days, and the way to let it go. */
export function HeldPage({
  session,
  details,
}: {
  session: Session;
  /** What is known of one claim: its lines, alerts and fixes. */
  details: (claim: string) => ReactNode;
}) {
  const { t } = useTranslation();
  const [query, setQuery] = useState(START);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<HeldRow>();
  const [released, setReleased] = useState<Released>();
  const held = useHeld(session, query);
  const rows = held.data?.rows ?? [];
  const ask = (change: Partial<HeldQuery>) => {
    setChosen(new Set());
    setReleased(undefined);
    setQuery({ ...query, page: 0, ...change });
  };
  const selected = rows.filter((row) => chosen.has(row.claim) && isReleasable(row));
  const filtered = Boolean(query.payer || query.clinician || query.edit);

  return (
    <main className={styles.page} data-open={open !== undefined}>
      <h1>{t('held.title')}</h1>
      <div className={styles.list}>
        <Views
          query={query}
          counts={held.data?.views ?? {}}
          onView={(view) => ask({ ...START, view })}
        />
        <div className={styles.filters}>
          <Filter
            label={t('held.filter.payer')}
            choices={held.data?.payers ?? []}
            value={query.payer}
            onChange={(payer) => ask({ payer })}
          />
          <Filter
            label={t('held.filter.edit')}
            choices={(held.data?.edits ?? []).map((each) => ({
              ...each,
              name: t(`edit.${each.value}`, each.value),
            }))}
            value={query.edit}
            onChange={(edit) => ask({ edit })}
          />
          <Filter
            label={t('held.filter.clinician')}
            choices={held.data?.clinicians ?? []}
            value={query.clinician}
            onChange={(clinician) => ask({ clinician })}
          />
          <NativeSelect
            label={t('held.sort.by')}
            value={query.sort}
            onChange={(event) => ask({ sort: event.currentTarget.value as Sort })}
            data={SORTS.map((sort) => ({ value: sort, label: t(`held.sort.${sort}`) }))}
          />
        </div>
        {held.isPending ? (
          <Loading label={t('held.loading')} rows={5} />
        ) : !held.data ? (
          <Failure
            title={t('held.failed')}
            error={held.error}
            onRetry={() => void held.refetch()}
          />
        ) : (
          <>
            <p role="status" aria-busy={held.isFetching}>
              {t('held.count', { count: held.data.count, sum: money(held.data.sum) })}
            </p>
            {released && <ReleasedNote released={released} />}
            {selected.length > 0 && (
              <ReleaseForm
                session={session}
                rows={selected}
                onDone={(outcome) => {
                  setReleased(outcome);
                  setChosen(new Set());
                }}
                onCancel={() => setChosen(new Set())}
              />
            )}
            {rows.length > 0 ? (
              <HeldTable
                rows={rows}
                chosen={chosen}
                open={open?.claim}
                onChoose={setChosen}
                onOpen={setOpen}
              />
            ) : (
              <Empty
                title={t(filtered ? 'held.noneHere' : `held.none.${query.view}`)}
                action={
                  filtered && (
                    <Button
                      variant="default"
                      onClick={() =>
                        ask({ payer: undefined, clinician: undefined, edit: undefined })
                      }
                    >
                      {t('held.clear')}
                    </Button>
                  )
                }
              />
            )}
            <Pages query={query} count={held.data.count} onPage={(page) => ask({ page })} />
          </>
        )}
      </div>
      {open && (
        <Details key={open.claim} row={open} session={session} onClose={() => setOpen(undefined)}>
          {details(open.claim)}
        </Details>
      )}
    </main>
  );
}

function Views({
  query,
  counts,
  onView,
}: {
  query: HeldQuery;
  counts: Record<string, number>;
  onView: (view: View) => void;
}) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('held.lists')} className={styles.views}>
      {VIEWS.map((view) => (
        <Button
          key={view}
          size="compact-md"
          variant={query.view === view ? 'filled' : 'default'}
          aria-pressed={query.view === view}
          onClick={() => onView(view)}
        >
          {t(`held.view.${view}`)}
          {counts[view] !== undefined && `: ${counts[view]}`}
        </Button>
      ))}
    </div>
  );
}

function Filter({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: Choice[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: t('held.filter.all') },
        ...choices.map((each) => ({ value: each.value, label: `${each.name} (${each.count})` })),
      ]}
    />
  );
}

function Pages({
  query,
  count,
  onPage,
}: {
  query: HeldQuery;
  count: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  if (count <= PAGE) return null;
  const first = query.page * PAGE + 1;
  const last = Math.min(count, first + PAGE - 1);
  return (
    <nav aria-label={t('held.pages')} className={styles.pages}>
      <Button
        size="compact-md"
        variant="default"
        disabled={query.page === 0}
        onClick={() => onPage(query.page - 1)}
      >
        {t('held.previous')}
      </Button>
      <span>{t('held.range', { first, last, count })}</span>
      <Button
        size="compact-md"
        variant="default"
        disabled={last >= count}
        onClick={() => onPage(query.page + 1)}
      >
        {t('held.next')}
      </Button>
    </nav>
  );
}

function ReleasedNote({ released }: { released: Released }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {released.went.length > 0 && <p>{t('held.released', { count: released.went.length })}</p>}
      {released.stayed.map(({ row, error }) => (
        <Failure
          key={row.claim}
          title={t('held.notReleased', { patient: row.patient })}
          error={error}
        />
      ))}
    </div>
  );
}

/** One claim beside the list, until it is closed: it stays though it leaves the list. */
function Details({
  row,
  session,
  onClose,
  children,
}: {
  row: HeldRow;
  session: Session;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.details} aria-label={t('held.claimOf', { patient: row.patient })}>
      <header className={styles.top}>
        <h2 ref={heading} tabIndex={-1}>
          {row.patient}
        </h2>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<X aria-hidden size={14} />}
          onClick={onClose}
        >
          {t('held.close')}
        </Button>
      </header>
      {asked && <p role="status">{t('held.asked', { clinician: row.clinician ?? '' })}</p>}
      {children}
      <HistoryFold session={session} claim={row.claim} />
      {canBeSentBack(row) && !asked && !asking && (
        <Button size="sm" variant="default" onClick={() => setAsking(true)}>
          {t('held.sendBack')}
        </Button>
      )}
      {asking && (
        <SendBackForm
          session={session}
          row={row}
          onDone={() => {
            setAsking(false);
            setAsked(true);
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </section>
  );
}
