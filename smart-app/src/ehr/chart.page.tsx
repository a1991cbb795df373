import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Condition, Coverage, DocumentReference, Encounter, Patient } from 'fhir/r4';
import { ageOn, codeOf, nameOf, spokenName } from '../fhir/claim';
import { day } from '../ui/format';
import { Empty, Failure, Loading } from '../ui/states';
import { useChart, visitOf } from './chart.query';
import { DIAGNOSES } from './procedures';
import { LinkButton } from './link-button';
import { Charging } from './charging';
import styles from './chart.module.css';

const route = getRouteApi('/patients/$patient');

/** A patient's chart: who, why they came, what was found, what is charged. */
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
  return (
    <Charging
      visit={visit}
      diagnoses={chart.conditions.flatMap((each) => codeOf(each.code) ?? [])}
      record={
        <>
          <VisitCard encounter={visit.encounter} clinician={spokenName(chart.practitioner?.name)} />
          <Problems conditions={chart.conditions} />
          <Notes notes={chart.notes} />
        </>
      }
    />
  );
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

function VisitCard({ encounter, clinician }: { encounter: Encounter; clinician: string }) {
  const { t } = useTranslation();
  return (
    <section className={styles.card}>
      <h2>{t('chart.visit')}</h2>
      <p>
        {day(encounter.period?.start)} · {clinician}
      </p>
      {encounter.reasonCode?.[0]?.text && <p>{encounter.reasonCode[0].text}</p>}
    </section>
  );
}

function Problems({ conditions }: { conditions: Condition[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles.card}>
      <h2>{t('chart.problems')}</h2>
      {conditions.length === 0 ? (
        <p className="cc-muted">{t('chart.noProblems')}</p>
      ) : (
        <ul className={styles.plain}>
          {conditions.map((each) => {
            const code = codeOf(each.code) ?? '';
            return (
              <li key={each.id}>
                <span className="cc-code">{code}</span> {each.code?.text ?? DIAGNOSES[code] ?? ''}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Notes({ notes }: { notes: DocumentReference[] }) {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <section className={styles.card}>
      <h2>{t('chart.notes')}</h2>
      {notes.map((note) => (
        <p key={note.id} className={styles.note}>
          {textOf(note) ?? note.description}
        </p>
      ))}
    </section>
  );
}

function textOf(note: DocumentReference): string | undefined {
  const attachment = note.content?.find((each) =>
    each.attachment.contentType?.startsWith('text/plain'),
  )?.attachment;
  if (!attachment?.data) return undefined;
  return new TextDecoder().decode(
    Uint8Array.from(atob(attachment.data), (each) => each.charCodeAt(0)),
  );
}
