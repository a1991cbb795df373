import { Button } from '@mantine/core';
import { PanelRight, Send } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim, Condition, DocumentReference } from 'fhir/r4';
import { codeOf } from '../fhir/claim';
import { isoDay } from '../ui/format';
import { Failure, Loading } from '../ui/states';
import { asksToFix, modifiersOf, type Suggestion } from './cds.model';
import { ChargeCapture } from './charge-capture.form';
import { bundleOf } from './chart.model';
import { useLaunch, useSaveClaim, useStoredClaim } from './chart.query';
import { asSent, newClaim, type Visit } from './draft-claim.model';
import { FiledNote } from './filed.card';
import { HookCards, useOpenCards } from './hook-cards';
import { useHook } from './hook.query';
import { Notes } from './notes.card';
import { Ordering } from './order.form';
import { Problems } from './problems.card';
import { SignDialog } from './sign.dialog';
import { SmartFrame } from './smart-frame.panel';
import { storyOf } from './stories';
import { useDebounced } from './use-debounced';
import { VisitCard } from './visit.card';
import styles from './chart.module.css';

const DEBOUNCE_MS = 300;

interface Props {
  visit: Visit;
  conditions: Condition[];
  notes: DocumentReference[];
}

/** Charges of a visit: the draft as it was stored before, or a new one. */
export function Charging(props: Props) {
  const { t } = useTranslation();
  const stored = useStoredClaim(props.visit.encounter);
  if (stored.isPending) return <Loading label={t('charges.loading')} />;
  if (stored.error) {
    return (
      <Failure
        title={t('charges.failed')}
        error={stored.error}
        onRetry={() => void stored.refetch()}
      />
    );
  }
  return (
    <Draft
      {...props}
      stored={stored.data ?? undefined}
      reread={async () => (await stored.refetch()).data ?? undefined}
    />
  );
}

function Draft({
  visit,
  conditions,
  notes,
  stored,
  reread,
}: Props & { stored: Claim | undefined; reread: () => Promise<Claim | undefined> }) {
  const { t } = useTranslation();
  const today = isoDay(new Date());
  const diagnoses = conditions.flatMap((each) => codeOf(each.code) ?? []);
  const [claim, setClaim] = useState<Claim>(stored ?? newClaim(visit, today));
  const [signing, setSigning] = useState(false);
  const [frame, setFrame] = useState<string>();
  const save = useSaveClaim();
  const launch = useLaunch();
  const filed = claim.status === 'active';
  const empty = (claim.item?.length ?? 0) === 0;

  const ids = { patientId: visit.patient.id, encounterId: visit.encounter.id };
  const opened = useHook('patient-view', ids);
  const settledClaim = useDebounced(claim, DEBOUNCE_MS);
  const charged = useHook(
    'org.cleanclaim.charge-capture',
    (settledClaim.item?.length ?? 0) > 0 && settledClaim.status === 'draft'
      ? { ...ids, draftClaims: bundleOf(asSent(settledClaim)) }
      : undefined,
  );
  const openCards = useOpenCards(opened);
  const chargeCards = useOpenCards(charged);
  const warnings = chargeCards.cards.filter(asksToFix);

  const store = async (draft: Claim) => {
    const kept = await save.mutateAsync(draft);
    setClaim(kept);
    return kept;
  };
  const change = (draft: Claim) => {
    setClaim(draft);
    // While the panel is open it reads the stored draft: keep that one current.
    if (frame) void store(draft).catch(() => undefined);
  };
  /** The panel reads the stored claim, so a draft is stored first. */
  const openPanel = async () => {
    const known = claim.status === 'active' || empty ? claim : await store(claim);
    setFrame(
      await launch.mutateAsync({
        patient: visit.patient.id as string,
        encounter: visit.encounter.id,
        ...(empty ? {} : { claim: known.id }),
      }),
    );
  };
  const showPanel = () => void openPanel().catch(() => undefined);
  const file = async () => {
    setSigning(false);
    await store({ ...claim, status: 'active' });
  };
  const accept = (suggestion: Suggestion) => {
    const proposed = suggestion.actions?.find(
      (action) => action.type === 'update' && action.resource?.resourceType === 'Claim',
    )?.resource as Claim | undefined;
    if (proposed) change({ ...proposed, meta: claim.meta });
  };
  const onClaimChanged = useCallback(() => {
    void reread().then((kept) => kept && setClaim(kept));
  }, [reread]);
  const failed = save.error ?? launch.error;

  return (
    <div className={styles.columns} data-panel={frame !== undefined}>
      <div className={styles.record}>
        <VisitCard
          visit={visit}
          onStore={async () => (empty || filed ? undefined : store(claim))}
          onAccept={accept}
        />
        <Problems visit={visit} conditions={conditions} onOpenPanel={showPanel} />
        <Notes notes={notes} visit={visit} claim={claim} onAccept={accept} />
      </div>
      <div className={styles.work}>
        <HookCards
          answered={opened}
          cards={openCards.cards}
          onClose={openCards.close}
          onAccept={accept}
          onSmartLink={showPanel}
          silent={t('chart.silent')}
          holds={t('chart.holds')}
        />
        <section className={styles.card}>
          <h2>{filed ? t('charges.filedTitle') : t('charges.title')}</h2>
          {filed ? (
            <FiledNote claim={claim} onOpenPanel={showPanel} />
          ) : (
            <ChargeCapture
              claim={claim}
              visit={visit}
              diagnoses={diagnoses}
              modifiers={modifiersOf(charged.data?.response)}
              usual={storyOf(visit.encounter.id)?.usual ?? []}
              today={today}
              onChange={change}
            />
          )}
        </section>
        {!filed && (
          <HookCards
            answered={charged}
            cards={empty ? [] : chargeCards.cards}
            onClose={chargeCards.close}
            onAccept={accept}
            onSmartLink={showPanel}
            silent={t('charges.silent')}
            holds={t('charges.holds')}
          />
        )}
        {failed && (
          <Failure title={t('charges.notSaved')} error={failed} holds={t('charges.kept')} />
        )}
        {!filed && (
          <div className={styles.buttons}>
            <Button
              disabled={empty}
              loading={save.isPending}
              leftSection={<Send aria-hidden size={16} />}
              onClick={() =>
                warnings.length > 0 ? setSigning(true) : void file().catch(() => undefined)
              }
            >
              {t('charges.sign')}
            </Button>
            <Button
              variant="default"
              disabled={empty}
              loading={launch.isPending}
              leftSection={<PanelRight aria-hidden size={16} />}
              onClick={showPanel}
            >
              {t('charges.panel')}
            </Button>
          </div>
        )}
        <Ordering visit={visit} diagnoses={diagnoses} onOpenPanel={showPanel} />
      </div>
      {frame && (
        <SmartFrame
          key={frame}
          address={frame}
          version={claim.meta?.versionId}
          onClaimChanged={onClaimChanged}
          onClose={() => setFrame(undefined)}
        />
      )}
      <SignDialog
        opened={signing}
        answer={charged.data && { ...charged.data, response: { cards: warnings } }}
        title="sign.title"
        without={t('sign.without')}
        back={t('sign.back')}
        onClose={() => setSigning(false)}
        onAccept={accept}
        onSign={() => void file().catch(() => undefined)}
      />
    </div>
  );
}
