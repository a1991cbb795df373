import { Button, TextInput } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../fhir/claim';
import type { Session } from '../fhir/session';
import { day } from '../ui/format';
import { Empty, Failure, Loading } from '../ui/states';
import { Banner, ClaimChoice } from './panel.page';
import { usePatients } from './panel.query';
import styles from './panel.module.css';

/** Opened on its own, without an EHR: choose a patient, then a claim. */
export function HomePage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [patient, setPatient] = useState<string>();
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>{t('panel.title')}</h1>
        {patient && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<ArrowLeft aria-hidden size={14} />}
            onClick={() => setPatient(undefined)}
          >
            {t('home.otherPatient')}
          </Button>
        )}
      </header>
      {patient ? (
        <>
          <Banner session={session} patient={patient} />
          <ClaimChoice key={patient} session={session} patient={patient} />
        </>
      ) : (
        <PatientChoice session={session} onChoose={setPatient} />
      )}
    </main>
  );
}

function PatientChoice({
  session,
  onChoose,
}: {
  session: Session;
  onChoose: (patient: string) => void;
}) {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  const patients = usePatients(session);
  if (patients.isPending) return <Loading label={t('home.loading')} rows={5} />;
  if (!patients.data) {
    return (
      <Failure
        title={t('home.failed')}
        error={patients.error}
        onRetry={() => void patients.refetch()}
      />
    );
  }
  const found = patients.data.filter((each) =>
    nameOf(each.name).toLowerCase().includes(sought.trim().toLowerCase()),
  );
  return (
    <>
      <h2>{t('home.choose')}</h2>
      <TextInput
        label={t('home.search')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {found.length === 0 ? (
        <Empty
          title={sought ? t('home.noMatch', { sought }) : t('home.none')}
          action={
            sought && (
              <Button variant="default" onClick={() => setSought('')}>
                {t('home.clear')}
              </Button>
            )
          }
        />
      ) : (
        <ul className={styles.choices}>
          {found.map((each) => (
            <li key={each.id}>
              <button className={styles.choice} onClick={() => onChoose(each.id as string)}>
                <strong>{nameOf(each.name)}</strong>
                <span className="cc-muted">
                  {t('panel.born', { day: day(each.birthDate).replace(/^\w+ /, '') })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
