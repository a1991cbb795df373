import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { FhirResource, Parameters, ParametersParameter, Task } from 'fhir/r4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { missing25, visitAndInjection } from '../testing/claims';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, refused, serving, session, stored } from '../testing/server';
import { ClaimsPage } from './claims.page';

const inDays = (days: number) => {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return day.toLocaleDateString('en-CA');
};

const claim = (
  id: string,
  more: Partial<Record<'status' | 'sentBack' | 'owner', string>> = {},
) => ({
  name: 'claim',
  part: [
    { name: 'claim', valueReference: { reference: `Claim/${id}` } },
    { name: 'patient', valueReference: { reference: 'Patient/x', display: `Cole, ${id}` } },
    { name: 'payer', valueReference: { reference: 'Organization/n', display: 'Northwind' } },
    { name: 'clinician', valueReference: { reference: 'Practitioner/s', display: 'Dr. Shah' } },
    { name: 'status', valueCode: more.status ?? 'held' },
    { name: 'since', valueDateTime: `${inDays(-3)}T10:00:00Z` },
    ...(more.sentBack ? [{ name: 'sentBack', valueDateTime: more.sentBack }] : []),
    ...(more.owner ? [{ name: 'owner', valueReference: { display: more.owner } }] : []),
    { name: 'visit', valueDate: inDays(-10) },
    { name: 'filingLimit', valueDate: inDays(5) },
    { name: 'amount', valueMoney: { value: 329, currency: 'USD' } },
    { name: 'line', valueString: '99214' },
    { name: 'line', valueString: '20610-RT' },
    { name: 'alert', resource: missing25() },
  ],
});

const choice = (name: string, value: string, count: number, display?: string) => ({
  name,
  part: [
    name === 'payer' || name === 'clinician'
      ? { name: 'value', valueString: value }
      : { name: 'value', valueCode: value },
    ...(display ? [{ name: 'display', valueString: display }] : []),
    { name: 'count', valueInteger: count },
  ],
});

const listing = (rows: ParametersParameter[], count = rows.length): Parameters => ({
  resourceType: 'Parameters',
  parameter: [
    { name: 'count', valueInteger: count },
    { name: 'sum', valueMoney: { value: 329 * count, currency: 'USD' } },
    choice('view', 'held', count),
    choice('view', 'rejected', 1),
    choice('payer', 'Organization/n', count, 'Northwind'),
    choice('clinician', 'Practitioner/s', count, 'Dr. Shah'),
    choice('edit', 'modifier-25-missing', count),
    ...rows,
  ],
});

let asked: Record<string, unknown>[];
let rows: ParametersParameter[];
let count: number | undefined;
let perPage: number;

const sent = (input: Parameters) =>
  Object.fromEntries(
    (input.parameter ?? []).map((each) => [
      each.name,
      each.valueString ??
        each.valueCode ??
        each.valueInteger ??
        each.valueDecimal ??
        each.valueDate,
    ]),
  );

/** Tasks of the routes, and whose they are. */
let followUps: FhirResource[];
let put: Task[];

const late = (parts: Partial<Task> = {}): Task => ({
  resourceType: 'Task',
  id: 'late-1',
  meta: { versionId: '3' },
  status: 'requested',
  intent: 'order',
  priority: 'routine',
  reasonCode: { coding: [{ code: 'late' }] },
  description: 'Northwind takes 31 days; it usually takes 14. Ask where the claim is.',
  focus: { reference: 'Claim/c77/_history/1' },
  for: { reference: 'Patient/ana' },
  authoredOn: `${inDays(-2)}T08:00:00Z`,
  ...parts,
});

const server = serving(
  http.get(`${FHIR}/Task`, () =>
    HttpResponse.json({
      resourceType: 'Bundle',
      type: 'searchset',
      total: followUps.filter((each) => each.resourceType === 'Task').length,
      entry: followUps.map((resource) => ({ resource })),
    }),
  ),
  http.put(`${FHIR}/Task/:id`, async ({ request, params }) => {
    const task = (await request.json()) as Task;
    put.push(task);
    followUps = followUps.filter((each) => each.id !== params.id);
    return request.headers.get('If-Match') === 'W/"3"'
      ? HttpResponse.json(task)
      : refused(412, 'Changed meanwhile.');
  }),
  http.post(`${FHIR}/Claim/$held`, async ({ request }) => {
    const question = sent((await request.json()) as Parameters);
    asked.push(question);
    const from = Number(question.page) * perPage;
    return HttpResponse.json(listing(rows.slice(from, from + perPage), count ?? rows.length));
  }),
);

