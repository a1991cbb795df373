import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OfflineError } from '../fhir/outcome';
import type { Session } from '../fhir/session';
import words from '../locales/en.denials.json';
import { goTo, usePath, useSearch } from '../ui/address';
import { money, time } from '../ui/format';
import { addWords } from '../ui/i18n';
import { Empty, Failure, Loading, useOnline } from '../ui/states';
import {
  addressOf,
  BATCH,
  batchPathOf,
  idsOf,
  isFiltered,
  pathOf,
  unfiltered,
} from './address.model';
import { AssignForm } from './assign.form';
import { BatchPage } from './batch.page';
import { DenialDetails } from './denial.details';
import { PAGE, START, VIEWS, type DenialQuery, type DenialRow } from './denials.model';
import { useDenials, useOtherPage } from './denials.query';
import { DenialsTable, type Chosen } from './denials.table';
import { Filters } from './filters.form';
import { ListActions } from './list-actions';
import { SavedViews } from './saved-views';
import styles from './denials.module.css';

// Words of this screen alone: the others do not wait for them.
addWords(words);

const NONE: Chosen = new Map();
const NO_ROWS: DenialRow[] = [];

/** The denials somebody works, by last day, dollars or what a minute of work brings. */
export function DenialsPage({
  session,
  playbook,
  letter,
}: {
  session: Session;
  /** What the payer's playbook says of a denial, by id of its Task. */
  playbook: (task: string) => ReactNode;
  /** The letter of an appeal, by id of its Task. */
  letter: (appeal: string, onChanged: () => void) => ReactNode;
}) {
  const path = usePath();
  const search = useSearch();
  const { query, open } = addressOf(path, search);
  if (path === BATCH) {
    return (
      <BatchPage
        session={session}
        ids={idsOf(search)}
        onOpen={(task) => goTo(pathOf({ query: START, open: task }))}
        onBack={() => goTo(pathOf({ query: START, open: undefined }))}
      />
    );
  }
  return open ? (
    <OneDenial
      key={open}
      session={session}
      query={query}
      open={open}
      playbook={playbook}
      letter={letter}
    />
  ) : (
    <DenialList session={session} query={query} />
  );
}

