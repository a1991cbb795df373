import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { Appointment } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { answering, clinic, openEhr, warning } from '../testing/ehr';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, found, refused, serving } from '../testing/server';
import type { HookRequest } from './cds.model';
import { SignInPage } from './sign-in.page';

const server = serving(...clinic());

describe('the first page', () => {
  it('tells five stories and lists the patients', async () => {
    const { container } = openEhr('/ehr/');
    expect(await screen.findByRole('heading', { name: 'Start here', level: 1 })).toBeVisible();
    expect(screen.getAllByRole('article')).toHaveLength(5);
    expect(await screen.findByRole('row', { name: /Reyes, Ana F \d+ Northwind/ })).toBeVisible();
    expect(await screen.findByText('Dr. Priya Shah')).toBeVisible();
    await expectAccessible(container);
  });

  it('lists what the billing office asks, and opens the app on it', async () => {
    const opened: unknown[] = [];
    const appContext = '{"v":1,"screen":"claim","id":"c1","line":2}';
    server.use(
      found('Task', {
        resourceType: 'Task',
        id: 'q1',
        status: 'requested',
        intent: 'order',
        for: { reference: 'Patient/ana-reyes' },
        focus: { reference: 'Claim/c1' },
        description: 'Was the visit separate?',
        authoredOn: '2026-11-24T10:00:00Z',
        input: [
          { type: { coding: [{ code: 'line' }] }, valueInteger: 2 },
          { type: { coding: [{ code: 'smartonfhir-appcontext' }] }, valueString: appContext },
        ],
      }),
      http.post('http://localhost:3000/ehr/api/launch', async ({ request }) => {
        opened.push(await request.json());
        return HttpResponse.json({ launch: 'ticket' });
      }),
    );
    const { container } = openEhr('/ehr/');
    expect(await screen.findByText('Was the visit separate?')).toBeVisible();
    await expectAccessible(container);
    await userEvent.click(
      screen.getByRole('button', { name: /question about Reyes, Ana in Cleanclaim/ }),
    );
    expect(await screen.findByTitle('Cleanclaim panel')).toBeVisible();
    expect(opened[0]).toMatchObject({ patient: 'ana-reyes', claim: 'c1', appContext });
  });

  it('says what to do when nobody is there', async () => {
    server.use(found('Patient'));
    openEhr('/ehr/');
    expect(await screen.findByText('No patients yet.')).toBeVisible();
  });

  it('names what failed', async () => {
    server.use(http.get(`${FHIR}/Patient`, () => refused(403, 'Not allowed')));
    openEhr('/ehr/');
    expect(await screen.findByRole('alert')).toHaveTextContent('Not allowed');
  });

  it('brings the stories back', async () => {
    let reset = 0;
    server.use(
      http.post('http://localhost:3000/ehr/api/reset', () => {
        reset += 1;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    openEhr('/ehr/');
    await userEvent.click(await screen.findByRole('button', { name: 'Reset demo' }));
    expect(await screen.findByText('The five stories are back at their beginning.')).toBeVisible();
    expect(reset).toBe(1);
  });

  it('has a way back from an address that is none', async () => {
    openEhr('/ehr/nowhere');
    expect(await screen.findByText('There is no such page.')).toBeVisible();
  });
});

describe('before signing in', () => {
  it('says what this is and who one can be', async () => {
    const { container } = show(<SignInPage />);
    expect(
      screen.getByRole('heading', { name: 'See a denial stopped before it happens' }),
    ).toBeVisible();
    expect(screen.getByText('DEMO DATA')).toBeVisible();
    await expectAccessible(container);
  });

  it('says when signing in did not work', () => {
    show(<SignInPage failure={new Error('refused')} />);
    expect(screen.getByRole('alert')).toHaveTextContent('refused');
  });
});

describe('the schedule', () => {
  it('checks the coverage of a booked visit', async () => {
    let asked: HookRequest | undefined;
    server.use(
      answering('appointment-book', (request) => {
        asked = request;
        return { cards: [warning({ summary: 'Coverage ends Nov 26, 2 days before the visit.' })] };
      }),
    );
    const { container } = openEhr('/ehr/schedule');
    await userEvent.click(await screen.findByRole('link', { name: /Check coverage\s*Reyes, Ana/ }));
    expect(await screen.findByText('Coverage ends Nov 26, 2 days before the visit.')).toBeVisible();
    expect(asked?.context).toMatchObject({
      patientId: 'ana-reyes',
      appointments: { entry: [{ resource: { id: 'ana-follow-up' } }] },
    });
    await expectAccessible(container);
  });

  it('warns before booking, and books all the same', async () => {
    let booked: Appointment | undefined;
    server.use(
      answering('appointment-book', () => ({ cards: [warning({ summary: 'Coverage ends.' })] })),
      http.post(`${FHIR}/Appointment`, async ({ request }) => {
        booked = (await request.json()) as Appointment;
        return HttpResponse.json({ ...booked, id: 'new' }, { status: 201 });
      }),
    );
    openEhr('/ehr/schedule');
    const book = await screen.findByRole('button', { name: 'Book visit' });
    expect(book).toBeDisabled();
    await userEvent.click(await screen.findByRole('combobox', { name: 'Patient' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Reyes, Ana' }));
    await userEvent.type(screen.getByLabelText('Date'), '2099-12-04');
    expect(await screen.findByText('Coverage ends.')).toBeVisible();
    await userEvent.click(book);
    expect(await screen.findByText(/^Booked for Fri Dec 4, 2099/)).toBeVisible();
    expect(booked).toMatchObject({ status: 'booked' });
    expect(booked).not.toHaveProperty('id');
  });
});

describe('the hook inspector', () => {
  it('shows what was asked and answered, without the token', async () => {
    openEhr('/ehr/patients/ana-reyes');
    await screen.findByText('Nothing to warn about on opening this chart.');
    await userEvent.click(screen.getByRole('button', { name: 'Hook inspector' }));
    const drawer = within(await screen.findByRole('dialog', { name: 'Hook inspector' }));
    await userEvent.click(drawer.getAllByText('cleanclaim-patient-view')[0]!);
    const request = drawer.getAllByRole('region', { name: /^Request/ })[0];
    expect(request).toHaveTextContent('"patientId": "ana-reyes"');
    expect(request).toHaveTextContent('"access_token": "…"');
  });
});
