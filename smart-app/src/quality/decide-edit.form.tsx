import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Failure } from '../ui/states';
import { choicesOf, type Choice, type ProposedEdit } from './proposed-edits.model';
import { useDecideEdit } from './proposed-edits.query';
import styles from './quality.module.css';

/** Decides about a proposed edit. Nothing is chosen beforehand; a rejection says why. */
export function DecideEditForm({
  proposal,
  session,
  onDone,
}: {
  proposal: ProposedEdit;
  session: Session;
  onDone: (choice: Choice) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [choice, setChoice] = useState<Choice>();
  const [reason, setReason] = useState('');
  const decide = useDecideEdit(session);
  const rejects = choice === 'reject';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (choice)
      decide.mutate(
        { proposal, choice, reason: reason.trim() },
        { onSuccess: () => onDone(choice) },
      );
  };
  return (
    <form className={styles.form} onSubmit={send} aria-label={t('learned.form')}>
      <fieldset className={styles.choices}>
        <legend>{t('learned.choice')}</legend>
        {choicesOf(proposal).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={id}
              checked={each === choice}
              onChange={() => setChoice(each)}
            />
            {t(`learned.as.${each}`)}
          </label>
        ))}
      </fieldset>
      {choice && <p className="cc-muted">{t(`learned.means.${choice}`)}</p>}
      <label htmlFor={id}>{rejects ? t('learned.why') : t('learned.whyOptional')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        required={rejects}
        className={styles.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {decide.error && (
        <Failure
          title={t('learned.notDecided')}
          error={decide.error}
          holds={t('learned.notDecidedHolds')}
        />
      )}
      <Button
        type="submit"
        size="compact-md"
        loading={decide.isPending}
        disabled={!choice || (rejects && reason.trim() === '')}
      >
        {rejects ? t('learned.send.reject') : t('learned.send.accept')}
      </Button>
    </form>
  );
}
