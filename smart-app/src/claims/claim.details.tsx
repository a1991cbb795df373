import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Failure } from '../ui/states';
import { canBeSentBack, type HeldRow } from './claims.model';
import { usePatientOf } from './claims.query';
import { HistoryFold } from './history.fold';
import { SendBackForm } from './send-back.form';
import styles from './claims.module.css';

/** One claim beside the list, until it is closed: it stays though it leaves the list. */
export function ClaimDetails({
  claim,
  row,
  looked,
  session,
  online,
  place,
  error,
  onStep,
  onClose,
  children,
}: {
  claim: string;
  /** As the list has it; undefined where a link opened a claim that is on no page seen so far. */
  row: HeldRow | undefined;
  /** Whether the list was looked through for it. */
  looked: boolean;
  session: Session;
  online: boolean;
  /** Where it stands in the list. */
  place: { n: number; count: number } | undefined;
  /** Why the claim before or after could not be had. */
  error: unknown;
  onStep: ((by: 1 | -1) => void) | undefined;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const stranger = usePatientOf(session, claim, looked && row === undefined);
  const patient = row?.patient ?? stranger.data ?? t('held.claim');
  useEffect(() => heading.current?.focus(), []);

  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    // Where one writes, keys are letters, and Esc loses nothing that was typed.
    if ((event.target as HTMLElement).closest('input, textarea, select, form')) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === ']') onStep?.(1);
    else if (event.key === '[') onStep?.(-1);
    else return;
    event.preventDefault();
  };
  return (
    // It hears the keys of what is in it: [ and ] for the claims beside it, Esc to close.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.details}
      aria-label={t('held.claimOf', { patient })}
      onKeyDown={pressed}
    >
      <header className={styles.top}>
        <h2 ref={heading} tabIndex={-1}>
          {patient}
        </h2>
        <div className={styles.steps}>
          {onStep && (
            <>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('held.before')}
                disabled={place?.n === 1}
                onClick={() => onStep(-1)}
              >
                <ChevronLeft aria-hidden size={14} />
              </Button>
              {place && <span className="cc-muted">{t('held.place', place)}</span>}
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('held.after')}
                disabled={place !== undefined && place.n === place.count}
                onClick={() => onStep(1)}
              >
                <ChevronRight aria-hidden size={14} />
              </Button>
            </>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<X aria-hidden size={14} />}
            onClick={onClose}
          >
            {t('held.close')}
          </Button>
        </div>
      </header>
      {looked && row === undefined && <p className="cc-muted">{t('held.elsewhere')}</p>}
      {Boolean(error) && <Failure title={t('held.noStep')} error={error} />}
      {asked && <p role="status">{t('held.asked', { clinician: row?.clinician ?? '' })}</p>}
      <fieldset className={styles.changes} disabled={!online} aria-label={t('held.work')}>
        {children}
        {row && canBeSentBack(row) && !asked && !asking && (
          <Button size="sm" variant="default" onClick={() => setAsking(true)}>
            {t('held.sendBack')}
          </Button>
        )}
        {row && asking && (
          <SendBackForm
            session={session}
            row={row}
            onDone={() => {
              setAsking(false);
              setAsked(true);
            }}
            onCancel={() => setAsking(false)}
          />
        )}
      </fieldset>
      <HistoryFold session={session} claim={claim} />
    </section>
  );
}
