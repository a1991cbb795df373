import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needsComment, OVERRIDE_REASONS, type OverrideReason } from '../fhir/override';
import type { Session } from '../fhir/session';
import { money } from '../ui/format';
import type { HeldRow } from './held.model';
import { useRelease, type Released } from './held.query';
import styles from './held.module.css';

/** Lets the selected claims go, for one reason that is kept with each. */
export function ReleaseForm({
  session,
  rows,
  onDone,
  onCancel,
}: {
  session: Session;
  rows: HeldRow[];
  onDone: (released: Released) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<OverrideReason>();
  const [words, setWords] = useState('');
  const release = useRelease(session);
  const sum = rows.reduce((all, row) => all + Math.round((row.amount ?? 0) * 100), 0) / 100;
  const wordless = reason !== undefined && needsComment(reason) && words.trim() === '';
  return (
    <form
      className={styles.bar}
      aria-label={t('held.release')}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason) release.mutate({ rows, reason, words: words.trim() }, { onSuccess: onDone });
      }}
    >
      <p>
        <strong>{t('held.selected', { count: rows.length, sum: money(sum) })}</strong>
      </p>
      <NativeSelect
        label={t('held.why')}
        value={reason ?? ''}
        onChange={(event) =>
          setReason((event.currentTarget.value || undefined) as OverrideReason | undefined)
        }
        data={[
          { value: '', label: t('held.chooseWhy') },
          ...OVERRIDE_REASONS.map((each) => ({ value: each, label: t(`alerts.reason.${each}`) })),
        ]}
      />
      <Textarea
        label={t('held.words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        required={reason !== undefined && needsComment(reason)}
        rows={1}
        maxLength={1000}
      />
      <div className={styles.actions}>
        <Button type="submit" size="sm" disabled={!reason || wordless} loading={release.isPending}>
          {t('held.releaseCount', { count: rows.length })}
        </Button>
        <Button size="sm" variant="subtle" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
