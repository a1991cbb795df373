import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { Parameters, ParametersParameter, Task } from 'fhir/r4';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, found, refused, serving, session, stored } from '../testing/server';
import { DenialsPage } from './denials.page';

const inDays = (days: number) => {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return day.toLocaleDateString('en-CA');
};

const row = (
  id: string,
  more: { state?: string; daysLeft?: number; owner?: string; why?: string } = {},
): ParametersParameter => ({
  name: 'denial',
  part: [
    { name: 'task', valueReference: { reference: `Task/${id}` } },
    { name: 'version', valueString: '3' },
    { name: 'claim', valueReference: { reference: `Claim/c${id}` } },
    { name: 'patient', valueReference: { reference: `Patient/${id}`, display: `Cole, ${id}` } },
    { name: 'payer', valueReference: { reference: 'Organization/n', display: 'Northwind' } },
    { name: 'category', valueCoding: { code: 'authorization', display: 'Authorization' } },
    { name: 'code', valueString: 'CO-197' },
    { name: 'action', valueCode: 'appeal' },
    { name: 'preventable', valueCode: 'foreseen' },
    { name: 'amount', valueMoney: { value: 612, currency: 'USD' } },
    { name: 'state', valueCode: more.state ?? 'new' },
    { name: 'due', valueDate: inDays(more.daysLeft ?? 4) },
    { name: 'daysLeft', valueInteger: more.daysLeft ?? 4 },
    ...(more.owner ? [{ name: 'owner', valueReference: { display: more.owner } }] : []),
    ...(more.why ? [{ name: 'why', valueString: more.why }] : []),
  ],
});

const choice = (name: string, value: string, count: number, display?: string) => ({
  name,
  part: [
    { name: 'value', valueString: value },
    ...(display ? [{ name: 'display', valueString: display }] : []),
    { name: 'count', valueInteger: count },
  ],
});

let rows: ParametersParameter[];
let count: number | undefined;
let asked: Record<string, unknown>[];
let steps: { operation: string; sent: Record<string, unknown> }[];

const sent = (input: Parameters) =>
  Object.fromEntries(
    (input.parameter ?? []).map((each) => [
      each.name,
      each.valueString ??
        each.valueCode ??
        each.valueInteger ??
        each.valueDecimal ??
        each.valueDate ??
        each.valueBoolean ??
        each.valueReference?.reference ??
        each.valueReference?.display,
    ]),
  );

const input = (name: string, value: object) => ({ type: { coding: [{ code: name }] }, ...value });

const task = (parts: Partial<Task> = {}): Task => ({
  resourceType: 'Task',
  id: '1',
  meta: { versionId: '3' },
  status: 'requested',
  intent: 'order',
  businessStatus: { coding: [{ code: 'new' }] },
  basedOn: [{ reference: 'Claim/c1' }],
  for: { reference: 'Patient/ana' },
  restriction: { period: { end: inDays(6) } },
  performerType: [{ coding: [{ code: 'biller' }] }],
  input: [
    input('claim-number', { valueString: '4471' }),
    input('root-cause', { valueString: 'CO-197' }),
    input('category', {
      valueCodeableConcept: { coding: [{ code: 'authorization', display: 'Authorization' }] },
    }),
    input('amount', { valueMoney: { value: 612, currency: 'USD' } }),
    input('action', { valueCode: 'appeal' }),
    input('action-reason', { valueString: 'Ask for an authorization afterwards, then appeal.' }),
    input('preventable', { valueCode: 'foreseen' }),
    input('edit', { valueCodeableConcept: { coding: [{ code: 'prior-auth-missing' }] } }),
    input('payer', { valueReference: { reference: 'Organization/n', display: 'Northwind' } }),
    input('due', { valueDate: inDays(4) }),
    input('deadline-rule', { valueString: 'Appeal within 180 days of the remittance.' }),
    input('line', { valueInteger: 1 }),
  ],
  ...parts,
});

const records: Task = {
  resourceType: 'Task',
  id: '44',
  status: 'requested',
  intent: 'order',
  code: { coding: [{ code: 'request-records' }] },
  description: 'The MRI report.',
  owner: { display: 'Radiology' },
};

