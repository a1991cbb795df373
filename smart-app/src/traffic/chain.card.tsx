import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { day, exactTime } from '../ui/format';
import { Mark } from '../ui/tone';
import { toneOf, type Step, type TracedClaim } from './traffic.model';
import styles from './traffic.module.css';

/** One claim's way through every message, from being taken on to its last answer. */
export function ChainCard({
  claims,
  chosen,
  here,
  onChoose,
  onOpen,
  onTrace,
}: {
  claims: TracedClaim[];
  chosen: string | undefined;
  /** The message that is open. */
  here: string;
  onChoose: (trace: string) => void;
  onOpen: (id: string) => void;
  onTrace: (trace: string) => void;
}) {
  const { t } = useTranslation();
  const claim = claims.find((each) => each.trace === chosen) ?? claims[0];
  if (!claim) return null;
  return (
    <section aria-label={t('traffic.chain')} className={styles.card}>
      <h2>{t('traffic.chain')}</h2>
      {claims.length > 1 && (
        <NativeSelect
          label={t('traffic.claimsIn', { count: claims.length })}
          value={claim.trace}
          onChange={(event) => onChoose(event.currentTarget.value)}
          data={claims.map((each) => ({
            value: each.trace,
            label: [each.claim, t(`traffic.state.${each.state}`)].join(' '),
          }))}
        />
      )}
      <p>
        <span className="cc-code">{claim.claim}</span>{' '}
        {t('traffic.versionOf', { version: claim.version })}{' '}
        <Mark tone={toneOf(claim.state)}>{t(`traffic.state.${claim.state}`)}</Mark> {claim.reason}
      </p>
      <p>
        {t('traffic.trace')}{' '}
        <button type="button" className={styles.open} onClick={() => onTrace(claim.trace)}>
          <span className="cc-code">{claim.trace}</span>
        </button>{' '}
        <span className="cc-muted">{t('traffic.traceMeans')}</span>
      </p>
      <ol className={styles.chain} aria-label={t('traffic.steps')}>
        {claim.steps.map((step, index) => (
          <li key={index} data-here={step.exchange === here}>
            <span className="cc-muted cc-money">
              {day(step.at)} {exactTime(step.at)}
            </span>
            <span>
              {step.state ? (
                <>
                  <strong>{t(`traffic.state.${step.state}`)}</strong> {step.said}
                </>
              ) : (
                <>
                  {t('traffic.answer')} <strong>{step.said ?? step.kind}</strong>
                </>
              )}
              {!step.applied && <span className="cc-muted"> {t('traffic.toldNothingNew')}</span>}
            </span>
            {messageOf(step, claim) && (
              <Way
                to={messageOf(step, claim)}
                name={step.kind ?? claim.controlNumber ?? ''}
                here={here}
                onOpen={onOpen}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The message a step is told by: an answer by its file, and that it was sent by its interchange. */
const messageOf = (step: Step, claim: TracedClaim) =>
  step.kind !== null ? step.exchange : step.state === 'SENT' ? claim.exchange : null;

function Way({
  to,
  name,
  here,
  onOpen,
}: {
  to: string | null;
  name: string;
  here: string;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  if (to === null) return null;
  if (to === here) return <span className="cc-muted">{t('traffic.isHere')}</span>;
  return (
    <button
      type="button"
      className={styles.open}
      aria-label={t('traffic.openOf', { name })}
      onClick={() => onOpen(to)}
    >
      {t('traffic.open')}
    </button>
  );
}
