import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LaunchError } from '../fhir/smart';
import { Failure, Loading } from '../ui/states';
import styles from './launch.module.css';

/** Opening, in words. */
export function Opening() {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <h1>{t('launch.opening')}</h1>
      <p className="cc-muted">{t('launch.openingNote')}</p>
      <Loading label={t('launch.opening')} rows={2} />
    </main>
  );
}

/** Why it did not open, and what to do about it. */
export function LaunchFailed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const fault = error instanceof LaunchError ? error.fault : undefined;
  return (
    <main className={styles.page}>
      <h1>{t('launch.failed')}</h1>
      {fault ? (
        <div role="alert" className={styles.why}>
          <p>{t(`launch.fault.${fault}`)}</p>
          <p className="cc-muted">{t(`launch.mend.${fault}`)}</p>
          {error instanceof LaunchError && error.detail && (
            <p className="cc-muted">
              {t('launch.said')} <span className="cc-code">{error.detail}</span>
            </p>
          )}
          {onRetry && (
            <Button mt="xs" size="sm" onClick={onRetry}>
              {t('ui.retry')}
            </Button>
          )}
        </div>
      ) : (
        <Failure title={t('launch.failed')} error={error} onRetry={onRetry} />
      )}
    </main>
  );
}

/** The token is gone, and with it everything that was on the screen. */
export function SignedOut({
  reason,
  onAgain,
}: {
  reason: 'idle' | 'reload';
  onAgain?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <h1>{t(`launch.out.${reason}`)}</h1>
      <p>{t(`launch.outNote.${reason}`)}</p>
      {onAgain && (
        <div>
          <Button onClick={onAgain}>{t('launch.signIn')}</Button>
        </div>
      )}
    </main>
  );
}
