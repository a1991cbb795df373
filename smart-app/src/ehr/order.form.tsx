import { Button, Select } from '@mantine/core';
import { FileSignature } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceRequest } from 'fhir/r4';
import { CPT, ICD10 } from '../fhir/systems';
import { Failure } from '../ui/states';
import { ToneIcon } from '../ui/tone';
import { bundleOf } from './chart.model';
import { useCreate } from './chart.query';
import { CheckpointButton } from './checkpoint.button';
import { Dispatch } from './dispatch.form';
import type { Visit } from './draft-claim.model';
import { HookCards, useOpenCards } from './hook-cards';
import { useHook } from './hook.query';
import { DIAGNOSES, PROCEDURES, wordsFor } from './procedures';
import styles from './chart.module.css';

const ORDERABLE = PROCEDURES.filter((each) => ['71046', '73721', '83036'].includes(each.code));

/** One order, checked when it is chosen, when it is signed, and when it is sent. */
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
  const [reason, setReason] = useState<string | null>(diagnoses[0] ?? null);
  const [draft, setDraft] = useState<ServiceRequest>();
  const [signing, setSigning] = useState(false);
  const create = useCreate<ServiceRequest>();
  const chosen = useHook(
    'order-select',
    draft && !signing
      ? { ...contextOf(visit, draft), selections: [`ServiceRequest/${draft.id}`] }
      : undefined,
  );
  const checked = useHook('order-sign', draft && signing ? contextOf(visit, draft) : undefined);
  const early = useOpenCards(chosen);
  const { cards, close } = useOpenCards(checked);
  const code = draft?.code?.coding?.[0]?.code ?? null;

  const choose = (what: string | null, why: string | null) => {
    create.reset();
    setSigning(false);
    setReason(why);
    setDraft(what ? orderOf(visit, what, why) : undefined);
  };
  const sign = () => {
    if (!draft) return;
    const { id: _temporary, ...order } = draft;
    create.mutate(
      { ...order, status: 'active' },
      {
        onSuccess: () => {
          setSigning(false);
          setDraft(undefined);
        },
      },
    );
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
            onChange={(what) => choose(what, reason)}
            data={ORDERABLE.map((each) => ({
              value: each.code,
              label: `${each.code} ${each.words}`,
            }))}
          />
          <Select
            label={t('order.why')}
            value={reason}
            onChange={(why) => choose(code, why)}
            data={diagnoses.map((each) => ({
              value: each,
              label: [each, DIAGNOSES[each]].filter(Boolean).join(' '),
            }))}
          />
          {!signing && (
            <Button
              variant="default"
              disabled={!draft}
              leftSection={<FileSignature aria-hidden size={16} />}
              onClick={() => setSigning(true)}
            >
              {t('order.check')}
            </Button>
          )}
        </div>
        {draft && !signing && (
          <HookCards
            answered={chosen}
            cards={early.cards}
            onClose={early.close}
            onAccept={() => undefined}
            onSmartLink={onOpenPanel}
            silent={t('order.silent')}
            holds={t('order.holds')}
          />
        )}
        {draft && signing && (
          <>
            <HookCards
              answered={checked}
              cards={cards}
              onClose={close}
              onAccept={() => undefined}
              onSmartLink={onOpenPanel}
              silent={t('order.silent')}
              holds={t('order.holds')}
            />
            <div className={styles.buttons}>
              <CheckpointButton
                loading={create.isPending}
                asking={checked.isFetching}
                waitless={t('order.waitless')}
                onAsk={sign}
                onPass={sign}
                leftSection={<FileSignature aria-hidden size={16} />}
              >
                {cards.length > 0 ? t('order.signWithout') : t('order.sign')}
              </CheckpointButton>
              <Button variant="subtle" onClick={() => choose(null, reason)}>
                {t('ui.cancel')}
              </Button>
            </div>
          </>
        )}
        {create.error && <Failure title={t('order.failed')} error={create.error} />}
        {create.data && (
          <>
            <p role="status" className={styles.done}>
              <ToneIcon tone="good" />{' '}
              {t('order.signed', { words: wordsFor(create.data.code?.coding?.[0]?.code ?? '') })}
            </p>
            <Dispatch
              key={create.data.id}
              visit={visit}
              order={create.data}
              onOpenPanel={onOpenPanel}
            />
          </>
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
    draftOrders: bundleOf(order),
  };
}
