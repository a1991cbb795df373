import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { Claim, FhirResource } from 'fhir/r4';
import { beforeEach, describe, expect, it } from 'vitest';
import { answering, clinic, draftOf, HOOKS, openEhr, warning } from '../testing/ehr';
import { expectAccessible } from '../testing/screen';
import { FHIR, found, refused, serving } from '../testing/server';
import type { HookRequest } from './cds.model';

const CHART = '/ehr/patients/ana-reyes';

const server = serving(...clinic());

let puts: Claim[];
let feedback: { feedback: Record<string, unknown>[] }[];

const storing = http.put(`${FHIR}/Claim/ana-visit-claim`, async ({ request }) => {
  const claim = (await request.json()) as Claim;
  puts.push(claim);
  return HttpResponse.json({ ...claim, meta: { versionId: String(puts.length) } });
});
const hearing = http.post(`${HOOKS}/cleanclaim-charge-capture/feedback`, async ({ request }) => {
  feedback.push((await request.json()) as (typeof feedback)[number]);
  return new HttpResponse(null, { status: 200 });
});

/** Warns while line 1 has no 25, and proposes the draft with it. */
const warning25 = answering('charge-capture', (request: HookRequest) => {
  const draft = draftOf(request);
  const [visit] = draft.item ?? [];
  if (visit?.modifier || (draft.item?.length ?? 0) < 2) return { cards: [] };
  const fixed: FhirResource = {
    ...draft,
    item: draft.item?.map((item) =>
      item === visit ? { ...item, modifier: [{ coding: [{ code: '25' }] }] } : item,
    ),
  };
  return {
    cards: [
      warning({
        suggestions: [
          {
            label: 'Separate visit: add 25',
            uuid: 's-1',
            actions: [{ type: 'update', description: 'add 25', resource: fixed }],
          },
        ],
      }),
    ],
  };
});

beforeEach(() => {
  puts = [];
  feedback = [];
  server.use(storing, hearing);
});

async function charge() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Add the usual charges: 99214 + 20610' }),
  );
}

describe('the chart', () => {
  it('shows who, why, what is known and what was noted', async () => {
    const { container } = openEhr(CHART);
    expect(await screen.findByRole('heading', { name: 'Reyes, Ana' })).toBeVisible();
    expect(await screen.findByText('Blood pressure and right knee pain')).toBeVisible();
    expect(screen.getByText('Knee injected.')).toBeVisible();
    expect(screen.getAllByText(/High blood pressure/)[0]).toBeVisible();
    expect(await screen.findByText('DEMO DATA')).toBeVisible();
    await expectAccessible(container);
  });

  it('fires patient-view for the patient and the visit', async () => {
    let asked: HookRequest | undefined;
    server.use(
      answering('patient-view', (request) => {
        asked = request;
        return { cards: [] };
      }),
    );
    openEhr(CHART);
    await screen.findByText('Nothing to warn about on opening this chart.');
    expect(asked?.context).toEqual({
      userId: 'Practitioner/shah',
      patientId: 'ana-reyes',
      encounterId: 'ana-visit',
    });
  });

  it('names what failed', async () => {
    server.use(http.get(`${FHIR}/Patient/ana-reyes`, () => refused(410, 'It was deleted')));
    openEhr(CHART);
    expect(await screen.findByRole('alert')).toHaveTextContent('It was deleted');
  });
});

