import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Failure } from '../ui/states';
import { choicesOf, type Decision, type QualityRow } from './quality.model';
import { useDecide } from './quality.query';
import styles from './quality.module.css';

/** Decides about one alert: which way, and why. Nothing is decided without a reason. */
export function DecideForm({
  row,
  session,
  onDone,
}: {
  row: QualityRow;
  session: Session;
  onDone: (decision: Decision) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const choices = choicesOf(row);
  const [decision, setDecision] = useState<Decision | undefined>();
  const [reason, setReason] = useState('');
  const decide = useDecide(session);
  const chosen =
    decision ?? choices.find((each) => each === row.proposal) ?? (choices[0] as Decision);
  const send = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate(
      { row, decision: chosen, reason: reason.trim() },
      { onSuccess: () => onDone(chosen) },
    );
  };
  return (
    <form className={styles.form} onSubmit={send} aria-label={t('quality.decideOf')}>
      {choices.length > 1 && (
        <fieldset className={styles.choices}>
          <legend>{t('quality.decide')}</legend>
          {choices.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={id}
                checked={each === chosen}
                onChange={() => setDecision(each)}
              />
              {t(`quality.decision.${each}`)}
            </label>
          ))}
        </fieldset>
      )}
      <p className="cc-muted">{t(`quality.means.${chosen}`)}</p>
      <label htmlFor={id}>{t('quality.why')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        required
        className={styles.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {decide.error && (
        <Failure
          title={t('quality.notDecided')}
          error={decide.error}
          holds={t('quality.notDecidedHolds')}
        />
      )}
      <Button
        type="submit"
        size="compact-md"
        loading={decide.isPending}
        disabled={reason.trim() === ''}
      >
        {t(`quality.decision.${chosen}`)}
      </Button>
    </form>
  );
}
