import { useTranslation } from 'react-i18next';
import fold from '../ui/fold.module.css';
import type { Playbook } from './playbook.model';
import styles from './playbooks.module.css';

/** A version to read: whom to turn to, and each page behind its name. */
export function PagesView({ content }: { content: Playbook }) {
  const { t } = useTranslation();
  return (
    <>
      {content.contacts.length > 0 && (
        <section className={styles.card} aria-label={t('playbooks.contacts')}>
          <h2>{t('playbooks.contacts')}</h2>
          <ul>
            {content.contacts.map((contact, index) => (
              <li key={index}>
                {contact.name},{' '}
                {t(`playbooks.system.${contact.system}`, { defaultValue: contact.system })}:{' '}
                {contact.value}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.column} aria-label={t('playbooks.pages')}>
        <h2>{t('playbooks.pages')}</h2>
        {content.pages.map((page, index) => (
          <details key={index} className={fold.fold}>
            <summary>
              {page.title || t(`playbooks.page.${page.name}`, { defaultValue: page.name })}
              {page.codes.length > 0 && <span className="cc-code"> {page.codes.join(' ')}</span>}
            </summary>
            {page.words && <p>{page.words}</p>}
            <ol className={styles.steps}>
              {page.steps.map((step, at) => (
                <li key={at}>
                  {step.title}{' '}
                  <span className="cc-muted">
                    {[
                      step.team && t(`playbooks.team.${step.team}`, { defaultValue: step.team }),
                      step.days && t('playbooks.byDay', { days: step.days }),
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                  {step.text && <blockquote>{step.text}</blockquote>}
                </li>
              ))}
            </ol>
            {page.documents.length > 0 && (
              <>
                <h3>{t('playbooks.documents')}</h3>
                <ul>
                  {page.documents.map((document, at) => (
                    <li key={at}>
                      {document.words ||
                        t(`playbooks.kind.${document.kind}`, { defaultValue: document.kind })}
                      {document.required && <strong> {t('playbooks.required')}</strong>}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {page.template && (
              <p>
                {t('playbooks.letter')} <span className="cc-code">{page.template}</span>
              </p>
            )}
          </details>
        ))}
      </section>
    </>
  );
}
