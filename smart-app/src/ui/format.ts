import i18next from 'i18next';

const locale = () => i18next.language ?? 'en-US';

/** `$1,234.56`. */
export function money(value: number | undefined): string {
  if (value === undefined) return '';
  return new Intl.NumberFormat(locale(), { style: 'currency', currency: 'USD' }).format(value);
}

/** `Fri Dec 4`, with the year when it is not this one. Takes a FHIR date or instant. */
export function day(text: string | undefined, today = new Date()): string {
  const date = localDate(text);
  if (!date) return '';
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...(date.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }),
  })
    .format(date)
    .replace(/,(?= \w+ \d)/, '');
}

/** Words with their days as one says them: `ends on 2026-12-04` becomes `ends on Fri Dec 4`. */
export function withDays(words: string, today = new Date()): string {
  return words.replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (iso) => day(iso, today) || iso);
}

/** `10:41 AM`. */
export function time(text: string | Date | undefined): string {
  if (!text) return '';
  return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(
    new Date(text),
  );
}

/** `10:41:07 AM`, where the order of things within a minute matters. */
export function exactTime(text: string | undefined): string {
  if (!text) return '';
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' }).format(new Date(text));
}

/** Calendar days from today; negative is past. */
export function daysUntil(text: string | undefined, today = new Date()): number | undefined {
  const date = localDate(text);
  if (!date) return undefined;
  const start = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const end = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((end - start) / 86_400_000);
}

/** A day as FHIR writes it. */
export function isoDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A FHIR `date` is a day where it was written, not midnight UTC. */
function localDate(text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = plain
    ? new Date(Number(plain[1]), Number(plain[2]) - 1, Number(plain[3]))
    : new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
