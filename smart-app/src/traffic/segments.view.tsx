import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { lineOf, sizeOf, type Content } from './traffic.model';
import styles from './traffic.module.css';

/** The segments of a file, each with what it is for. */
export function SegmentsView({
  parts,
  size,
  next,
  busy,
  onMore,
}: {
  parts: Content[];
  size: number;
  next: number | undefined;
  busy: boolean;
  onMore: (from: number) => void;
}) {
  const { t } = useTranslation();
  const first = parts[0];
  if (first && !first.readable) {
    return (
      <>
        <p>{t('traffic.unreadable', { size: sizeOf(size) })}</p>
        {first.text !== null && (
          <pre role="region" aria-label={t('traffic.text')} tabIndex={0} className={styles.json}>
            {first.text}
          </pre>
        )}
      </>
    );
  }
  return (
    <div role="region" aria-label={t('traffic.segments')} tabIndex={0} className={styles.scroll}>
      <table className={styles.segments}>
        <thead className="cc-hidden">
          <tr>
            <th scope="col">{t('traffic.column.place')}</th>
            <th scope="col">{t('traffic.column.segment')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.flatMap((part) =>
            part.segments.map((line) => (
              <tr key={line.position}>
                <td className="cc-muted">{line.position}</td>
                <td>
                  <code>{lineOf(line)}</code>
                  <span className={styles.meaning}>{line.meaning}</span>
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {next !== undefined && (
        <Button size="compact-sm" variant="default" loading={busy} onClick={() => onMore(next)}>
          {t('traffic.moreSegments')}
        </Button>
      )}
    </div>
  );
}
