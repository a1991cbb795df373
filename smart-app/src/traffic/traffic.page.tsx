import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { OfflineError } from '../fhir/outcome';
import type { Session } from '../fhir/session';
import words from '../locales/en.traffic.json';
import { goTo, useSearch } from '../ui/address';
import { time } from '../ui/format';
import { addWords } from '../ui/i18n';
import { Empty, Failure, Loading, useOnline } from '../ui/states';
import { ExchangesTable } from './exchanges.table';
import { Filters } from './filters.form';
import { Message } from './message.details';
import { Misbehaviours } from './misbehaviours.card';
import { RouteStrip } from './strip.card';
import {
  addressOf,
  isFiltered,
  PAGE,
  searchOf,
  START,
  unfiltered,
  type Address,
  type Exchange,
  type Query,
} from './traffic.model';
import { useDeadLetters, useTraffic } from './traffic.query';
import styles from './traffic.module.css';

addWords(words);

/** Dead letters shown above the list; all of them are a filter away. */
const FIRST = 5;

/** Every message to and from payers: what stopped and why, and the way to send it again. */
export function TrafficPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const address = addressOf(useSearch());
  const { query, open, live } = address;
  const online = useOnline();
  const heading = useRef<HTMLHeadingElement>(null);
  const polls = live && online && !open;
  const traffic = useTraffic(session, query, polls);
  const stuck = useDeadLetters(session, polls);

  const go = (part: Partial<Address>, step?: 'push' | 'replace') =>
    goTo(searchOf({ ...address, ...part }), step);
  const ask = (next: Query) => go({ query: next });
  const show = (exchange: Exchange) => go({ open: exchange.id });

  // Closing, by Back too, returns the focus to where it came from.
  const before = useRef(open);
  useEffect(() => {
    const was = before.current;
    before.current = open;
    if (!was || open) return;
    const rows = [...document.querySelectorAll<HTMLElement>('[data-exchange]')];
    // What waits for a person is listed above the table too; the row in the table goes first.
    (rows.filter((row) => row.dataset.exchange === was).at(-1) ?? heading.current)?.focus();
  }, [open]);

  if (open) {
    return (
      <main className={styles.page}>
        <Message
          key={open}
          session={session}
          id={open}
          online={online}
          onClose={() => go({ open: undefined })}
          onOpen={(id) => go({ open: id })}
          onTrace={(trace) => go({ open: undefined, query: { ...START, last: 'all', trace } })}
        />
      </main>
    );
  }

  const unanswered =
    (traffic.isPending || traffic.isPlaceholderData) && traffic.fetchStatus === 'paused';
  const list = unanswered ? undefined : traffic.data;
  const dead = stuck.data?.rows ?? [];
  return (
    <main className={styles.page}>
      <div className={styles.top}>
        <h1 ref={heading} tabIndex={-1}>
          {t('traffic.title')}
        </h1>
        <Button
          size="compact-md"
          variant={live ? 'filled' : 'default'}
          aria-pressed={live}
          onClick={() => go({ live: !live }, 'replace')}
        >
          {t('traffic.live')}
        </Button>
      </div>
      {unanswered ? (
        <Failure
          title={t('traffic.failed')}
          error={new OfflineError()}
          onRetry={() => void traffic.refetch()}
        />
      ) : traffic.isPending ? (
        <Loading label={t('traffic.loading')} rows={5} />
      ) : !list ? (
        <Failure
          title={t('traffic.failed')}
          error={traffic.error}
          holds={t('traffic.failedHolds')}
          onRetry={() => void traffic.refetch()}
        />
      ) : (
        <>
          {traffic.error && (
            <Failure
              title={t('traffic.stale')}
              error={traffic.error}
              holds={t('traffic.seenFrom', { time: time(list.asOf) })}
              onRetry={() => void traffic.refetch()}
            />
          )}
          <RouteStrip strip={list.strip} last={query.last} />
          {dead.length > 0 && query.state !== 'stuck' && (
            <section className={styles.dead} aria-label={t('traffic.dead')}>
              <h2>{t('traffic.deadCount', { count: stuck.data?.total ?? dead.length })}</h2>
              <ul>
                {dead.slice(0, FIRST).map((exchange) => (
                  <li key={exchange.id}>
                    <span className="cc-muted">{time(exchange.at)}</span>{' '}
                    <strong>
                      {exchange.kind} {exchange.partner}
                    </strong>{' '}
                    {t(`traffic.state.${exchange.state}`)}. {exchange.error}{' '}
                    <Button
                      size="compact-sm"
                      variant="default"
                      data-exchange={exchange.id}
                      aria-label={t('traffic.openOf', { name: exchange.name })}
                      onClick={() => show(exchange)}
                    >
                      {t('traffic.open')}
                    </Button>
                  </li>
                ))}
              </ul>
              {dead.length > FIRST && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => ask({ ...START, last: 'all', state: 'stuck' })}
                >
                  {t('traffic.allDead', { count: stuck.data?.total ?? dead.length })}
                </Button>
              )}
            </section>
          )}
          <Filters query={query} list={list} onChange={ask} />
          <p role="status" aria-busy={traffic.isFetching}>
            {t('traffic.count', { count: list.total })}{' '}
            <span className="cc-muted">{t('traffic.asOf', { time: time(list.asOf) })}</span>
          </p>
          {list.rows.length > 0 ? (
            <ExchangesTable rows={list.rows} onOpen={show} />
          ) : list.total > 0 ? (
            <Empty
              title={t('traffic.pastEnd')}
              action={
                <Button variant="default" onClick={() => ask({ ...query, page: 0 })}>
                  {t('traffic.firstPage')}
                </Button>
              }
            />
          ) : isFiltered(query) ? (
            <Empty
              title={t('traffic.noneHere')}
              action={
                <Button variant="default" onClick={() => ask(unfiltered(query))}>
                  {t('traffic.clear')}
                </Button>
              }
            />
          ) : query.last === 'all' ? (
            <Empty title={t('traffic.none')}>{t('traffic.noneNext')}</Empty>
          ) : (
            <Empty
              title={t('traffic.noneThen', { last: t(`traffic.last.${query.last}`) })}
              action={
                <Button variant="default" onClick={() => ask({ ...query, last: 'all' })}>
                  {t('traffic.showAll')}
                </Button>
              }
            />
          )}
          <Pages query={query} total={list.total} onPage={(page) => ask({ ...query, page })} />
          <Misbehaviours session={session} online={online} />
        </>
      )}
    </main>
  );
}

function Pages({
  query,
  total,
  onPage,
}: {
  query: Query;
  total: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  if (total <= PAGE) return null;
  const first = query.page * PAGE + 1;
  const last = Math.min(total, first + PAGE - 1);
  return (
    <nav aria-label={t('traffic.pages')} className={styles.row}>
      <Button
        size="compact-md"
        variant="default"
        disabled={query.page === 0}
        onClick={() => onPage(query.page - 1)}
      >
        {t('traffic.previous')}
      </Button>
      <span>{t('traffic.range', { first, last, total })}</span>
      <Button
        size="compact-md"
        variant="default"
        disabled={last >= total}
        onClick={() => onPage(query.page + 1)}
      >
        {t('traffic.next')}
      </Button>
    </nav>
  );
}
