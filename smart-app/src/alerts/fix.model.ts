import type { Claim, ClaimItem, CodeableConcept } from 'fhir/r4';
import { centsOf, codeOf, lineLabel } from '../fhir/claim';
import { ICD10, modifierSystem, PLACE_OF_SERVICE } from '../fhir/systems';
import type { Fix } from './alert.model';

/** A fix names something the claim does not have, so applying it would do something else. */
export class FixDoesNotFit extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'FixDoesNotFit';
  }
}

/** What a fix did, in codes. */
export interface Change {
  line: number;
  before: string;
  after: string;
}

/** The claim with the fix applied; the one given is left as it was. */
export function applyFix(claim: Claim, fix: Fix): Claim {
  const line = lineOf(claim, fix.line);
  switch (fix.kind) {
    case 'add-modifier':
      return withLine(claim, fix.line, addModifier(line, needed(fix)));
    case 'remove-modifier':
      return withLine(claim, fix.line, removeModifier(line, fix.replaces ?? needed(fix)));
    case 'replace-modifier':
      return withLine(claim, fix.line, replaceModifier(line, fix.replaces ?? '', needed(fix)));
    case 'set-units':
      return withTotal(withLine(claim, fix.line, setUnits(line, Number(needed(fix)))));
    case 'set-place':
      return withLine(claim, fix.line, {
        ...line,
        locationCodeableConcept: { coding: [{ system: PLACE_OF_SERVICE, code: needed(fix) }] },
      });
    case 'link-diagnosis':
      return linkDiagnosis(claim, line, needed(fix));
    case 'move-line':
    case 'remove-line':
      return withTotal({ ...claim, item: claim.item?.filter((item) => item !== line) });
    default:
      throw new FixDoesNotFit(`No way to apply ${String(fix.kind)}.`);
  }
}

/** The draft on which a moved line is billed by itself; nothing for every other fix. */
export function claimOfMovedLine(claim: Claim, fix: Fix): Claim | undefined {
  if (fix.kind !== 'move-line') return undefined;
  const { id: _id, meta: _meta, identifier: _identifier, ...shared } = claim;
  return withTotal({ ...shared, status: 'draft', item: [lineOf(claim, fix.line)] });
}

/** What changed between two versions of a claim, line by line. */
export function changesBetween(before: Claim, after: Claim): Change[] {
  return (before.item ?? []).flatMap((item) => {
    const now = after.item?.find((each) => each.sequence === item.sequence);
    if (!now) return [{ line: item.sequence, before: lineLabel(item), after: '' }];
    const [was, is] = differences(item, before, now, after);
    return was === is ? [] : [{ line: item.sequence, before: was, after: is }];
  });
}

/** The line's codes, and of units, diagnoses and place those that differ. */
function differences(item: ClaimItem, before: Claim, now: ClaimItem, after: Claim) {
  const parts: [string, string][] = [
    [lineLabel(item), lineLabel(now)],
    [`x${item.quantity?.value ?? 1}`, `x${now.quantity?.value ?? 1}`],
    [pointersOf(item, before), pointersOf(now, after)],
    [placeOf(item), placeOf(now)],
  ];
  const told = parts.filter(([was, is], index) => index === 0 || was !== is);
  return [
    told
      .map(([was]) => was)
      .join(' ')
      .trim(),
    told
      .map(([, is]) => is)
      .join(' ')
      .trim(),
  ] as [string, string];
}

function pointersOf(item: ClaimItem, claim: Claim): string {
  return (item.diagnosisSequence ?? [])
    .map((sequence) => claim.diagnosis?.find((each) => each.sequence === sequence))
    .map((diagnosis) => codeOf(diagnosis?.diagnosisCodeableConcept))
    .filter(Boolean)
    .join(', ');
}

const placeOf = (item: ClaimItem) => codeOf(item.locationCodeableConcept) ?? '';

function needed(fix: Fix): string {
  if (!fix.value) throw new FixDoesNotFit(`${fix.kind} names no value.`);
  return fix.value;
}

function lineOf(claim: Claim, sequence: number): ClaimItem {
  const line = claim.item?.find((item) => item.sequence === sequence);
  if (!line) throw new FixDoesNotFit(`The claim has no line ${sequence} any more.`);
  return line;
}

function withLine(claim: Claim, sequence: number, line: ClaimItem): Claim {
  return {
    ...claim,
    item: claim.item?.map((item) => (item.sequence === sequence ? line : item)),
  };
}

const modifier = (code: string): CodeableConcept => ({
  coding: [{ system: modifierSystem(code), code }],
});

function addModifier(line: ClaimItem, code: string): ClaimItem {
  const present = line.modifier ?? [];
  if (present.some((each) => codeOf(each) === code)) return line;
  return { ...line, modifier: [...present, modifier(code)] };
}

function removeModifier(line: ClaimItem, code: string): ClaimItem {
  const rest = (line.modifier ?? []).filter((each) => codeOf(each) !== code);
  const { modifier: _removed, ...bare } = line;
  return rest.length > 0 ? { ...line, modifier: rest } : bare;
}

function replaceModifier(line: ClaimItem, old: string, code: string): ClaimItem {
  if (!line.modifier?.some((each) => codeOf(each) === old)) {
    throw new FixDoesNotFit(`Line ${line.sequence} has no modifier ${old} any more.`);
  }
  return {
    ...line,
    modifier: line.modifier.map((each) => (codeOf(each) === old ? modifier(code) : each)),
  };
}

function setUnits(line: ClaimItem, units: number): ClaimItem {
  if (!Number.isFinite(units) || units <= 0) throw new FixDoesNotFit('Units must be above zero.');
  const { net: _old, ...rest } = line;
  const priced = line.unitPrice?.value !== undefined;
  const changed: ClaimItem = {
    ...(priced ? rest : line),
    quantity: { ...line.quantity, value: units },
  };
  return priced
    ? { ...changed, net: { value: centsOf(changed) / 100, currency: line.unitPrice?.currency } }
    : changed;
}

function linkDiagnosis(claim: Claim, line: ClaimItem, value: string): Claim {
  const known = claim.diagnosis?.find(
    (each) => codeOf(each.diagnosisCodeableConcept) === value || String(each.sequence) === value,
  );
  const sequence =
    known?.sequence ?? Math.max(0, ...(claim.diagnosis ?? []).map((each) => each.sequence)) + 1;
  const linked = withLine(claim, line.sequence, {
    ...line,
    diagnosisSequence: [...new Set([...(line.diagnosisSequence ?? []), sequence])],
  });
  return known
    ? linked
    : {
        ...linked,
        diagnosis: [
          ...(claim.diagnosis ?? []),
          { sequence, diagnosisCodeableConcept: { coding: [{ system: ICD10, code: value }] } },
        ],
      };
}

function withTotal(claim: Claim): Claim {
  if (!claim.total) return claim;
  const cents = (claim.item ?? []).reduce((sum, item) => sum + centsOf(item), 0);
  return { ...claim, total: { ...claim.total, value: cents / 100 } };
}
