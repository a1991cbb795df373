import { Button } from '@mantine/core';
import { PanelRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { day, withDays } from '../ui/format';
import { Failure } from '../ui/states';
import { useLaunch, useQuestions } from './chart.query';
import { SmartFrame } from './smart-frame.panel';
import styles from './start.module.css';

/** Tasks that ask the signed-in clinician something; each opens the app on the line it is about. */
export function Questions() {
  const { t } = useTranslation();
  const questions = useQuestions();
  const launch = useLaunch();
  const [frame, setFrame] = useState<string>();
  if (questions.error) return <Failure title={t('questions.failed')} error={questions.error} />;
  if (!questions.data || questions.data.length === 0) return null;
  return (
    <section className={styles.asked}>
      <h2>{t('questions.title')}</h2>
      <ul className={styles.questions}>
        {questions.data.map((each) => (
          <li key={each.id}>
            <div>
              <strong>{each.name}</strong> <span className="cc-muted">{day(each.asked)}</span>
              <p>{withDays(each.text)}</p>
            </div>
            <Button
              size="compact-md"
              variant="default"
              loading={launch.isPending}
              aria-label={t('questions.of', { patient: each.name })}
              leftSection={<PanelRight aria-hidden size={16} />}
              onClick={() =>
                launch.mutate(
                  {
                    patient: each.patient,
                    ...(each.claim ? { claim: each.claim } : {}),
                    appContext: each.appContext,
                  },
                  { onSuccess: setFrame },
                )
              }
            >
              {t('questions.open')}
            </Button>
          </li>
        ))}
      </ul>
      {launch.error && <Failure title={t('smart.failed')} error={launch.error} />}
      {frame && (
        <SmartFrame
          key={frame}
          address={frame}
          version={undefined}
          onClaimChanged={() => void questions.refetch()}
          onClose={() => setFrame(undefined)}
        />
      )}
    </section>
  );
}
