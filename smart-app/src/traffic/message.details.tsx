import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day, time } from '../ui/format';
import { Failure, Loading } from '../ui/states';
import { Mark } from '../ui/tone';
import { AuditFold } from './audit.fold';
import { ChainCard } from './chain.card';
import { FhirView } from './fhir.view';
import { FilingCard } from './filing.card';
import { ReasonForm } from './reason.form';
import { ReplayForm } from './replay.form';
import { SegmentsView } from './segments.view';
import {
  isReplayable,
  sizeOf,
  toneOf,
  type Content,
  type Details,
  type Exchange,
} from './traffic.model';
import { useMessage, useOriginal, usePart, useReveal } from './traffic.query';
import styles from './traffic.module.css';

/** One message: what it is, what lies in it beside the claim as FHIR, and the claim's whole way. */
export function Message({
  session,
  id,
  online,
  onClose,
  onOpen,
  onTrace,
}: {
  session: Session;
  id: string;
  online: boolean;
  onClose: () => void;
  onOpen: (id: string) => void;
  onTrace: (trace: string) => void;
}) {
  const { t } = useTranslation();
  const message = useMessage(session, id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    // Where one writes, Esc loses nothing that was typed.
    if (event.key !== 'Escape' || (event.target as HTMLElement).closest('input, textarea')) return;
    event.preventDefault();
    onClose();
  };
  const exchange = message.data?.exchange;
  return (
    // It hears Esc, which closes it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={styles.message} aria-labelledby="traffic-message" onKeyDown={pressed}>
      <div>
        <Button
          size="compact-md"
          variant="subtle"
          leftSection={<ArrowLeft aria-hidden size={14} />}
          onClick={onClose}
        >
          {t('traffic.back')}
        </Button>
      </div>
      <h1 id="traffic-message" ref={heading} tabIndex={-1}>
        {exchange
          ? t(`traffic.headed.${exchange.direction}`, {
              kind: exchange.kind,
              partner: exchange.partner,
            })
          : t('traffic.message')}
      </h1>
      {message.isPending ? (
        <Loading label={t('traffic.loadingMessage')} rows={4} />
      ) : !message.data ? (
        <Failure
          title={t('traffic.messageFailed')}
          error={message.error}
          onRetry={() => void message.refetch()}
        />
      ) : (
        <Opened
          session={session}
          details={message.data}
          online={online}
          onOpen={onOpen}
          onTrace={onTrace}
        />
      )}
    </section>
  );
}

/** What a person is about to do with the message. */
type Doing = 'replay' | 'reveal' | 'original';

