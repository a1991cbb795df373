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

/** What each edit said, as a table: what needs a reader first. */
export function Trace({ entries }: { entries: TraceEntry[] }) {
  const { t } = useTranslation();
  const sorted = [...entries].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return (
    <table className={styles.trace}>
      <thead>
        <tr>
          <th scope="col">{t('trace.edit')}</th>
          <th scope="col">{t('trace.verdict')}</th>
          <th scope="col">{t('trace.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((entry, index) => (
          <tr key={index}>
            <td>
              {t(`edit.${entry.edit}`, entry.edit)}
              {entry.line ? <> {t('alerts.line', { n: entry.line })}</> : null}
            </td>
            <td>
              <Mark tone={TONES[entry.verdict] ?? 'unknown'}>{t(`checked.${entry.verdict}`)}</Mark>
            </td>
            <td>{entry.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
