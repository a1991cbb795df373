import { Button, Menu } from '@mantine/core';
import { ChevronDown, ExternalLink, PanelRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../ui/tone';
import type { Card, Coding, Link, Suggestion } from './cds.model';
import { Detail } from './detail';
import styles from './cds-card.module.css';

const TONES: Record<Card['indicator'], Tone> = { critical: 'fix', warning: 'fix', info: 'check' };

export interface CardActions {
  onAccept: (card: Card, suggestion: Suggestion) => void;
  onOverride: (card: Card, reason: Coding | undefined) => void;
  onSmartLink: (card: Card, link: Link) => void;
}

/** A CDS Hooks card as this EHR shows it. */
export function CdsCard({ card, actions }: { card: Card; actions: CardActions }) {
  const { t } = useTranslation();
  const reasons = card.overrideReasons ?? [];
  // A service may say what the standard does not know; its card is shown all the same.
  const indicator = card.indicator in TONES ? card.indicator : 'info';
  return (
    <article className={styles.card} data-indicator={indicator}>
      <Mark tone={TONES[indicator]}>{t(`cards.${indicator}`)}</Mark>
      <h3 className={styles.summary}>{card.summary}</h3>
      {card.detail && <Detail markdown={card.detail} />}
      <div className={styles.actions}>
        {card.suggestions?.map((suggestion) => (
          <Button
            key={suggestion.uuid ?? suggestion.label}
            size="sm"
            // Where there is a choice, none is put forward: which one is true is for the reader to say.
            variant={card.suggestions?.length === 1 ? 'filled' : 'default'}
            onClick={() => actions.onAccept(card, suggestion)}
          >
            {suggestion.label}
          </Button>
        ))}
        {card.links?.map((link) => (
          <CardLink key={link.url} link={link} onSmart={() => actions.onSmartLink(card, link)} />
        ))}
        {reasons.length > 0 ? (
          <Menu position="bottom-start" width={260}>
            <Menu.Target>
              <Button
                size="sm"
                variant="subtle"
                rightSection={<ChevronDown aria-hidden size={14} />}
              >
                {t('cards.notNow')}
                <span className="cc-hidden">: {card.summary}</span>
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {reasons.map((reason) => (
                <Menu.Item key={reason.code} onClick={() => actions.onOverride(card, reason)}>
                  {reason.display ?? reason.code}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : (
          <Button size="sm" variant="subtle" onClick={() => actions.onOverride(card, undefined)}>
            {t('cards.dismiss')}
          </Button>
        )}
      </div>
      <p className={styles.source}>
        {t('alerts.cardSource')}{' '}
        {card.source.url ? (
          <a href={card.source.url} target="_blank" rel="noreferrer">
            {card.source.label}
          </a>
        ) : (
          card.source.label
        )}
      </p>
    </article>
  );
}

function CardLink({ link, onSmart }: { link: Link; onSmart: () => void }) {
  if (link.type === 'smart') {
    return (
      <Button
        size="sm"
        variant="default"
        leftSection={<PanelRight aria-hidden size={16} />}
        onClick={onSmart}
      >
        {link.label}
      </Button>
    );
  }
  return (
    <Button
      component="a"
      href={link.url}
      target="_blank"
      rel="noreferrer"
      size="sm"
      variant="default"
      leftSection={<ExternalLink aria-hidden size={16} />}
    >
      {link.label}
    </Button>
  );
}
