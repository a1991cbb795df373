import type { Claim, ClaimItem, CodeableConcept, HumanName, Money, Patient } from 'fhir/r4';

/** The first code of a concept, whatever its system. */
export function codeOf(concept: CodeableConcept | undefined): string | undefined {
  return concept?.coding?.find((coding) => coding.code)?.code;
}

/** A line as a biller writes it: `99214-25`, `20610-RT`. */
export function lineLabel(item: ClaimItem): string {
  const modifiers = (item.modifier ?? []).map(codeOf).filter(Boolean);
  return [codeOf(item.productOrService) ?? '?', ...modifiers].join('-');
}

/** Every line of a claim in one row of words: `99214-25 + 20610-RT`. */
export function linesLabel(claim: Claim): string {
  return (claim.item ?? []).map(lineLabel).join(' + ');
}

/** What a claim asks for: its total, else the sum of its lines. */
export function totalOf(claim: Claim): Money {
  if (claim.total?.value !== undefined) return claim.total;
  const cents = (claim.item ?? []).reduce((sum, item) => sum + centsOf(item), 0);
  return { value: cents / 100, currency: 'USD' };
}

/** Money of a line in cents: `net`, else `unitPrice` times `quantity`. */
export function centsOf(item: ClaimItem): number {
  const amount = item.net?.value ?? (item.unitPrice?.value ?? 0) * (item.quantity?.value ?? 1);
  return Math.round(amount * 100);
}

/** `Reyes, Ana`. */
export function nameOf(names: HumanName[] | undefined): string {
  const name = names?.find((each) => each.use === 'official') ?? names?.[0];
  if (!name) return 'No name';
  if (!name.family) return name.text ?? 'No name';
  return [name.family, name.given?.join(' ')].filter(Boolean).join(', ');
}

/** `Dr. Priya Shah`: the way one speaks of a clinician. */
export function spokenName(names: HumanName[] | undefined): string {
  const name = names?.[0];
  if (!name) return 'No name';
  return (
    name.text ??
    [name.prefix?.join(' '), name.given?.join(' '), name.family].filter(Boolean).join(' ')
  );
}

/** Full years on a day, or undefined without a birth date. */
export function ageOn(patient: Patient, day: Date): number | undefined {
  const born = patient.birthDate?.split('-').map(Number);
  if (!born?.[0]) return undefined;
  const [year, month = 1, date = 1] = born;
  const before =
    day.getMonth() + 1 < month || (day.getMonth() + 1 === month && day.getDate() < date);
  return day.getFullYear() - (year as number) - (before ? 1 : 0);
}
