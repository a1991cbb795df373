import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day, time, withDays } from '../ui/format';
import fold from '../ui/fold.module.css';
import { Failure, Loading } from '../ui/states';
import { useHistory } from './claims.query';
import type { HistoryEvent } from './history.model';
import styles from './claims.module.css';

/** What was found in a claim when, by which edition, and what was done; read when it is opened. */
export function HistoryFold({ session, claim }: { session: Session; claim: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details className={fold.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('held.history.title')}</summary>
      {open && <Events session={session} claim={claim} />}
    </details>
  );
}

function Events({ session, claim }: { session: Session; claim: string }) {
  const { t } = useTranslation();
  const history = useHistory(session, claim);
  if (history.isPending) return <Loading label={t('held.history.loading')} rows={3} />;
  if (!history.data) {
    return (
      <Failure
        title={t('held.history.failed')}
        error={history.error}
        onRetry={() => void history.refetch()}
      />
    );
  }
  if (history.data.length === 0) return <p>{t('held.history.none')}</p>;
  return (
    <ol className={styles.history} aria-label={t('held.history.title')}>
      {history.data.map((event, index) => (
        <li key={index}>
          <Event event={event} />
        </li>
      ))}
    </ol>
  );
}

function Event({ event }: { event: HistoryEvent }) {
  const { t } = useTranslation();
  const about = event.edit && t(`edit.${event.edit}`, event.edit);
  return (
    <>
      <span className="cc-muted">
        {day(event.at)} {time(event.at)}
      </span>{' '}
      <strong>
        {t(`held.history.what.${event.what}`, event.what)}
        {about && `: ${about}`}
        {event.line > 0 && `, ${t('held.line', { n: event.line })}`}
      </strong>
      {event.who && <> {t('held.history.by', { who: event.who })}</>}
      {event.message && <p>{withDays(event.message)}</p>}
      {event.editions.length > 0 && (
        <p className="cc-muted">
          {t('held.history.edition', { editions: event.editions.join(', ') })}
        </p>
      )}
    </>
  );
}
