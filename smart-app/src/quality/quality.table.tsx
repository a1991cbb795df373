import { Button } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day, money } from '../ui/format';
import { Mark } from '../ui/tone';
import table from '../ui/table.module.css';
import { DecideForm } from './decide.form';
import {
  choicesOf,
  decidedOf,
  keyOf,
  percent,
  STANDING_TONES,
  standingOf,
  type Decision,
  type Effect,
  type Quality,
  type QualityRow,
} from './quality.model';
import styles from './quality.module.css';

const COLUMNS = [
  'payer',
  'role',
  'site',
  'shown',
  'accepted',
  'overridden',
  'right',
  'fixed',
  'state',
] as const;

type Column = (typeof COLUMNS)[number];

const NUMBERS: Column[] = ['shown', 'accepted', 'overridden', 'right', 'fixed'];

/** One row an alert, payer and role; each opens to why, and to deciding. */
export function AlertTable({
  quality,
  bySite,
  session,
  onDone,
}: {
  quality: Quality;
  bySite: boolean;
  session: Session;
  onDone: (decision: Decision) => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const columns = COLUMNS.filter((column) => bySite || column !== 'site');
  const rows = [...quality.rows].sort(
    (one, other) => Number(Boolean(other.proposal)) - Number(Boolean(one.proposal)),
  );
  return (
    <div className={table.scroll} role="region" aria-label={t('quality.title')} tabIndex={0}>
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">{t('quality.column.alert')}</th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={NUMBERS.includes(column) ? styles.number : undefined}
              >
                {t(`quality.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="cc-hidden">{t('quality.column.next')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <AlertRow
              key={keyOf(row)}
              row={row}
              columns={columns}
              effects={quality.effects.filter(
                (each) => each.edit === row.edit && each.payer === row.payer,
              )}
              open={open === keyOf(row)}
              onOpen={() => setOpen(open === keyOf(row) ? undefined : keyOf(row))}
              session={session}
              onDone={(decision) => {
                setOpen(undefined);
                onDone(decision);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AlertRow({
  row,
  columns,
  effects,
  open,
  onOpen,
  session,
  onDone,
}: {
  row: QualityRow;
  columns: Column[];
  effects: Effect[];
  open: boolean;
  onOpen: () => void;
  session: Session;
  onDone: (decision: Decision) => void;
}) {
  const { t } = useTranslation();
  const title = t(`edit.${row.edit}`, { defaultValue: row.edit });
  const opener = useRef<HTMLButtonElement>(null);
  const closed = row.proposal ? t('quality.decide') : t('quality.more');
  const word = open ? t('quality.less') : closed;
  const says: Record<Column, ReactNode> = {
    payer: row.payer,
    role: t(`quality.role.${row.role}`, { defaultValue: row.role }),
    site: row.site || t('quality.noSite'),
    shown: row.shown,
    accepted: <Share part={row.accepted} whole={row.shown} />,
    overridden: <Share part={row.overridden} whole={row.shown} />,
    right: <Share part={row.stood.denied} whole={decidedOf(row.stood)} />,
    fixed: row.fixed.paid > 0 ? `${row.fixed.paid}, ${money(row.fixedPaid)}` : row.fixed.paid,
    state: (
      <Mark tone={STANDING_TONES[standingOf(row)]}>{t(`quality.standing.${standingOf(row)}`)}</Mark>
    ),
  };
  return (
    <>
      <tr>
        <th scope="row">
          {title} <span className="cc-code cc-muted">{row.edit}</span>
        </th>
        {columns.map((column) => (
          <td
            key={column}
            data-label={t(`quality.column.${column}`)}
            className={NUMBERS.includes(column) ? styles.number : undefined}
          >
            {says[column]}
          </td>
        ))}
        <td>
          <Button
            ref={opener}
            size="compact-sm"
            variant={row.proposal && !open ? 'filled' : 'default'}
            aria-expanded={open}
            aria-label={t('quality.moreOf', {
              word,
              alert: title,
              payer: row.payer,
              role: t(`quality.role.${row.role}`, { defaultValue: row.role }),
            })}
            onClick={onOpen}
          >
            {word}
          </Button>
        </td>
      </tr>
      {(row.proposal || open) && (
        <tr className={table.more}>
          <td colSpan={columns.length + 2}>
            {row.proposal && <Proposal row={row} />}
            {open && <Details row={row} effects={effects} />}
            {open && choicesOf(row).length > 0 && row.site === '' && (
              <DecideForm
                row={row}
                session={session}
                onDone={(decision) => {
                  onDone(decision);
                  opener.current?.focus();
                }}
              />
            )}
            {open && row.role === 'biller' && (
              <p className="cc-muted">{t('quality.byPolicy', { payer: row.payer })}</p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** `3 of 60, 5.0%`; a dash where there is nothing to have a share of. */
function Share({ part, whole }: { part: number; whole: number }) {
  const { t } = useTranslation();
  const share = percent(part, whole);
  return <>{share ? t('quality.share', { part, whole, share }) : t('quality.nothing')}</>;
}

function Proposal({ row }: { row: QualityRow }) {
  const { t } = useTranslation();
  const seen = row.proposal === 'mute' || (row.proposal === 'undo' && row.decision === 'promote');
  return (
    <p>
      <strong>{t(`quality.propose.${row.proposal}`)}</strong>{' '}
      {seen
        ? t('quality.ignored', { part: row.accepted, whole: row.shown })
        : t('quality.rightUnseen', {
            part: row.unseen.denied,
            whole: decidedOf(row.unseen),
          })}{' '}
      {seen &&
        decidedOf(row.stood) > 0 &&
        t('quality.stood', { part: row.stood.denied, whole: decidedOf(row.stood) })}
    </p>
  );
}

function Details({ row, effects }: { row: QualityRow; effects: Effect[] }) {
  const { t } = useTranslation();
  const reason = (code: string) => {
    const own = t(`quality.reason.${code}`, { defaultValue: code });
    return t(`alerts.reason.${code}`, { defaultValue: own });
  };
  return (
    <ul className={styles.details}>
      {row.reasons.length > 0 && (
        <li>
          {t('quality.reasons')}{' '}
          {row.reasons.map(({ code, count }) => `${reason(code)} (${count})`).join(', ')}
        </li>
      )}
      {row.muted > 0 && <li>{t('quality.mutedTimes', { count: row.muted })}</li>}
      {row.shadow > 0 && <li>{t('quality.shadowTimes', { count: row.shadow })}</li>}
      {decidedOf(row.stood) > 0 && (
        <li>
          {t('quality.stoodAll', {
            whole: decidedOf(row.stood),
            denied: row.stood.denied,
            otherwise: row.stood.otherwise,
            paid: row.stood.paid,
          })}
        </li>
      )}
      {decidedOf(row.unseen) > 0 && (
        <li>{t('quality.unseen', { part: row.unseen.denied, whole: decidedOf(row.unseen) })}</li>
      )}
      {decidedOf(row.fixed) + row.fixed.gone > 0 && (
        <li>
          {t('quality.fixedAll', {
            paid: row.fixed.paid,
            dollars: money(row.fixedPaid),
            denied: row.fixed.denied + row.fixed.otherwise,
            gone: row.fixed.gone,
          })}
        </li>
      )}
      {effects.map((effect) => (
        <li key={effect.denial}>
          {t(effect.linesBefore > 0 ? 'quality.effect' : 'quality.effectNew', {
            code: effect.denial,
            reason: t(`denial.${effect.denial}`, { defaultValue: '' }),
            since: day(effect.since),
            before: effect.deniedBefore,
            linesBefore: effect.linesBefore,
            rateBefore: percent(effect.deniedBefore, effect.linesBefore) ?? t('quality.nothing'),
            after: effect.deniedAfter,
            linesAfter: effect.linesAfter,
            rateAfter: percent(effect.deniedAfter, effect.linesAfter) ?? t('quality.nothing'),
          })}
        </li>
      ))}
      {decidedOf(row.stood) + decidedOf(row.fixed) === 0 && <li>{t('quality.noAnswer')}</li>}
    </ul>
  );
}
