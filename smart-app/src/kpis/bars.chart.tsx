import type { ReactNode } from 'react';
import styles from './kpis.module.css';

export interface Bar {
  key: string;
  label: ReactNode;
  /** The bar's length, in the chart's own measure. */
  value: number | undefined;
  /** What the bar says, beside it. */
  says: ReactNode;
  /** What opening it is called. */
  opens: string;
  tone?: string;
  onOpen?: (() => void) | undefined;
}

/** Bars side by side, each with its words; one that has a list behind it opens it. */
export function Bars({
  bars,
  most,
  line,
  lineSays,
}: {
  bars: Bar[];
  /** The length of the longest bar. */
  most: number;
  /** What all of them are compared with. */
  line?: number | undefined;
  lineSays?: string;
}) {
  const share = (value: number) => `${most > 0 ? Math.min(100, (100 * value) / most) : 0}%`;
  return (
    <div>
      <ul className={styles.bars}>
        {bars.map((bar) => {
          const inside = (
            <>
              <span className={styles.label}>{bar.label}</span>
              <span className={styles.track} aria-hidden>
                {bar.value !== undefined && (
                  <span
                    className={styles.bar}
                    data-tone={bar.tone}
                    style={{ inlineSize: share(bar.value) }}
                  />
                )}
                {line !== undefined && (
                  <span className={styles.line} style={{ insetInlineStart: share(line) }} />
                )}
              </span>
              <span className={styles.says}>{bar.says}</span>
            </>
          );
          return (
            <li key={bar.key}>
              {bar.onOpen ? (
                <button type="button" className={styles.mark} onClick={bar.onOpen}>
                  {inside}
                  <span className="cc-hidden">{bar.opens}</span>
                </button>
              ) : (
                <div className={styles.mark}>{inside}</div>
              )}
            </li>
          );
        })}
      </ul>
      {line !== undefined && lineSays && (
        <p className={styles.key}>
          <span className={styles.sample} aria-hidden /> {lineSays}
        </p>
      )}
    </div>
  );
}
