import type { Encounter, Patient } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../fhir/claim';
import { CPT, HCPCS } from '../fhir/systems';
import {
  asSent,
  changeLine,
  linesOf,
  newClaim,
  withLine,
  withoutLine,
  type Visit,
} from './draft-claim.model';

const today = '2026-11-23';

const visit: Visit = {
  patient: { resourceType: 'Patient', id: 'ana' } as Patient,
  encounter: {
    resourceType: 'Encounter',
    id: 'ana-visit',
    status: 'in-progress',
    class: { code: 'AMB' },
    period: { start: '2026-11-23T09:10:00-05:00' },
    serviceProvider: { reference: 'Organization/harbor-family' },
    location: [{ location: { reference: 'Location/harbor-clinic' } }],
    participant: [{ individual: { reference: 'Practitioner/shah' } }],
  } as Encounter,
  coverage: {
    resourceType: 'Coverage',
    id: 'ana-northwind',
    status: 'active',
    beneficiary: {},
    payor: [{ reference: 'Organization/northwind-commercial' }],
  },
  practitioner: {
    resourceType: 'Practitioner',
    id: 'shah',
    qualification: [
      { code: { coding: [{ system: 'http://nucc.org/provider-taxonomy', code: '207Q00000X' }] } },
    ],
  },
};

const line = (code: string, diagnoses: string[], modifiers: string[] = [], units = 1) => ({
  code,
  diagnoses,
  modifiers,
  units,
  charge: 100.1,
});

const twoLines = () =>
  withLine(
    withLine(newClaim(visit, today), visit, line('99214', ['I10']), today),
    visit,
    line('20610', ['M17.11', 'I10'], ['RT']),
    today,
  );

describe('a draft claim', () => {
  it('carries everything a clean claim needs', () => {
    expect(asSent(twoLines())).toMatchObject({
      id: 'ana-visit-claim',
      status: 'draft',
      use: 'claim',
      created: today,
      type: { coding: [{ code: 'professional' }] },
      priority: { coding: [{ code: 'normal' }] },
      patient: { reference: 'Patient/ana' },
      provider: { reference: 'Organization/harbor-family' },
      facility: { reference: 'Location/harbor-clinic' },
      careTeam: [
        {
          sequence: 1,
          provider: { reference: 'Practitioner/shah' },
          role: { coding: [{ code: 'rendering' }] },
          qualification: { coding: [{ code: '207Q00000X' }] },
        },
      ],
      insurance: [{ sequence: 1, focal: true, coverage: { reference: 'Coverage/ana-northwind' } }],
      item: [
        {
          sequence: 1,
          careTeamSequence: [1],
          diagnosisSequence: [1],
          productOrService: { coding: [{ system: CPT, code: '99214' }] },
          servicedDate: '2026-11-23',
          locationCodeableConcept: { coding: [{ code: '11' }] },
          quantity: { value: 1 },
          unitPrice: { value: 100.1, currency: 'USD' },
          net: { value: 100.1, currency: 'USD' },
          encounter: [{ reference: 'Encounter/ana-visit' }],
        },
        { sequence: 2, diagnosisSequence: [2, 1] },
      ],
      total: { value: 200.2, currency: 'USD' },
    });
  });

  it('reads back as the lines it was made of', () => {
    expect(linesOf(twoLines())).toEqual([
      { sequence: 1, ...line('99214', ['I10']) },
      { sequence: 2, ...line('20610', ['M17.11', 'I10'], ['RT']) },
    ]);
  });

  it('writes a numeric modifier as CPT and one of letters as HCPCS', () => {
    const claim = changeLine(twoLines(), { sequence: 2, ...line('20610', [], ['59', 'RT']) });
    expect(claim.item?.[1]?.modifier?.map((each) => each.coding?.[0]?.system)).toEqual([
      CPT,
      HCPCS,
    ]);
  });

  it('multiplies without losing a cent', () => {
    const claim = changeLine(twoLines(), { sequence: 1, ...line('99214', ['I10'], [], 3) });
    expect(claim.item?.[0]?.net?.value).toBe(300.3);
    expect(claim.total?.value).toBe(400.4);
  });

  it('keeps only the diagnoses that a line points at, in order of first use', () => {
    const claim = withoutLine(twoLines(), 1);
    expect(claim.diagnosis?.map((each) => codeOf(each.diagnosisCodeableConcept))).toEqual([
      'M17.11',
      'I10',
    ]);
    expect(claim.item?.[0]?.diagnosisSequence).toEqual([1, 2]);
  });

  it('keeps what the form does not show when a line changes', () => {
    const claim = twoLines();
    const marked = {
      ...claim,
      item: claim.item?.map((item) => ({ ...item, informationSequence: [7] })),
    };
    const changed = changeLine(marked, { sequence: 1, ...line('99213', ['I10']) });
    expect(changed.item?.[0]?.informationSequence).toEqual([7]);
  });

  it('never gives two lines one number, also after one was removed', () => {
    const claim = withLine(withoutLine(twoLines(), 1), visit, line('71046', []), today);
    expect(claim.item?.map((item) => item.sequence)).toEqual([2, 3]);
  });

  it('has no empty lists when it is sent', () => {
    const sent = asSent(newClaim(visit, today));
    expect(sent).not.toHaveProperty('item');
    expect(sent).not.toHaveProperty('diagnosis');
  });
});
