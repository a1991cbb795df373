import { DoorOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Claim, Encounter } from 'fhir/r4';
import { spokenName } from '../fhir/claim';
import { day } from '../ui/format';
import { Failure } from '../ui/states';
import { Mark } from '../ui/tone';
import type { Suggestion } from './cds.model';
import { useSave } from './chart.query';
import { CheckpointButton } from './checkpoint.button';
import { closedVisit } from './chart.model';
import type { Visit } from './draft-claim.model';
import { useCheckpoint } from './hook.query';
import { SignDialog } from './sign.dialog';
import { Unchecked } from './unchecked';
import styles from './chart.module.css';

/** Why the patient came, and the end of the visit. */
export function VisitCard({
  visit,
  onStore,
  onAccept,
}: {
  visit: Visit;
  /** Stores the charges as they stand on the screen: the service reads them. */
  onStore: () => Promise<Claim | undefined>;
  onAccept: (suggestion: Suggestion) => void;
}) {
  const { t } = useTranslation();
  const { encounter, practitioner } = visit;
  const save = useSave<Encounter>();
  const checkpoint = useCheckpoint('encounter-discharge', () =>
    save.mutate(closedVisit(encounter, new Date())),
  );
  const close = async () => {
    // What could not be stored is said beside the charges; the visit ends all the same.
    await onStore().catch(() => undefined);
    await checkpoint.ask({ patientId: visit.patient.id, encounterId: encounter.id });
  };
  return (
    <section className={styles.card}>
      <h2>{t('chart.visit')}</h2>
      <div className={styles.signing}>
        <p>
          {day(encounter.period?.start)} · {spokenName(practitioner?.name)}
        </p>
        {encounter.reasonCode?.[0]?.text && <p>{encounter.reasonCode[0].text}</p>}
        {encounter.status === 'finished' ? (
          <Mark tone="closed">{t('visit.closed')}</Mark>
        ) : (
          <CheckpointButton
            size="xs"
            variant="default"
            leftSection={<DoorOpen aria-hidden size={14} />}
            loading={save.isPending}
            asking={checkpoint.asking}
            waitless={t('visit.waitless')}
            onAsk={() => void close()}
            onPass={checkpoint.skip}
          >
            {t('visit.close')}
          </CheckpointButton>
        )}
        <Unchecked error={checkpoint.unchecked}>{t('visit.unchecked')}</Unchecked>
        {save.error && <Failure title={t('visit.failed')} error={save.error} />}
      </div>
      <SignDialog
        opened={checkpoint.opened}
        answer={checkpoint.answer}
        title="visit.title"
        without={t('visit.without')}
        back={t('visit.back')}
        onClose={checkpoint.back}
        onAccept={onAccept}
        onSign={checkpoint.pass}
      />
    </section>
  );
}
