import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from 'fhir/r4';
import { OfflineError } from '../fhir/outcome';
import type { Session } from '../fhir/session';
import { goTo, useSearch } from '../ui/address';
import { money, time } from '../ui/format';
import { Failure, Loading, useOnline } from '../ui/states';
import { addressOf, searchOf } from './address.model';
import { ClaimDetails } from './claim.details';
import { PAGE, START, VIEWS, type HeldQuery, type HeldRow, type View } from './claims.model';
import { useHeld, useOtherPage, useRelease, type Release, type Released } from './claims.query';
import { ClaimsTable, type Chosen } from './claims.table';
import { Documentation } from './documentation.card';
import { Filters } from './filters.form';
import { FollowUpsFold } from './follow-ups.fold';
import { ListActions } from './list-actions';
import { Nothing, Pages } from './list-ends';
import { ReleasedNote } from './released.card';
import { ReleaseForm } from './release.form';
import styles from './claims.module.css';

const NONE: Chosen = new Map();
/** What waits in the billing office, by filing limit, dollars or days, and the way to let it go. */
export function ClaimsPage({
  session,
  details,
}: {
  session: Session;
  /** What is known of one claim: its lines, alerts and fixes, and between them its documentation. */
  details: (claim: string, documentation: (claim: Claim) => ReactNode) => ReactNode;
}) {
  const { t } = useTranslation();
  const { query, open } = addressOf(useSearch());
  const online = useOnline();
  const [chosen, setChosen] = useState(NONE);
  const [released, setReleased] = useState<Released>();
  const [through, setThrough] = useState(0);
  // The open claim as it was last seen, and its place: it stays open though it leaves the list.
  const [seen, setSeen] = useState<{ row: HeldRow; at: number }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const held = useHeld(session, query);
  const otherPage = useOtherPage(session);
  const release = useRelease(session, setThrough);
  const [stepError, setStepError] = useState<unknown>();

  // Of another question than the one that is asked now: shown only while the answer is on its way.
  const unanswered = (held.isPending || held.isPlaceholderData) && held.fetchStatus === 'paused';
  const list = unanswered ? undefined : held.data;
  const rows = held.isPlaceholderData ? [] : (list?.rows ?? []);
  const at = rows.findIndex((row) => row.claim === open);
  if (at >= 0 && (seen?.row !== rows[at] || seen?.at !== query.page * PAGE + at)) {
    setSeen({ row: rows[at] as HeldRow, at: query.page * PAGE + at });
  }
  const opened = seen?.row.claim === open ? seen : undefined;

  const go = (to: { query?: HeldQuery; open?: string | undefined }, step?: 'push' | 'replace') =>
    goTo(searchOf({ query: to.query ?? query, open: 'open' in to ? to.open : open }), step);
  const ask = (next: HeldQuery) => {
    setReleased(undefined);
    // Another page of the same list keeps what is selected; another list has other claims.
    if (searchOf({ query: { ...next, page: 0 }, open: undefined }) !== bare(query)) {
      setChosen(NONE);
    }
    go({ query: next });
  };
  // Closing, by Back too, returns the focus to where it came from; the list may be shown only now.
  const before = useRef(open);
  useEffect(() => {
    const was = before.current;
    before.current = open;
    if (!was || open) return;
    const rows = [...document.querySelectorAll<HTMLElement>('[data-claim]')];
    (rows.find((row) => row.dataset.claim === was) ?? heading.current)?.focus();
  }, [open]);

  /** To the claim before or after the open one, on the next page if need be. */
  const step = async (by: 1 | -1) => {
    const count = list?.count ?? 0;
    if (!opened || held.isPlaceholderData) return;
    // What left the list made room: the next one stands in its place now.
    const next = by === 1 && at < 0 ? opened.at : opened.at + by;
    if (next < 0 || next >= count) return;
    const page = Math.floor(next / PAGE);
    try {
      const on = page === query.page ? list : await otherPage({ ...query, page });
      const row = on?.rows[next - page * PAGE];
      if (row) go({ query: { ...query, page }, open: row.claim }, 'replace');
      setStepError(undefined);
    } catch (error) {
      setStepError(error);
    }
  };

  /** Lets claims go; `gone` went at the try before this one, and stays told. */
  const start = (asked: Release, gone: HeldRow[] = []) => {
    setThrough(0);
    release.mutate(asked, {
      onSuccess: (outcome) => {
        setReleased({ ...outcome, went: [...gone, ...outcome.went] });
        setChosen(NONE);
      },
    });
  };
  const selected = [...chosen.values()];
  // The button that was pressed goes with what it cleared: reading goes on at the top.
  const top = () => heading.current?.focus();
  const clear = (next: HeldQuery) => {
    ask(next);
    top();
  };

  return (
    <main className={styles.page} data-open={open !== undefined}>
      <h1 ref={heading} tabIndex={-1}>
        {t('held.title')}
      </h1>
      <div className={styles.list}>
        <Views
          query={query}
          counts={list?.views ?? {}}
          onView={(view) => ask({ ...START, view })}
        />
        <FollowUpsFold session={session} online={online} />
        <Filters query={query} list={list} onChange={ask} onClear={clear} />
        {unanswered ? (
          <Failure
            title={t('held.failed')}
            error={new OfflineError()}
            onRetry={() => void held.refetch()}
          />
        ) : held.isPending ? (
          <Loading label={t('held.loading')} rows={5} />
        ) : !list ? (
          <Failure
            title={t('held.failed')}
            error={held.error}
            onRetry={() => void held.refetch()}
          />
        ) : (
          <>
            {held.error && (
              <Failure
                title={t('held.stale')}
                error={held.error}
                holds={t('held.seenFrom', { time: time(new Date(held.dataUpdatedAt)) })}
                onRetry={() => void held.refetch()}
              />
            )}
            <div className={styles.summary}>
              <p role="status" aria-busy={held.isFetching}>
                {t('held.count', { count: list.count, sum: money(list.sum) })}
              </p>
              <ListActions
                session={session}
                query={query}
                list={list}
                online={online}
                chosen={chosen}
                onChoose={setChosen}
              />
            </div>
            {released && (
              <ReleasedNote
                released={released}
                busy={release.isPending}
                onRetry={(asked) => start(asked, released.went)}
                onClose={() => {
                  setReleased(undefined);
                  top();
                }}
              />
            )}
            {selected.length > 0 && (
              <ReleaseForm
                rows={selected}
                offline={!online}
                through={release.isPending ? through : undefined}
                onRelease={(asked) => {
                  setReleased(undefined);
                  start(asked);
                }}
                onCancel={() => {
                  setChosen(NONE);
                  top();
                }}
              />
            )}
            {list.rows.length > 0 ? (
              <ClaimsTable
                rows={list.rows}
                chosen={chosen}
                open={open}
                sort={query.sort}
                onChoose={setChosen}
                onOpen={(row) => go({ open: row.claim })}
                onStep={(by) => void step(by)}
              />
            ) : (
              <Nothing query={query} count={list.count} onChange={clear} />
            )}
            <Pages query={query} count={list.count} onPage={(page) => ask({ ...query, page })} />
          </>
        )}
      </div>
      {open && (
        <ClaimDetails
          key={open}
          claim={open}
          row={opened?.row}
          looked={held.isError || (held.isSuccess && !held.isPlaceholderData)}
          session={session}
          online={online}
          place={at >= 0 && list ? { n: query.page * PAGE + at + 1, count: list.count } : undefined}
          error={stepError}
          onStep={opened ? (by) => void step(by) : undefined}
          onClose={() => go({ open: undefined })}
        >
          {details(open, (claim) => (
            <Documentation session={session} claim={claim} />
          ))}
        </ClaimDetails>
      )}
    </main>
  );
}

const bare = (query: HeldQuery) => searchOf({ query: { ...query, page: 0 }, open: undefined });

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
