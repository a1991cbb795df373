import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/tone';
import type { Verdict } from './conformance.model';
import styles from './inspector.module.css';

/** The rules an exchange breaks, each with where, and behind one line those it keeps. */
export function Conformance({ verdicts }: { verdicts: Verdict[] }) {
  const { t } = useTranslation();
  const broken = verdicts.filter((each) => each.broken.length > 0);
  const kept = verdicts.filter((each) => each.broken.length === 0);
  return (
    <>
      <h3>{t('conformance.title')}</h3>
      {broken.length > 0 && (
        <ul className={styles.rules}>
          {broken.map(({ rule, broken: where }) => (
            <li key={rule.id}>
              <Mark tone="fix">{t(`conformance.${rule.side}`)}</Mark> {rule.words}{' '}
              <span className="cc-muted">{rule.section}.</span> {t('conformance.at')}{' '}
              <span className="cc-code">{where.join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
      {kept.length > 0 && (
        <details className={styles.kept}>
          <summary>{t('conformance.kept', { count: kept.length })}</summary>
          <ul className={styles.rules}>
            {kept.map(({ rule }) => (
              <li key={rule.id}>
                <Mark tone="good">{t(`conformance.${rule.side}`)}</Mark> {rule.words}{' '}
                <span className="cc-muted">{rule.section}.</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
