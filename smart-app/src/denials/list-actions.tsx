import { Button, TextInput } from '@mantine/core';
import { CalendarDays, CornerDownRight, Download, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { download } from '../ui/csv';
import { isoDay } from '../ui/format';
import { Failure } from '../ui/states';
import type { DenialList, DenialQuery } from './denials.model';
import { useCalendar, useCsv } from './denials.query';
import styles from './denials.module.css';

/** What can be done with the whole list: begin with its first, take it along, have a calendar. */
export function ListActions({
  session,
  query,
  list,
  online,
  onNext,
}: {
  session: Session;
  query: DenialQuery;
  list: DenialList;
  online: boolean;
  onNext: () => void;
}) {
  const { t } = useTranslation();
  const file = useCsv(session, query);
  const calendar = useCalendar(session);
  return (
    <div className={styles.actions}>
      {list.rows.length > 0 && query.view !== 'closed' && query.page === 0 && (
        <Button
          size="compact-md"
          leftSection={<CornerDownRight aria-hidden size={14} />}
          onClick={onNext}
        >
          {t(query.sort === 'deadline' ? 'denials.openNextDue' : 'denials.openFirst')}
        </Button>
      )}
      {list.count > 0 && (
        <>
          <Button
            size="compact-md"
            variant="default"
            disabled={!online}
            loading={file.isPending}
            leftSection={<Download aria-hidden size={14} />}
            onClick={() =>
              file.mutate(undefined, {
                onSuccess: (text) =>
                  download(`denials-${query.view}-${isoDay(new Date())}.csv`, text),
              })
            }
          >
            {t('denials.csv')}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<Printer aria-hidden size={14} />}
            onClick={() => window.print()}
          >
            {t('denials.print')}
          </Button>
        </>
      )}
      <Button
        size="compact-md"
        variant="default"
        disabled={!online}
        loading={calendar.isPending}
        leftSection={<CalendarDays aria-hidden size={14} />}
        onClick={() => calendar.mutate()}
      >
        {t('denials.calendar')}
      </Button>
      {calendar.data && (
        <TextInput
          readOnly
          className={styles.address}
          label={t('denials.calendarAddress')}
          description={t('denials.calendarHolds')}
          value={calendar.data}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {file.error && <Failure title={t('denials.noCsv')} error={file.error} />}
      {calendar.error && <Failure title={t('denials.noCalendar')} error={calendar.error} />}
    </div>
  );
}
