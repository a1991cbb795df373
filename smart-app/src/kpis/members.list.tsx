import { Button } from '@mantine/core';
import { ArrowLeft, Download } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { goTo } from '../ui/address';
import { csvOf, download, type CsvColumn } from '../ui/csv';
import { day, money } from '../ui/format';
import { Empty, Failure, Loading } from '../ui/states';
import table from '../ui/table.module.css';
import { PAGE, type Asked, type Filter, type Member } from './kpis.model';
import { useMembers } from './kpis.query';
import styles from './kpis.module.css';

/** The claims behind a number, a page at a time. */
export function MemberList({
  session,
  filter,
  asked,
  denialAt,
  onPage,
  onBack,
}: {
  session: Session;
  filter: Filter;
  asked: Asked;
  /** Where a denial is worked; undefined where there is no such screen. */
  denialAt: ((task: string) => string) | undefined;
  onPage: (page: number) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const members = useMembers(session, filter, asked);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [asked.measure, asked.population]);
  const columns: CsvColumn<Member>[] = [
    { name: t('kpis.column.claim'), value: (row) => row.claim },
    { name: t('kpis.column.decided'), value: (row) => row.decided },
    { name: t('kpis.column.payer'), value: (row) => row.payer },
    { name: t('kpis.column.provider'), value: (row) => row.provider },
    { name: t('kpis.column.site'), value: (row) => row.site },
    { name: t('kpis.column.charged'), value: (row) => row.charged },
    { name: t('kpis.column.denied'), value: (row) => row.denied },
    { name: t('kpis.column.recovered'), value: (row) => row.recovered },
    { name: t('kpis.column.reason'), value: (row) => row.reason },
    {
      name: t('kpis.column.status'),
      value: (row) => row.status && t(`kpis.status.${row.status}`),
    },
    { name: t('kpis.column.deadline'), value: (row) => row.lastDay },
    { name: t('kpis.column.days'), value: (row) => row.days },
  ];
  const title = t(`kpis.measure.${asked.measure}`, { defaultValue: asked.measure });
  const pages = Math.ceil((members.data?.count ?? 0) / PAGE);
  return (
    <main className={styles.page}>
      <p className={styles.noPrint}>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<ArrowLeft aria-hidden size={14} />}
          onClick={onBack}
        >
          {t('kpis.back')}
        </Button>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {members.isPending ? (
        <Loading label={t('kpis.loadingList')} rows={5} />
      ) : !members.data ? (
        <Failure
          title={t('kpis.listFailed')}
          error={members.error}
          holds={t('kpis.failedHolds')}
          onRetry={() => void members.refetch()}
        />
      ) : members.data.count === 0 ? (
        <Empty title={t('kpis.emptyList')} />
      ) : (
        <>
          <p role="status">
            {t('kpis.listed', {
              count: members.data.count,
              dollars: money(members.data.sum),
            })}{' '}
            {t(`kpis.population.${asked.population === 'numerator' ? 'part' : 'whole'}`)}{' '}
            {asked.value && t('kpis.ofPart', { part: asked.value })}
          </p>
          <div className={table.scroll} role="region" aria-label={title} tabIndex={0}>
            <table className={table.table}>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column.name} scope="col">
                      {column.name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {members.data.claims.map((row) => (
                  <tr key={`${row.claim}|${row.edit}|${row.task}`}>
                    <th scope="row">
                      {row.task && denialAt ? (
                        <DenialLink to={denialAt(row.task)}>{row.claim}</DenialLink>
                      ) : (
                        <span className="cc-code">{row.claim}</span>
                      )}{' '}
                      {row.edit && (
                        <span className="cc-muted">{t(`edit.${row.edit}`, row.edit)}</span>
                      )}
                    </th>
                    <Cell name={t('kpis.column.decided')}>{day(row.decided)}</Cell>
                    <Cell name={t('kpis.column.payer')}>{row.payer}</Cell>
                    <Cell name={t('kpis.column.provider')}>{row.provider}</Cell>
                    <Cell name={t('kpis.column.site')}>{row.site}</Cell>
                    <Cell name={t('kpis.column.charged')}>{money(row.charged)}</Cell>
                    <Cell name={t('kpis.column.denied')}>{money(row.denied)}</Cell>
                    <Cell name={t('kpis.column.recovered')}>{money(row.recovered)}</Cell>
                    <Cell name={t('kpis.column.reason')}>{row.reason}</Cell>
                    <Cell name={t('kpis.column.status')}>
                      {row.status && t(`kpis.status.${row.status}`)}
                    </Cell>
                    <Cell name={t('kpis.column.deadline')}>{day(row.lastDay)}</Cell>
                    <Cell name={t('kpis.column.days')}>{row.days}</Cell>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className={styles.ends}>
            {pages > 1 && (
              <>
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={asked.page === 0}
                  onClick={() => onPage(asked.page - 1)}
                >
                  {t('kpis.previous')}
                </Button>
                <span>{t('kpis.pageOf', { page: asked.page + 1, pages })}</span>
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={asked.page + 1 >= pages}
                  onClick={() => onPage(asked.page + 1)}
                >
                  {t('kpis.next')}
                </Button>
              </>
            )}
            <Button
              size="compact-md"
              variant="default"
              leftSection={<Download aria-hidden size={14} />}
              onClick={() => download(`${asked.measure}.csv`, csvOf(columns, members.data.claims))}
            >
              {t('kpis.csvPage')}
            </Button>
          </div>
        </>
      )}
    </main>
  );
}

function Cell({ name, children }: { name: string; children: React.ReactNode }) {
  return <td data-label={name}>{children}</td>;
}

/** Leads to a denial without loading the page anew: tokens live in memory only. */
function DenialLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        goTo(to);
      }}
    >
      {children}
    </a>
  );
}
