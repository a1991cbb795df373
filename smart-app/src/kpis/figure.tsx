import { Button } from '@mantine/core';
import { Download, Table2 } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf, download, type CsvColumn } from '../ui/csv';
import styles from './figure.module.css';
import table from '../ui/table.module.css';

/** A chart that says what it shows, with the same as a table and as a file. */
export function Figure<T>({
  title,
  finding,
  name,
  columns,
  rows,
  children,
}: {
  title: string;
  /** What one should see in it, in a sentence. */
  finding: string;
  /** Of the file. */
  name: string;
  columns: CsvColumn<T>[];
  rows: T[];
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id}>
        <h2 className={styles.title}>{title}</h2>
        <p>{finding}</p>
      </figcaption>
      {asTable ? (
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
              {rows.map((row, at) => (
                <tr key={at}>
                  {columns.map((column, place) =>
                    place === 0 ? (
                      <th key={column.name} scope="row">
                        {column.value(row)}
                      </th>
                    ) : (
                      <td key={column.name} data-label={column.name}>
                        {column.value(row)}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        children
      )}
      <div className={styles.ways}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Table2 aria-hidden size={14} />}
          aria-pressed={asTable}
          aria-label={t('kpis.tableOf', { title })}
          onClick={() => setAsTable(!asTable)}
        >
          {t('kpis.table')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Download aria-hidden size={14} />}
          aria-label={t('kpis.csvOf', { title })}
          onClick={() => download(name, csvOf(columns, rows))}
        >
          {t('kpis.csv')}
        </Button>
      </div>
    </figure>
  );
}
