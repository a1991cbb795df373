import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Failure, Loading } from '../ui/states';
import fold from '../ui/fold.module.css';
import { masked } from './traffic.model';
import { useResources } from './traffic.query';
import styles from './traffic.module.css';

/** The claim and what payers decided on it, as the FHIR server has them for this person. */
export function FhirView({
  session,
  claim,
  open,
}: {
  session: Session;
  claim: string;
  /** Shown as it is; else what could tell of the patient is hidden. */
  open: boolean;
}) {
  const { t } = useTranslation();
  const resources = useResources(session, claim);
  if (resources.isPending) return <Loading label={t('traffic.loadingFhir')} />;
  if (!resources.data) {
    return (
      <Failure
        title={t('traffic.fhirFailed')}
        error={resources.error}
        onRetry={() => void resources.refetch()}
      />
    );
  }
  if (resources.data.length === 0) {
    return <p className="cc-muted">{t('traffic.notStored', { claim })}</p>;
  }
  return (
    <>
      {resources.data.map((resource, index) => {
        const name = `${resource.resourceType}/${resource.id}`;
        return (
          <details key={name} className={fold.fold} open={index === 0}>
            <summary className="cc-code">{name}</summary>
            <pre role="region" aria-label={name} tabIndex={0} className={styles.json}>
              {JSON.stringify(open ? resource : masked(resource), null, 2)}
            </pre>
          </details>
        );
      })}
    </>
  );
}
