import { Button, Chip, Textarea } from '@mantine/core';
import { NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from 'fhir/r4';
import { codeOf } from '../fhir/claim';
import type { Session } from '../fhir/session';
import { day, time } from '../ui/format';
import { Failure } from '../ui/states';
import { DEPARTURES, needsWords, type Departure } from './risk-note.model';
import { useNewRiskNote, useRiskNotes } from './risk-note.query';
import styles from './risk-note.module.css';

/** Why care departed from the usual, in two clicks; what is written is there for an appeal. */
export function RiskNotes({ session, claim }: { session: Session; claim: Claim }) {
  const { t } = useTranslation();
  const notes = useRiskNotes(session, claim);
  const [writing, setWriting] = useState(false);
  const [saved, setSaved] = useState(false);
  return (
    <section className={styles.notes} aria-label={t('riskNote.title')}>
      {notes.error && (
        <Failure
          title={t('riskNote.failed')}
          error={notes.error}
          onRetry={() => void notes.refetch()}
        />
      )}
      {notes.data && notes.data.length > 0 && (
        <>
          <h3>{t('riskNote.title')}</h3>
          <ul>
            {notes.data.map((note) => (
              <li key={note.id}>
                {note.text}{' '}
                <span className="cc-muted">
                  {note.line !== undefined && <>{t('alerts.line', { n: note.line })} · </>}
                  {note.date && (
                    <>
                      {day(note.date)}, {time(note.date)}
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {saved && <p role="status">{t('riskNote.saved')}</p>}
      {writing ? (
        <NoteForm
          session={session}
          claim={claim}
          onDone={(stored) => {
            setWriting(false);
            setSaved(stored);
          }}
        />
      ) : (
        <Button
          size="sm"
          variant="default"
          className={styles.open}
          leftSection={<NotebookPen aria-hidden size={16} />}
          onClick={() => {
            setSaved(false);
            setWriting(true);
          }}
        >
          {t('riskNote.write')}
        </Button>
      )}
    </section>
  );
}

function NoteForm({
  session,
  claim,
  onDone,
}: {
  session: Session;
  claim: Claim;
  onDone: (stored: boolean) => void;
}) {
  const { t } = useTranslation();
  const [departure, setDeparture] = useState<Departure>();
  const [text, setText] = useState('');
  const [line, setLine] = useState('0');
  const store = useNewRiskNote(session, claim);
  const lines = claim.item ?? [];
  const ready = departure !== undefined && (!needsWords(departure) || text.trim() !== '');
  return (
    <form
      className={styles.form}
      aria-label={t('riskNote.write')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!departure) return;
        store.mutate(
          {
            departure,
            words: t(`riskNote.departure.${departure}`),
            text: text.trim(),
            line: Number(line),
          },
          { onSuccess: () => onDone(true) },
        );
      }}
    >
      <fieldset className={styles.choices}>
        <legend>{t('riskNote.why')}</legend>
        <Chip.Group
          value={departure ?? null}
          onChange={(value) => setDeparture(value as Departure)}
        >
          {DEPARTURES.map((each) => (
            <Chip key={each} value={each} size="sm">
              {t(`riskNote.departure.${each}`)}
            </Chip>
          ))}
        </Chip.Group>
      </fieldset>
      {lines.length > 1 && (
        <fieldset className={styles.choices}>
          <legend>{t('riskNote.about')}</legend>
          <Chip.Group value={line} onChange={(value) => setLine(value as string)}>
            <Chip value="0" size="sm">
              {t('riskNote.visit')}
            </Chip>
            {lines.map((item) => (
              <Chip key={item.sequence} value={String(item.sequence)} size="sm">
                {codeOf(item.productOrService) ?? '?'}
              </Chip>
            ))}
          </Chip.Group>
        </fieldset>
      )}
      <Textarea
        label={t('riskNote.words')}
        description={t('riskNote.wordsHelp')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        required={departure === 'other'}
        rows={3}
        maxLength={2000}
      />
      {store.error && (
        <Failure
          title={t('riskNote.notSaved')}
          error={store.error}
          holds={t('riskNote.notSavedHolds')}
          onRetry={() => store.reset()}
        />
      )}
      <div className={styles.actions}>
        <Button type="submit" size="sm" disabled={!ready} loading={store.isPending}>
          {t('riskNote.save')}
        </Button>
        <Button size="sm" variant="subtle" onClick={() => onDone(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
