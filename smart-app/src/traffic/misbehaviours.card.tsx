import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Failure } from '../ui/states';
import { SampleMark } from '../ui/tone';
import { useMisbehaviours, useSwitch } from './traffic.query';
import styles from './traffic.module.css';

/** How the demo's payer fails when it is told to; nothing where there is no such payer. */
export function Misbehaviours({ session, online }: { session: Session; online: boolean }) {
  const { t } = useTranslation();
  const known = useMisbehaviours(session);
  const change = useSwitch(session);
  if (!known.data || known.data.length === 0) return null;
  return (
    <section className={styles.card} aria-label={t('traffic.misbehaviours')}>
      <h2>
        {t('traffic.misbehaviours')} <SampleMark>{t('traffic.demo')}</SampleMark>
      </h2>
      <p className="cc-muted">{t('traffic.misbehavioursExplain')}</p>
      {change.error && <Failure title={t('traffic.notSwitched')} error={change.error} />}
      <ul className={styles.switches}>
        {known.data.map(({ id, title, active }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                role="switch"
                className="cc-check"
                checked={active}
                disabled={!online || change.isPending}
                onChange={(event) => change.mutate({ id, active: event.target.checked })}
              />{' '}
              {title}
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
