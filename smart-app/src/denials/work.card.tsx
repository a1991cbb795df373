import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day } from '../ui/format';
import { isOpen } from './denials.model';
import type { Denial } from './denial.model';
import {
  AppealForm,
  AssignOneForm,
  CallForm,
  CloseForm,
  RecordsForm,
  ReopenForm,
} from './work.forms';
import { ResubmitForm } from './resubmit.form';
import styles from './denials.module.css';

const WAYS = ['resubmit', 'appeal', 'call', 'records', 'assign', 'close'] as const;
type Way = (typeof WAYS)[number] | 'reopen';

/** The action that is recommended leads to one of the ways. */
const RECOMMENDED: Record<string, Way> = {
  resubmit: 'resubmit',
  appeal: 'appeal',
  'send-records': 'records',
  'bill-patient': 'close',
  'write-off': 'close',
};

/** What to do about the denial: the recommended way first, with its reason, and the others. */
export function WorkCard({
  session,
  denial,
  online,
}: {
  session: Session;
  denial: Denial;
  online: boolean;
}) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>();
  const [done, setDone] = useState<string>();
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done) status.current?.focus();
  }, [done]);
  const finish = (what: Way) => {
    setWay(undefined);
    setDone(t(`denials.done.${what}`));
  };
  const open = isOpen(denial);
  const ways: readonly Way[] = open ? WAYS : ['reopen'];
  const first = RECOMMENDED[denial.action ?? ''];
  const form = { session, denial, onCancel: () => setWay(undefined) };
  return (
    <section className={styles.card} aria-label={t('denials.work')}>
      <h2>{t('denials.work')}</h2>
      {open && denial.action && (
        <p>
          <strong>{t(`denials.action.${denial.action}`, { defaultValue: denial.action })}.</strong>{' '}
          {denial.actionReason}
        </p>
      )}
      {open && denial.waitingUntil && (
        <p>
          {t('denials.waitsUntil', { day: day(denial.waitingUntil) })} {denial.waitingFor}
        </p>
      )}
      {!open && denial.lesson && <p>{t('denials.lesson', { lesson: denial.lesson })}</p>}
      {done && (
        <p ref={status} role="status" tabIndex={-1} className={styles.done}>
          {done}
        </p>
      )}
      {way === undefined ? (
        <div className={styles.actions}>
          {ways.map((each) => (
            <Button
              key={each}
              size="sm"
              variant={each === first || each === 'reopen' ? 'filled' : 'default'}
              disabled={!online}
              onClick={() => {
                setDone(undefined);
                setWay(each);
              }}
            >
              {t(`denials.way.${each}`)}
            </Button>
          ))}
        </div>
      ) : way === 'resubmit' ? (
        <ResubmitForm {...form} onDone={() => finish('resubmit')} />
      ) : way === 'appeal' ? (
        <AppealForm {...form} onDone={() => finish('appeal')} />
      ) : way === 'call' ? (
        <CallForm {...form} onDone={() => finish('call')} />
      ) : way === 'records' ? (
        <RecordsForm {...form} onDone={() => finish('records')} />
      ) : way === 'assign' ? (
        <AssignOneForm {...form} onDone={() => finish('assign')} />
      ) : way === 'close' ? (
        <CloseForm {...form} onDone={() => finish('close')} />
      ) : (
        <ReopenForm {...form} onDone={() => finish('reopen')} />
      )}
    </section>
  );
}
