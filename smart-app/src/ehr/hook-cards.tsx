import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../ui/states';
import { ToneIcon } from '../ui/tone';
import { CdsCard } from './cds-card.card';
import type { HookAnswer } from './cds.client';
import {
  findingOf,
  rankedCards,
  traceOf,
  type Card,
  type Link,
  type Suggestion,
} from './cds.model';
import { useFeedback } from './hook.query';
import { Trace } from './trace';
import styles from './cds-card.module.css';

export type Answered = UseQueryResult<HookAnswer | null>;

/** Which cards still ask for something: not those answered on this screen already. */
export function useOpenCards(answered: Answered) {
  const [answeredFindings, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const cards = rankedCards(answered.data?.response.cards ?? []).filter(
    (card) => !answeredFindings.has(findingOf(card)),
  );
  const close = (card: Card) => setAnswered((before) => new Set(before).add(findingOf(card)));
  return { cards, close };
}

/** The cards of one hook, or why it is silent. */
export function HookCards({
  answered,
  cards,
  onClose,
  onAccept,
  onSmartLink,
  silent,
  holds,
}: {
  answered: Answered;
  cards: Card[];
  onClose: (card: Card) => void;
  onAccept: (suggestion: Suggestion) => void;
  onSmartLink: (link: Link) => void;
  silent: string;
  /** What still holds when no answer comes. */
  holds: string;
}) {
  const { t } = useTranslation();
  const feedback = useFeedback();
  const service = answered.data?.service;

  if (answered.error) {
    return (
      <Failure
        title={t('cards.failed')}
        error={answered.error}
        holds={holds}
        onRetry={() => void answered.refetch()}
      />
    );
  }
  if (!answered.data) return null;
  return (
    <div className={styles.stack} aria-live="polite">
      {cards.map((card) => (
        <CdsCard
          key={findingOf(card)}
          card={card}
          actions={{
            onAccept: (accepted, suggestion) => {
              onAccept(suggestion);
              if (service && accepted.uuid && suggestion.uuid) {
                feedback.mutate({
                  service,
                  feedback: {
                    card: accepted.uuid,
                    outcome: 'accepted',
                    acceptedSuggestions: [{ id: suggestion.uuid }],
                    outcomeTimestamp: new Date().toISOString(),
                  },
                });
              }
            },
            onOverride: (overridden, reason) => {
              onClose(overridden);
              if (service && overridden.uuid) {
                feedback.mutate({
                  service,
                  feedback: {
                    card: overridden.uuid,
                    outcome: 'overridden',
                    ...(reason
                      ? { overrideReason: { reason: { code: reason.code, system: reason.system } } }
                      : {}),
                    outcomeTimestamp: new Date().toISOString(),
                  },
                });
              }
            },
            onSmartLink: (_card, link) => onSmartLink(link),
          }}
        />
      ))}
      {cards.length === 0 && <Silence answer={answered.data} words={silent} />}
    </div>
  );
}

/** No card, and the reasons for it. */
function Silence({ answer, words }: { answer: HookAnswer; words: string }) {
  const { t } = useTranslation();
  const trace = traceOf(answer.response);
  const notChecked = trace.filter((each) => each.verdict === 'not-checked').length;
  const shown = answer.response.cards.length;
  return (
    <div className={styles.silence} role="status">
      <ToneIcon tone={shown > 0 ? 'closed' : notChecked > 0 ? 'unknown' : 'good'} />
      <div>
        <p>
          {shown > 0 ? t('cards.answered') : words}{' '}
          {notChecked > 0 && t('cards.notChecked', { count: notChecked })}
        </p>
        {trace.length > 0 && (
          <details>
            <summary>{t('cards.whySilent', { count: trace.length })}</summary>
            <Trace entries={trace} />
          </details>
        )}
      </div>
    </div>
  );
}
