import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needsComment, OVERRIDE_REASONS, type OverrideReason } from '../fhir/override';
import { daysUntil, money } from '../ui/format';
import { sumOf, tally, type HeldRow } from './claims.model';
import type { Release } from './claims.query';
import styles from './claims.module.css';

/** Lets the selected claims go, for one reason that is kept with each; first it says what goes. */
export function ReleaseForm({
  rows,
  offline,
  through,
  onRelease,
  onCancel,
}: {
  rows: HeldRow[];
  offline: boolean;
  /** How many are through already; undefined while none is on its way. */
  through: number | undefined;
  onRelease: (release: Release) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<OverrideReason>();
  const [words, setWords] = useState('');
  const wordless = reason !== undefined && needsComment(reason) && words.trim() === '';
  const busy = through !== undefined;
  return (
    <form
      className={styles.bar}
      aria-label={t('held.release')}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason) onRelease({ rows, reason, words: words.trim() });
      }}
    >
      <Preview rows={rows} />
      <NativeSelect
        label={t('held.why')}
        value={reason ?? ''}
        disabled={busy}
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
        disabled={busy}
        onChange={(event) => setWords(event.currentTarget.value)}
        required={reason !== undefined && needsComment(reason)}
        rows={1}
        maxLength={1000}
      />
      <div className={styles.actions}>
        <Button
          type="submit"
          size="sm"
          disabled={!reason || wordless || offline || busy}
          loading={busy}
        >
          {t('held.releaseCount', { count: rows.length })}
        </Button>
        <Button size="sm" variant="subtle" disabled={busy} onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
        {busy && rows.length > 1 && (
          <span role="status">{t('held.through', { n: through, count: rows.length })}</span>
        )}
      </div>
    </form>
  );
}

/** What is about to go, counted: dollars, alerts that are passed over, limits that have passed. */
function Preview({ rows }: { rows: HeldRow[] }) {
  const { t } = useTranslation();
  const alerts = tally(
    rows.flatMap((row) => [
      ...new Set(row.alerts.filter((alert) => alert.holds).map((alert) => alert.edit)),
    ]),
  );
  const payers = tally(rows.map((row) => row.payer));
  const late = rows.filter((row) => (daysUntil(row.filingLimit) ?? 0) < 0).length;
  return (
    <div className={styles.preview}>
      <p>
        <strong>{t('held.selected', { count: rows.length, sum: money(sumOf(rows)) })}</strong>
      </p>
      {payers.length > 0 && <p>{t('held.toPayers', { payers: payers.map(counted).join(', ') })}</p>}
      {alerts.length > 0 && (
        <p>
          {t('held.passedOver', {
            alerts: alerts.map(([edit, n]) => counted([t(`edit.${edit}`, edit), n])).join(', '),
          })}
        </p>
      )}
      {late > 0 && <p className={styles.late}>{t('held.pastLimit', { count: late })}</p>}
    </div>
  );
}

const counted = ([name, count]: [string, number]) => `${name}: ${count}`;
