import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../ui/tone';
import fold from '../ui/fold.module.css';
import type { Scrub, Verdict } from './alert.model';
import styles from './panel.module.css';

const TONES: Record<Verdict['verdict'], Tone> = {
  passed: 'good',
  found: 'fix',
  bypassed: 'know',
  'not-checked': 'unknown',
};
const ORDER: Verdict['verdict'][] = ['found', 'not-checked', 'bypassed', 'passed'];

/** What was checked, edit by edit: the reason for a silence can be seen. */
export function Checked({ scrub }: { scrub: Scrub }) {
  const { t } = useTranslation();
  if (scrub.verdicts.length === 0) return null;
  const edits = new Set(scrub.verdicts.map((each) => each.edit)).size;
  const told = scrub.verdicts
    .filter((each) => each.verdict !== 'passed' || each.reason)
    .sort(
      (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || a.edit.localeCompare(b.edit),
    );
  const passed = scrub.verdicts.filter((each) => each.verdict === 'passed' && !each.reason);
  return (
    <details className={`${fold.fold} ${styles.fold}`}>
      <summary>{t('checked.title', { count: edits })}</summary>
      {told.length > 0 && (
        <ul className={styles.verdicts}>
          {told.map((each, index) => (
            <li key={index}>
              <span>
                {t(`edit.${each.edit}`, each.edit)}
                {each.line ? (
                  <span className="cc-muted"> {t('alerts.line', { n: each.line })}</span>
                ) : null}
              </span>
              <Mark tone={TONES[each.verdict]}>{t(`checked.${each.verdict}`)}</Mark>
              {each.reason && <span className={styles.reason}>{each.reason}</span>}
            </li>
          ))}
        </ul>
      )}
      {passed.length > 0 && (
        <div className={styles.passed}>
          <Mark tone="good">{t('checked.passed')}</Mark>
          <ul>
            {passed.map((each, index) => (
              <li key={index}>{t(`edit.${each.edit}`, each.edit)}</li>
            ))}
          </ul>
        </div>
      )}
    </details>
  );
}
