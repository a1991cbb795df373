import { useTranslation } from 'react-i18next';
import { day, time } from '../ui/format';
import fold from '../ui/fold.module.css';
import type { AuditEntry } from './traffic.model';
import styles from './traffic.module.css';

/** Who saw the message unmasked, took it along or had it done again, and why. */
export function AuditFold({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation();
  return (
    <details className={fold.fold}>
      <summary>{t('traffic.audit', { count: entries.length })}</summary>
      <ul className={styles.checks} aria-label={t('traffic.auditEntries')}>
        {entries.map((entry) => (
          <li key={entry.seq}>
            <span className="cc-muted">
              {day(entry.at)} {time(entry.at)}
            </span>{' '}
            <strong>{entry.person.name}</strong> {t(`traffic.did.${entry.action}`, entry.action)}:{' '}
            {entry.reason} <span className="cc-muted">({entry.outcome})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
