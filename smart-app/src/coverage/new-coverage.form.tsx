import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Failure } from '../ui/states';
import type { VisitRow } from './coverage.model';
import { endsBeforeItStarts, isComplete, type NewCoverage } from './new-coverage.model';
import { useNewCoverage, usePayers } from './new-coverage.query';
import styles from './coverage.module.css';

const EMPTY: NewCoverage = { payer: '', payerName: '', memberId: '', start: '', end: '' };

/** Records what the patient's new card says. */
export function NewCoverageForm({
  session,
  row,
  onDone,
  onCancel,
}: {
  session: Session;
  row: VisitRow;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [given, setGiven] = useState(EMPTY);
  const [replaces, setReplaces] = useState(false);
  const payers = usePayers(session);
  const record = useNewCoverage(session);
  const say = (change: Partial<NewCoverage>) => setGiven({ ...given, ...change });
  return (
    <form
      className={styles.form}
      aria-label={t('visits.recordOf', { patient: row.patient })}
      onSubmit={(event) => {
        event.preventDefault();
        record.mutate({ row, given, replaces }, { onSuccess: onDone });
      }}
    >
      <NativeSelect
        label={t('visits.new.payer')}
        required
        value={given.payer}
        onChange={({ currentTarget }) =>
          say({
            payer: currentTarget.value,
            payerName: payers.data?.find((each) => each.value === currentTarget.value)?.label ?? '',
          })
        }
        data={[{ value: '', label: t('visits.new.choose') }, ...(payers.data ?? [])]}
      />
      <TextInput
        label={t('visits.new.memberId')}
        required
        maxLength={80}
        value={given.memberId}
        onChange={(event) => say({ memberId: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('visits.new.start')}
        required
        value={given.start}
        onChange={(event) => say({ start: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('visits.new.end')}
        value={given.end}
        error={endsBeforeItStarts(given) && t('visits.new.endsBefore')}
        onChange={(event) => say({ end: event.currentTarget.value })}
      />
      {row.coverage && (
        <label className={styles.wide}>
          <input
            type="checkbox"
            className="cc-check"
            checked={replaces}
            onChange={(event) => setReplaces(event.currentTarget.checked)}
          />{' '}
          {t('visits.new.replaces', { plan: row.plan ?? '' })}
        </label>
      )}
      {payers.error && (
        <Failure
          title={t('visits.new.noPayers')}
          error={payers.error}
          onRetry={() => void payers.refetch()}
        />
      )}
      {record.error && (
        <Failure
          title={t('visits.new.failed')}
          error={record.error}
          holds={t('visits.new.failedHolds')}
        />
      )}
      <div className={styles.wide}>
        <Button
          type="submit"
          size="compact-sm"
          disabled={!isComplete(given)}
          loading={record.isPending}
        >
          {t('visits.new.save')}
        </Button>{' '}
        <Button size="compact-sm" variant="subtle" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
