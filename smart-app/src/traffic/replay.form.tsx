import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Failure, Loading } from '../ui/states';
import { Mark, type Tone } from '../ui/tone';
import { sizeOf, type Absence, type Exchange, type ReplayPlan } from './traffic.model';
import { useRehearsal, useReplay } from './traffic.query';
import styles from './traffic.module.css';

const RESULTS: Record<ReplayPlan['checks'][number]['result'], Tone> = {
  yes: 'know',
  no: 'closed',
  unknown: 'unknown',
};

/** Says what would happen, and does it when it may be done and somebody says why. */
export function ReplayForm({
  session,
  exchange,
  online,
  onClose,
}: {
  session: Session;
  exchange: Exchange;
  online: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [absence, setAbsence] = useState<Absence>();
  const [reason, setReason] = useState('');
  const rehearsal = useRehearsal(session, exchange.id, absence);
  const replay = useReplay(session, exchange.id);
  const plan = replay.data ?? rehearsal.data;
  const out = exchange.direction === 'out';
  const label = t(out ? 'traffic.sendAgain' : 'traffic.applyAgain');
  const asksForWord =
    out && plan?.allowed === false && plan.checks.some((check) => check.code === 'absence');
  return (
    <section className={styles.card} aria-label={t('traffic.replayOf', { action: label })}>
      <h2>{t('traffic.replayOf', { action: label })}</h2>
      <p className="cc-muted">
        {t(out ? 'traffic.replayOut' : 'traffic.replayIn', {
          size: sizeOf(exchange.size),
          partner: exchange.partner,
          count: exchange.claims,
        })}
      </p>
      {rehearsal.isPending ? (
        <Loading label={t('traffic.rehearsing')} rows={2} />
      ) : !plan ? (
        <Failure
          title={t('traffic.notRehearsed')}
          error={rehearsal.error}
          holds={t('traffic.nothingDone')}
          onRetry={() => void rehearsal.refetch()}
        />
      ) : (
        <>
          <p role="status">
            <Mark tone={plan.done || plan.allowed ? 'good' : 'fix'}>
              {t(plan.done ? 'traffic.done' : plan.allowed ? 'traffic.may' : 'traffic.mayNot')}
            </Mark>{' '}
            {plan.why}
          </p>
          <ul className={styles.checks} aria-label={t('traffic.checks')}>
            {plan.checks.map((check) => (
              <li key={check.code}>
                <Mark tone={RESULTS[check.result]}>
                  {t(`traffic.check.${check.code}`, check.code)}:{' '}
                  {t(`traffic.result.${check.result}`)}
                </Mark>{' '}
                {check.words}
              </li>
            ))}
          </ul>
          {plan.changes.length > 0 && (
            <ul className={styles.checks} aria-label={t('traffic.changes')}>
              {plan.changes.map((change) => (
                <li key={change.trace}>
                  <span className="cc-code">{change.claim}</span>{' '}
                  {t('traffic.moves', {
                    from: t(`traffic.state.${change.from}`),
                    to: t(`traffic.state.${change.to}`),
                  })}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {asksForWord && <AbsenceForm onAbsence={setAbsence} />}
      {plan?.allowed && !plan.done && (
        <form
          className={styles.inner}
          aria-label={label}
          onSubmit={(event) => {
            event.preventDefault();
            replay.mutate({ reason: reason.trim(), absence });
          }}
        >
          <TextInput
            label={t('traffic.why')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            maxLength={500}
          />
          {replay.error && (
            <Failure
              title={t('traffic.notReplayed')}
              error={replay.error}
              holds={t('traffic.replaySafe')}
            />
          )}
          <div className={styles.row}>
            <Button
              type="submit"
              size="sm"
              disabled={!online || reason.trim().length < 3}
              loading={replay.isPending}
            >
              {t(`traffic.action.${plan.action}`, label)}
            </Button>
          </div>
        </form>
      )}
      <div>
        <Button size="sm" variant="subtle" onClick={onClose}>
          {t(plan?.done ? 'traffic.close' : 'ui.cancel')}
        </Button>
      </div>
    </section>
  );
}

/** The partner's word that it does not have the interchange. */
function AbsenceForm({ onAbsence }: { onAbsence: (absence: Absence) => void }) {
  const { t } = useTranslation();
  const [representative, setRepresentative] = useState('');
  const [reference, setReference] = useState('');
  return (
    <form
      className={styles.inner}
      aria-label={t('traffic.absence')}
      onSubmit={(event) => {
        event.preventDefault();
        onAbsence({ representative: representative.trim(), reference: reference.trim() });
      }}
    >
      <p>{t('traffic.absenceExplain')}</p>
      <TextInput
        label={t('traffic.representative')}
        value={representative}
        onChange={(event) => setRepresentative(event.currentTarget.value)}
        required
        maxLength={100}
      />
      <TextInput
        label={t('traffic.callNumber')}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
        required
        maxLength={100}
      />
      <div className={styles.row}>
        <Button
          type="submit"
          size="sm"
          variant="default"
          disabled={!representative.trim() || !reference.trim()}
        >
          {t('traffic.checkAgain')}
        </Button>
      </div>
    </form>
  );
}
