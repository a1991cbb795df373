import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { day, exactTime } from '../ui/format';
import { Mark } from '../ui/tone';
import table from '../ui/table.module.css';
import { toneOf, type Exchange } from './traffic.model';
import styles from './traffic.module.css';

const COLUMNS = ['at', 'type', 'file', 'partner', 'state', 'claims', 'tries', 'error'] as const;

/** The messages of a page. Its keys work while the focus is in it, and nowhere else. */
export function ExchangesTable({
  rows,
  onOpen,
}: {
  rows: Exchange[];
  onOpen: (exchange: Exchange) => void;
}) {
  const { t } = useTranslation();
  const region = useRef<HTMLDivElement>(null);

  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = [...(region.current?.querySelectorAll<HTMLElement>('[data-exchange]') ?? [])];
    const at = buttons.indexOf(event.target as HTMLElement);
    const to: Record<string, number> = {
      ArrowDown: at + 1,
      j: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const wanted = to[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    buttons[Math.min(Math.max(wanted, 0), rows.length - 1)]?.focus();
  };

  return (
    // The keys are those of the buttons in it; this hears them for all rows at once.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={region}
      className={table.scroll}
      role="region"
      aria-label={t('traffic.messages')}
      aria-describedby="traffic-keys"
      tabIndex={0}
      onKeyDown={pressed}
    >
      <p id="traffic-keys" className="cc-hidden">
        {t('traffic.keys')}
      </p>
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'claims' || column === 'tries' ? styles.number : undefined}
              >
                {t(`traffic.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} onOpen={() => onOpen(row)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, onOpen }: { row: Exchange; onOpen: () => void }) {
  const { t } = useTranslation();
  const label = (column: (typeof COLUMNS)[number]) => ({
    'data-label': t(`traffic.column.${column}`),
  });
  const Arrow = row.direction === 'out' ? ArrowUpRight : ArrowDownLeft;
  return (
    <tr>
      <td {...label('at')} className="cc-money">
        {day(row.at)} <span className="cc-muted">{exactTime(row.at)}</span>
      </td>
      <td {...label('type')}>
        <span className={styles.type}>
          <Arrow aria-hidden size={14} /> <span className="cc-code">{row.kind}</span>
          <span className="cc-muted">{t(`traffic.direction.${row.direction}`)}</span>
        </span>
      </td>
      <th scope="row" {...label('file')}>
        <button type="button" data-exchange={row.id} className={styles.open} onClick={onOpen}>
          {row.name}
        </button>
      </th>
      <td {...label('partner')}>
        {row.partner}
        {row.payers && <span className={`cc-muted ${styles.payers}`}> {row.payers}</span>}
      </td>
      <td {...label('state')}>
        <Mark tone={toneOf(row.state)}>{t(`traffic.state.${row.state}`, row.state)}</Mark>
      </td>
      <td {...label('claims')} className={styles.number}>
        {row.claims}
      </td>
      <td {...label('tries')} className={styles.number}>
        {row.tries}
      </td>
      <td {...label('error')} className={styles.error}>
        {row.error ?? ''}
      </td>
    </tr>
  );
}
