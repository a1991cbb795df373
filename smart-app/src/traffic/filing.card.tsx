import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day, time } from '../ui/format';
import { Failure, Loading } from '../ui/states';
import { Mark, type Tone } from '../ui/tone';
import type { FilingProof } from './traffic.model';
import { useFiling, usePacket } from './traffic.query';
import styles from './traffic.module.css';

const LEVELS: Record<FilingProof['level'], Tone> = {
  accepted: 'good',
  received: 'check',
  none: 'fix',
};

/** What proves that the claim was filed in time, and the packet of it. */
export function FilingCard({
  session,
  claim,
  online,
}: {
  session: Session;
  claim: string;
  online: boolean;
}) {
  const { t } = useTranslation();
  const filing = useFiling(session, claim);
  const packet = usePacket(session, claim);
  const [reason, setReason] = useState('');
  const proof = filing.data;
  const ready = online && reason.trim().length >= 3;
  return (
    <section className={styles.card} aria-label={t('traffic.filing')}>
      <h2>{t('traffic.filing')}</h2>
      {filing.isPending ? (
        <Loading label={t('traffic.loadingFiling')} rows={1} />
      ) : !proof ? (
        <Failure
          title={t('traffic.filingFailed')}
          error={filing.error}
          onRetry={() => void filing.refetch()}
        />
      ) : (
        <>
          <p>
            <Mark tone={LEVELS[proof.level]}>{t(`traffic.level.${proof.level}`)}</Mark>{' '}
            {proof.words}{' '}
            {proof.acceptedOn && t('traffic.acceptedOn', { day: day(proof.acceptedOn) })}
          </p>
          {proof.documents.length > 0 && (
            <ul className={styles.checks} aria-label={t('traffic.documents')}>
              {proof.documents.map((document) => (
                <li key={document.exchange}>
                  <strong className="cc-code">{document.kind}</strong>{' '}
                  <span className="cc-muted">
                    {day(document.at)} {time(document.at)}
                  </span>{' '}
                  {document.said}{' '}
                  <span className={`cc-code cc-muted ${styles.hash}`}>{document.sha256}</span>
                </li>
              ))}
            </ul>
          )}
          {proof.level !== 'none' && (
            <div className={styles.inner}>
              <TextInput
                label={t('traffic.why')}
                description={t('traffic.packetExplain')}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                maxLength={500}
              />
              {packet.error && <Failure title={t('traffic.noPacket')} error={packet.error} />}
              <div className={styles.row}>
                {(['pdf', 'zip'] as const).map((format) => (
                  <Button
                    key={format}
                    size="sm"
                    variant="default"
                    disabled={!ready}
                    loading={packet.isPending && packet.variables.format === format}
                    onClick={() => packet.mutate({ reason: reason.trim(), format })}
                  >
                    {t(`traffic.packet.${format}`)}
                  </Button>
                ))}
              </div>
            </div>
          )}
        </>
      )}
    </section>
  );
}
