import type { ReactNode } from 'react';
import { ToneIcon } from '../ui/tone';
import styles from './chart.module.css';

/** Says that something went on without its check, and why there was none. */
export function Unchecked({ error, children }: { error: unknown; children: ReactNode }) {
  if (!error) return null;
  return (
    <p role="status" className={styles.done}>
      <ToneIcon tone="unknown" />
      <span>
        {children} <span className="cc-muted">{error instanceof Error ? error.message : ''}</span>
      </span>
    </p>
  );
}
