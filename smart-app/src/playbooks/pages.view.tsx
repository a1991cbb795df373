import { useTranslation } from 'react-i18next';
import fold from '../ui/fold.module.css';
import { Contacts, Documents, Steps } from './page-parts';
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
          <Contacts contacts={content.contacts} />
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
            <Steps
              steps={page.steps.map((step) => ({
                ...step,
                by: step.days ? t('playbooks.byDay', { days: step.days }) : '',
              }))}
            />
            <Documents documents={page.documents} />
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
