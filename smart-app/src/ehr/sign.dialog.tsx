import { Button, Menu, Modal } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HookAnswer } from './cds.client';
import {
  asksToFix,
  findingOf,
  rankedCards,
  type Card,
  type Coding,
  type Suggestion,
} from './cds.model';
import { Detail } from './detail';
import { useFeedback } from './hook.query';
import styles from './cds-card.module.css';

/** One dialog with all that is open when signing. It never stops the signature. */
export function SignDialog({
  opened,
  answer,
  title,
  without,
  back,
  onClose,
  onAccept,
  onSign,
}: {
  opened: boolean;
  answer: HookAnswer | undefined | null;
  title: 'sign.title' | 'visit.title';
  /** What going on all the same is called. */
  without: string;
  back: string;
  onClose: () => void;
  onAccept: (suggestion: Suggestion) => void;
  onSign: () => void;
}) {
  const { t } = useTranslation();
  const feedback = useFeedback();
  const service = answer?.service;
  const cards = rankedCards(answer?.response.cards ?? []).filter(asksToFix);
  const tell = (card: Card, outcome: 'accepted' | 'overridden', by?: Suggestion | Coding) => {
    if (!service || !card.uuid) return;
    const at = { card: card.uuid, outcomeTimestamp: new Date().toISOString() };
    if (outcome === 'accepted') {
      const id = (by as Suggestion).uuid;
      if (!id) return;
      feedback.mutate({
        service,
        feedback: { ...at, outcome, acceptedSuggestions: [{ id }] },
      });
    } else {
      const { code, system } = by as Coding;
      feedback.mutate({
        service,
        feedback: { ...at, outcome, overrideReason: { reason: { code, system } } },
      });
    }
  };
  const reasons = cards.flatMap((card) => card.overrideReasons ?? []);
  const distinct = [...new Map(reasons.map((each) => [each.code, each])).values()];
  return (
    <Modal opened={opened} onClose={onClose} title={t(title, { count: cards.length })} size="lg">
      <div className={styles.stack}>
        {cards.map((card) => (
          <section key={findingOf(card)} className={styles.card} data-indicator={card.indicator}>
            <h3 className={styles.summary}>{card.summary}</h3>
            {card.detail && <Detail markdown={card.detail} />}
            <div className={styles.actions}>
              {card.suggestions?.map((suggestion) => (
                <Button
                  key={suggestion.uuid ?? suggestion.label}
                  size="sm"
                  variant={card.suggestions?.length === 1 ? 'filled' : 'default'}
                  onClick={() => {
                    onAccept(suggestion);
                    tell(card, 'accepted', suggestion);
                    onClose();
                  }}
                >
                  {suggestion.label}
                </Button>
              ))}
            </div>
          </section>
        ))}
        <div className={styles.actions}>
          <Menu position="top-start" width={280}>
            <Menu.Target>
              <Button variant="default" rightSection={<ChevronDown aria-hidden size={14} />}>
                {without}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {distinct.map((reason) => (
                <Menu.Item
                  key={reason.code}
                  onClick={() => {
                    for (const card of cards) tell(card, 'overridden', reason);
                    onSign();
                  }}
                >
                  {reason.display ?? reason.code}
                </Menu.Item>
              ))}
              {distinct.length === 0 && (
                <Menu.Item onClick={onSign}>{t('sign.noReason')}</Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
          <Button variant="subtle" onClick={onClose}>
            {back}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
