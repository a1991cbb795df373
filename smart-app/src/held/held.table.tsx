import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { day, daysUntil, money } from '../ui/format';
import table from '../ui/table.module.css';
import { isReleasable, type HeldRow } from './held.model';
import styles from './held.module.css';

const COLUMNS = [
  'filingLimit',
  'held',
  'patient',
  'payer',
  'visit',
  'lines',
  'alerts',
  'amount',
  'clinician',
] as const;

/** The claims of a page. Arrows, j and k go from claim to claim, Space selects, Enter opens. */
export function HeldTable({
  rows,
  chosen,
  open,
  onChoose,
  onOpen,
}: {
  rows: HeldRow[];
  chosen: ReadonlySet<string>;
  open: string | undefined;
  onChoose: (chosen: ReadonlySet<string>) => void;
  onOpen: (row: HeldRow) => void;
}) {
  const { t } = useTranslation();
  const toggle = (claim: string) => {
    const next = new Set(chosen);
    if (!next.delete(claim)) next.add(claim);
    onChoose(next);
  };
  return (
    <div className={table.scroll} role="region" aria-label={t('held.claims')} tabIndex={0}>
      <p id="held-keys" className="cc-hidden">
        {t('held.keys')}
      </p>
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="cc-hidden">{t('held.column.select')}</span>
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`held.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.claim}
              row={row}
              chosen={chosen.has(row.claim)}
              open={row.claim === open}
              onToggle={() => toggle(row.claim)}
              onOpen={() => onOpen(row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  row,
  chosen,
  open,
  onToggle,
  onOpen,
}: {
  row: HeldRow;
  chosen: boolean;
  open: boolean;
  onToggle: () => void;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const left = daysUntil(row.filingLimit);
  const cell = (column: (typeof COLUMNS)[number]) => ({
    'data-label': t(`held.column.${column}`),
  });
  const heldFor = daysUntil(row.since);
  const first = row.alerts[0];
  return (
    <tr data-chosen={chosen} data-current={open}>
      <td>
        {isReleasable(row) && (
          <input
            type="checkbox"
            className="cc-check"
            checked={chosen}
            onChange={onToggle}
            aria-label={t('held.select', { patient: row.patient })}
          />
        )}
      </td>
      <td {...cell('filingLimit')} data-late={left !== undefined && left <= 7}>
        {row.filingLimit ? (
          <>
            {day(row.filingLimit)}{' '}
            <span className="cc-muted">
              {left !== undefined && left >= 0
                ? t('held.left', { count: left })
                : t('held.past', { count: -(left ?? 0) })}
            </span>
          </>
        ) : (
          t('held.noLimit')
        )}
      </td>
      <td {...cell('held')}>
        {heldFor !== undefined && t('held.days', { count: Math.max(0, -heldFor) })}
        {row.owner && <span className="cc-muted"> {t('held.with', { owner: row.owner })}</span>}
      </td>
      <th scope="row" {...cell('patient')}>
        <button
          type="button"
          data-held-row
          className={styles.open}
          aria-expanded={open}
          aria-describedby="held-keys"
          onClick={onOpen}
          onKeyDown={(event) => moved(event, isReleasable(row) ? onToggle : undefined)}
        >
          {row.patient}
        </button>
      </th>
      <td {...cell('payer')}>{row.payer ?? ''}</td>
      <td {...cell('visit')}>{day(row.visit)}</td>
      <td {...cell('lines')} className="cc-code">
        {row.lines.join(' ')}
      </td>
      <td {...cell('alerts')}>
        {first && t(`edit.${first.edit}`, first.edit)}
        {row.alerts.length > 1 && (
          <span className="cc-muted"> {t('held.more', { count: row.alerts.length - 1 })}</span>
        )}
      </td>
      <td {...cell('amount')} className="cc-money">
        {money(row.amount)}
      </td>
      <td {...cell('clinician')}>{row.clinician ?? ''}</td>
    </tr>
  );
}

/** Keys of the list, on the claim that has the focus. */
function moved(event: KeyboardEvent<HTMLButtonElement>, onSelect: (() => void) | undefined) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === ' ') {
    event.preventDefault();
    onSelect?.();
    return;
  }
  const all = [...document.querySelectorAll<HTMLButtonElement>('[data-held-row]')];
  const at = all.indexOf(event.currentTarget);
  const to: Record<string, number> = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    Home: 0,
    End: all.length - 1,
  };
  const next = to[event.key];
  if (next === undefined) return;
  event.preventDefault();
  all[Math.min(Math.max(next, 0), all.length - 1)]?.focus();
}
