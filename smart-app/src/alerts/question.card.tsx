import { MessageCircleQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Task } from 'fhir/r4';
import { day, withDays } from '../ui/format';
import styles from './question.module.css';

/** What the billing office asks about this claim, until it is held no longer. */
export function Question({ question }: { question: Task }) {
  const { t } = useTranslation();
  return (
    <section className={styles.question} aria-label={t('question.title')}>
      <h3>
        <MessageCircleQuestion aria-hidden size={18} /> {t('question.title')}
      </h3>
      <p>{withDays(question.description ?? '')}</p>
      <p className="cc-muted">
        {question.requester?.display && <>{question.requester.display} · </>}
        {day(question.authoredOn)} · {t('question.answered')}
      </p>
    </section>
  );
}