beforeEach(() => {
  window.history.replaceState(null, '', '/app/claims');
  asked = [];
  rows = [claim('Ana'), claim('Mei')];
  count = undefined;
  perPage = 50;
  followUps = [];
  put = [];
});

const open = () =>
  show(<ClaimsPage session={session()} details={(id) => <p>details of {id}</p>} />);

describe('claims a payer has to be asked about', () => {
  it('are not spoken of while there are none', async () => {
    open();
    await screen.findByText('2 claims, $658.00 billed.');
    expect(screen.queryByText(/Ask the payer/)).toBeNull();
  });

  it('come with what to do, what is due first, and go with what came of it', async () => {
    followUps = [
      late(),
      late({
        id: 'doubt-2',
        priority: 'urgent',
        reasonCode: { coding: [{ code: 'doubt' }] },
        description: 'Nobody knows whether this claim arrived.',
        restriction: { period: { end: inDays(4) } },
        for: { reference: 'Patient/mei' },
      }),
      { resourceType: 'Patient', id: 'ana', name: [{ family: 'Reyes', given: ['Ana'] }] },
      { resourceType: 'Patient', id: 'mei', name: [{ family: 'Tan', given: ['Mei'] }] },
    ];
    const { container } = open();
    await userEvent.click(await screen.findByText('Ask the payers about 2 claims'));
    const items = screen
      .getAllByRole('listitem')
      .filter((each) => /claim c77/.test(each.innerHTML));
    expect(items.map((each) => within(each).getByRole('strong').textContent)).toEqual([
      'Tan, Mei',
      'Reyes, Ana',
    ]);
    await expectAccessible(container);
    const first = within(items[0] as HTMLElement);
    expect(first.getByText('May not have arrived')).toBeVisible();
    await userEvent.click(first.getByRole('button', { name: 'It is done…' }));
    expect(first.getByRole('button', { name: 'Done' })).toBeDisabled();
    await userEvent.type(first.getByLabelText('What came of it'), 'Called: it arrived.{Enter}');
    expect(await screen.findByText('Ask the payer about 1 claim')).toBeVisible();
    expect(put[0]).toMatchObject({
      id: 'doubt-2',
      status: 'completed',
      statusReason: { text: 'Called: it arrived.' },
      note: [{ authorReference: { reference: 'Practitioner/shah' }, text: 'Called: it arrived.' }],
    });
  });

  it('keep the words where somebody was faster', async () => {
    followUps = [late({ meta: { versionId: '2' } })];
    server.use(http.put(`${FHIR}/Task/:id`, () => refused(412, 'Changed meanwhile.')));
    open();
    await userEvent.click(await screen.findByText('Ask the payer about 1 claim'));
    await userEvent.click(screen.getByRole('button', { name: 'It is done…' }));
    await userEvent.type(screen.getByLabelText('What came of it'), 'Called.{Enter}');
    expect(await screen.findByText(/Your words are still here/)).toBeVisible();
    expect(screen.getByLabelText('What came of it')).toHaveValue('Called.');
  });
});

