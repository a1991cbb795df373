import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../ui/tone';
import type { TraceEntry } from './cds.model';
import styles from './cds-card.module.css';

const TONES: Record<TraceEntry['verdict'], Tone> = {
  passed: 'good',
  found: 'fix',
  bypassed: 'know',
  'not-checked': 'unknown',
};

const ORDER: TraceEntry['verdict'][] = ['found', 'not-checked', 'bypassed', 'passed'];

/** What each edit said: as a table where there is something to read, else by name. */
export function Trace({ entries }: { entries: TraceEntry[] }) {
  const { t } = useTranslation();
  const told = entries
    .filter((entry) => entry.verdict !== 'passed' || entry.reason)
    .sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const passed = entries.filter((entry) => entry.verdict === 'passed' && !entry.reason);
  return (
    <>
      {told.length > 0 && (
        <table className={styles.trace}>
          <thead>
            <tr>
              <th scope="col">{t('trace.edit')}</th>
              <th scope="col">{t('trace.verdict')}</th>
              <th scope="col">{t('trace.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {told.map((entry, index) => (
              <tr key={index}>
                <td>
                  {t(`edit.${entry.edit}`, entry.edit)}
                  {entry.line ? <> {t('alerts.line', { n: entry.line })}</> : null}
                </td>
                <td>
                  <Mark tone={TONES[entry.verdict] ?? 'unknown'}>
                    {t(`checked.${entry.verdict}`)}
                  </Mark>
                </td>
                <td>{entry.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {passed.length > 0 && (
        <div className={styles.passed}>
          <Mark tone="good">{t('checked.passed')}</Mark>
          <ul>
            {passed.map((entry, index) => (
              <li key={index}>{t(`edit.${entry.edit}`, entry.edit)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
