import type { Claim, Coverage, DetectedIssue, Parameters, ParametersParameter } from 'fhir/r4';
import { CARC, CLAIM_EDIT, extension, GROUP_CODE } from '../fhir/systems';

const concept = (code: string) => ({ coding: [{ code }] });

export const visitAndInjection = (modifiers: string[] = [], version = '1'): Claim => ({
  resourceType: 'Claim',
  id: 'c1',
  meta: { versionId: version },
  status: 'draft',
  type: concept('professional'),
  use: 'claim',
  patient: { reference: 'Patient/ana' },
  created: '2026-11-23',
  provider: { reference: 'Organization/harbor' },
  priority: concept('normal'),
  insurance: [{ sequence: 1, focal: true, coverage: { reference: 'Coverage/cov' } }],
  item: [
    {
      sequence: 1,
      productOrService: concept('99214'),
      ...(modifiers.length > 0 ? { modifier: modifiers.map(concept) } : {}),
      servicedDate: '2026-11-23',
      net: { value: 198, currency: 'USD' },
    },
    {
      sequence: 2,
      productOrService: concept('20610'),
      servicedDate: '2026-11-23',
      net: { value: 131, currency: 'USD' },
    },
  ],
  total: { value: 329, currency: 'USD' },
});

export const coverage: Coverage = {
  resourceType: 'Coverage',
  id: 'cov',
  status: 'active',
  beneficiary: { reference: 'Patient/ana' },
  payor: [{ reference: 'Organization/northwind', display: 'Northwind PPO' }],
  period: { start: '2026-01-01', end: '2099-12-31' },
  subscriberId: 'NW1',
};

export const missing25 = (parts: Partial<DetectedIssue> = {}): DetectedIssue => ({
  resourceType: 'DetectedIssue',
  id: 'd1',
  meta: { versionId: '1' },
  identifier: [{ value: 'c1|modifier-25-missing|1|99214' }],
  status: 'preliminary',
  severity: 'high',
  code: { coding: [{ system: CLAIM_EDIT, code: 'modifier-25-missing' }], text: 'Title' },
  detail: '99214 and 20610 on one day need modifier 25, if the visit was separate.',
  mitigation: [{ action: { text: 'Document it and add 25.' } }],
  extension: [
    { url: extension('line'), valueInteger: 1 },
    {
      url: extension('predicted-denial'),
      valueCodeableConcept: {
        coding: [
          { system: CARC, code: '236' },
          { system: GROUP_CODE, code: 'CO' },
        ],
      },
    },
    { url: extension('amount-at-risk'), valueMoney: { value: 198, currency: 'USD' } },
    { url: extension('edition'), valueString: 'SAMPLE ncci-ptp 2026Q4' },
    {
      url: extension('fix'),
      extension: [
        { url: 'kind', valueCode: 'add-modifier' },
        { url: 'line', valueInteger: 1 },
        { url: 'value', valueString: '25' },
        { url: 'label', valueString: 'Separate visit: add 25' },
        { url: 'documentation', valueString: 'a visit of its own' },
      ],
    },
  ],
  ...parts,
});

const part = (name: string, parts: Record<string, string | number>): ParametersParameter => ({
  name,
  part: Object.entries(parts).map(([key, value]) =>
    typeof value === 'number'
      ? { name: key, valueInteger: value }
      : { name: key, valueString: value },
  ),
});

export const scrubAnswer = ({
  outcome,
  alerts = [],
  unchecked = [],
  verdicts = [],
}: {
  outcome: string;
  alerts?: DetectedIssue[];
  unchecked?: Record<string, string>[];
  verdicts?: Record<string, string | number>[];
}): Parameters => ({
  resourceType: 'Parameters',
  parameter: [
    { name: 'outcome', valueCode: outcome },
    ...alerts.map((resource) => ({ name: 'alert', resource })),
    ...unchecked.map((each) => part('unchecked', each)),
    ...verdicts.map((each) => part('verdict', each)),
  ],
});

/** An answer of `$expected-payment`: an amount by line, or why none is told. */
export const expectedAnswer = (
  lines: Record<number, { amount: number; low: number; high: number; count: number } | string>,
): Parameters => ({
  resourceType: 'Parameters',
  parameter: [
    ...Object.entries(lines).map(([sequence, told]) => ({
      name: 'line',
      part: [
        { name: 'sequence', valuePositiveInt: Number(sequence) },
        ...(typeof told === 'string'
          ? [
              { name: 'unknown', valueCode: told },
              { name: 'count', valueInteger: 1 },
            ]
          : [
              ...(['amount', 'low', 'high'] as const).map((name) => ({
                name,
                valueMoney: { value: told[name], currency: 'USD' as const },
              })),
              { name: 'count', valueInteger: told.count },
            ]),
      ],
    })),
    { name: 'since', valueDate: '2025-11-23' },
  ],
});
