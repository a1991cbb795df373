import type { Claim } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { codeOf, lineLabel } from '../fhir/claim';
import type { Fix } from './alert.model';
import { applyFix, claimOfMovedLine, changesBetween, FixDoesNotFit } from './fix.model';

const fix = (parts: Partial<Fix> & Pick<Fix, 'kind'>): Fix => ({
  line: 1,
  value: undefined,
  replaces: undefined,
  label: '',
  documentation: undefined,
  ...parts,
});

const concept = (code: string) => ({ coding: [{ code }] });

const claim: Claim = {
  resourceType: 'Claim',
  id: 'c',
  meta: { versionId: '3' },
  status: 'draft',
  type: concept('professional'),
  use: 'claim',
  patient: { reference: 'Patient/p' },
  created: '2026-11-23',
  provider: { reference: 'Organization/o' },
  priority: concept('normal'),
  insurance: [],
  diagnosis: [
    { sequence: 1, diagnosisCodeableConcept: concept('I10') },
    { sequence: 2, diagnosisCodeableConcept: concept('M17.11') },
  ],
  item: [
    {
      sequence: 1,
      productOrService: concept('99214'),
      diagnosisSequence: [1],
      unitPrice: { value: 198, currency: 'USD' },
      net: { value: 198, currency: 'USD' },
      quantity: { value: 1 },
    },
    {
      sequence: 2,
      productOrService: concept('20610'),
      modifier: [concept('RT')],
      unitPrice: { value: 131.1, currency: 'USD' },
      net: { value: 131.1, currency: 'USD' },
      quantity: { value: 1 },
    },
  ],
  total: { value: 329.1, currency: 'USD' },
};

const line = (changed: Claim, sequence: number) =>
  changed.item?.find((item) => item.sequence === sequence);

describe('applyFix', () => {
  it('adds a modifier after those the line has, and leaves everything else as it was', () => {
    const changed = applyFix(claim, fix({ kind: 'add-modifier', line: 2, value: '59' }));
    expect(lineLabel(line(changed, 2)!)).toBe('20610-RT-59');
    expect({ ...changed, item: claim.item }).toEqual(claim);
    expect(line(changed, 1)).toBe(line(claim, 1));
  });

  it('adds a modifier once, however often it is applied', () => {
    const once = applyFix(claim, fix({ kind: 'add-modifier', value: '25' }));
    expect(applyFix(once, fix({ kind: 'add-modifier', value: '25' }))).toEqual(once);
  });

  it('leaves the claim it was given untouched', () => {
    const before = structuredClone(claim);
    applyFix(claim, fix({ kind: 'add-modifier', value: '25' }));
    applyFix(claim, fix({ kind: 'remove-line', line: 2 }));
    expect(claim).toEqual(before);
  });

  it('moves a line to a draft of its own and leaves the others', () => {
    const move = fix({ kind: 'move-line', line: 2 });
    expect(applyFix(claim, move).item).toEqual(claim.item?.filter((each) => each.sequence !== 2));
    const own = claimOfMovedLine(claim, move);
    expect(own?.item).toEqual([line(claim, 2)]);
    expect(own?.status).toBe('draft');
    expect(own).not.toHaveProperty('id');
    expect(claimOfMovedLine(claim, fix({ kind: 'remove-line', line: 2 }))).toBeUndefined();
  });

  it('removes the modifier the fix names, and the empty list with the last one', () => {
    const changed = applyFix(claim, fix({ kind: 'remove-modifier', line: 2, replaces: 'RT' }));
    expect(line(changed, 2)).not.toHaveProperty('modifier');
  });

  it('puts one modifier where another stood', () => {
    const changed = applyFix(
      claim,
      fix({ kind: 'replace-modifier', line: 2, replaces: 'RT', value: 'LT' }),
    );
    expect(lineLabel(line(changed, 2)!)).toBe('20610-LT');
  });

  it('refuses to replace a modifier that is gone', () => {
    const late = fix({ kind: 'replace-modifier', line: 1, replaces: '59', value: 'XS' });
    expect(() => applyFix(claim, late)).toThrow(FixDoesNotFit);
  });

  it('sets units, the money of the line and the total of the claim', () => {
    const changed = applyFix(claim, fix({ kind: 'set-units', line: 2, value: '3' }));
    expect(line(changed, 2)?.net?.value).toBe(393.3);
    expect(changed.total?.value).toBe(591.3);
  });

  it('keeps the money of a line without a unit price', () => {
    const { unitPrice: _none, ...priceless } = claim.item![1]!;
    const changed = applyFix(
      { ...claim, item: [priceless] },
      fix({ kind: 'set-units', line: 2, value: '2' }),
    );
    expect(line(changed, 2)?.net?.value).toBe(131.1);
  });

  it.each(['0', '-1', 'many'])('refuses %s units', (value) => {
    expect(() => applyFix(claim, fix({ kind: 'set-units', value }))).toThrow(FixDoesNotFit);
  });

  it('points a line at a diagnosis by its sequence', () => {
    const changed = applyFix(claim, fix({ kind: 'link-diagnosis', line: 1, value: '2' }));
    expect(line(changed, 1)?.diagnosisSequence).toEqual([1, 2]);
    expect(changed.diagnosis).toEqual(claim.diagnosis);
  });

  it('brings a diagnosis onto the claim when the fix names one by code', () => {
    const changed = applyFix(claim, fix({ kind: 'link-diagnosis', line: 2, value: 'E11.9' }));
    expect(line(changed, 2)?.diagnosisSequence).toEqual([3]);
    expect(codeOf(changed.diagnosis?.[2]?.diagnosisCodeableConcept)).toBe('E11.9');
  });

  it('sets the place of service', () => {
    const changed = applyFix(claim, fix({ kind: 'set-place', value: '22' }));
    expect(codeOf(line(changed, 1)?.locationCodeableConcept)).toBe('22');
  });

  it('takes a line off, and its money', () => {
    const changed = applyFix(claim, fix({ kind: 'remove-line', line: 2 }));
    expect(changed.item?.map((item) => item.sequence)).toEqual([1]);
    expect(changed.total?.value).toBe(198);
  });

  it('refuses a line that is not on the claim any more', () => {
    expect(() => applyFix(claim, fix({ kind: 'add-modifier', line: 9, value: '25' }))).toThrow(
      'The claim has no line 9 any more.',
    );
  });

  it('refuses a fix without a value', () => {
    expect(() => applyFix(claim, fix({ kind: 'add-modifier' }))).toThrow(FixDoesNotFit);
  });
});

describe('changesBetween', () => {
  it('says what a fix did to which line', () => {
    const after = applyFix(claim, fix({ kind: 'add-modifier', value: '25' }));
    expect(changesBetween(claim, after)).toEqual([{ line: 1, before: '99214', after: '99214-25' }]);
  });

  it('says that a line is gone', () => {
    const after = applyFix(claim, fix({ kind: 'remove-line', line: 2 }));
    expect(changesBetween(claim, after)).toEqual([{ line: 2, before: '20610-RT', after: '' }]);
  });
});
