import { useTranslation } from 'react-i18next';
import type { Claim } from 'fhir/r4';
import type { Session } from '../fhir/session';
import { day, daysUntil, time } from '../ui/format';
import { Failure, Loading } from '../ui/states';
import { Mark, type Tone } from '../ui/tone';
import type { CoverageFacts } from './coverage.model';
import { useCoverage, usePatientCoverage } from './panel.query';
import styles from './panel.module.css';

const TONES: Record<CoverageFacts['state'], Tone> = {
  active: 'good',
  'ends-before-visit': 'fix',
  'starts-after-visit': 'fix',
  inactive: 'fix',
};

/** The coverage billed: until when it lasts, and how fresh that knowledge is. */
export function CoverageCard({ session, claim }: { session: Session; claim: Claim }) {
  const { t } = useTranslation();
  const coverage = useCoverage(session, claim);
  if (!claim.insurance?.some((each) => each.coverage?.reference)) {
    return (
      <section className={styles.coverage} aria-label={t('coverage.title')}>
        <h3>{t('coverage.title')}</h3>
        <p>{t('coverage.none')}</p>
      </section>
    );
  }
  if (coverage.isPending) return <Loading label={t('coverage.loading')} rows={1} />;
  if (!coverage.data) {
    return (
      <Failure
        title={t('coverage.failed')}
        error={coverage.error}
        onRetry={() => void coverage.refetch()}
      />
    );
  }
  return <Facts facts={coverage.data} />;
}

/** What the patient has, where there is no claim to judge yet. */
export function PatientCoverage({ session, patient }: { session: Session; patient: string }) {
  const { t } = useTranslation();
  const coverages = usePatientCoverage(session, patient);
  if (coverages.isPending) return <Loading label={t('coverage.loading')} rows={1} />;
  if (!coverages.data) {
    return (
      <Failure
        title={t('coverage.failed')}
        error={coverages.error}
        onRetry={() => void coverages.refetch()}
      />
    );
  }
  if (coverages.data.length === 0) return <p>{t('coverage.nonePatient')}</p>;
  return coverages.data.map((facts) => <Facts key={facts.id} facts={facts} />);
}

function Facts({ facts }: { facts: CoverageFacts }) {
  const { t } = useTranslation();
  const left = daysUntil(facts.end);
  return (
    <section className={styles.coverage} aria-label={t('coverage.title')}>
      <div className={styles.coverageTop}>
        <h3>{t('coverage.title')}</h3>
        <Mark tone={TONES[facts.state]}>{t(`coverage.state.${facts.state}`)}</Mark>
      </div>
      <p>
        {facts.plan}
        {facts.memberId && (
          <span className="cc-muted">
            {' '}
            {t('coverage.member')} <span className="cc-code">{facts.memberId}</span>
          </span>
        )}
      </p>
      <p>
        {facts.end
          ? left !== undefined && left >= 0
            ? t('coverage.ends', { day: day(facts.end), count: left })
            : t('coverage.ended', { day: day(facts.end), count: -(left ?? 0) })
          : t('coverage.noEnd')}
      </p>
      <p className="cc-muted">
        {t(`coverage.answer.${facts.answer}`, {
          when: facts.askedAt ? `${day(facts.askedAt)}, ${time(facts.askedAt)}` : '',
        })}
      </p>
    </section>
  );
}
