import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { Appointment, FhirResource } from 'fhir/r4';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answering, clinic, HOOKS, openEhr, warning } from '../testing/ehr';
import { expectAccessible } from '../testing/screen';
import { FHIR, found, refused, serving } from '../testing/server';
import type { HookRequest } from './cds.model';
import { playNext } from './faults';

const CHART = '/ehr/patients/ana-reyes';

const server = serving(...clinic());

let asked: HookRequest[];
let stored: FhirResource[];

/** Whatever is written is kept as it came. */
const storing = (['post', 'put'] as const).map((method) =>
  http[method](new RegExp(`^${FHIR}/.*`), async ({ request }) => {
    const resource = (await request.json()) as FhirResource;
    stored.push(resource);
    return HttpResponse.json({ id: 'stored', ...resource });
  }),
);

const hearing = (service: string, ...cards: ReturnType<typeof warning>[]) =>
  answering(service, (request) => {
    asked.push(request);
    return { cards };
  });

beforeEach(() => {
  asked = [];
  stored = [];
  server.use(...storing);
});
afterEach(() => playNext(undefined));

describe('signing the note', () => {
  const sign = async () =>
    userEvent.click(await screen.findByRole('button', { name: 'Sign note' }));

  it('fires note-sign with the charges and the note, and signs in silence', async () => {
    server.use(hearing('note-sign'));
    openEhr(CHART);
    await userEvent.click(await screen.findByRole('button', { name: /Add the usual charges/ }));
    await sign();
    await waitFor(() => expect(stored).toHaveLength(1));
    expect(stored[0]).toMatchObject({
      resourceType: 'DocumentReference',
      docStatus: 'final',
      authenticator: { reference: 'Practitioner/shah' },
    });
    expect(asked[0]?.context).toMatchObject({
      userId: 'Practitioner/shah',
      patientId: 'ana-reyes',
      encounterId: 'ana-visit',
      draftClaims: { entry: [{ resource: { resourceType: 'Claim', status: 'draft' } }] },
      note: { resourceType: 'DocumentReference', id: 'note' },
    });
  });

  it('shows what is open once, and signs without it', async () => {
    server.use(hearing('note-sign', warning()));
    openEhr(CHART);
    await sign();
    const dialog = within(
      await screen.findByRole('dialog', { name: '1 thing to fix before you sign' }),
    );
    expect(stored).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'Sign without it' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Patient pays' }));
    await waitFor(() => expect(stored).toMatchObject([{ docStatus: 'final' }]));
  });

  it.each(['http-500', 'not-json', 'lost'] as const)(
    'is not held up by a service that fails: %s',
    async (fault) => {
      openEhr(CHART);
      await screen.findByText('Nothing to warn about on opening this chart.');
      playNext(fault);
      await sign();
      expect(await screen.findByText(/Signed without a check/)).toBeVisible();
      await waitFor(() => expect(stored).toMatchObject([{ docStatus: 'final' }]));
    },
  );

  it('waits for nobody who does not want to wait', async () => {
    openEhr(CHART);
    await screen.findByText('Nothing to warn about on opening this chart.');
    playNext('silent');
    await sign();
    await userEvent.click(await screen.findByRole('button', { name: 'Sign without waiting' }));
    expect(await screen.findByText(/Signed without a check/)).toBeVisible();
    await waitFor(() => expect(stored).toMatchObject([{ docStatus: 'final' }]));
  });
});

