import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../ui/states';
import styles from './traffic.module.css';

/** Asks why, before something is done that is kept on record. */
export function ReasonForm({
  label,
  explain,
  button,
  busy,
  error,
  failed,
  onReason,
  onCancel,
}: {
  label: string;
  explain: string;
  button: string;
  busy: boolean;
  error: unknown;
  failed: string;
  onReason: (reason: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <form
      className={styles.card}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onReason(reason.trim());
      }}
    >
      <p>{explain}</p>
      <TextInput
        label={t('traffic.why')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        maxLength={500}
      />
      {Boolean(error) && <Failure title={failed} error={error} />}
      <div className={styles.row}>
        <Button type="submit" size="sm" disabled={reason.trim().length < 3} loading={busy}>
          {button}
        </Button>
        <Button size="sm" variant="subtle" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
