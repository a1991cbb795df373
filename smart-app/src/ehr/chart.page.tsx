import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Coverage, Patient } from 'fhir/r4';
import { ageOn, nameOf } from '../fhir/claim';
import { day } from '../ui/format';
import { Empty, Failure, Loading } from '../ui/states';
import { useChart, visitOf } from './chart.query';
import { LinkButton } from './link-button';
import { Charging } from './charging';
import styles from './chart.module.css';

const route = getRouteApi('/patients/$patient');

/** A patient's chart: who, why they came, what was found, what is charged and ordered. */
export function ChartPage() {
  const { t } = useTranslation();
  const { patient } = route.useParams();
  const chart = useChart(patient);

  return (
    <div className={styles.page}>
      <Link to="/" className={styles.back}>
        <ArrowLeft aria-hidden size={16} /> {t('chart.back')}
      </Link>
      {chart.isPending ? (
        <Loading label={t('chart.loading')} rows={4} />
      ) : !chart.data ? (
        <Failure
          title={t('chart.failed')}
          error={chart.error}
          onRetry={() => void chart.refetch()}
        />
      ) : (
        <>
          <Banner patient={chart.data.patient} coverage={chart.data.coverage} />
          <Open key={patient} chart={chart.data} />
        </>
      )}
    </div>
  );
}

function Open({ chart }: { chart: NonNullable<ReturnType<typeof useChart>['data']> }) {
  const { t } = useTranslation();
  const visit = visitOf(chart);
  if (!visit) {
    return (
      <Empty
        title={t('chart.noVisit')}
        action={
          <LinkButton to="/schedule" variant="default">
            {t('chart.toSchedule')}
          </LinkButton>
        }
      >
        {t('chart.noVisitNext')}
      </Empty>
    );
  }
  return <Charging visit={visit} conditions={chart.conditions} notes={chart.notes} />;
}

function Banner({ patient, coverage }: { patient: Patient; coverage: Coverage | undefined }) {
  const { t } = useTranslation();
  return (
    <div className={styles.banner}>
      <h1>{nameOf(patient.name)}</h1>
      <p className="cc-muted">
        {t(`chart.gender.${patient.gender ?? 'unknown'}`)} {ageOn(patient, new Date())}
        {' · '}
        {coverage?.class?.find((each) => each.name)?.name ??
          coverage?.payor?.[0]?.display ??
          t('chart.noCoverage')}
        {coverage?.period?.end && <> · {t('chart.until', { day: day(coverage.period.end) })}</>}
      </p>
    </div>
  );
}
