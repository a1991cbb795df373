import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { http, HttpResponse } from 'msw';
import type {
  Appointment,
  Claim,
  Condition,
  Coverage,
  DocumentReference,
  Encounter,
  Patient,
  Practitioner,
} from 'fhir/r4';
import type { Card, HookRequest, HookResponse } from '../ehr/cds.model';
import { EhrContext } from '../ehr/ehr.context';
import { HOOK_CONTEXTS } from '../ehr/hook-context.model';
import { newRouter } from '../ehr/routes';
import { show } from './screen';
import { FHIR, found, session, stored } from './server';

export const HOOKS = 'http://localhost:3000/cds-services';

const patient: Patient = {
  resourceType: 'Patient',
  id: 'ana-reyes',
  gender: 'female',
  birthDate: '1969-03-14',
  name: [{ family: 'Reyes', given: ['Ana'] }],
};
const coverage: Coverage = {
  resourceType: 'Coverage',
  id: 'ana-northwind',
  status: 'active',
  beneficiary: { reference: 'Patient/ana-reyes' },
  payor: [{ reference: 'Organization/northwind-commercial', display: 'Northwind' }],
};
const encounter: Encounter = {
  resourceType: 'Encounter',
  id: 'ana-visit',
  status: 'in-progress',
  class: { code: 'AMB' },
  subject: { reference: 'Patient/ana-reyes' },
  period: { start: '2026-11-23T09:10:00-05:00' },
  participant: [{ individual: { reference: 'Practitioner/shah' } }],
  reasonCode: [{ text: 'Blood pressure and right knee pain' }],
};
const conditions: Condition[] = ['I10', 'M17.11'].map((code) => ({
  resourceType: 'Condition',
  id: code,
  subject: { reference: 'Patient/ana-reyes' },
  code: { coding: [{ code }] },
}));
const note: DocumentReference = {
  resourceType: 'DocumentReference',
  id: 'note',
  status: 'current',
  content: [
    { attachment: { contentType: 'text/plain; charset=utf-8', data: btoa('Knee injected.') } },
  ],
};
const shah: Practitioner = {
  resourceType: 'Practitioner',
  id: 'shah',
  name: [{ text: 'Dr. Priya Shah', family: 'Shah' }],
};
const appointment: Appointment = {
  resourceType: 'Appointment',
  id: 'ana-follow-up',
  status: 'booked',
  description: 'Follow-up',
  start: '2026-12-04T14:00:00Z',
  participant: [{ actor: { reference: 'Patient/ana-reyes' }, status: 'accepted' }],
};

export const warning = (parts: Partial<Card> = {}): Card => ({
  uuid: 'card-1',
  summary: '99214 and 20610 need modifier 25, if the visit was separate.',
  detail: '**CO-236** on line 1.',
  indicator: 'warning',
  source: { label: 'Cleanclaim' },
  overrideReasons: [{ code: 'patient-pays', system: 's', display: 'Patient pays' }],
  links: [{ label: 'Open in Cleanclaim', url: 'http://localhost:3000/app/launch', type: 'smart' }],
  extension: { 'org.cleanclaim.edit': 'modifier-25-missing', 'org.cleanclaim.line': 1 },
  ...parts,
});

/** The draft a charge-capture call carried. */
export const draftOf = (request: HookRequest): Claim =>
  (request.context.draftClaims as { entry: { resource: Claim }[] }).entry[0]?.resource as Claim;

export const answering = (
  service: string,
  answer: (request: HookRequest) => HookResponse | Promise<HookResponse>,
) =>
  http.post(`${HOOKS}/cleanclaim-${service}`, async ({ request }) =>
    HttpResponse.json(await answer((await request.json()) as HookRequest)),
  );

/** A clinic with one patient, where no hook has anything to say. */
export const clinic = () => [
  http.get(HOOKS, () =>
    HttpResponse.json({
      services: Object.keys(HOOK_CONTEXTS).map((hook) => ({
        id: `cleanclaim-${hook.replace('org.cleanclaim.', '')}`,
        hook,
        description: hook,
      })),
    }),
  ),
  ...Object.keys(HOOK_CONTEXTS).map((hook) =>
    answering(hook.replace('org.cleanclaim.', ''), () => ({ cards: [] })),
  ),
  http.post(`${HOOKS}/:service/feedback`, () => new HttpResponse(null, { status: 200 })),
  stored(patient),
  stored(shah),
  found('Patient', patient),
  found('Coverage', coverage),
  found('Encounter', encounter),
  found('Task'),
  found('Condition', ...conditions),
  found('DocumentReference', note),
  found('Appointment', appointment),
  found('Organization', {
    resourceType: 'Organization',
    id: 'ellis-imaging',
    name: 'Port Ellis Imaging',
  }),
  http.get(`${FHIR}/Claim/ana-visit-claim`, () => new HttpResponse(null, { status: 404 })),
];

/** The demo EHR, signed in, at an address. */
export function openEhr(at: string) {
  const router = newRouter(createMemoryHistory({ initialEntries: [at] }));
  return show(
    <EhrContext session={session()}>
      <RouterProvider router={router} />
    </EhrContext>,
  );
}