describe('held claims', () => {
  it('lists what waits with count and sum, and asks for the soonest limit first', async () => {
    const { container } = open();
    expect(await screen.findByText('2 claims, $658.00 billed.')).toBeVisible();
    const row = within(screen.getByRole('row', { name: /Cole, Ana/ }));
    expect(row.getByText('5 days left')).toBeVisible();
    expect(row.getByText('3 days')).toBeVisible();
    expect(row.getByText('99214 20610-RT')).toBeVisible();
    expect(row.getByText('Visit and procedure on one day')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Rejected: 1' })).toBeVisible();
    expect(asked[0]).toEqual({ view: 'held', sort: 'filing-limit', page: 0 });
    await expectAccessible(container);
  });

  it('asks the server for another list, a filter, an order and a page', async () => {
    count = 120;
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Rejected: 1' }));
    await userEvent.selectOptions(screen.getByLabelText('Payer'), 'Northwind (120)');
    await userEvent.selectOptions(
      screen.getByLabelText('Alert'),
      'Visit and procedure on one day (120)',
    );
    await userEvent.selectOptions(screen.getByLabelText('Sort by'), 'Amount, highest first');
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    await screen.findByText('51 to 100 of 120');
    expect(asked.at(-1)).toEqual({
      view: 'rejected',
      payer: 'Organization/n',
      edit: 'modifier-25-missing',
      sort: '-amount',
      page: 1,
    });
  });

  it('is filtered by limit, days and dollars, in an address that Back undoes', async () => {
    const { container } = open();
    await userEvent.selectOptions(await screen.findByLabelText('File by'), 'Within 7 days');
    await userEvent.selectOptions(screen.getByLabelText('Waiting'), '3 days or longer');
    await userEvent.type(screen.getByLabelText('Billed from $'), '1,00x{Enter}');
    expect(screen.getByText('Write dollars, such as 250 or 1,000.50.')).toBeVisible();
    await expectAccessible(container);
    await userEvent.type(screen.getByLabelText('Billed from $'), '{Backspace}0{Enter}');
    await userEvent.type(screen.getByLabelText('Billed to $'), '2000');
    await userEvent.tab();
    expect(window.location.search).toBe('?limit=7&days=3&from=1000&to=2000');
    expect(asked.at(-1)).toEqual({
      view: 'held',
      days: 3,
      'filing-limit-from': inDays(0),
      'filing-limit': inDays(7),
      amount: 1000,
      'amount-to': 2000,
      sort: 'filing-limit',
      page: 0,
    });
    act(() => window.history.back());
    await waitFor(() => expect(screen.getByLabelText('Billed to $')).toHaveValue(''));
    expect(window.location.search).toBe('?limit=7&days=3&from=1000');
  });

  it('opens as a link says, and clears filters that leave nothing', async () => {
    window.history.replaceState(null, '', '/app/claims?view=rejected&payer=Organization/gone');
    rows = [];
    open();
    expect(await screen.findByText('No claim of this list fits the filters.')).toBeVisible();
    expect(screen.getByLabelText('Payer')).toHaveDisplayValue('Not in this list');
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('No claim came back rejected.')).toBeVisible();
    expect(window.location.search).toBe('?view=rejected');
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
    expect(asked.at(-1)).toEqual({ view: 'rejected', sort: 'filing-limit', page: 0 });
  });

  it('is walked, selected and opened by keys alone', async () => {
    open();
    (await screen.findByRole('button', { name: 'Cole, Ana' })).focus();
    await userEvent.keyboard('j');
    expect(screen.getByRole('button', { name: 'Cole, Mei' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('button', { name: 'Cole, Mei' })).toHaveFocus();
    await userEvent.keyboard(' ');
    expect(screen.getByRole('checkbox', { name: 'Select Cole, Mei' })).toBeChecked();
    await userEvent.keyboard('k{Enter}');
    expect(await screen.findByText('details of Ana')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Cole, Ana' })).toHaveFocus();
  });

  it('selects a range with Shift, and lets go of what the range no longer holds', async () => {
    rows = ['A', 'B', 'C', 'D'].map((id) => claim(id));
    rows[1] = claim('B', { status: 'rejected' });
    open();
    (await screen.findByRole('button', { name: 'Cole, A' })).focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}');
    expect(screen.getByText('3 claims selected, $987.00')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cole, D' })).toHaveFocus();
    await userEvent.keyboard('{Shift>}K{/Shift}');
    expect(screen.getByText('2 claims selected, $658.00')).toBeVisible();
    await userEvent.keyboard('{Home}');
    expect(screen.getByRole('button', { name: 'Cole, A' })).toHaveFocus();
    await userEvent.keyboard(' ');
    expect(screen.getByRole('checkbox', { name: 'Select Cole, A' })).not.toBeChecked();
    await userEvent.keyboard('{End}{Shift>} {/Shift}');
    expect(screen.getByText('3 claims selected, $987.00')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Select Cole, D' })).toBeChecked();
  });

  it('goes to the claim before and after the open one, over the end of a page, and back', async () => {
    rows = Array.from({ length: 52 }, (_, n) => claim(`${n + 1}`));
    window.history.replaceState(null, '', '/app/claims?claim=50');
    open();
    expect(await screen.findByText('details of 50')).toBeVisible();
    expect(await screen.findByText('50 of 52')).toBeVisible();
    await userEvent.keyboard(']');
    expect(await screen.findByText('details of 51')).toBeVisible();
    expect(window.location.search).toBe('?page=2&claim=51');
    await waitFor(() => expect(screen.getByRole('heading', { level: 2 })).toHaveFocus());
    await screen.findByText('51 of 52');
    await userEvent.keyboard('[[');
    expect(await screen.findByText('details of 50')).toBeVisible();
    await screen.findByText('50 of 52');
    await userEvent.click(screen.getByRole('button', { name: 'Claim before' }));
    expect(await screen.findByText('details of 49')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText('details of 49')).toBeNull();
    expect(screen.getByRole('button', { name: 'Cole, 49' })).toHaveFocus();
  });

  it('goes on where a claim stood that left the list', async () => {
    rows = ['A', 'B', 'C'].map((id) => claim(id));
    server.use(
      http.post(`${FHIR}/Claim/B/$send-back`, () => {
        rows = [claim('A'), claim('C')];
        return HttpResponse.json({ resourceType: 'Task' });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Cole, B' }));
    await userEvent.click(screen.getByRole('button', { name: 'Ask the clinician' }));
    await userEvent.click(screen.getByRole('button', { name: 'Send question' }));
    await screen.findByText(/was asked/);
    await screen.findByText('2 claims, $658.00 billed.');
    await userEvent.click(screen.getByRole('button', { name: 'Claim after' }));
    expect(await screen.findByText('details of C')).toBeVisible();
  });

  it('says whose claim a link opens that is on no page seen so far', async () => {
    server.use(
      stored({ ...visitAndInjection(), id: 'far' }),
      stored({ resourceType: 'Patient', id: 'ana', name: [{ family: 'Reyes', given: ['Ana'] }] }),
    );
    window.history.replaceState(null, '', '/app/claims?claim=far');
    open();
    expect(await screen.findByRole('heading', { name: 'Reyes, Ana' })).toBeVisible();
    expect(screen.getByText('details of far')).toBeVisible();
    expect(screen.getByText('This claim is not on this page of the list.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ask the clinician' })).toBeNull();
  });

  it('selects all that match on every page, tells what goes, and tries again what did not', async () => {
    perPage = 2;
    rows = Array.from({ length: 5 }, (_, n) => claim(`${n + 1}`));
    rows[4] = claim('5', { status: 'rejected', sentBack: `${inDays(-1)}T10:00:00Z` });
    window.history.replaceState(null, '', '/app/claims?view=sent-back');
    const tried: string[] = [];
    server.use(
      http.post(`${FHIR}/Claim/:id/$release`, ({ params }) => {
        tried.push(String(params.id));
        if (params.id === '3' && tried.filter((id) => id === '3').length === 1) {
          return refused(409, 'Dana changed it meanwhile');
        }
        return HttpResponse.json({ resourceType: 'Task' });
      }),
    );
    const { container } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Select all 5 matching' }));
    expect(await screen.findByText('4 claims selected, $1,316.00')).toBeVisible();
    expect(screen.getByText('By payer: Northwind: 4.')).toBeVisible();
    expect(
      screen.getByText('By alert that is passed over: Visit and procedure on one day: 4.'),
    ).toBeVisible();
    expect(screen.getByText(/^1 of them was rejected/)).toBeVisible();
    await userEvent.selectOptions(
      screen.getByLabelText('Why may they go out?'),
      'Payer says otherwise',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Release 4 claims' }));
    expect(await screen.findByText(/^3 claims released/)).toBeVisible();
    expect(screen.getByText('1 claim was not released.')).toBeVisible();
    expect(screen.getByRole('region', { name: 'What was released' })).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Not released: Cole, 3Dana changed it meanwhile',
    );
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Try 1 again' }));
    expect(await screen.findByText(/^4 claims released/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(tried).toHaveLength(5);
    expect(tried.at(-1)).toBe('3');
  });

  it('gives every claim of the list as a file', async () => {
    perPage = 2;
    rows = Array.from({ length: 3 }, (_, n) => claim(`=${n}`));
    const files: Blob[] = [];
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL, revokeObjectURL: vi.fn() }));
    function createObjectURL(file: Blob) {
      files.push(file);
      return 'blob:here';
    }
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(files).toHaveLength(1));
    const bytes = new Uint8Array(await (files[0] as Blob).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[0]).toBe(
      'File by,Waiting since,Waiting,Patient,Payer,Visit,Lines,Alert,Billed,Clinician,Owner,Claim',
    );
    expect(lines).toHaveLength(5);
    expect(lines[1]).toBe(
      `${inDays(5)},${inDays(-3)},3,"Cole, =0",Northwind,${inDays(-10)},99214 20610-RT,` +
        "Visit and procedure on one day,329,Dr. Shah,,'=0",
    );
    expect(clicked).toHaveBeenCalledOnce();
    clicked.mockRestore();
  });

  it('says that a page is past its end, and goes to the first', async () => {
    window.history.replaceState(null, '', '/app/claims?page=3');
    open();
    expect(await screen.findByText(/this page is past its end/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'First page' }));
    expect(await screen.findByRole('button', { name: 'Cole, Ana' })).toBeVisible();
  });

  it('keeps what is seen when the list cannot be loaded anew, and says from when it is', async () => {
    server.use(
      http.post(`${FHIR}/Claim/Ana/$send-back`, () => {
        server.use(http.post(`${FHIR}/Claim/$held`, () => refused(500, 'It broke', 'ref-2')));
        return HttpResponse.json({ resourceType: 'Task' });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Cole, Ana' }));
    await userEvent.click(screen.getByRole('button', { name: 'Ask the clinician' }));
    await userEvent.click(screen.getByRole('button', { name: 'Send question' }));
    const failure = await screen.findByRole('alert');
    expect(failure).toHaveTextContent(/could not be loaded anew.*It broke.*from .*ref-2/);
    expect(screen.getByRole('button', { name: 'Cole, Mei' })).toBeVisible();
  });

  describe('without a network', () => {
    const network = (on: boolean) => {
      vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(on);
      act(() => {
        window.dispatchEvent(new Event(on ? 'online' : 'offline'));
      });
    };
    afterEach(() => {
      network(true);
      vi.restoreAllMocks();
    });

    it('shows what was seen, with changes off, and no old list for a new question', async () => {
      open();
      await userEvent.click(await screen.findByRole('button', { name: 'Cole, Ana' }));
      await userEvent.click(screen.getByRole('checkbox', { name: 'Select Cole, Mei' }));
      await userEvent.selectOptions(
        screen.getByLabelText('Why may they go out?'),
        'Payer says otherwise',
      );
      network(false);
      expect(screen.getByText(/^Offline/)).toBeVisible();
      expect(screen.getByRole('button', { name: 'Release 1 claim' })).toBeDisabled();
      expect(screen.getByRole('button', { name: 'Ask the clinician' })).toBeDisabled();
      await userEvent.selectOptions(screen.getByLabelText('Sort by'), 'Held longest');
      expect(await screen.findByRole('alert')).toHaveTextContent('The server does not answer.');
      expect(screen.queryByRole('button', { name: 'Cole, Mei' })).toBeNull();
      network(true);
      expect(await screen.findByRole('button', { name: 'Cole, Mei' })).toBeVisible();
    });
  });

  it('releases many with one reason, and says which did not go and why', async () => {
    const reasons: unknown[] = [];
    server.use(
      http.post(`${FHIR}/Claim/Ana/$release`, async ({ request }) => {
        reasons.push(sent((await request.json()) as Parameters));
        rows = [claim('Mei')];
        return HttpResponse.json({ resourceType: 'Task' });
      }),
      http.post(`${FHIR}/Claim/Mei/$release`, () => refused(422, 'Claim/Mei is not held')),
    );
    open();
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select Cole, Ana' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Cole, Mei' }));
    expect(screen.getByText('2 claims selected, $658.00')).toBeVisible();
    const release = screen.getByRole('button', { name: 'Release 2 claims' });
    expect(release).toBeDisabled();
    await userEvent.selectOptions(
      screen.getByLabelText('Why may they go out?'),
      'Payer says otherwise',
    );
    await userEvent.click(release);
    expect(await screen.findByText(/1 claim released/)).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('Claim/Mei is not held');
    expect(reasons).toEqual([{ reason: 'payer-says-otherwise' }]);
    expect(await screen.findByText('1 claim, $329.00 billed.')).toBeVisible();
  });

  it('asks the clinician about the line, once, and keeps the claim in view', async () => {
    const questions: unknown[] = [];
    server.use(
      http.post(`${FHIR}/Claim/Ana/$send-back`, async ({ request }) => {
        questions.push(sent((await request.json()) as Parameters));
        rows = [claim('Mei')];
        return HttpResponse.json({ resourceType: 'Task' });
      }),
    );
    const { container } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Cole, Ana' }));
    await userEvent.click(screen.getByRole('button', { name: 'Ask the clinician' }));
    const question = screen.getByLabelText(/Question to Dr. Shah/);
    expect(question).toHaveValue(
      '99214 and 20610 on one day need modifier 25, if the visit was separate. Document it and add 25.',
    );
    await userEvent.clear(question);
    await userEvent.type(question, 'Was it separate?');
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Send question' }));
    expect(await screen.findByText(/Dr. Shah was asked/)).toBeVisible();
    expect(questions).toEqual([{ text: 'Was it separate?', line: 1 }]);
    expect(screen.getByText('details of Ana')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ask the clinician' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByText('details of Ana')).toBeNull();
  });

  it('shows whose a claim is that was held too long', async () => {
    rows = [claim('Ana', { owner: 'Dana Lead' })];
    open();
    const row = within(await screen.findByRole('row', { name: /Cole, Ana/ }));
    expect(row.getByText('with Dana Lead')).toBeVisible();
  });

  it('tells what was found by which edition and what was done, the newest first', async () => {
    const event = (what: string, more: ParametersParameter[]): ParametersParameter => ({
      name: 'event',
      part: [
        { name: 'at', valueInstant: `${inDays(-3)}T10:00:00.123Z` },
        { name: 'what', valueCode: what },
        ...more,
      ],
    });
    server.use(
      http.post(`${FHIR}/Claim/Ana/$scrub-history`, () =>
        HttpResponse.json<Parameters>({
          resourceType: 'Parameters',
          parameter: [
            event('filed', [{ name: 'message', valueString: '99214, 20610' }]),
            event('found', [
              { name: 'edit', valueCode: 'modifier-25-missing' },
              { name: 'line', valueInteger: 1 },
              { name: 'message', valueString: 'They need modifier 25.' },
              { name: 'edition', valueString: 'NCCI 2026Q4' },
            ]),
            event('released', [
              { name: 'who', valueReference: { display: 'Robin Biller' } },
              { name: 'message', valueString: 'They pay it so.' },
            ]),
          ],
        }),
      ),
    );
    const { container } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Cole, Ana' }));
    await userEvent.click(screen.getByText('History'));
    const events = within(await screen.findByRole('list', { name: 'History' })).getAllByRole(
      'listitem',
    );
    expect(events).toHaveLength(3);
    expect(events[0]).toHaveTextContent('Released by Robin BillerThey pay it so.');
    expect(events[1]).toHaveTextContent(
      'Found: Visit and procedure on one day, Line 1They need modifier 25.By NCCI 2026Q4',
    );
    expect(events[2]).toHaveTextContent('Filed99214, 20610');
    await expectAccessible(container);
  });

  it('says when the history cannot be had', async () => {
    server.use(http.post(`${FHIR}/Claim/Ana/$scrub-history`, () => refused(500, 'It broke')));
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Cole, Ana' }));
    await userEvent.click(screen.getByText('History'));
    expect(await screen.findByRole('alert')).toHaveTextContent('It broke');
  });

  it('lets nothing go that is not held, and asks nobody twice', async () => {
    rows = [claim('Ana', { status: 'rejected', sentBack: `${inDays(-1)}T10:00:00Z` })];
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Cole, Ana' }));
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Ask the clinician' })).toBeNull();
  });

  it('names what failed, and says when nothing waits', async () => {
    server.use(http.post(`${FHIR}/Claim/$held`, () => refused(500, 'It broke', 'ref-1')));
    const { unmount } = open();
    expect(await screen.findByRole('alert')).toHaveTextContent('It broke');
    unmount();
    server.resetHandlers();
    rows = [];
    open();
    expect(await screen.findByText('No claim is held.')).toBeVisible();
  });
});
