import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import words from '../locales/en.playbooks.json';
import { day } from '../ui/format';
import { addWords } from '../ui/i18n';
import { Failure, Loading } from '../ui/states';
import { Contacts, Documents, Steps } from './page-parts';
import { useDenialPage } from './playbook.query';
import styles from './playbooks.module.css';

addWords(words);

/** What the payer's playbook says to do about a denial. */
export function PageCard({
  session,
  task,
  onOpen,
}: {
  session: Session;
  task: string;
  /** Goes to an address of the app. */
  onOpen: (to: string) => void;
}) {
  const { t } = useTranslation();
  const page = useDenialPage(session, task);
  if (page.isPending) return <Loading label={t('playbooks.loadingPage')} rows={2} />;
  if (!page.data) {
    return (
      <Failure
        title={t('playbooks.failedPage')}
        error={page.error}
        onRetry={() => void page.refetch()}
      />
    );
  }
  const { data } = page;
  const at = `/app/playbooks/${encodeURIComponent(data.policy)}`;
  return (
    <div className={styles.card}>
      <p>
        {data.source === 'none' ? (
          t('playbooks.noPage')
        ) : (
          <>
            <strong>{data.title}</strong>{' '}
            <span className="cc-muted">
              {data.source === 'payer'
                ? t('playbooks.ofPayer', { playbook: data.playbook, version: data.version })
                : t('playbooks.ofAny')}
            </span>
          </>
        )}{' '}
        {data.decided > 0 && (
          <span>{t('playbooks.won', { won: data.won, decided: data.decided })}</span>
        )}
      </p>
      {data.words && <p>{data.words}</p>}
      <Steps
        steps={data.steps.map((step) => ({
          ...step,
          by: step.by ? t('playbooks.by', { day: day(step.by) }) : '',
        }))}
      />
      <Documents documents={data.documents} />
      {data.contacts.length > 0 && (
        <>
          <h3>{t('playbooks.contacts')}</h3>
          <Contacts contacts={data.contacts} />
        </>
      )}
      <p>
        <a
          href={at}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
            event.preventDefault();
            onOpen(at);
          }}
        >
          {t('playbooks.open')}
        </a>
      </p>
    </div>
  );
}
