import { Link } from '@tanstack/react-router';
import { ArrowRight, Signpost } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ageOn, nameOf } from '../fhir/claim';
import { day } from '../ui/format';
import { Empty, Failure, Loading } from '../ui/states';
import { usePatientList } from './chart.query';
import { LinkButton } from './link-button';
import { Questions } from './questions.panel';
import { STORIES, type Story } from './stories';
import { placeOf } from './tour';
import styles from './start.module.css';

/** First page: five things to try, what else is here, and everybody's chart. */
export function StartPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <section>
        <h1>{t('start.title')}</h1>
        <p className={styles.lead}>{t('start.lead')}</p>
        <LinkButton
          {...placeOf(STORIES[0] as Story)}
          search={{ tour: 1 }}
          mt="md"
          leftSection={<Signpost aria-hidden size={16} />}
        >
          {t('start.tour')}
        </LinkButton>
        <ol className={styles.stories}>
          {STORIES.map((story, index) => (
            <li key={story.id}>
              <StoryCard story={story} number={index + 1} />
            </li>
          ))}
        </ol>
      </section>
      <Questions />
      <section id="more">
        <h2>{t('start.more')}</h2>
        <ul className={styles.more}>
          {(['claims', 'coverage', 'quality'] as const).map((each) => (
            <li key={each}>
              <a href={`/app/${each}`}>{t(`start.${each}`)}</a> {t(`start.${each}Is`)}
            </li>
          ))}
          <li>{t('start.inspector')}</li>
        </ul>
      </section>
      <section>
        <h2>{t('start.patients')}</h2>
        <Patients />
      </section>
    </div>
  );
}

function StoryCard({ story, number }: { story: Story; number: number }) {
  const { t } = useTranslation();
  return (
    <article className={styles.story}>
      <p className={styles.number} aria-hidden>
        {number}
      </p>
      <h2>{t(`stories.${story.id}.title`)}</h2>
      <p>{t(`stories.${story.id}.do`)}</p>
      <p className="cc-muted">{t(`stories.${story.id}.happens`)}</p>
      <div className={styles.go}>
        <LinkButton
          {...placeOf(story)}
          variant="light"
          rightSection={<ArrowRight aria-hidden size={16} />}
        >
          {t(`stories.${story.id}.open`)}
        </LinkButton>
      </div>
    </article>
  );
}

function Patients() {
  const { t } = useTranslation();
  const patients = usePatientList();
  if (patients.isPending) return <Loading label={t('start.loading')} rows={5} />;
  if (!patients.data) {
    return (
      <Failure
        title={t('start.failed')}
        error={patients.error}
        onRetry={() => void patients.refetch()}
      />
    );
  }
  if (patients.data.length === 0) {
    return <Empty title={t('start.none')}>{t('start.noneNext')}</Empty>;
  }
  return (
    <div className={styles.scroll} role="region" aria-label={t('start.patients')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('start.name')}</th>
            <th scope="col">{t('start.age')}</th>
            <th scope="col">{t('start.plan')}</th>
            <th scope="col">{t('start.ends')}</th>
            <th scope="col">{t('start.visit')}</th>
          </tr>
        </thead>
        <tbody>
          {patients.data.map(({ patient, coverage, encounter }) => (
            <tr key={patient.id}>
              <th scope="row">
                <Link to="/patients/$patient" params={{ patient: patient.id as string }}>
                  {nameOf(patient.name)}
                </Link>
              </th>
              <td>
                {t(`start.gender.${patient.gender ?? 'unknown'}`)} {ageOn(patient, new Date())}
              </td>
              <td>
                {coverage?.class?.find((each) => each.name)?.name ??
                  coverage?.payor?.[0]?.display ??
                  coverage?.type?.text ??
                  ''}
              </td>
              <td>{day(coverage?.period?.end)}</td>
              <td>{day(encounter?.period?.start)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
