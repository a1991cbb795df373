import { ActionIcon } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/tone';
import { useExchanges } from './exchanges';
import { LinkButton } from './link-button';
import { STORIES, tells, type Story } from './stories';
import styles from './shell.module.css';

const STEPS = [1, 2, 3] as const;

/** Where a story is told. */
export const placeOf = (story: Story) =>
  story.encounter
    ? ({ to: '/patients/$patient', params: { patient: story.patient } } as const)
    : ({ to: '/schedule' } as const);

/** The number of a story in the tour, if an address names one. */
export const tourStep = (text: unknown): number | undefined =>
  Number.isInteger(text) && STORIES[(text as number) - 1] ? (text as number) : undefined;

/** One story of the tour above every page: what to do here, and whether it has happened. */
export function Tour({ step }: { step: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const exchanges = useExchanges();
  const story = STORIES[step - 1] as Story;
  const before = STORIES[step - 2];
  const after = STORIES[step];
  useEffect(() => {
    // What is new stands here, above a page that is another one.
    heading.current?.focus();
  }, [step]);
  return (
    <section className={styles.tour} aria-labelledby="tour-story">
      <div>
        <div>
          <h2 id="tour-story" tabIndex={-1} ref={heading}>
            {t('tour.of', { step, all: STORIES.length })} {t(`stories.${story.id}.title`)}
          </h2>
          <ol>
            {STEPS.map((each) => (
              <li key={each}>{t(`stories.${story.id}.step${each}`)}</li>
            ))}
          </ol>
          <p role="status">
            {exchanges.some((each) => tells(story, each)) && (
              <Mark tone="good">{t(`stories.${story.id}.told`)}</Mark>
            )}
          </p>
        </div>
        <div className={styles.turns}>
          {before && (
            <LinkButton
              {...placeOf(before)}
              search={{ tour: step - 1 }}
              size="xs"
              variant="default"
              leftSection={<ArrowLeft aria-hidden size={14} />}
            >
              {t('tour.back')}
            </LinkButton>
          )}
          {after ? (
            <LinkButton
              {...placeOf(after)}
              search={{ tour: step + 1 }}
              size="xs"
              rightSection={<ArrowRight aria-hidden size={14} />}
            >
              {t('tour.next')}
            </LinkButton>
          ) : (
            <LinkButton to="/" search={{ tour: undefined }} hash="more" size="xs">
              {t('tour.finish')}
            </LinkButton>
          )}
          <ActionIcon
            variant="subtle"
            size={30}
            aria-label={t('tour.leave')}
            onClick={() => void navigate({ to: '.', search: { tour: undefined } })}
          >
            <X aria-hidden size={16} />
          </ActionIcon>
        </div>
      </div>
    </section>
  );
}
