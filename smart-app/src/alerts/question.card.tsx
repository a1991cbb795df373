import { MessageCircleQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day } from '../ui/format';
import { useQuestion } from './panel.query';
import styles from './question.module.css';

/** What the billing office asks about this claim, until it is held no longer. */
export function Question({ session, claim }: { session: Session; claim: string }) {
  const { t } = useTranslation();
  const question = useQuestion(session, claim);
  if (!question.data) return null;
  return (
    <section className={styles.question} aria-label={t('question.title')}>
      <h3>
        <MessageCircleQuestion aria-hidden size={18} /> {t('question.title')}
      </h3>
      <p>{question.data.description}</p>
      <p className="cc-muted">
        {question.data.requester?.display && <>{question.data.requester.display} · </>}
        {day(question.data.authoredOn)} · {t('question.answered')}
      </p>
    </section>
  );
}
