import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { money } from '../ui/format';
import fold from '../ui/fold.module.css';
import { Empty, Failure, Loading, useOnline } from '../ui/states';
import type { Batch, BatchGroup, Sent } from './batch.model';
import { useBatch, useSendBatch } from './batch.query';
import styles from './denials.module.css';

/**
 * Many denials appealed in one go: alike ones together with a sample of their letter, what is ready,
 * and why the rest is not.
 */
export function BatchPage({
  session,
  ids,
  onOpen,
  onBack,
}: {
  session: Session;
  /** Ids of the denials' Tasks. */
  ids: string[];
  onOpen: (task: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const batch = useBatch(session, ids);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={styles.page}>
      <div className={styles.steps}>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<ArrowLeft aria-hidden size={14} />}
          onClick={onBack}
        >
          {t('denials.back')}
        </Button>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {t('denials.batch.title', { count: ids.length })}
      </h1>
      {ids.length === 0 ? (
        <Empty title={t('denials.batch.none')} />
      ) : batch.isPending ? (
        <Loading label={t('denials.batch.loading')} rows={4} />
      ) : !batch.data ? (
        <Failure
          title={t('denials.batch.failed')}
          error={batch.error}
          onRetry={() => void batch.refetch()}
        />
      ) : (
        <Plan session={session} ids={ids} batch={batch.data} onOpen={onOpen} />
      )}
    </main>
  );
}

function Plan({
  session,
  ids,
  batch,
  onOpen,
}: {
  session: Session;
  ids: string[];
  batch: Batch;
  onOpen: (task: string) => void;
}) {
  const { t } = useTranslation();
  const online = useOnline();
  const send = useSendBatch(session, ids);
  const [sent, setSent] = useState<Sent>();
  const status = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sent) status.current?.focus();
  }, [sent]);
  return (
    <>
      {sent && (
        <div ref={status} role="status" tabIndex={-1} className={styles.done}>
          <p>{t('denials.batch.sent', { count: sent.sent })}</p>
          {sent.failed.length > 0 && (
            <ul>
              {sent.failed.map((each) => (
                <li key={each.task}>
                  <Opened task={each.task} onOpen={onOpen} /> {each.reason}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {batch.groups.map((group, index) => (
        <Group key={index} group={group} onOpen={onOpen} />
      ))}
      {send.error && <Failure title={t('denials.batch.notSent')} error={send.error} />}
      <div className={styles.actions}>
        <Button
          disabled={!online || batch.ready === 0}
          loading={send.isPending}
          onClick={() => send.mutate(batch.digest, { onSuccess: setSent })}
        >
          {t('denials.batch.send', { count: batch.ready })}
        </Button>
        <p className="cc-muted">
          {t('denials.batch.plan', {
            count: batch.ready,
            sum: money(batch.sum),
            waiting: batch.denials - batch.ready,
          })}
        </p>
      </div>
    </>
  );
}

function Group({ group, onOpen }: { group: BatchGroup; onOpen: (task: string) => void }) {
  const { t } = useTranslation();
  const title = [
    group.payer ?? t('denials.batch.noPayer'),
    ...(group.category
      ? [t(`denials.batch.reason.${group.category}`, { defaultValue: group.category })]
      : []),
    ...(group.title ? [group.title] : []),
  ].join(', ');
  return (
    <section className={styles.card} aria-label={title}>
      <h2>{title}</h2>
      <p>{t('denials.batch.readyOf', { ready: group.ready, count: group.denials.length })}</p>
      <ul className={styles.similar}>
        {group.denials.map((each) => (
          <li key={each.task}>
            <Opened task={each.task} display={each.display} onOpen={onOpen} /> {money(each.amount)}{' '}
            {each.ready ? t('denials.batch.ready') : each.blocked.join(' ')}
          </li>
        ))}
      </ul>
      {group.sample && (
        <details className={fold.fold}>
          <summary>{t('denials.batch.sample')}</summary>
          <pre className={styles.letter}>{group.sample}</pre>
        </details>
      )}
    </section>
  );
}

function Opened({
  task,
  display,
  onOpen,
}: {
  task: string;
  display?: string | undefined;
  onOpen: (task: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.open} onClick={() => onOpen(task)}>
      {display ?? t('denials.batch.denial', { task })}
    </button>
  );
}
