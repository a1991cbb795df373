import type { Tone } from '../ui/tone';
import type { Alert, Scrub } from './alert.model';

/** The one sentence at the top: how many things stand in the way, or what the silence means. */
export function sentenceOf(
  open: Alert[],
  scrub: Scrub,
): { tone: Tone; key: 'fix' | 'check' | 'incomplete' | 'clean'; count: number } {
  const fixes = open.filter((alert) => alert.urgency === 'fix').length;
  const checks = open.filter((alert) => alert.urgency === 'check').length;
  if (fixes > 0) return { tone: 'fix', key: 'fix', count: fixes + checks };
  if (checks > 0) return { tone: 'check', key: 'check', count: checks };
  if (scrub.unchecked.length > 0) {
    return { tone: 'unknown', key: 'incomplete', count: scrub.unchecked.length };
  }
  return { tone: 'good', key: 'clean', count: 0 };
}
