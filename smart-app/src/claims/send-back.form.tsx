import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { withDays } from '../ui/format';
import { Failure } from '../ui/states';
import type { HeldRow } from './claims.model';
import { useSendBack } from './claims.query';
import styles from './claims.module.css';

/** Asks the clinician about one claim, beginning with what the gravest alert wants. */
export function SendBackForm({
  session,
  row,
  onDone,
  onCancel,
}: {
  session: Session;
  row: HeldRow;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const first = row.alerts[0];
  const [text, setText] = useState(
    withDays([first?.message, first?.remedy].filter(Boolean).join(' ')),
  );
  const [line, setLine] = useState(String(first?.line ?? 0));
  const send = useSendBack(session);
  const lines = [...new Set(row.alerts.map((alert) => alert.line).filter((each) => each > 0))];
  return (
    <form
      className={styles.form}
      aria-label={t('held.sendBack')}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(
          { claim: row.claim, text: text.trim(), line: Number(line) },
          { onSuccess: onDone },
        );
      }}
    >
      <Textarea
        label={t('held.question', { clinician: row.clinician ?? '' })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        required
        rows={3}
        maxLength={2000}
      />
      {lines.length > 0 && (
        <NativeSelect
          label={t('held.about')}
          value={line}
          onChange={(event) => setLine(event.currentTarget.value)}
          data={[
            { value: '0', label: t('held.wholeClaim') },
            ...lines.map((each) => ({ value: String(each), label: t('held.line', { n: each }) })),
          ]}
        />
      )}
      {send.error && (
        <Failure
          title={t('held.notAsked')}
          error={send.error}
          holds={t('held.notAskedHolds')}
          onRetry={() => send.reset()}
        />
      )}
      <div className={styles.actions}>
        <Button type="submit" size="sm" disabled={!text.trim()} loading={send.isPending}>
          {t('held.ask')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
