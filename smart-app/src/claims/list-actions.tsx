import { Button } from '@mantine/core';
import { Download, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { csvOf, download } from '../ui/csv';
import { isoDay } from '../ui/format';
import { Failure } from '../ui/states';
import { isReleasable, type HeldList, type HeldQuery } from './claims.model';
import { useEveryClaim } from './claims.query';
import type { Chosen } from './claims.table';
import { columnsOf } from './csv.model';
import styles from './claims.module.css';

/** A file is put together from pages of the list, read one after the other: no more than this. */
const MOST_IN_A_FILE = 1_000;

/** What can be done with the whole list: select all of it, take it along. */
export function ListActions({
  session,
  query,
  list,
  online,
  chosen,
  onChoose,
}: {
  session: Session;
  query: HeldQuery;
  list: HeldList;
  online: boolean;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}) {
  const { t } = useTranslation();
  const select = useEveryClaim(session, query);
  const file = useEveryClaim(session, query);
  const rejected = (select.data ?? []).filter((row) => !isReleasable(row)).length;
  const tooMany = list.count > MOST_IN_A_FILE;
  if (list.count === 0) return null;
  return (
    <div className={styles.actions}>
      {list.rows.some(isReleasable) && (
        <Button
          size="compact-md"
          variant="default"
          disabled={!online}
          loading={select.isPending}
          onClick={() =>
            select.mutate(undefined, {
              onSuccess: (rows) =>
                onChoose(new Map(rows.filter(isReleasable).map((row) => [row.claim, row]))),
            })
          }
        >
          {t('held.selectAll', { count: list.count })}
        </Button>
      )}
      <Button
        size="compact-md"
        variant="default"
        disabled={!online || tooMany}
        loading={file.isPending}
        aria-describedby={tooMany ? 'held-too-many' : undefined}
        leftSection={<Download aria-hidden size={14} />}
        onClick={() =>
          file.mutate(undefined, {
            onSuccess: (rows) =>
              download(`claims-${query.view}-${isoDay(new Date())}.csv`, csvOf(columnsOf(t), rows)),
          })
        }
      >
        {t('held.csv')}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<Printer aria-hidden size={14} />}
        onClick={() => window.print()}
      >
        {t('held.print')}
      </Button>
      {chosen.size > 0 && rejected > 0 && (
        <span className="cc-muted">{t('held.notSelectable', { count: rejected })}</span>
      )}
      {tooMany && (
        <span id="held-too-many" className="cc-muted">
          {t('held.tooMany', { most: MOST_IN_A_FILE })}
        </span>
      )}
      {[select.error, file.error].map(
        (error, index) =>
          error && <Failure key={index} title={t('held.notAllRead')} error={error} />,
      )}
    </div>
  );
}
