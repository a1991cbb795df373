import type { Bundle, Coverage } from 'fhir/r4';
import { isoDay } from '../ui/format';

/** A coverage as the front desk reads it off a card. */
export interface NewCoverage {
  /** `Organization/x`. */
  payer: string;
  payerName: string;
  memberId: string;
  /** Days, as FHIR writes them; the last is empty where the card names none. */
  start: string;
  end: string;
}

/** Whether enough is said for it to be stored. */
export const isComplete = (given: NewCoverage) =>
  Boolean(given.payer && given.memberId.trim() && given.start) && !endsBeforeItStarts(given);

export const endsBeforeItStarts = (given: NewCoverage) =>
  Boolean(given.end && given.start && given.end < given.start);

/**
 * The new coverage of a patient, and the one on file as it is to be kept, stored both or neither.
 *
 * @param onFile what would be billed so far
 * @param replaces whether the new one takes its place; else it comes after it
 */
export function recordingOf(
  patient: string,
  given: NewCoverage,
  onFile: Coverage | undefined,
  replaces: boolean,
): Bundle {
  const order = replaces ? onFile?.order : onFile && (onFile.order ?? 1) + 1;
  const added: Coverage = {
    resourceType: 'Coverage',
    status: 'active',
    beneficiary: { reference: patient },
    subscriberId: given.memberId.trim(),
    payor: [{ reference: given.payer, display: given.payerName }],
    period: { start: given.start, ...(given.end ? { end: given.end } : {}) },
    ...(order ? { order } : {}),
  };
  const ended = replaces && onFile ? endedBefore(onFile, given.start) : undefined;
  const version = onFile?.meta?.versionId;
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      { resource: added, request: { method: 'POST', url: 'Coverage' } },
      ...(ended
        ? [
            {
              resource: ended,
              request: {
                method: 'PUT' as const,
                url: `Coverage/${ended.id}`,
                ...(version ? { ifMatch: `W/"${version}"` } : {}),
              },
            },
          ]
        : []),
    ],
  };
}

/**
 * The coverage with its last day before another begins; undefined where it ends earlier anyway. One
 * that would begin no earlier than the other never counts, so that it is cancelled.
 */
export function endedBefore(onFile: Coverage, start: string): Coverage | undefined {
  const last = dayBefore(start);
  if (onFile.period?.start && onFile.period.start.slice(0, 10) > last) {
    return { ...onFile, status: 'cancelled' };
  }
  if (onFile.period?.end && onFile.period.end.slice(0, 10) <= last) return undefined;
  return { ...onFile, period: { ...onFile.period, end: last } };
}

function dayBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return isoDay(new Date(year, month - 1, date - 1));
}