/** A denial, and the way to the one before and after it in the list it was opened from. */
function OneDenial({
  session,
  query,
  open,
  playbook,
  letter,
}: {
  session: Session;
  query: DenialQuery;
  open: string;
  playbook: (task: string) => ReactNode;
  letter: (appeal: string, onChanged: () => void) => ReactNode;
}) {
  const list = useDenials(session, query);
  const otherPage = useOtherPage(session);
  const [error, setError] = useState<unknown>();
  const rows = list.isPlaceholderData ? [] : (list.data?.rows ?? []);
  const at = rows.findIndex((row) => row.task === open);
  // Its place in the list as it was last seen: what is closed leaves the list, the next one stands there.
  const [seen, setSeen] = useState<number>();
  if (at >= 0 && seen !== query.page * PAGE + at) setSeen(query.page * PAGE + at);
  const count = list.data?.count ?? 0;

  const step = async (by: 1 | -1) => {
    if (seen === undefined) return;
    const next = by === 1 && at < 0 ? seen : seen + by;
    if (next < 0 || next >= count) return;
    const page = Math.floor(next / PAGE);
    try {
      const on = page === query.page ? list.data : await otherPage({ ...query, page });
      const row = on?.rows[next - page * PAGE];
      if (row) goTo(pathOf({ query: { ...query, page }, open: row.task }), 'replace');
      setError(undefined);
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <DenialDetails
      session={session}
      task={open}
      playbook={playbook}
      letter={letter}
      place={at >= 0 && seen !== undefined ? { n: seen + 1, count } : undefined}
      stepError={error}
      onStep={seen === undefined ? undefined : (by) => void step(by)}
      onBack={() => goTo(pathOf({ query, open: undefined }))}
    />
  );
}

function DenialList({ session, query }: { session: Session; query: DenialQuery }) {
  const { t } = useTranslation();
  const online = useOnline();
  const denials = useDenials(session, query);
  const heading = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState(NONE);
  const [everyOne, setEveryOne] = useState(false);
  const unanswered =
    (denials.isPending || denials.isPlaceholderData) && denials.fetchStatus === 'paused';
  const list = unanswered ? undefined : denials.data;
  const rows = list?.rows ?? NO_ROWS;

  const ask = (next: DenialQuery) => {
    // Another page of the same list keeps what is selected; another list has other denials.
    if (
      pathOf({ query: { ...next, page: 0 }, open: undefined }) !==
      pathOf({ query: { ...query, page: 0 }, open: undefined })
    ) {
      setChosen(NONE);
      setEveryOne(false);
    }
    goTo(pathOf({ query: next, open: undefined }));
  };
  const top = () => heading.current?.focus();
  const letGo = () => {
    setChosen(NONE);
    setEveryOne(false);
    top();
  };
  const open = (row: DenialRow) => {
    lastOpened = row.task;
    goTo(pathOf({ query, open: row.task }));
  };

  // Back from a denial returns the focus to its row.
  const left = useRef(lastOpened);
  useEffect(() => {
    if (rows.length === 0 || !left.current) return;
    const all = [...document.querySelectorAll<HTMLElement>('[data-denial]')];
    all.find((row) => row.dataset.denial === left.current)?.focus();
    left.current = undefined;
  }, [rows]);

  return (
    <main className={styles.page}>
      <h1 ref={heading} tabIndex={-1}>
        {t('denials.title')}
      </h1>
      <div role="group" aria-label={t('denials.lists')} className={styles.views}>
        {VIEWS.map((view) => (
          <Button
            key={view}
            size="compact-md"
            variant={query.view === view ? 'filled' : 'default'}
            aria-pressed={query.view === view}
            onClick={() =>
              ask({ ...START, view, sort: view === 'closed' ? '-opened' : START.sort })
            }
          >
            {t(`denials.view.${view}`)}
            {list?.views[view] !== undefined && `: ${list.views[view]}`}
          </Button>
        ))}
      </div>
      <SavedViews
        session={session}
        search={pathOf({ query: { ...query, page: 0 }, open: undefined }).replace(/^[^?]*\??/, '')}
        online={online}
        onView={(search) => ask(addressOf('', search).query)}
      />
      <Filters query={query} list={list} onChange={ask} onClear={(next) => (ask(next), top())} />
      {unanswered ? (
        <Failure
          title={t('denials.failed')}
          error={new OfflineError()}
          onRetry={() => void denials.refetch()}
        />
      ) : denials.isPending ? (
        <Loading label={t('denials.loading')} rows={6} />
      ) : !list ? (
        <Failure
          title={t('denials.failed')}
          error={denials.error}
          onRetry={() => void denials.refetch()}
        />
      ) : (
        <>
          {denials.error && (
            <Failure
              title={t('denials.stale')}
              error={denials.error}
              holds={t('denials.seenFrom', { time: time(new Date(denials.dataUpdatedAt)) })}
              onRetry={() => void denials.refetch()}
            />
          )}
          <div className={styles.summary}>
            <p role="status" aria-busy={denials.isFetching}>
              {t(query.view === 'lost' ? 'denials.countLost' : 'denials.count', {
                count: list.count,
                sum: money(list.sum),
              })}
            </p>
            <ListActions
              session={session}
              query={query}
              list={list}
              online={online}
              onNext={() => rows[0] && open(rows[0])}
            />
          </div>
          {query.sort === 'next-best' && <p className="cc-muted">{t('denials.nextBestOrder')}</p>}
          {chosen.size > 0 && (
            <AssignForm
              session={session}
              query={query}
              chosen={chosen}
              count={list.count}
              everyOne={everyOne}
              owners={list.owners}
              online={online}
              onEveryOne={setEveryOne}
              onAppeal={() => goTo(batchPathOf([...chosen.keys()]))}
              onDone={letGo}
            />
          )}
          {rows.length > 0 ? (
            <DenialsTable
              rows={rows}
              query={query}
              chosen={chosen}
              onChoose={(next) => {
                setChosen(next);
                setEveryOne(false);
              }}
              onOpen={open}
              onLetGo={letGo}
            />
          ) : (
            <Nothing query={query} count={list.count} onChange={(next) => (ask(next), top())} />
          )}
          <Pages query={query} count={list.count} onPage={(page) => ask({ ...query, page })} />
        </>
      )}
    </main>
  );
}

/** The denial that was opened last: where reading goes on when the list is shown again. */
let lastOpened: string | undefined;

/** An empty list says why: nothing is there, nothing fits, or the page is past its end. */
function Nothing({
  query,
  count,
  onChange,
}: {
  query: DenialQuery;
  count: number;
  onChange: (query: DenialQuery) => void;
}) {
  const { t } = useTranslation();
  if (count > 0) {
    return (
      <Empty
        title={t('denials.pastEnd')}
        action={
          <Button variant="default" onClick={() => onChange({ ...query, page: 0 })}>
            {t('denials.firstPage')}
          </Button>
        }
      />
    );
  }
  if (isFiltered(query)) {
    return (
      <Empty
        title={t('denials.noneHere')}
        action={
          <Button variant="default" onClick={() => onChange(unfiltered(query))}>
            {t('denials.clear')}
          </Button>
        }
      />
    );
  }
  return (
    <Empty
      title={t(`denials.none.${query.view}`)}
      action={
        query.view === 'open' ? undefined : (
          <Button variant="default" onClick={() => onChange(START)}>
            {t('denials.toOpen')}
          </Button>
        )
      }
    />
  );
}

/** The pages of a list of more than one. */
function Pages({
  query,
  count,
  onPage,
}: {
  query: DenialQuery;
  count: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  if (count <= PAGE) return null;
  const first = query.page * PAGE + 1;
  const last = Math.min(count, first + PAGE - 1);
  return (
    <nav aria-label={t('denials.pages')} className={styles.pages}>
      <Button
        size="compact-md"
        variant="default"
        disabled={query.page === 0}
        onClick={() => onPage(query.page - 1)}
      >
        {t('denials.previous')}
      </Button>
      <span>{t('denials.range', { first, last, count })}</span>
      <Button
        size="compact-md"
        variant="default"
        disabled={last >= count}
        onClick={() => onPage(query.page + 1)}
      >
        {t('denials.next')}
      </Button>
    </nav>
  );
}
