import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { day, daysUntil, money } from '../ui/format';
import table from '../ui/table.module.css';
import { isReleasable, type HeldRow, type Sort } from './claims.model';
import styles from './claims.module.css';

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
type Column = (typeof COLUMNS)[number];

/** The column a sort runs by. */
const SORTED: Record<string, Column> = {
  'filing-limit': 'filingLimit',
  held: 'held',
  amount: 'amount',
  payer: 'payer',
  edit: 'alerts',
  clinician: 'clinician',
  visit: 'visit',
};

/** Claims that are selected, by id: they stay so while another page is seen. */
export type Chosen = ReadonlyMap<string, HeldRow>;

/** The claims of a page. Its keys work while the focus is in it, and nowhere else. */
export function ClaimsTable({
  rows,
  chosen,
  open,
  sort,
  onChoose,
  onOpen,
  onStep,
}: {
  rows: HeldRow[];
  chosen: Chosen;
  open: string | undefined;
  sort: Sort;
  onChoose: (chosen: Chosen) => void;
  onOpen: (row: HeldRow) => void;
  /** To the claim before or after the open one. */
  onStep: (by: 1 | -1) => void;
}) {
  const { t } = useTranslation();
  const region = useRef<HTMLDivElement>(null);
  // Where a range begins and what was selected before it; `running` until the focus goes elsewhere.
  const anchor = useRef<{ claim: string; before: Chosen; running: boolean }>(undefined);
  const selectable = rows.filter(isReleasable);
  const all = selectable.length > 0 && selectable.every((row) => chosen.has(row.claim));

  const choose = (next: Chosen, at: HeldRow) => {
    anchor.current = { claim: at.claim, before: next, running: true };
    onChoose(next);
  };
  const toggle = (row: HeldRow) => {
    if (!isReleasable(row)) return;
    const next = new Map(chosen);
    if (!next.delete(row.claim)) next.set(row.claim, row);
    choose(next, row);
  };
  /** Selects from where the range began to a row; what it had selected beyond that is let go. */
  const extend = (to: number) => {
    const from = rows.findIndex((row) => row.claim === anchor.current?.claim);
    const start = from < 0 ? to : from;
    const range = rows
      .slice(Math.min(start, to), Math.max(start, to) + 1)
      .filter(isReleasable)
      .map((row) => [row.claim, row] as const);
    onChoose(new Map([...(anchor.current?.before ?? chosen), ...range]));
  };
  const toggleAll = () => {
    const next = new Map(chosen);
    for (const row of selectable) {
      if (all) next.delete(row.claim);
      else next.set(row.claim, row);
    }
    anchor.current = undefined;
    onChoose(next);
  };

  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if ((event.key === ']' || event.key === '[') && open) {
      event.preventDefault();
      onStep(event.key === ']' ? 1 : -1);
      return;
    }
    const lines = [...(region.current?.querySelectorAll<HTMLElement>('tbody tr') ?? [])];
    const at = lines.indexOf(target.closest('tr') as HTMLElement);
    const row = rows[at];
    const box = target instanceof HTMLInputElement;
    if (event.key === ' ' && row && (!box || event.shiftKey)) {
      event.preventDefault();
      if (event.shiftKey) extend(at);
      else toggle(row);
      return;
    }
    if (event.key === 'Enter' && row && box) {
      event.preventDefault();
      onOpen(row);
      return;
    }
    const to: Record<string, number> = {
      ArrowDown: at + 1,
      j: at + 1,
      J: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      K: at - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const wanted = to[event.key];
    if (wanted === undefined || rows.length === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(wanted, 0), rows.length - 1);
    if (event.shiftKey && row) {
      if (!anchor.current?.running) {
        anchor.current = { claim: row.claim, before: chosen, running: true };
      }
      extend(next);
    } else if (anchor.current) {
      anchor.current.running = false;
    }
    lines[next]?.querySelector<HTMLElement>('[data-claim]')?.focus();
  };

  return (
    // The keys are those of the buttons and boxes in it; this hears them for all rows at once.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={region}
      className={table.scroll}
      role="region"
      aria-label={t('held.claims')}
      aria-describedby="held-keys"
      tabIndex={0}
      onKeyDown={pressed}
    >
      <p id="held-keys" className="cc-hidden">
        {t('held.keys')}
      </p>
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            <td>
              {selectable.length > 0 && (
                <input
                  type="checkbox"
                  className="cc-check"
                  checked={all}
                  onChange={toggleAll}
                  aria-label={t('held.selectPage')}
                />
              )}
            </td>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'amount' ? styles.amount : undefined}
                aria-sort={
                  SORTED[sort.replace(/^-/, '')] === column
                    ? sort.startsWith('-')
                      ? 'descending'
                      : 'ascending'
                    : undefined
                }
              >
                {t(`held.column.${column}`)}
              </th>
            ))}
            <th scope="col" className={styles.number}>
              {t('held.column.claim')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.claim}
              row={row}
              chosen={chosen.has(row.claim)}
              open={row.claim === open}
              onToggle={(range) => (range ? extend(index) : toggle(row))}
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
  onToggle: (range: boolean) => void;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const left = daysUntil(row.filingLimit);
  const cell = (column: Column) => ({
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
            onChange={(event) => onToggle((event.nativeEvent as MouseEvent).shiftKey)}
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
          data-claim={row.claim}
          className={styles.open}
          aria-expanded={open}
          onClick={onOpen}
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
      <td {...cell('amount')} className={`${styles.amount} cc-money`}>
        {money(row.amount)}
      </td>
      <td {...cell('clinician')}>{row.clinician ?? ''}</td>
      <td className={`${styles.number} cc-code`}>{row.claim}</td>
    </tr>
  );
}
