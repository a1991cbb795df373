import { useTranslation } from 'react-i18next';
import { day, time } from '../ui/format';
import table from '../ui/table.module.css';
import type { Decided } from './quality.model';
import styles from './quality.module.css';

const COLUMNS = ['at', 'alert', 'payer', 'role', 'decision', 'reason', 'person', 'known'] as const;

/** Who decided what, why, and on what figures: the newest first. */
export function Decisions({ decided }: { decided: Decided[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles.section} aria-label={t('quality.decisions')}>
      <h2>{t('quality.decisions')}</h2>
      <div
        className={table.scroll}
        role="region"
        aria-label={t('quality.decisionList')}
        tabIndex={0}
      >
        <table className={`${table.table} ${styles.table}`}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`quality.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {decided.map((each) => (
              <tr key={`${each.at} ${each.edit} ${each.payer} ${each.role} ${each.decision}`}>
                <td data-label={t('quality.column.at')}>
                  {day(each.at)} <span className="cc-muted">{time(each.at)}</span>
                </td>
                <th scope="row">{t(`edit.${each.edit}`, { defaultValue: each.edit })}</th>
                <td data-label={t('quality.column.payer')}>{each.payer}</td>
                <td data-label={t('quality.column.role')}>
                  {t(`quality.role.${each.role}`, { defaultValue: each.role })}
                </td>
                <td data-label={t('quality.column.decision')}>
                  {t(`quality.was.${each.decision}`)}
                </td>
                <td data-label={t('quality.column.reason')}>{each.reason}</td>
                <td data-label={t('quality.column.person')}>{each.person}</td>
                <td data-label={t('quality.column.known')}>
                  {t('quality.known', {
                    accepted: each.accepted,
                    shown: each.shown,
                    denied: each.stoodDenied,
                    stood: each.stood,
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