function Opened({
  session,
  details,
  online,
  onOpen,
  onTrace,
}: {
  session: Session;
  details: Details;
  online: boolean;
  onOpen: (id: string) => void;
  onTrace: (trace: string) => void;
}) {
  const { t } = useTranslation();
  const { exchange, claims, audit } = details;
  const [doing, setDoing] = useState<Doing>();
  const [revealed, setRevealed] = useState<{ reason: string; parts: Content[] }>();
  const [parts, setParts] = useState<Content[]>([details.content]);
  const [chosen, setChosen] = useState(claims[0]?.trace);
  const reveal = useReveal(session, exchange.id);
  const part = usePart(session, exchange.id);
  const original = useOriginal(session, exchange.id);
  const claim = claims.find((each) => each.trace === chosen);
  const shown = revealed?.parts ?? parts;
  const next = shown[shown.length - 1]?.next ?? undefined;

  const more = (from: number) =>
    revealed
      ? reveal.mutate(
          { reason: revealed.reason, from },
          {
            onSuccess: (content) =>
              setRevealed({ ...revealed, parts: [...revealed.parts, content] }),
          },
        )
      : part.mutate(from, { onSuccess: (content) => setParts([...parts, content]) });

  return (
    <>
      <Facts exchange={exchange} />
      <div className={styles.row}>
        {isReplayable(exchange) && (
          <Button
            size="sm"
            disabled={!online}
            aria-expanded={doing === 'replay'}
            onClick={() => setDoing(doing === 'replay' ? undefined : 'replay')}
          >
            {t(exchange.direction === 'in' ? 'traffic.applyAgain' : 'traffic.sendAgain')}
          </Button>
        )}
        {revealed ? (
          <Button size="sm" variant="default" onClick={() => setRevealed(undefined)}>
            {t('traffic.hide')}
          </Button>
        ) : (
          <Button
            size="sm"
            variant="default"
            disabled={!online}
            aria-expanded={doing === 'reveal'}
            onClick={() => setDoing(doing === 'reveal' ? undefined : 'reveal')}
          >
            {t('traffic.reveal')}
          </Button>
        )}
        <Button
          size="sm"
          variant="default"
          disabled={!online}
          aria-expanded={doing === 'original'}
          onClick={() => setDoing(doing === 'original' ? undefined : 'original')}
        >
          {t('traffic.original')}
        </Button>
      </div>
      {doing === 'replay' && (
        <ReplayForm
          session={session}
          exchange={exchange}
          online={online}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing === 'reveal' && !revealed && (
        <ReasonForm
          label={t('traffic.reveal')}
          explain={t('traffic.revealExplain')}
          button={t('traffic.show')}
          busy={reveal.isPending}
          error={reveal.error}
          failed={t('traffic.notRevealed')}
          onCancel={() => setDoing(undefined)}
          onReason={(reason) =>
            reveal.mutate(
              { reason, from: 1 },
              {
                onSuccess: (content) => {
                  setRevealed({ reason, parts: [content] });
                  setDoing(undefined);
                },
              },
            )
          }
        />
      )}
      {doing === 'original' && (
        <ReasonForm
          label={t('traffic.original')}
          explain={t('traffic.originalExplain')}
          button={t('traffic.download')}
          busy={original.isPending}
          error={original.error}
          failed={t('traffic.notDownloaded')}
          onCancel={() => setDoing(undefined)}
          onReason={(reason) => original.mutate(reason, { onSuccess: () => setDoing(undefined) })}
        />
      )}
      <p role="status" className={revealed ? styles.revealed : 'cc-muted'}>
        {t(revealed ? 'traffic.isRevealed' : 'traffic.isMasked')}
      </p>
      <div className={styles.sides}>
        <section aria-label={t('traffic.x12')} className={styles.side}>
          <h2>{t('traffic.x12')}</h2>
          <SegmentsView
            parts={shown}
            size={exchange.size}
            next={next}
            busy={part.isPending || reveal.isPending}
            onMore={more}
          />
        </section>
        <section aria-label={t('traffic.fhir')} className={styles.side}>
          <h2>{t('traffic.fhir')}</h2>
          {claim ? (
            <FhirView session={session} claim={claim.claim} open={revealed !== undefined} />
          ) : (
            <p className="cc-muted">{t('traffic.noFhir')}</p>
          )}
        </section>
      </div>
      {claims.length > 0 && (
        <ChainCard
          claims={claims}
          chosen={chosen}
          here={exchange.id}
          onChoose={setChosen}
          onOpen={onOpen}
          onTrace={onTrace}
        />
      )}
      {claim && (
        <FilingCard key={claim.claim} session={session} claim={claim.claim} online={online} />
      )}
      {audit.length > 0 && <AuditFold entries={audit} />}
    </>
  );
}

function Facts({ exchange }: { exchange: Exchange }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        <Mark tone={toneOf(exchange.state)}>{t(`traffic.state.${exchange.state}`)}</Mark>{' '}
        {exchange.error}
      </p>
      <dl className={styles.facts}>
        <dt>{t('traffic.column.file')}</dt>
        <dd>{exchange.name}</dd>
        <dt>{t(`traffic.when.${exchange.direction}`)}</dt>
        <dd>
          {day(exchange.at)} {time(exchange.at)}
        </dd>
        {exchange.controlNumber && (
          <>
            <dt>{t('traffic.controlNumber')}</dt>
            <dd className="cc-code">{exchange.controlNumber}</dd>
          </>
        )}
        <dt>{t('traffic.column.tries')}</dt>
        <dd>{exchange.tries}</dd>
        <dt>{t('traffic.size')}</dt>
        <dd>{sizeOf(exchange.size)}</dd>
        <dt>SHA-256</dt>
        <dd className={`cc-code ${styles.hash}`}>{exchange.sha256}</dd>
      </dl>
    </>
  );
}
