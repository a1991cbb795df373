import { Button, Select } from '@mantine/core';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceRequest } from 'fhir/r4';
import { Failure } from '../ui/states';
import { ToneIcon } from '../ui/tone';
import { usePerformers, useSave } from './chart.query';
import type { Visit } from './draft-claim.model';
import { HookCards, useOpenCards } from './hook-cards';
import { useHook } from './hook.query';
import styles from './chart.module.css';

/** Sends a signed order to who carries it out, checked as soon as one is picked. */
export function Dispatch({
  visit,
  order,
  onOpenPanel,
}: {
  visit: Visit;
  order: ServiceRequest;
  onOpenPanel: () => void;
}) {
  const { t } = useTranslation();
  const [performer, setPerformer] = useState<string | null>(null);
  const performers = usePerformers();
  const save = useSave<ServiceRequest>();
  const checked = useHook(
    'order-dispatch',
    performer
      ? {
          patientId: visit.patient.id,
          dispatchedOrders: [`ServiceRequest/${order.id}`],
          performer,
        }
      : undefined,
  );
  const { cards, close } = useOpenCards(checked);
  if (performers.error) {
    return (
      <Failure
        title={t('dispatch.none')}
        error={performers.error}
        onRetry={() => void performers.refetch()}
      />
    );
  }
  if (save.data) {
    const name = performers.data?.find((each) => each.value === performer)?.label;
    return (
      <p role="status" className={styles.done}>
        <ToneIcon tone="good" /> {t('dispatch.sent', { name })}
      </p>
    );
  }
  return (
    <>
      <div className={styles.order}>
        <Select
          label={t('dispatch.to')}
          value={performer}
          onChange={setPerformer}
          data={performers.data ?? []}
        />
        <Button
          variant="default"
          disabled={!performer}
          loading={save.isPending}
          leftSection={<Send aria-hidden size={16} />}
          onClick={() =>
            performer && save.mutate({ ...order, performer: [{ reference: performer }] })
          }
        >
          {t('dispatch.send')}
        </Button>
      </div>
      {performer && (
        <HookCards
          answered={checked}
          cards={cards}
          onClose={close}
          onAccept={() => undefined}
          onSmartLink={onOpenPanel}
          silent={t('dispatch.silent')}
          holds={t('dispatch.holds')}
        />
      )}
      {save.error && <Failure title={t('dispatch.failed')} error={save.error} />}
    </>
  );
}
