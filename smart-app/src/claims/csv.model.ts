import type { TFunction } from 'i18next';
import { daysUntil, isoDay } from '../ui/format';
import type { CsvColumn } from '../ui/csv';
import type { HeldRow } from './claims.model';

/** The columns of the list as a file has them: days as ISO writes them, dollars as numbers. */
export function columnsOf(t: TFunction): CsvColumn<HeldRow>[] {
  return [
    { name: t('held.column.filingLimit'), value: (row) => row.filingLimit },
    { name: t('held.column.since'), value: (row) => row.since && isoDay(new Date(row.since)) },
    {
      name: t('held.column.held'),
      value: (row) => row.since && Math.max(0, -(daysUntil(row.since) ?? 0)),
    },
    { name: t('held.column.patient'), value: (row) => row.patient },
    { name: t('held.column.payer'), value: (row) => row.payer },
    { name: t('held.column.visit'), value: (row) => row.visit },
    { name: t('held.column.lines'), value: (row) => row.lines.join(' ') },
    {
      name: t('held.column.alerts'),
      value: (row) =>
        [...new Set(row.alerts.map((each) => t(`edit.${each.edit}`, each.edit)))].join('; '),
    },
    { name: t('held.column.amount'), value: (row) => row.amount },
    { name: t('held.column.clinician'), value: (row) => row.clinician },
    { name: t('held.column.owner'), value: (row) => row.owner },
    { name: t('held.column.claim'), value: (row) => row.claim },
  ];
}
