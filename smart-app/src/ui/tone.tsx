import {
  CircleAlert,
  CircleCheck,
  Clock,
  Info,
  PencilLine,
  ShieldQuestion,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './tone.module.css';

/** What a colour stands for. Each has an icon of its own shape: colour never speaks alone. */
export type Tone = 'fix' | 'check' | 'know' | 'good' | 'closed' | 'draft' | 'unknown';

const ICONS: Record<Tone, LucideIcon> = {
  fix: CircleAlert,
  check: Clock,
  know: Info,
  good: CircleCheck,
  closed: CircleCheck,
  draft: PencilLine,
  unknown: ShieldQuestion,
};

/** A word with its icon on its tint. */
export function Mark({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <span className={styles.mark} data-tone={tone}>
      <Icon aria-hidden size={14} /> {children}
    </span>
  );
}

export function ToneIcon({ tone, size = 20 }: { tone: Tone; size?: number }) {
  const Icon = ICONS[tone];
  return <Icon aria-hidden size={size} className={styles.icon} data-tone={tone} />;
}

/** A marked word that what is seen is made for the demo. */
export function SampleMark({ children }: { children: ReactNode }) {
  return <span className={styles.sample}>{children}</span>;
}
