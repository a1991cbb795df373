import { Button, Skeleton } from '@mantine/core';
import { CircleAlert, RotateCw, WifiOff } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { time } from './format';
import styles from './states.module.css';

/** Shows the layout's shape, but only once waiting has become noticeable. */
export function Loading({ label, rows = 3 }: { label: string; rows?: number }) {
  const [noticeable, setNoticeable] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNoticeable(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-live="polite" className={styles.loading}>
      <span className="cc-hidden">{label}</span>
      {noticeable &&
        Array.from({ length: rows }, (_, row) => <Skeleton key={row} height={64} radius="md" />)}
    </div>
  );
}

/** Nothing here: why, and one next step. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children && <div className="cc-muted">{children}</div>}
      {action}
    </div>
  );
}

/** What failed, what still holds, a way to try again, and what to quote. */
export function Failure({
  title,
  error,
  holds,
  onRetry,
}: {
  title: string;
  error: unknown;
  holds?: string;
  onRetry?: () => void;
}) {
  const { t } = useTranslation();
  const message = error instanceof Error ? error.message : String(error);
  const reference = (error as { reference?: string } | null)?.reference;
  return (
    <div role="alert" className={styles.failure}>
      <CircleAlert aria-hidden size={20} className={styles.mark} />
      <div>
        <p className={styles.title}>{title}</p>
        <p>{message}</p>
        {holds && <p className="cc-muted">{holds}</p>}
        {reference && (
          <p className="cc-muted">
            {t('ui.reference')} <span className="cc-code">{reference}</span>
          </p>
        )}
        {onRetry && (
          <Button
            size="compact-sm"
            mt="xs"
            variant="default"
            leftSection={<RotateCw aria-hidden size={14} />}
            onClick={onRetry}
          >
            {t('ui.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}

let offlineSince: Date | undefined;

function watchNetwork(changed: () => void): () => void {
  const note = () => {
    offlineSince = navigator.onLine ? undefined : new Date();
    changed();
  };
  window.addEventListener('online', note);
  window.addEventListener('offline', note);
  return () => {
    window.removeEventListener('online', note);
    window.removeEventListener('offline', note);
  };
}

/** Whether there is a network. Without one what is seen stays, and changes are off. */
export const useOnline = () => useSyncExternalStore(watchNetwork, () => navigator.onLine);

/** Says that the network is gone and since when what is seen is from. */
export function OfflineBar() {
  const { t } = useTranslation();
  const online = useOnline();
  if (online) return null;
  return (
    <div role="status" className={styles.offline}>
      <WifiOff aria-hidden size={16} />{' '}
      {t('ui.offline', { time: time(offlineSince ?? new Date()) })}
    </div>
  );
}
