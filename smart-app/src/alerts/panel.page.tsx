import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim, Patient } from 'fhir/r4';
import { linesLabel, nameOf, totalOf } from '../fhir/claim';
import type { EhrMessages } from '../fhir/messages';
import type { Session } from '../fhir/session';
import { day, money } from '../ui/format';
import { Empty, Failure, Loading } from '../ui/states';
import { ClaimAlerts } from './alerts.panel';
import { PatientCoverage } from './coverage.card';
import { visitDay } from './coverage.model';
import { useClaims, usePatient } from './panel.query';
import styles from './panel.module.css';

/** The panel beside a chart: the patient and the claim of the launch. */
export function PanelPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>{t('panel.title')}</h1>
        {session.messages && <Done messages={session.messages} />}
      </header>
      {session.needsBanner && session.patient && (
        <Banner session={session} patient={session.patient} />
      )}
      {session.claim ? (
        <ClaimAlerts session={session} claim={session.claim} line={session.line} />
      ) : (
        <>
          {session.intent === 'coverage-check' && session.patient && (
            <>
              <h2>{t('coverage.title')}</h2>
              <PatientCoverage session={session} patient={session.patient} />
            </>
          )}
          <ClaimChoice
            session={session}
            patient={session.patient}
            coverage={session.intent !== 'coverage-check'}
          />
        </>
      )}
    </main>
  );
}

/** Closes the panel, where the EHR around it listens. */
function Done({ messages }: { messages: EhrMessages }) {
  const { t } = useTranslation();
  const closes = useQuery({ queryKey: ['closes'], queryFn: () => messages.closes() });
  const done = useMutation({ mutationFn: () => messages.done() });
  if (!closes.data) return null;
  return (
    <>
      {done.data === false && <span role="status">{t('panel.closeThere')}</span>}
      <Button
        size="compact-sm"
        variant="default"
        loading={done.isPending}
        onClick={() => done.mutate()}
      >
        {t('panel.done')}
      </Button>
    </>
  );
}

/** Who it is about, where the EHR does not show it itself. */
export function Banner({ session, patient }: { session: Session; patient: string }) {
  const { t } = useTranslation();
  const found = usePatient(session, patient);
  if (!found.data) return null;
  return (
    <p className={styles.banner}>
      <strong>{nameOf(found.data.name)}</strong>
      <br />
      <span className="cc-muted">
        {t('panel.born', { day: born(found.data) })}
        {mrnOf(found.data) && (
          <>
            {' · '}
            {t('panel.mrn')} <span className="cc-code">{mrnOf(found.data)}</span>
          </>
        )}
      </span>
    </p>
  );
}

/** Where the launch named no claim: the patient's claims, to choose one. */
export function ClaimChoice({
  session,
  patient,
  coverage = true,
}: {
  session: Session;
  patient?: string | undefined;
  /** Whether the patient's coverage is told where there is no claim to choose. */
  coverage?: boolean;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const claims = useClaims(session, patient);
  if (chosen) return <ClaimAlerts session={session} claim={chosen} />;
  if (!patient) return <Empty title={t('panel.noPatient')}>{t('panel.noPatientNext')}</Empty>;
  if (claims.isPending) return <Loading label={t('panel.loadingClaims')} />;
  if (!claims.data) {
    return (
      <Failure
        title={t('panel.claimsFailed')}
        error={claims.error}
        onRetry={() => void claims.refetch()}
      />
    );
  }
  if (claims.data.length === 0) {
    return (
      <>
        <Empty title={t('panel.noClaims')}>{t('panel.noClaimsNext')}</Empty>
        {coverage && <PatientCoverage session={session} patient={patient} />}
      </>
    );
  }
  return (
    <>
      <h2>{t('panel.chooseClaim')}</h2>
      <ul className={styles.choices}>
        {claims.data.map((claim) => (
          <li key={claim.id}>
            <button className={styles.choice} onClick={() => setChosen(claim.id)}>
              <ClaimRow claim={claim} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function ClaimRow({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="cc-code">{linesLabel(claim)}</span>
      <span className="cc-muted">
        {day(visitDay(claim))} · <span className="cc-money">{money(totalOf(claim).value)}</span> ·{' '}
        {t(`claimStatus.${claim.status}`)}
      </span>
    </>
  );
}

function born(patient: Patient): string {
  return patient.birthDate ? day(patient.birthDate).replace(/^\w+ /, '') : '';
}

function mrnOf(patient: Patient): string | undefined {
  return patient.identifier?.find((each) => each.type?.coding?.some((code) => code.code === 'MR'))
    ?.value;
}