/** A version of the claim's submission. */
const submission = (version: string, state: string): Task => ({
  resourceType: 'Task',
  id: 's1',
  meta: { versionId: version, lastUpdated: `2026-11-1${version}T10:00:00Z` },
  status: 'in-progress',
  intent: 'order',
  businessStatus: {
    coding: [{ system: 'https://cleanclaim.example/fhir/CodeSystem/claim-lifecycle', code: state }],
  },
});

let stands: Task;
/** Ids of saved lists. */
let saved: string[];
const conflict = () => refused(412, 'Task/1 is version 4 now and you saw 3. assigned, by Dana.');

const server = serving(
  http.post(`${FHIR}/Task/$denials`, async ({ request }) => {
    const question = sent((await request.json()) as Parameters);
    asked.push(question);
    const closed = question.view === 'closed';
    const all = closed ? [row('9', { state: 'overturned' }), row('8', { state: 'upheld' })] : rows;
    const from = Number(question.page) * 50;
    return HttpResponse.json({
      resourceType: 'Parameters',
      parameter: [
        { name: 'count', valueInteger: count ?? all.length },
        { name: 'sum', valueMoney: { value: 612 * (count ?? all.length), currency: 'USD' } },
        choice('view', 'open', all.length),
        choice('view', 'lost', 3),
        choice('payer', 'Organization/n', all.length, 'Northwind'),
        choice('category', 'authorization', all.length, 'Authorization'),
        choice('owner', 'Practitioner/dana', 1, 'Dana Moss'),
        ...all.slice(from, from + 50),
      ],
    });
  }),
  http.post(`${FHIR}/Task/$saved-views`, () =>
    HttpResponse.json({
      resourceType: 'Parameters',
      parameter: saved.map((view) => ({
        name: 'view',
        part: [
          { name: 'id', valueString: view },
          { name: 'name', valueString: `List ${view}` },
          { name: 'query', valueString: 'view=lost' },
          { name: 'audience', valueCode: 'site' },
          { name: 'own', valueBoolean: true },
        ],
      })),
    }),
  ),
  http.post(`${FHIR}/Task/$save-view`, async ({ request }) => {
    asked.push(sent((await request.json()) as Parameters));
    saved.push(String(saved.length + 1));
    return HttpResponse.json({ resourceType: 'Parameters' });
  }),
  http.post(`${FHIR}/Task/$forget-view`, async ({ request }) => {
    const { id } = sent((await request.json()) as Parameters);
    saved = saved.filter((each) => each !== id);
    return HttpResponse.json({ resourceType: 'Parameters' });
  }),
  http.post(`${FHIR}/Task/:id/:operation`, async ({ request, params }) => {
    steps.push({
      operation: String(params.operation),
      sent: sent((await request.json()) as Parameters),
    });
    return HttpResponse.json({ resourceType: 'Parameters' });
  }),
  http.get(`${FHIR}/Task/:id`, () => HttpResponse.json(stands)),
  stored({
    resourceType: 'Claim',
    id: 'c1',
    status: 'active',
    type: {},
    use: 'claim',
    patient: {},
    created: '2026-11-01',
    provider: {},
    priority: {},
    insurance: [],
    item: [{ sequence: 1, productOrService: { coding: [{ code: '73721' }] }, net: { value: 900 } }],
  }),
  stored({ resourceType: 'Patient', id: 'ana', name: [{ family: 'Reyes', given: ['Ana'] }] }),
  stored({
    resourceType: 'Practitioner',
    id: 'dana',
    name: [{ family: 'Moss', given: ['Dana'] }],
  }),
  found('Provenance', {
    resourceType: 'Provenance',
    id: 'p1',
    target: [{ reference: 'Task/1' }],
    recorded: '2026-11-20T15:00:00Z',
    activity: {
      coding: [
        { system: 'https://cleanclaim.example/fhir/CodeSystem/denial-event', code: 'opened' },
      ],
    },
    reason: [{ text: 'CO-197 612.00' }],
    agent: [{ who: { reference: 'Practitioner/dana' } }],
  }),
  http.get(`${FHIR}/Task`, ({ request }) =>
    HttpResponse.json({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        {
          resource: new URL(request.url).searchParams.has('focus')
            ? submission('1', 'ready')
            : records,
        },
      ],
    }),
  ),
  http.get(`${FHIR}/Task/s1/_history`, () =>
    HttpResponse.json({
      resourceType: 'Bundle',
      type: 'history',
      entry: [
        { resource: submission('4', 'accepted') },
        { resource: submission('3', 'sent') },
        { resource: submission('2', 'sending') },
        { resource: submission('1', 'ready') },
        { resource: submission('5', 'accepted') },
      ],
    }),
  ),
);