describe('closing the visit', () => {
  it('stores the charges, fires encounter-discharge, and ends the visit', async () => {
    server.use(hearing('encounter-discharge', warning()));
    openEhr(CHART);
    await userEvent.click(await screen.findByRole('button', { name: /Add the usual charges/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Close visit' }));
    await screen.findByRole('dialog', { name: '1 thing to fix before you close the visit' });
    expect(stored).toMatchObject([{ resourceType: 'Claim', status: 'draft' }]);
    expect(asked[0]?.context).toEqual({
      userId: 'Practitioner/shah',
      patientId: 'ana-reyes',
      encounterId: 'ana-visit',
    });
    await userEvent.click(screen.getByRole('button', { name: 'Close without it' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Patient pays' }));
    await waitFor(() => expect(stored[1]).toMatchObject({ status: 'finished' }));
  });
});

describe('the problem list', () => {
  it('stores a diagnosis, asks about it, and takes it off again', async () => {
    server.use(
      hearing('problem-list-item-create', warning({ summary: 'M17 is not billable.', links: [] })),
    );
    const { container } = openEhr(CHART);
    await userEvent.click(await screen.findByRole('combobox', { name: 'Diagnosis' }));
    await userEvent.click(await screen.findByRole('option', { name: /^M17 / }));
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('M17 is not billable.')).toBeVisible();
    expect(asked[0]?.context).toMatchObject({
      conditions: {
        entry: [{ resource: { id: 'stored', subject: { reference: 'Patient/ana-reyes' } } }],
      },
    });
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Take M17 off the list' }));
    await waitFor(() =>
      expect(stored[1]).toMatchObject({
        verificationStatus: { coding: [{ code: 'entered-in-error' }] },
      }),
    );
    expect(stored[1]).not.toHaveProperty('clinicalStatus');
  });
});

describe('an order', () => {
  it('is checked when it is chosen, when it is signed, and when it is sent', async () => {
    server.use(hearing('order-select'), hearing('order-sign'), hearing('order-dispatch'));
    openEhr(CHART);
    await userEvent.click(await screen.findByText('Orders'));
    await userEvent.click(await screen.findByRole('combobox', { name: 'Order' }));
    // The charges offer it too.
    await userEvent.click((await screen.findAllByRole('option', { name: /^73721/ })).at(-1)!);
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.context).toMatchObject({
      selections: ['ServiceRequest/draft-73721'],
      draftOrders: { entry: [{ resource: { id: 'draft-73721', status: 'draft' } }] },
    });

    await userEvent.click(screen.getByRole('button', { name: 'Sign order' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Sign now' }));
    expect(await screen.findByText('Signed: Knee MRI.')).toBeVisible();
    expect(asked[1]?.hook).toBe('order-sign');

    await userEvent.click(await screen.findByRole('combobox', { name: 'Send to' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Port Ellis Imaging' }));
    await waitFor(() => expect(asked).toHaveLength(3));
    // Whoever dispatches is no field of this hook.
    expect(asked[2]?.context).toEqual({
      patientId: 'ana-reyes',
      dispatchedOrders: ['ServiceRequest/stored'],
      performer: 'Organization/ellis-imaging',
    });
    await userEvent.click(screen.getByRole('button', { name: 'Send order' }));
    expect(await screen.findByText('Sent to Port Ellis Imaging.')).toBeVisible();
    expect(stored.at(-1)).toMatchObject({
      performer: [{ reference: 'Organization/ellis-imaging' }],
    });
  });
});

describe('a patient arrives', () => {
  const due: Appointment = {
    resourceType: 'Appointment',
    id: 'due',
    status: 'booked',
    start: new Date().toISOString(),
    participant: [
      { actor: { reference: 'Patient/ana-reyes' }, status: 'accepted' },
      { actor: { reference: 'Practitioner/shah' }, status: 'accepted' },
    ],
  };

  it('begins the visit, and asks who pays for it', async () => {
    let now = due;
    server.use(
      hearing('encounter-start', warning({ summary: 'The payer names another plan.' })),
      http.get(`${FHIR}/Appointment`, () =>
        HttpResponse.json({ resourceType: 'Bundle', entry: [{ resource: now }] }),
      ),
      http.put(`${FHIR}/Appointment/due`, async ({ request }) => {
        now = (await request.json()) as Appointment;
        return HttpResponse.json(now);
      }),
    );
    openEhr('/ehr/schedule');
    await userEvent.click(await screen.findByRole('button', { name: /^Arrived/ }));
    expect(await screen.findByText('The payer names another plan.')).toBeVisible();
    expect(asked[0]?.context).toEqual({
      userId: 'Practitioner/shah',
      patientId: 'ana-reyes',
      encounterId: 'due-encounter',
    });
    expect(stored[0]).toMatchObject({
      resourceType: 'Encounter',
      id: 'due-encounter',
      status: 'arrived',
      participant: [{ individual: { reference: 'Practitioner/shah' } }],
      serviceProvider: { reference: 'Organization/harbor-family' },
    });
  });

  it('does not arrive before the day', async () => {
    server.use(found('Appointment', { ...due, start: '2099-01-01T09:00:00Z' }));
    openEhr('/ehr/schedule');
    await screen.findByRole('link', { name: /Check coverage/ });
    expect(screen.queryByRole('button', { name: /^Arrived/ })).toBeNull();
  });

  it('says what failed', async () => {
    server.use(
      found('Appointment', due),
      http.put(`${FHIR}/Encounter/due-encounter`, () => refused(422, 'No such patient')),
    );
    openEhr('/ehr/schedule');
    await userEvent.click(await screen.findByRole('button', { name: /^Arrived/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('No such patient');
  });
});

describe('the hook inspector', () => {
  const inspect = async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Hook inspector' }));
    return within(await screen.findByRole('dialog', { name: 'Hook inspector' }));
  };

  it('says which rule an answer breaks, and where', async () => {
    server.use(
      http.post(`${HOOKS}/cleanclaim-patient-view`, () =>
        HttpResponse.json({ cards: [warning({ indicator: 'hard-stop' as 'info' })] }),
      ),
    );
    openEhr(CHART);
    await screen.findByRole('article');
    const drawer = await inspect();
    // A card's feedback of the page before may still come in above it.
    const entry = drawer
      .getAllByRole('listitem')
      .find((item) => item.textContent.startsWith('cleanclaim-patient-view'))!;
    expect(entry).toHaveTextContent('1 rule broken');
    await userEvent.click(within(entry).getByText('cleanclaim-patient-view'));
    expect(await within(entry).findByText(/cards\[0\]\.indicator/)).toBeVisible();
    expect(entry).toHaveTextContent("A card's indicator is info, warning or critical.");
  });

  it('calls again, and shows whether the answer is another', async () => {
    let times = 0;
    server.use(
      http.post(`${HOOKS}/cleanclaim-patient-view`, () =>
        HttpResponse.json({
          cards: [warning({ uuid: `card-${times}`, summary: times++ < 2 ? 'Ends.' : 'Ended.' })],
        }),
      ),
    );
    const { baseElement } = openEhr(CHART);
    await screen.findByText('Ends.');
    const drawer = await inspect();
    await userEvent.click(drawer.getAllByText('cleanclaim-patient-view')[0]!);
    const again = await drawer.findByRole('button', { name: 'Call again' });
    await userEvent.click(again);
    expect(await drawer.findByText('Same answer')).toBeVisible();
    await userEvent.click(again);
    expect(await drawer.findByText('1 difference')).toBeVisible();
    expect(drawer.getByRole('cell', { name: '"Ended."' })).toBeVisible();
    await expectAccessible(baseElement);
  });

  it('makes the next call fail and says that it is simulated; care goes on', async () => {
    openEhr(CHART);
    await screen.findByText('Nothing to warn about on opening this chart.');
    const drawer = await inspect();
    expect(drawer.getByText(/Simulated in this demo EHR/)).toBeVisible();
    await userEvent.selectOptions(drawer.getByLabelText('The next hook call'), 'http-500');
    expect(drawer.getByText('Waits for the next hook call')).toBeVisible();
    await userEvent.click(drawer.getByRole('button', { name: 'Close' }));
    await userEvent.click(screen.getByRole('button', { name: /Add the usual charges/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The server answered 500.');
    expect(screen.getByRole('button', { name: 'Sign and file' })).toBeEnabled();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText(/No card: nothing found/)).toBeVisible();
    expect((await inspect()).getAllByText('simulated')[0]).toBeVisible();
  });
});

describe('the tour', () => {
  it('leads through the five stories, and sees when one has happened', async () => {
    const { container } = openEhr('/ehr/');
    await userEvent.click(await screen.findByRole('link', { name: 'Take the tour' }));
    const heading = await screen.findByRole('heading', { name: /^Tour 1 of 5/ });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(await screen.findByRole('heading', { name: 'Reyes, Ana' })).toBeVisible();
    await expectAccessible(container);

    server.use(answering('charge-capture', () => ({ cards: [warning()] })));
    await userEvent.click(await screen.findByRole('button', { name: /Add the usual charges/ }));
    expect(await screen.findByText('The card came before the claim went out')).toBeVisible();

    await userEvent.click(screen.getByRole('link', { name: 'Next' }));
    expect(await screen.findByRole('heading', { name: /^Tour 2 of 5/ })).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'Schedule', level: 1 })).toBeVisible();
    // Looking around does not end it.
    await userEvent.click(screen.getByRole('link', { name: 'Start here' }));
    expect(await screen.findByRole('heading', { name: 'Start here', level: 1 })).toBeVisible();
    expect(screen.getByRole('heading', { name: /^Tour 2 of 5/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Leave the tour' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: /^Tour/ })).toBeNull());
  });

  it('ends where the rest is listed', async () => {
    openEhr('/ehr/?tour=5');
    await userEvent.click(await screen.findByRole('link', { name: 'Finish' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: /^Tour/ })).toBeNull());
    expect(screen.getByRole('heading', { name: 'What else is here' })).toBeVisible();
  });

  it('knows no sixth story', async () => {
    openEhr('/ehr/?tour=6');
    await screen.findByRole('heading', { name: 'Start here', level: 1 });
    expect(screen.queryByRole('heading', { name: /^Tour/ })).toBeNull();
  });
});
