import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Failure, Loading } from '../ui/states';
import { useComparison } from './playbook.query';
import styles from './playbooks.module.css';

/** What a version says otherwise than the one in use. */
export function Differences({
  session,
  plan,
  version,
}: {
  session: Session;
  plan: string;
  /** Of the resource, so that what is written meanwhile is compared anew. */
  version: string | undefined;
}) {
  const { t } = useTranslation();
  const compared = useComparison(session, plan, version);
  return (
    <section className={styles.card} aria-label={t('playbooks.differences')}>
      <h2>{t('playbooks.differences')}</h2>
      {compared.isPending ? (
        <Loading label={t('playbooks.comparing')} rows={2} />
      ) : !compared.data ? (
        <Failure
          title={t('playbooks.notCompared')}
          error={compared.error}
          onRetry={() => void compared.refetch()}
        />
      ) : compared.data.differences.length === 0 ? (
        <p>{t('playbooks.same')}</p>
      ) : (
        <dl className={styles.differences}>
          {compared.data.differences.map((each, index) => (
            <div key={index}>
              <dt>
                {each.page && `${each.page}: `}
                {t(`playbooks.part.${each.what}`, { defaultValue: each.what })}
              </dt>
              <dd>
                {each.before && (
                  <del>
                    <span className="cc-hidden">{t('playbooks.was')}</span>
                    {each.before}
                  </del>
                )}
                {each.after && (
                  <ins>
                    <span className="cc-hidden">{t('playbooks.is')}</span>
                    {each.after}
                  </ins>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