beforeEach(() => {
  window.history.replaceState(null, '', '/app/denials');
  rows = [row('Ana', { daysLeft: 1 }), row('Mei', { state: 'appealed', owner: 'Dana Moss' })];
  count = undefined;
  asked = [];
  steps = [];
  saved = [];
  stands = task();
});

const open = () =>
  show(
    <DenialsPage
      session={session()}
      playbook={(task) => <p>playbook for {task}</p>}
      letter={(appeal) => <p>letter of {appeal}</p>}
    />,
  );

it('tells each message of the claim once, with what was done about its denial', async () => {
  window.history.replaceState(null, '', '/app/denials/1');
  open();
  const activity = await screen.findByRole('region', { name: 'Activity' });
  await within(activity).findByText('Claim accepted (277CA)');
  const told = within(activity)
    .getAllByRole('listitem')
    .map((each) => each.querySelector('strong')?.textContent);
  expect(told).toEqual(['Opened', 'Claim accepted (277CA)', 'Claim sent (837)']);
});

describe('denials', () => {
  it('are listed with count, sum, last day, amount, reason and next step', async () => {
    const { container } = open();
    expect(await screen.findByText('2 denials, $1,224.00 at stake.')).toBeVisible();
    const first = within(screen.getByRole('row', { name: /Cole, Ana/ }));
    expect(first.getByText('1 day')).toBeVisible();
    expect(first.getByText('CO-197')).toBeVisible();
    expect(first.getByText('An alert foresaw it')).toBeVisible();
    expect(first.getByText('Appeal')).toBeVisible();
    expect(
      within(screen.getByRole('row', { name: /Cole, Mei/ })).getByText('Dana Moss'),
    ).toBeVisible();
    expect(asked[0]).toEqual({ view: 'open', sort: 'deadline', page: 0 });
    await expectAccessible(container);
  });

  it('are asked for by list, filter, order and page, in an address a colleague can open', async () => {
    count = 120;
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Lost: 3' }));
    expect(await screen.findByText(/\$73,440.00 lost/)).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Payer'), 'Northwind (2)');
    await userEvent.type(screen.getByLabelText('Reason code'), '197{Enter}');
    await userEvent.selectOptions(screen.getByLabelText('Sort by'), 'Next best: dollars a minute');
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    await screen.findByText('51 to 100 of 120');
    expect(asked.at(-1)).toEqual({
      view: 'lost',
      payer: 'Organization/n',
      code: '197',
      sort: 'next-best',
      page: 1,
    });
    expect(window.location.search).toBe(
      '?view=lost&payer=Organization%2Fn&code=197&sort=next-best&page=2',
    );
  });

  it('in the order of what a minute of work brings say how that was reckoned', async () => {
    window.history.replaceState(null, '', '/app/denials?sort=next-best');
    rows = [row('Ana', { why: '$612.00 at a chance of 62 % for 30 minutes of work.' })];
    open();
    expect(await screen.findByText(/at a chance of 62 %/)).toBeVisible();
    expect(screen.getByText(/First comes what a minute of work/)).toBeVisible();
  });

  it('are given to somebody in one go, held against what was seen; what failed is said', async () => {
    server.use(
      http.post(`${FHIR}/Task/$assign`, async ({ request }) => {
        const parameters = ((await request.json()) as Parameters).parameter ?? [];
        asked.push({
          given: parameters.map((each) => each.valueReference?.reference ?? each.valueString),
        });
        return HttpResponse.json({
          resourceType: 'Parameters',
          parameter: [
            { name: 'assigned', valueInteger: 1 },
            {
              name: 'failed',
              part: [
                { name: 'task', valueReference: { reference: 'Task/Mei' } },
                { name: 'reason', valueString: 'Somebody changed it.' },
              ],
            },
          ],
        });
      }),
    );
    open();
    await userEvent.click(await screen.findByLabelText('Select all on this page'));
    expect(screen.getByText('2 selected, $1,224.00.')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Give to'), 'Me');
    await userEvent.click(screen.getByRole('button', { name: 'Assign' }));
    expect(await screen.findByText(/Cole, Mei: Somebody changed it/)).toBeVisible();
    expect(asked).toContainEqual({
      given: ['Practitioner/shah', 'Task/Ana/_history/3', 'Task/Mei/_history/3'],
    });
  });

  it('are kept as a list under a name, opened by it, and forgotten', async () => {
    window.history.replaceState(null, '', '/app/denials?view=lost');
    const { container } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Save this list' }));
    await userEvent.type(screen.getByLabelText('Name of the list'), 'Lost ones');
    await userEvent.selectOptions(screen.getByLabelText('For'), 'Everybody');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const kept = await screen.findByRole('button', { name: /^List 1/ });
    expect(asked).toContainEqual({ name: 'Lost ones', query: 'view=lost', audience: 'site' });
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: /^Open: / }));
    expect(window.location.search).toBe('');
    await userEvent.click(kept);
    expect(window.location.search).toBe('?view=lost');
    await userEvent.click(screen.getByRole('button', { name: 'Forget List 1' }));
    await waitFor(() => expect(screen.queryByText(/List 1/)).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Save this list' }));
    await userEvent.type(screen.getByLabelText('Name of the list'), 'Ours');
    await userEvent.selectOptions(screen.getByLabelText('For'), 'Coders');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(asked).toContainEqual({
        name: 'Ours',
        query: 'view=lost',
        audience: 'team',
        team: 'coder',
      }),
    );
  });

  it('are walked, selected and opened by keyboard alone', async () => {
    open();
    const first = await screen.findByRole('button', { name: 'Cole, Ana' });
    first.focus();
    await userEvent.keyboard('j');
    expect(screen.getByRole('button', { name: 'Cole, Mei' })).toHaveFocus();
    await userEvent.keyboard(' ');
    expect(screen.getByLabelText('Select Cole, Mei')).toBeChecked();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByLabelText('Select Cole, Mei')).not.toBeChecked();
    first.focus();
    await userEvent.keyboard('{Enter}');
    expect(window.location.pathname).toBe('/app/denials/Ana');
  });

  it('say why there is none: nothing there, nothing fits', async () => {
    rows = [];
    open();
    expect(await screen.findByText('No denial is open.')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Due'), 'Past');
    expect(await screen.findByText('No denial fits these filters.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('No denial is open.')).toBeVisible();
  });

  it('say that they could not be read, and can be asked for again', async () => {
    server.use(
      http.post(`${FHIR}/Task/$denials`, () => refused(503, 'Starting.', 'r-1'), { once: true }),
    );
    open();
    expect(await screen.findByText('The list could not be loaded.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /again|Retry/i }));
    expect(await screen.findByText('2 denials, $1,224.00 at stake.')).toBeVisible();
  });
});

describe('a denial', () => {
  beforeEach(() => {
    window.history.replaceState(null, '', '/app/denials/1');
    rows = [row('0'), row('1'), row('2')];
  });

  it('tells what happened in plain words, the lines, what was done, others like it', async () => {
    const { container } = open();
    expect(await screen.findByRole('heading', { name: 'Reyes, Ana, claim 4471' })).toBeVisible();
    expect(screen.getByText(/finds no authorization or referral that fits/)).toBeVisible();
    expect(screen.getByText(/Ask for an authorization afterwards/)).toBeVisible();
    expect(screen.getByText('73721')).toBeVisible();
    expect(screen.getByText(/The MRI report/)).toBeVisible();
    expect(screen.getByText('CO-197 612.00')).toBeVisible();
    expect(screen.getByText(/by Dana Moss/)).toBeVisible();
    expect(await screen.findByText(/The last 2 of this payer and reason/)).toHaveTextContent(
      'Overturned 1, Upheld 1',
    );
    expect(screen.getByText('2 of 3')).toBeVisible();
    await expectAccessible(container);
  });

  it('leads to the one after it by key, and back to the list', async () => {
    open();
    await screen.findByRole('heading', { name: 'Reyes, Ana, claim 4471' });
    await screen.findByText('2 of 3');
    await userEvent.keyboard('[[');
    await waitFor(() => expect(window.location.pathname).toBe('/app/denials/0'));
    await userEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
    expect(window.location.pathname).toBe('/app/denials');
  });

  it('is called about: who, number, promise and day are kept with the version seen', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Log a call' }));
    expect(screen.getByText(/Ask which authorization they looked for/)).toBeVisible();
    await userEvent.type(screen.getByLabelText(/With whom/), 'Kim');
    await userEvent.type(screen.getByLabelText(/Reference number/), 'R-77');
    await userEvent.type(screen.getByLabelText(/What was promised/), 'A second look');
    await userEvent.type(screen.getByLabelText(/By when/), inDays(3));
    await userEvent.click(screen.getByRole('button', { name: 'Keep the call' }));
    expect(await screen.findByText('The call is on record.')).toHaveFocus();
    expect(steps).toEqual([
      {
        operation: '$log-call',
        sent: {
          representative: 'Kim',
          'reference-number': 'R-77',
          promise: 'A second look',
          next: inDays(3),
          version: '3',
        },
      },
    ]);
  });

  it('changed by somebody else keeps what was typed, and is held against what is known then', async () => {
    let first = true;
    server.use(
      http.post(`${FHIR}/Task/1/$close`, async ({ request }) => {
        steps.push({ operation: '$close', sent: sent((await request.json()) as Parameters) });
        if (!first) return HttpResponse.json({ resourceType: 'Parameters' });
        first = false;
        stands = task({ meta: { versionId: '4' }, owner: { display: 'Dana Moss' } });
        return conflict();
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    await userEvent.selectOptions(screen.getByLabelText(/How it ended/), 'Written off');
    await userEvent.type(screen.getByLabelText('Lesson'), 'Ask before the visit');
    await userEvent.click(screen.getByRole('button', { name: 'Close the denial' }));
    expect(await screen.findByText('Somebody else was faster.')).toBeVisible();
    expect(await screen.findByText('With Dana Moss')).toBeVisible();
    expect(screen.getByLabelText('Lesson')).toHaveValue('Ask before the visit');
    await userEvent.click(screen.getByRole('button', { name: 'Close the denial' }));
    expect(await screen.findByText('It is closed.')).toBeVisible();
    expect(steps.map((step) => step.sent.version)).toEqual(['3', '4']);
    expect(steps[1]?.sent).toMatchObject({
      outcome: 'written-off',
      lesson: 'Ask before the visit',
    });
  });

  it('is sent again as it was shown: fix ticked, judged anew, confirmed by its digest', async () => {
    const confirmed: Parameters[] = [];
    server.use(
      http.post(`${FHIR}/Task/1/$resubmit`, async ({ request }) => {
        const parameters = (await request.json()) as Parameters;
        const fixed = parameters.parameter?.some(({ name }) => name === 'fix');
        if (parameters.parameter?.some(({ name }) => name === 'confirm')) {
          confirmed.push(parameters);
          return HttpResponse.json({ resourceType: 'Parameters' });
        }
        return HttpResponse.json({
          resourceType: 'Parameters',
          parameter: [
            { name: 'claim', resource: { resourceType: 'Claim' } },
            { name: 'method', valueCode: 'replacement' },
            { name: 'why', valueString: 'Northwind takes a replacement.' },
            ...(fixed ? [{ name: 'change', valueString: 'Line 1: 25 added.' }] : []),
            { name: 'outcome', valueCode: fixed ? 'clean' : 'hold' },
            ...(fixed
              ? []
              : [
                  {
                    name: 'fix',
                    part: [
                      { name: 'id', valueString: 'f1' },
                      { name: 'edit', valueCode: 'modifier-25-missing' },
                      { name: 'line', valueInteger: 1 },
                      { name: 'label', valueString: 'Separate: add 25' },
                      { name: 'documentation', valueString: 'The note shows it.' },
                    ],
                  },
                ]),
            { name: 'same', valueBoolean: !fixed },
            { name: 'digest', valueString: fixed ? 'd2' : 'd1' },
          ],
        });
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Correct and send again' }));
    expect(await screen.findByText(/It says the same as what was denied/)).toBeVisible();
    const send = () => screen.getByRole('button', { name: 'Send the corrected claim' });
    expect(send()).toBeDisabled();
    const fix = screen.getByLabelText(/Separate: add 25/);
    expect(fix).not.toBeChecked();
    await userEvent.click(fix);
    expect(await screen.findByText('Line 1: 25 added.')).toBeVisible();
    expect(screen.getByText('Clean')).toBeVisible();
    expect(screen.getByLabelText(/Separate: add 25/)).toBeChecked();
    await userEvent.click(send());
    expect(await screen.findByText('The corrected claim is on its way.')).toBeVisible();
    expect(sent(confirmed[0] as Parameters)).toEqual({
      fix: 'f1',
      confirm: true,
      digest: 'd2',
      version: '3',
    });
  });

  it('that is closed can only be opened again, with a reason', async () => {
    stands = task({ businessStatus: { coding: [{ code: 'written-off' }] }, status: 'completed' });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Reopen' }));
    expect(screen.queryByRole('button', { name: 'Assign' })).toBeNull();
    await userEvent.type(screen.getByLabelText(/Why/), 'The payer wrote again.');
    await userEvent.click(screen.getByRole('button', { name: 'Reopen the denial' }));
    expect(await screen.findByText('It is open again.')).toBeVisible();
    expect(steps[0]).toEqual({
      operation: '$reopen',
      sent: { note: 'The payer wrote again.', version: '3' },
    });
  });
});

describe('a batch of appeals', () => {
  const shown = (ready: number): Parameters => ({
    resourceType: 'Parameters',
    parameter: [
      { name: 'ready', valueInteger: ready },
      { name: 'sum', valueMoney: { value: 612 * ready, currency: 'USD' } },
      { name: 'digest', valueString: 'd1' },
      {
        name: 'group',
        part: [
          { name: 'payer', valueString: 'Northwind' },
          { name: 'category', valueCode: 'authorization' },
          { name: 'title', valueString: 'Authorization was on file' },
          { name: 'ready', valueInteger: ready },
          { name: 'count', valueInteger: 2 },
          { name: 'sample', valueString: 'To the appeals department:' },
        ],
      },
      {
        name: 'denial',
        part: [
          { name: 'task', valueReference: { reference: 'Task/Ana' } },
          { name: 'group', valueInteger: 0 },
          { name: 'ready', valueBoolean: ready > 0 },
          { name: 'amount', valueMoney: { value: 612 } },
        ],
      },
      {
        name: 'denial',
        part: [
          { name: 'task', valueReference: { reference: 'Task/Mei' } },
          { name: 'display', valueString: 'Mei Tan, claim 4472' },
          { name: 'group', valueInteger: 0 },
          { name: 'ready', valueBoolean: false },
          { name: 'blocked', valueString: 'No authorization is enclosed.' },
        ],
      },
    ],
  });

  it('is started from what is selected, shown by group, sent as it was shown', async () => {
    const sentBatch: Parameters[] = [];
    server.use(
      http.post(`${FHIR}/Task/$appeals`, async ({ request }) => {
        const parameters = (await request.json()) as Parameters;
        if (!parameters.parameter?.some(({ name }) => name === 'confirm')) {
          return HttpResponse.json(shown(sentBatch.length > 0 ? 0 : 1));
        }
        sentBatch.push(parameters);
        return HttpResponse.json({
          resourceType: 'Parameters',
          parameter: [{ name: 'sent', valueInteger: 1 }],
        });
      }),
    );
    const { container } = open();
    await userEvent.click(await screen.findByLabelText('Select all on this page'));
    await userEvent.click(screen.getByRole('button', { name: 'Start 2 appeals' }));
    expect(window.location.pathname + window.location.search).toBe(
      '/app/denials/batch?ids=Ana,Mei',
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Northwind, authorization, Authorization was on file',
      }),
    ).toBeVisible();
    expect(screen.getByText('1 of 2 ready.')).toBeVisible();
    expect(screen.getByText(/No authorization is enclosed/)).toBeVisible();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Send 1 appeal' }));
    expect(await screen.findByText('1 appeal was sent.')).toBeVisible();
    expect(sent(sentBatch[0] as Parameters)).toMatchObject({ confirm: true, digest: 'd1' });
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Send 0 appeals' })).toBeDisabled(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Mei Tan, claim 4472' }));
    expect(window.location.pathname).toBe('/app/denials/Mei');
  });
});
