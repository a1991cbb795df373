import type {
  Claim,
  ClaimItem,
  CodeableConcept,
  Coverage,
  Encounter,
  Patient,
  Practitioner,
} from 'fhir/r4';
import { centsOf, codeOf } from '../fhir/claim';
import { CPT, ICD10, modifierSystem, PLACE_OF_SERVICE } from '../fhir/systems';

/** One charged line as a person edits it. */
export interface ChargeLine {
  sequence: number;
  code: string;
  modifiers: string[];
  units: number;
  charge: number;
  diagnoses: string[];
}

export interface Visit {
  patient: Patient;
  encounter: Encounter;
  coverage: Coverage | undefined;
  practitioner: Practitioner | undefined;
}

const OFFICE = '11';
const NUCC = 'http://nucc.org/provider-taxonomy';
const CARE_TEAM_ROLE = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBClaimCareTeamRole';

/** The claim of an encounter has a name of its own, so charging twice never makes two. */
export const claimIdOf = (encounter: Encounter) => `${encounter.id}-claim`;

/** A draft without lines, carrying everything a clean claim needs but the charges. */
export function newClaim(visit: Visit, today: string): Claim {
  const { encounter, patient, coverage } = visit;
  const day = serviceDay(encounter, today);
  return {
    resourceType: 'Claim',
    id: claimIdOf(encounter),
    identifier: [{ system: 'https://demo-ehr.example/claim', value: claimIdOf(encounter) }],
    status: 'draft',
    type: concept('http://terminology.hl7.org/CodeSystem/claim-type', 'professional'),
    use: 'claim',
    patient: { reference: `Patient/${patient.id}` },
    billablePeriod: { start: day, end: day },
    created: today,
    insurer: coverage?.payor?.[0],
    provider: encounter.serviceProvider ?? { reference: 'Organization/harbor-family' },
    priority: concept('http://terminology.hl7.org/CodeSystem/processpriority', 'normal'),
    facility: encounter.location?.[0]?.location ?? { reference: 'Location/harbor-clinic' },
    careTeam: [careTeam(visit)],
    diagnosis: [],
    insurance: coverage
      ? [{ sequence: 1, focal: true, coverage: { reference: `Coverage/${coverage.id}` } }]
      : [],
    item: [],
    total: { value: 0, currency: 'USD' },
  };
}

function careTeam({ encounter, practitioner }: Visit) {
  const taxonomy = practitioner?.qualification
    ?.flatMap((each) => each.code.coding ?? [])
    .find((coding) => coding.system === NUCC);
  return {
    sequence: 1,
    provider: encounter.participant?.[0]?.individual ?? {
      reference: `Practitioner/${practitioner?.id ?? 'shah'}`,
    },
    responsible: true,
    role: concept(CARE_TEAM_ROLE, 'rendering'),
    ...(taxonomy ? { qualification: { coding: [taxonomy] } } : {}),
  };
}

/** The day the visit took place. */
export function serviceDay(encounter: Encounter, today: string): string {
  return encounter.period?.start?.slice(0, 10) ?? today;
}

export function linesOf(claim: Claim): ChargeLine[] {
  return (claim.item ?? []).map((item) => ({
    sequence: item.sequence,
    code: codeOf(item.productOrService) ?? '',
    modifiers: (item.modifier ?? []).flatMap((each) => codeOf(each) ?? []),
    units: item.quantity?.value ?? 1,
    charge: item.unitPrice?.value ?? (item.net?.value ?? 0) / (item.quantity?.value ?? 1),
    diagnoses: diagnosesOf(claim, item),
  }));
}

export function withLine(
  claim: Claim,
  visit: Visit,
  line: Omit<ChargeLine, 'sequence'>,
  today: string,
): Claim {
  const sequence = Math.max(0, ...(claim.item ?? []).map((item) => item.sequence)) + 1;
  const item: ClaimItem = {
    sequence,
    careTeamSequence: [1],
    productOrService: concept(CPT, line.code),
    servicedDate: serviceDay(visit.encounter, today),
    locationCodeableConcept: concept(PLACE_OF_SERVICE, OFFICE),
    encounter: [{ reference: `Encounter/${visit.encounter.id}` }],
  };
  return changeLine({ ...claim, item: [...(claim.item ?? []), item] }, { ...line, sequence });
}

/** The claim with one line as it now reads; whatever the form does not show stays. */
export function changeLine(claim: Claim, line: ChargeLine): Claim {
  const item = claim.item?.find((each) => each.sequence === line.sequence);
  if (!item) return claim;
  const { modifier: _old, ...rest } = item;
  const changed: ClaimItem = {
    ...rest,
    productOrService: concept(CPT, line.code),
    ...(line.modifiers.length > 0
      ? { modifier: line.modifiers.map((code) => concept(modifierSystem(code), code)) }
      : {}),
    quantity: { value: line.units },
    unitPrice: { value: line.charge, currency: 'USD' },
    net: { value: Math.round(line.charge * line.units * 100) / 100, currency: 'USD' },
  };
  return settled(
    {
      ...claim,
      item: claim.item?.map((each) => (each.sequence === line.sequence ? changed : each)),
    },
    new Map([[line.sequence, line.diagnoses]]),
  );
}

export function withoutLine(claim: Claim, sequence: number): Claim {
  return settled({ ...claim, item: claim.item?.filter((each) => each.sequence !== sequence) });
}

/** Diagnoses are those the lines point at, in the order of their first use; the total adds up. */
function settled(claim: Claim, chosen = new Map<number, string[]>()): Claim {
  const codes = new Map(
    (claim.item ?? []).map((item) => [
      item.sequence,
      chosen.get(item.sequence) ?? diagnosesOf(claim, item),
    ]),
  );
  const used = [...new Set([...codes.values()].flat())];
  const cents = (claim.item ?? []).reduce((sum, item) => sum + centsOf(item), 0);
  return {
    ...claim,
    diagnosis: used.map((code, index) => ({
      sequence: index + 1,
      diagnosisCodeableConcept: concept(ICD10, code),
    })),
    item: claim.item?.map((item) => {
      const { diagnosisSequence: _old, ...rest } = item;
      const pointers = (codes.get(item.sequence) ?? []).map((code) => used.indexOf(code) + 1);
      return pointers.length > 0 ? { ...rest, diagnosisSequence: pointers } : rest;
    }),
    total: { value: cents / 100, currency: 'USD' },
  };
}

/** As it is stored or sent: FHIR has no empty lists. */
export function asSent(claim: Claim): Claim {
  const { diagnosis, item, ...rest } = claim;
  return {
    ...rest,
    ...(diagnosis?.length ? { diagnosis } : {}),
    ...(item?.length ? { item } : {}),
  };
}

function diagnosesOf(claim: Claim, item: ClaimItem): string[] {
  return (item.diagnosisSequence ?? [])
    .map((sequence) => claim.diagnosis?.find((each) => each.sequence === sequence))
    .flatMap((diagnosis) => codeOf(diagnosis?.diagnosisCodeableConcept) ?? []);
}

function concept(system: string, code: string): CodeableConcept {
  return { coding: [{ system, code }] };
}
