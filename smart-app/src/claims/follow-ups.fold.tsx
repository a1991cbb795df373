import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day, daysUntil } from '../ui/format';
import fold from '../ui/fold.module.css';
import { Failure } from '../ui/states';
import { useFollowedUp, useFollowUps } from './follow-ups.query';
import type { FollowUp } from './follow-ups.model';
import styles from './claims.module.css';

/**
 * Claims on their way of which the payer has to be asked: silent, late, not found, or waiting for
 * information. Not there while there is none; a server without our routes has none.
 */
export function FollowUpsFold({ session, online }: { session: Session; online: boolean }) {
  const { t } = useTranslation();
  const followUps = useFollowUps(session);
  const summary = useRef<HTMLElement>(null);
  if (followUps.error && !followUps.data) {
    return (
      <Failure
        title={t('held.followUp.failed')}
        error={followUps.error}
        onRetry={() => void followUps.refetch()}
      />
    );
  }
  if (!followUps.data || followUps.data.rows.length === 0) return null;
  const { rows, count } = followUps.data;
  return (
    <details className={fold.fold}>
      <summary ref={summary}>{t('held.followUp.title', { count })}</summary>
      <ul className={styles.followUps}>
        {rows.map((row) => (
          <li key={row.task.id}>
            <Row
              session={session}
              row={row}
              online={online}
              // The form goes with its row: reading goes on at the head of the list.
              onDone={() => summary.current?.focus()}
            />
          </li>
        ))}
      </ul>
      {count > rows.length && (
        <p className="cc-muted">{t('held.followUp.more', { count: count - rows.length })}</p>
      )}
    </details>
  );
}

function Row({
  session,
  row,
  online,
  onDone,
}: {
  session: Session;
  row: FollowUp;
  online: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const done = useFollowedUp(session);
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asking) field.current?.focus();
  }, [asking]);
  const [words, setWords] = useState('');
  const left = row.due ? daysUntil(row.due) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === '') return;
    done.mutate({ followUp: row, words: words.trim() }, { onSuccess: onDone });
  };
  return (
    <>
      <p className={styles.followUp}>
        <strong>{row.patient}</strong>
        <span data-urgent={row.urgent}>
          {t(`held.followUp.reason.${row.reason}`, { defaultValue: row.reason })}
        </span>
        {row.due && (
          <span data-urgent={left !== undefined && left <= 7}>
            {t('held.followUp.due', { day: day(row.due) })}
          </span>
        )}
        {row.since && (
          <span className="cc-muted">{t('held.followUp.since', { day: day(row.since) })}</span>
        )}
        <span className="cc-muted">{t('held.followUp.claim', { claim: row.claim })}</span>
      </p>
      <p>{row.said}</p>
      {asking ? (
        <form className={styles.followUp} onSubmit={submit}>
          <TextInput
            label={t('held.followUp.words')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            maxLength={500}
            ref={field}
          />
          <Button
            size="compact-md"
            type="submit"
            loading={done.isPending}
            disabled={!online || words.trim() === ''}
          >
            {t('held.followUp.done')}
          </Button>
          <Button size="compact-md" variant="subtle" onClick={() => setAsking(false)}>
            {t('held.followUp.cancel')}
          </Button>
        </form>
      ) : (
        <Button size="compact-md" variant="default" onClick={() => setAsking(true)}>
          {t('held.followUp.tell')}
        </Button>
      )}
      {done.error && <Failure title={t('held.followUp.notDone')} error={done.error} />}
    </>
  );
}