describe('charging a visit', () => {
  it('offers the usual modifiers with what each means, and chooses none by itself', async () => {
    const usualOnes = [
      { modifier: 'RT', meaning: 'right side' },
      { modifier: '59', meaning: 'distinct service', claims: 58, paid: 56 },
      { modifier: '52', meaning: 'less than described' },
    ].map((each) => ({ rule: 'As said.', documentation: 'A note.', claims: 0, paid: 0, ...each }));
    server.use(
      answering('charge-capture', (request: HookRequest) => ({
        cards: [],
        extension: request.extension?.['org.cleanclaim.modifiers']
          ? {
              'org.cleanclaim.modifiers': [{ line: 2, procedure: '20610', suggestions: usualOnes }],
            }
          : {},
      })),
    );
    const { container } = openEhr(CHART);
    await charge();
    const usual = within(await screen.findByRole('group', { name: 'Usual modifiers for 20610' }));
    expect(usual.getByRole('button', { name: '59 distinct service paid 56 of 58' })).toBeVisible();
    expect(usual.queryByRole('button', { name: /RT/ })).toBeNull();
    await expectAccessible(container);
    await userEvent.click(usual.getByRole('button', { name: /52 less than described/ }));
    expect(await screen.findByText('20610-RT-52')).toBeVisible();
    expect(usual.queryByRole('button', { name: /52/ })).toBeNull();
    await userEvent.click(usual.getByRole('button', { name: 'None applies' }));
    expect(screen.queryByRole('group', { name: 'Usual modifiers for 20610' })).toBeNull();
  });

  it('warns, writes the fix into the draft, and tells the service', async () => {
    server.use(warning25);
    openEhr(CHART);
    await charge();
    const card = within(await screen.findByRole('article'));
    expect(card.getByText('Fix now')).toBeVisible();
    expect(card.getByText('CO-236')).toBeVisible();
    await userEvent.click(card.getByRole('button', { name: 'Separate visit: add 25' }));
    expect(await screen.findByRole('group', { name: /99214-25/ })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
    await waitFor(() => expect(feedback).toHaveLength(1));
    expect(feedback[0]?.feedback).toMatchObject([
      { card: 'card-1', outcome: 'accepted', acceptedSuggestions: [{ id: 's-1' }] },
    ]);
  });

  it('closes a card with a reason, and does not show it again', async () => {
    server.use(warning25);
    openEhr(CHART);
    await charge();
    await userEvent.click(await screen.findByRole('button', { name: /^Not now/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Patient pays' }));
    expect(await screen.findByText(/You answered every card/)).toBeVisible();
    await waitFor(() => expect(feedback).toHaveLength(1));
    expect(feedback[0]?.feedback).toMatchObject([
      { outcome: 'overridden', overrideReason: { reason: { code: 'patient-pays' } } },
    ]);
  });

  it('explains its silence', async () => {
    server.use(
      answering('charge-capture', () => ({
        cards: [],
        extension: {
          'org.cleanclaim.trace': [
            { edit: 'npi-invalid', line: 0, verdict: 'passed', reason: 'both numbers hold' },
            { edit: 'mue-units', line: 1, verdict: 'not-checked', reason: 'no edition' },
          ],
        },
      })),
    );
    openEhr(CHART);
    await charge();
    await screen.findByText(/No card: nothing found/);
    expect(screen.getByText(/1 thing could not be checked/)).toBeVisible();
    await userEvent.click(screen.getByText('Why? 2 checks ran'));
    expect(screen.getByRole('cell', { name: 'both numbers hold' })).toBeVisible();
    expect(screen.getByRole('cell', { name: 'Not checked' })).toBeVisible();
  });

  it('goes on when the service fails, and says that nothing was checked', async () => {
    server.use(http.post(`${HOOKS}/cleanclaim-charge-capture`, () => refused(500, 'Down')));
    openEhr(CHART);
    await charge();
    expect(await screen.findByRole('alert')).toHaveTextContent('What is charged was not checked.');
    expect(screen.getByRole('button', { name: 'Sign and file' })).toBeEnabled();
  });
});

describe('signing', () => {
  const task = (state: string) =>
    found('Task', {
      resourceType: 'Task',
      status: 'requested',
      intent: 'order',
      businessStatus: {
        coding: [
          { system: 'https://cleanclaim.example/fhir/CodeSystem/claim-lifecycle', code: state },
        ],
      },
    });

  it('files the claim as active and shows that it is ready', async () => {
    server.use(task('ready'), found('DetectedIssue'));
    openEhr(CHART);
    await charge();
    await screen.findByText(/No card: nothing found/);
    await userEvent.click(screen.getByRole('button', { name: 'Sign and file' }));
    expect(await screen.findByText('Ready to send')).toBeVisible();
    expect(puts.at(-1)).toMatchObject({
      status: 'active',
      item: [{ sequence: 1 }, { sequence: 2 }],
    });
  });

  it('asks once with all that is open, and never stops the signature', async () => {
    server.use(warning25, task('held'), found('DetectedIssue'));
    openEhr(CHART);
    await charge();
    await screen.findByRole('article');
    await userEvent.click(screen.getByRole('button', { name: 'Sign and file' }));
    const dialog = await screen.findByRole('dialog', { name: '1 thing to fix before you sign' });
    expect(puts).toHaveLength(0);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sign without it' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Patient pays' }));
    expect(await screen.findByText('Held')).toBeVisible();
    expect(puts.at(-1)?.status).toBe('active');
    await waitFor(() => expect(feedback).toHaveLength(1));
  });

  it('keeps what was entered when the server refuses', async () => {
    server.use(http.put(`${FHIR}/Claim/ana-visit-claim`, () => refused(422, 'No provider')));
    openEhr(CHART);
    await charge();
    await screen.findByText(/No card: nothing found/);
    await userEvent.click(screen.getByRole('button', { name: 'Sign and file' }));
    const failure = await screen.findByRole('alert');
    expect(failure).toHaveTextContent('No provider');
    expect(failure).toHaveTextContent('What you entered is still here.');
    expect(screen.getByRole('group', { name: /99214/ })).toBeVisible();
  });
});

describe('the SMART app beside the chart', () => {
  it('opens on the stored draft by a real launch', async () => {
    let asked: unknown;
    server.use(
      http.post('http://localhost:3000/ehr/api/launch', async ({ request }) => {
        asked = await request.json();
        expect(request.headers.get('Authorization')).toBe('Bearer token');
        return HttpResponse.json({ launch: 'ticket' });
      }),
    );
    openEhr(CHART);
    await charge();
    await userEvent.click(screen.getByRole('button', { name: 'Open in Cleanclaim' }));
    const frame = await screen.findByTitle('Cleanclaim panel');
    expect(frame).toHaveAttribute(
      'src',
      `/app/launch?iss=${encodeURIComponent(FHIR)}&launch=ticket`,
    );
    expect(puts[0]?.status).toBe('draft');
    expect(asked).toMatchObject({
      patient: 'ana-reyes',
      encounter: 'ana-visit',
      claim: 'ana-visit-claim',
      intent: 'review-visit',
      needPatientBanner: false,
    });
  });
});

describe('an order', () => {
  it('is checked when it is signed, then stored', async () => {
    let asked: HookRequest | undefined;
    let order: FhirResource | undefined;
    server.use(
      answering('order-sign', (request) => {
        asked = request;
        return { cards: [] };
      }),
      http.post(`${FHIR}/ServiceRequest`, async ({ request }) => {
        order = (await request.json()) as FhirResource;
        return HttpResponse.json(order, { status: 201 });
      }),
    );
    openEhr(CHART);
    await userEvent.click(await screen.findByText('Orders'));
    await userEvent.click(screen.getByRole('combobox', { name: 'Order' }));
    await userEvent.click(await screen.findByRole('option', { name: /73721/, hidden: false }));
    await userEvent.click(screen.getByRole('button', { name: 'Sign order' }));
    await screen.findByText(/No card: nothing found that would get this order denied/);
    await userEvent.click(screen.getByRole('button', { name: 'Sign now' }));
    expect(await screen.findByText('Signed: Knee MRI.')).toBeVisible();
    expect(asked?.context).toMatchObject({
      draftOrders: { entry: [{ resource: { resourceType: 'ServiceRequest', status: 'draft' } }] },
    });
    expect(order).toMatchObject({ status: 'active', intent: 'order' });
  });
});
