import { Button, Select } from '@mantine/core';
import { FileSignature } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceRequest } from 'fhir/r4';
import { CPT, ICD10 } from '../fhir/systems';
import { Failure } from '../ui/states';
import { ToneIcon } from '../ui/tone';
import { useCreate } from './chart.query';
import type { Visit } from './draft-claim.model';
import { HookCards, useOpenCards } from './hook-cards';
import { useHook } from './hook.query';
import { DIAGNOSES, PROCEDURES, wordsFor } from './procedures';
import styles from './chart.module.css';

const ORDERABLE = PROCEDURES.filter((each) => ['71046', '73721'].includes(each.code));

/** One order, checked when it is signed. */
export function Ordering({
  visit,
  diagnoses,
  onOpenPanel,
}: {
  visit: Visit;
  diagnoses: string[];
  onOpenPanel: () => void;
}) {
  const { t } = useTranslation();
  const [code, setCode] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(diagnoses[0] ?? null);
  const [draft, setDraft] = useState<ServiceRequest>();
  const create = useCreate<ServiceRequest>();
  const checked = useHook('order-sign', draft && contextOf(visit, draft));
  const { cards, close } = useOpenCards(checked);

  const start = () => {
    if (!code) return;
    create.reset();
    setDraft(orderOf(visit, code, reason));
  };
  const sign = () => {
    if (!draft) return;
    const { id: _temporary, ...order } = draft;
    create.mutate({ ...order, status: 'active' }, { onSuccess: () => setDraft(undefined) });
  };
  return (
    <details className={styles.card}>
      <summary className={styles.summary}>
        <h2>{t('order.title')}</h2>
      </summary>
      <div className={styles.charges}>
        <div className={styles.order}>
          <Select
            label={t('order.what')}
            value={code}
            onChange={(chosen) => {
              setCode(chosen);
              setDraft(undefined);
              create.reset();
            }}
            data={ORDERABLE.map((each) => ({
              value: each.code,
              label: `${each.code} ${each.words}`,
            }))}
          />
          <Select
            label={t('order.why')}
            value={reason}
            onChange={(chosen) => {
              setReason(chosen);
              setDraft(undefined);
            }}
            data={diagnoses.map((each) => ({
              value: each,
              label: [each, DIAGNOSES[each]].filter(Boolean).join(' '),
            }))}
          />
          {!draft && (
            <Button
              variant="default"
              disabled={!code}
              leftSection={<FileSignature aria-hidden size={16} />}
              onClick={start}
            >
              {t('order.check')}
            </Button>
          )}
        </div>
        {draft && (
          <>
            <HookCards
              answered={checked}
              cards={cards}
              onClose={close}
              onAccept={() => undefined}
              onSmartLink={onOpenPanel}
              silent={t('order.silent')}
            />
            <div className={styles.buttons}>
              <Button
                loading={create.isPending || checked.isFetching}
                onClick={sign}
                leftSection={<FileSignature aria-hidden size={16} />}
              >
                {cards.length > 0 ? t('order.signWithout') : t('order.sign')}
              </Button>
              <Button variant="subtle" onClick={() => setDraft(undefined)}>
                {t('ui.cancel')}
              </Button>
            </div>
          </>
        )}
        {create.error && <Failure title={t('order.failed')} error={create.error} />}
        {create.data && (
          <p role="status" className={styles.done}>
            <ToneIcon tone="good" /> {t('order.signed', { words: wordsFor(code ?? '') })}
          </p>
        )}
      </div>
    </details>
  );
}

function orderOf(visit: Visit, code: string, reason: string | null): ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    id: `draft-${code}`,
    status: 'draft',
    intent: 'order',
    code: { coding: [{ system: CPT, code }] },
    subject: { reference: `Patient/${visit.patient.id}` },
    encounter: { reference: `Encounter/${visit.encounter.id}` },
    authoredOn: new Date().toISOString(),
    requester: { reference: `Practitioner/${visit.practitioner?.id ?? 'shah'}` },
    ...(reason ? { reasonCode: [{ coding: [{ system: ICD10, code: reason }] }] } : {}),
    ...(visit.coverage ? { insurance: [{ reference: `Coverage/${visit.coverage.id}` }] } : {}),
  };
}

function contextOf(visit: Visit, order: ServiceRequest) {
  return {
    patientId: visit.patient.id,
    encounterId: visit.encounter.id,
    draftOrders: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: order }] },
  };
}
