import { useTranslation } from 'react-i18next';
import type { Contact, Evidence } from './playbook.model';
import styles from './playbooks.module.css';

/** One thing to do, by whom and by when. */
export interface ShownStep {
  title: string;
  text: string;
  team: string;
  /** By when, in words; empty for no set time. */
  by: string;
}

/** Steps in their order, with what to say. */
export function Steps({ steps }: { steps: ShownStep[] }) {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={index}>
          {step.title}{' '}
          <span className="cc-muted">
            {[step.team && t(`playbooks.team.${step.team}`, { defaultValue: step.team }), step.by]
              .filter(Boolean)
              .join(', ')}
          </span>
          {step.text && <blockquote>{step.text}</blockquote>}
        </li>
      ))}
    </ol>
  );
}

/** What the payer wants to see. */
export function Documents({ documents }: { documents: Evidence[] }) {
  const { t } = useTranslation();
  if (documents.length === 0) return null;
  return (
    <>
      <h3>{t('playbooks.documents')}</h3>
      <ul>
        {documents.map((document, index) => (
          <li key={index}>
            {document.words ||
              t(`playbooks.kind.${document.kind}`, { defaultValue: document.kind })}
            {document.required && <strong> {t('playbooks.required')}</strong>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whom to turn to at the payer. */
export function Contacts({ contacts }: { contacts: Contact[] }) {
  const { t } = useTranslation();
  return (
    <ul>
      {contacts.map((contact, index) => (
        <li key={index}>
          {contact.name},{' '}
          {t(`playbooks.system.${contact.system}`, { defaultValue: contact.system })}:{' '}
          {contact.value}
        </li>
      ))}
    </ul>
  );
}
