import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { day, money } from '../ui/format';
import table from '../ui/table.module.css';
import { Mark, type Tone } from '../ui/tone';
import { isOpen, type DenialQuery, type DenialRow } from './denials.model';
import styles from './denials.module.css';

const COLUMNS = [
  'due',
  'left',
  'patient',
  'payer',
  'code',
  'amount',
  'category',
  'cause',
  'status',
  'owner',
  'step',
] as const;
type Column = (typeof COLUMNS)[number];

/** The column a sort runs by. */
const SORTED: Record<string, Column> = {
  deadline: 'due',
  amount: 'amount',
  payer: 'payer',
  category: 'category',
  'next-best': 'step',
};

/** Denials that are selected, by id of their Task: they stay so while another page is seen. */
export type Chosen = ReadonlyMap<string, DenialRow>;

const TONES: Record<string, Tone> = {
  new: 'check',
  'in-work': 'check',
  waiting: 'know',
  resubmitted: 'know',
  appealed: 'know',
  reversed: 'unknown',
  lost: 'fix',
  overturned: 'good',
  'overturned-in-part': 'good',
};

/** Where the work on a denial stands, in a word with its icon. */
export function StateMark({ state }: { state: string }) {
  const { t } = useTranslation();
  return (
    <Mark tone={TONES[state] ?? 'closed'}>
      {t(`denials.state.${state}`, { defaultValue: state })}
    </Mark>
  );
}

/** The denials of a page. Its keys work while the focus is in it, and nowhere else. */
export function DenialsTable({
  rows,
  query,
  chosen,
  onChoose,
  onOpen,
  onLetGo,
}: {
  rows: DenialRow[];
  query: DenialQuery;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  onOpen: (row: DenialRow) => void;
  onLetGo: () => void;
}) {
  const { t } = useTranslation();
  const region = useRef<HTMLDivElement>(null);
  // Where a range begins and what was selected before it; `running` until the focus goes elsewhere.
  const anchor = useRef<{ task: string; before: Chosen; running: boolean }>(undefined);
  const selectable = rows.filter(isOpen);
  const all = selectable.length > 0 && selectable.every((row) => chosen.has(row.task));

  const toggle = (row: DenialRow) => {
    if (!isOpen(row)) return;
    const next = new Map(chosen);
    if (!next.delete(row.task)) next.set(row.task, row);
    anchor.current = { task: row.task, before: next, running: true };
    onChoose(next);
  };
  /** Selects from where the range began to a row; what it had selected beyond that is let go. */
  const extend = (to: number) => {
    const from = rows.findIndex((row) => row.task === anchor.current?.task);
    const start = from < 0 ? to : from;
    const range = rows
      .slice(Math.min(start, to), Math.max(start, to) + 1)
      .filter(isOpen)
      .map((row) => [row.task, row] as const);
    onChoose(new Map([...(anchor.current?.before ?? chosen), ...range]));
  };
  const toggleAll = () => {
    const next = new Map(chosen);
    for (const row of selectable) {
      if (all) next.delete(row.task);
      else next.set(row.task, row);
    }
    anchor.current = undefined;
    onChoose(next);
  };

  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const lines = [...(region.current?.querySelectorAll<HTMLElement>('tbody tr') ?? [])];
    const at = lines.indexOf(target.closest('tr') as HTMLElement);
    const row = rows[at];
    const box = target instanceof HTMLInputElement;
    if (event.key === 'Escape' && chosen.size > 0) {
      event.preventDefault();
      onLetGo();
      return;
    }
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
        anchor.current = { task: row.task, before: chosen, running: true };
      }
      extend(next);
    } else if (anchor.current) {
      anchor.current.running = false;
    }
    lines[next]?.querySelector<HTMLElement>('[data-denial]')?.focus();
  };

  return (
    // The keys are those of the buttons and boxes in it; this hears them for all rows at once.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={region}
      className={table.scroll}
      role="region"
      aria-label={t('denials.rows')}
      aria-describedby="denial-keys"
      tabIndex={0}
      onKeyDown={pressed}
    >
      <p id="denial-keys" className="cc-hidden">
        {t('denials.keys')}
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
                  aria-label={t('denials.selectPage')}
                />
              )}
            </td>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'amount' ? styles.amount : undefined}
                aria-sort={
                  SORTED[query.sort.replace(/^-/, '')] === column
                    ? query.sort.startsWith('-')
                      ? 'descending'
                      : 'ascending'
                    : undefined
                }
              >
                {t(`denials.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.task}
              row={row}
              explained={query.sort === 'next-best'}
              chosen={chosen.has(row.task)}
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
  explained,
  chosen,
  onToggle,
  onOpen,
}: {
  row: DenialRow;
  /** Whether the order is one that has to be explained. */
  explained: boolean;
  chosen: boolean;
  onToggle: (range: boolean) => void;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const cell = (column: Column) => ({ 'data-label': t(`denials.column.${column}`) });
  const late = isOpen(row) && row.daysLeft !== undefined && row.daysLeft <= 7;
  return (
    <tr data-chosen={chosen}>
      <td>
        {isOpen(row) && (
          <input
            type="checkbox"
            className="cc-check"
            checked={chosen}
            onChange={(event) => onToggle((event.nativeEvent as MouseEvent).shiftKey)}
            aria-label={t('denials.select', { patient: row.patient })}
          />
        )}
      </td>
      <td {...cell('due')} data-late={late}>
        {row.due ? day(row.due) : t('denials.noDue')}
      </td>
      <td {...cell('left')} data-late={late}>
        {isOpen(row) && row.daysLeft !== undefined && <DaysLeft days={row.daysLeft} />}
      </td>
      <th scope="row" {...cell('patient')}>
        <button type="button" data-denial={row.task} className={styles.open} onClick={onOpen}>
          {row.patient}
        </button>
      </th>
      <td {...cell('payer')}>{row.payer?.name ?? ''}</td>
      <td {...cell('code')} className="cc-code">
        {row.code}
      </td>
      <td {...cell('amount')} className={`${styles.amount} cc-money`}>
        {money(row.amount)}
      </td>
      <td {...cell('category')}>{row.categoryName ?? row.category}</td>
      <td {...cell('cause')}>
        {row.preventable && t(`denials.preventable.${row.preventable}`, { defaultValue: '' })}
      </td>
      <td {...cell('status')}>
        <StateMark state={row.state} />
        {row.escalation > 0 && (
          <span className="cc-muted"> {t('denials.escalated', { count: row.escalation })}</span>
        )}
      </td>
      <td {...cell('owner')}>
        {row.owner?.name ??
          (row.team ? t(`denials.team.${row.team}`, { defaultValue: row.team }) : '')}
      </td>
      <td {...cell('step')}>
        {isOpen(row) && row.waitingUntil
          ? t('denials.waitsUntil', { day: day(row.waitingUntil) })
          : isOpen(row) && row.action
            ? t(`denials.action.${row.action}`, { defaultValue: row.action })
            : ''}
        {row.recovered !== undefined && !isOpen(row) && (
          <span className="cc-muted">{t('denials.recovered', { sum: money(row.recovered) })}</span>
        )}
        {explained && row.why && <span className={`${styles.why} cc-muted`}>{row.why}</span>}
      </td>
    </tr>
  );
}

/** Days to our last day, in words: what is past is said to be past. */
export function DaysLeft({ days }: { days: number }) {
  const { t } = useTranslation();
  return (
    <>{days >= 0 ? t('denials.left', { count: days }) : t('denials.past', { count: -days })}</>
  );
}
