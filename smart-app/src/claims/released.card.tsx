import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import fold from '../ui/fold.module.css';
import { Failure } from '../ui/states';
import type { HeldRow } from './claims.model';
import type { Release, Released } from './claims.query';
import styles from './claims.module.css';

/** What came of a release: what went, and what did not, with the cause and a way to try again. */
export function ReleasedNote({
  released,
  busy,
  onRetry,
  onClose,
}: {
  released: Released;
  busy: boolean;
  onRetry: (release: Release) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { went, stayed, release } = released;
  // The form that was sent is gone: reading goes on here.
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), [released]);
  return (
    <section ref={section} tabIndex={-1} className={styles.result} aria-label={t('held.result')}>
      <div role="status">
        {went.length > 0 && <p>{t('held.released', { count: went.length })}</p>}
        {stayed.length > 0 && <p>{t('held.stayed', { count: stayed.length })}</p>}
      </div>
      {went.length > 1 && (
        <details className={fold.fold}>
          <summary>{t('held.showReleased', { count: went.length })}</summary>
          <Patients rows={went} />
        </details>
      )}
      {stayed.map(({ row, error }) => (
        <Failure
          key={row.claim}
          title={t('held.notReleased', { patient: row.patient })}
          error={error}
        />
      ))}
      <div className={styles.actions}>
        {stayed.length > 0 && (
          <Button
            size="compact-md"
            variant="default"
            loading={busy}
            leftSection={<RotateCw aria-hidden size={14} />}
            onClick={() => onRetry({ ...release, rows: stayed.map(({ row }) => row) })}
          >
            {t('held.releaseAgain', { count: stayed.length })}
          </Button>
        )}
        <Button size="compact-md" variant="subtle" disabled={busy} onClick={onClose}>
          {t('held.closeResult')}
        </Button>
      </div>
    </section>
  );
}

function Patients({ rows }: { rows: HeldRow[] }) {
  return (
    <ul className={styles.names}>
      {rows.map((row) => (
        <li key={row.claim}>
          {row.patient} <span className="cc-code">{row.lines.join(' ')}</span>
        </li>
      ))}
    </ul>
  );
}
