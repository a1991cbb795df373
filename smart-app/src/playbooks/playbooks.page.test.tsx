import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { Parameters, ParametersParameter, PlanDefinition } from 'fhir/r4';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, refused, serving, session } from '../testing/server';
import { PageCard } from './page.card';
import { contentOf, planOf } from './playbook.model';
import { PlaybooksPage } from './playbooks.page';
import { moved } from './rows.model';

const PAGE = 'https://cleanclaim.example/fhir/CodeSystem/playbook-page';
const STEP = 'https://cleanclaim.example/fhir/CodeSystem/playbook-step';
const TEAM = 'https://cleanclaim.example/fhir/CodeSystem/denial-team';
const CARC = 'https://x12.org/codes/claim-adjustment-reason-codes';
const code = (system: string, value: string) => ({ coding: [{ system, code: value }] });

const plan = (more: Partial<PlanDefinition> = {}): PlanDefinition => ({
  resourceType: 'PlanDefinition',
  id: 'p2',
  meta: { versionId: '1' },
  url: 'https://cleanclaim.example/fhir/PlanDefinition/playbook-northwind',
  version: '2',
  title: 'Northwind',
  status: 'draft',
  contact: [{ name: 'Appeals', telecom: [{ system: 'fax', value: '555-0143' }] }],
  action: [
    {
      code: [code(PAGE, 'authorization'), code(CARC, '198')],
      title: 'No authorization',
      description: 'Ask within 5 workdays.',
      documentation: [{ type: 'depends-on', label: 'note', display: 'The note' }],
      definitionCanonical: 'https://cleanclaim.example/fhir/Library/letter-general',
      action: [
        {
          code: [code(STEP, 'check')],
          title: 'Look for it',
          timingDuration: {
            value: 2,
            unit: 'days',
            system: 'http://unitsofmeasure.org',
            code: 'd',
          },
          participant: [{ type: 'practitioner', role: code(TEAM, 'front-desk') }],
        },
        { code: [code(STEP, 'call')], title: 'Call', description: 'May we ask afterwards?' },
      ],
    },
  ],
  ...more,
});

const playbook = (...more: ParametersParameter[]): ParametersParameter => ({
  name: 'playbook',
  part: [
    { name: 'policy', valueCode: 'northwind' },
    { name: 'payer', valueString: 'Northwind' },
    { name: 'source', valueCode: 'shipped' },
    { name: 'version', valueString: '1' },
    { name: 'limit', part: [{ name: 'words', valueString: 'Appeal, first: within 180 days' }] },
    {
      name: 'reason',
      part: [
        { name: 'category', valueCoding: { code: 'authorization', display: 'Authorization' } },
        { name: 'code', valueString: 'CO-197' },
        { name: 'denials', valueInteger: 12 },
        { name: 'amount', valueMoney: { value: 900, currency: 'USD' } },
        { name: 'decided', valueInteger: 4 },
        { name: 'won', valueInteger: 3 },
        { name: 'documented', valueBoolean: true },
        { name: 'page', valueCode: 'authorization' },
      ],
    },
    { name: 'denials', valueInteger: 20 },
    ...more,
  ],
});

const gap: ParametersParameter = {
  name: 'gap',
  part: [
    { name: 'page', valueCode: 'timely-filing' },
    { name: 'since', valueDateTime: '2026-11-20T10:00:00Z' },
    { name: 'words', valueString: 'Write it.' },
  ],
};
const draft: ParametersParameter[] = [
  { name: 'draft', valueReference: { reference: 'PlanDefinition/p2' } },
  { name: 'draftVersion', valueString: '2' },
  { name: 'draftBy', valueString: 'Dana' },
];

const rule = (...more: ParametersParameter[]): ParametersParameter => ({
  name: 'rule',
  part: [
    { name: 'id', valueString: 'r1' },
    { name: 'payer', valueCode: 'northwind' },
    { name: 'code', valueString: 'CO-18' },
    { name: 'fix', valueString: 'duplicate-exact:remove-line' },
    { name: 'reason', valueString: 'The import doubles lines.' },
    { name: 'person', valueString: 'Dana' },
    { name: 'approved', valueDateTime: '2026-11-20T10:00:00Z' },
    { name: 'unanswered', valueInteger: 1 },
    { name: 'paid', valueInteger: 4 },
    { name: 'failed', valueInteger: 0 },
    { name: 'passedOver', valueInteger: 2 },
    ...more,
  ],
});

let rules: ParametersParameter[];
let told: ParametersParameter[];
let stands: PlanDefinition;
let puts: { plan: PlanDefinition; match: string | null }[];
let asked: { operation: string; input: Parameters }[];
let clash: boolean;

const answering = (operation: string, answer: () => object) =>
  http.post(`${FHIR}/${operation}`, async ({ request }) => {
    asked.push({ operation, input: (await request.json()) as Parameters });
    return HttpResponse.json(answer());
  });

const server = serving(
  answering('PlanDefinition/$playbooks', () => ({
    resourceType: 'Parameters',
    parameter: [...told, { name: 'template', valueCode: 'letter-general' }],
  })),
  answering('PlanDefinition/$playbook', () => plan({ id: undefined, version: '1' })),
  answering('PlanDefinition/$draft-playbook', () => {
    told = [playbook(...draft, gap)];
    return stands;
  }),
  answering('PlanDefinition/p2/$publish-playbook', () => {
    told = [playbook()];
    return { ...stands, status: 'active' };
  }),
  answering('PlanDefinition/p2/$compare-playbook', () => ({
    resourceType: 'Parameters',
    parameter: [
      { name: 'before', valueString: '1' },
      { name: 'after', valueString: '2' },
      {
        name: 'difference',
        part: [
          { name: 'page', valueString: 'No authorization' },
          { name: 'what', valueCode: 'words' },
          { name: 'before', valueString: 'Was so.' },
          { name: 'after', valueString: 'Is so.' },
        ],
      },
    ],
  })),
  answering('PlanDefinition/$playbook-pdf', () => ({
    resourceType: 'Binary',
    contentType: 'application/pdf',
    data: 'JVBERg==',
  })),
  answering('Task/$resubmit-rules', () => ({ resourceType: 'Parameters', parameter: rules })),
  answering('Task/$approve-resubmit', () => {
    rules = [rule()];
    return { resourceType: 'Parameters', parameter: [{ name: 'id', valueString: 'r1' }] };
  }),
  answering('Task/$stop-resubmit', () => {
    rules = [
      rule(
        { name: 'ended', valueDateTime: '2026-11-27T10:00:00Z' },
        { name: 'endedBy', valueString: 'Dana' },
        { name: 'endedWhy', valueString: 'enough' },
      ),
    ];
    return { resourceType: 'Parameters' };
  }),
  http.get(`${FHIR}/PlanDefinition/p2`, () => HttpResponse.json(stands)),
  http.put(`${FHIR}/PlanDefinition/p2`, async ({ request }) => {
    const sent = (await request.json()) as PlanDefinition;
    puts.push({ plan: sent, match: request.headers.get('If-Match') });
    if (clash) {
      clash = false;
      stands = { ...stands, meta: { versionId: '7' }, title: 'Theirs' };
      return refused(412, 'The draft is version 7 now.');
    }
    stands = { ...sent, meta: { versionId: String(Number(stands.meta?.versionId) + 1) } };
    return HttpResponse.json(stands);
  }),
);

beforeEach(() => {
  told = [playbook(gap)];
  rules = [];
  stands = plan();
  puts = [];
  asked = [];
  clash = false;
  window.history.replaceState(null, '', '/app/playbooks');
});

const open = () => show(<PlaybooksPage session={session()} />);
const openOne = () => {
  window.history.replaceState(null, '', '/app/playbooks/northwind');
  return open();
};

describe('playbooks', () => {
  it('are listed with what is in use, what is wanted, and what is denied for most', async () => {
    const { container } = open();
    const row = await screen.findByRole('row', { name: /Northwind/ });
    expect(row).toHaveTextContent('Version 1, as it ships');
    expect(row).toHaveTextContent('CO-197 Authorization');
    expect(row).toHaveTextContent('1 page wanted');
    await expectAccessible(container);
    await userEvent.click(within(row).getByRole('link', { name: 'Northwind' }));
    expect(await screen.findByRole('heading', { name: 'Playbook: Northwind' })).toHaveFocus();
    expect(window.location.pathname).toBe('/app/playbooks/northwind');
  });

  it('have pages, reasons and limits', async () => {
    const { container } = openOne();
    expect(await screen.findByText('Look for it')).toBeInTheDocument();
    expect(screen.getByText('front desk, by day 2')).toBeInTheDocument();
    expect(screen.getByText('(required)')).toBeInTheDocument();
    expect(screen.getByText('Appeal, first: within 180 days')).toBeVisible();
    expect(screen.getByText('3 of 4')).toBeVisible();
    expect(screen.getByText(/fax: 555-0143/)).toBeVisible();
    await expectAccessible(container);
  });

  it('are begun with the page that is wanted, written, compared and published', async () => {
    const { container } = openOne();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Write Filed too late' }));
    const form = await screen.findByRole('form', { name: 'Draft of version 2' });
    expect(
      asked.find((each) => each.operation.endsWith('$draft-playbook'))?.input.parameter,
    ).toEqual([
      { name: 'payer', valueCode: 'northwind' },
      { name: 'page', valueCode: 'timely-filing' },
    ]);
    await expectAccessible(container);
    await user.click(within(form).getByText('No authorization'));
    const title = within(form).getByLabelText('Title');
    await user.clear(title);
    await user.type(title, 'Ask first');
    await user.click(within(form).getByRole('button', { name: 'Move step 2 up' }));
    await user.click(within(form).getByRole('button', { name: 'Save and compare' }));
    expect(await screen.findByText('Is so.')).toBeVisible();
    expect(puts[0]?.match).toBe('W/"1"');
    expect(puts[0]?.plan.action?.[0]).toMatchObject({
      title: 'Ask first',
      action: [{ title: 'Call' }, { title: 'Look for it' }],
    });
    await user.click(within(form).getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('Version 2 is in use.')).toHaveFocus();
    expect(
      asked.find((each) => each.operation.endsWith('$publish-playbook'))?.input.parameter,
    ).toEqual([{ name: 'version', valueString: '3' }]);
  });

  it('keep what was typed where somebody else wrote on, until one decides', async () => {
    openOne();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Begin a new version' }));
    const form = await screen.findByRole('form', { name: 'Draft of version 2' });
    const name = within(form).getByLabelText('Name of the playbook');
    await user.clear(name);
    await user.type(name, 'Mine');
    clash = true;
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Somebody else wrote on this draft.')).toBeVisible();
    expect(name).toHaveValue('Mine');
    await user.click(screen.getByRole('button', { name: 'Save mine over theirs' }));
    await screen.findByText(/^Saved /);
    expect(puts.at(-1)).toMatchObject({ match: 'W/"7"', plan: { title: 'Mine' } });
  });

  it('say everything that is unfinished', async () => {
    server.use(
      http.post(`${FHIR}/PlanDefinition/p2/$publish-playbook`, () =>
        HttpResponse.json(
          {
            resourceType: 'OperationOutcome',
            issue: [
              { severity: 'error', code: 'invalid', diagnostics: 'No step here.' },
              { severity: 'error', code: 'invalid', diagnostics: 'No title there.' },
            ],
          },
          { status: 422 },
        ),
      ),
    );
    openOne();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Begin a new version' }));
    await user.click(await screen.findByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('No step here.')).toBeVisible();
    expect(screen.getByText('No title there.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/^Saved /);
    expect(puts.at(-1)?.match).toBe('W/"2"');
  });

  it('are given up in two steps', async () => {
    openOne();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Begin a new version' }));
    await user.click(await screen.findByRole('button', { name: 'Give the draft up' }));
    await user.click(screen.getByRole('button', { name: 'Give up version 2' }));
    await screen.findByText(/The draft is given up/);
    expect(puts.at(-1)?.plan.status).toBe('retired');
  });

  it('are printed whole and as a sheet', async () => {
    URL.createObjectURL = vi.fn(() => 'blob:pdf');
    URL.revokeObjectURL = vi.fn();
    openOne();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Sheet of one page' }));
    await waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled());
    expect(asked.at(-1)?.input.parameter).toEqual([
      { name: 'payer', valueCode: 'northwind' },
      { name: 'sheet', valueBoolean: true },
    ]);
  });

  it('have rules of sending again that a person approves and stops, with a reason', async () => {
    const { container } = openOne();
    const user = userEvent.setup();
    expect(
      await screen.findByText('Nothing of this payer is sent again without a person.'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Approve a rule' }));
    const form = screen.getByRole('form', { name: 'Approve a rule' });
    await user.clear(within(form).getByLabelText(/^Denied by/));
    await user.type(within(form).getByLabelText(/^Denied by/), 'CO-18');
    await user.type(
      within(form).getByLabelText(/^Fixes it may make/),
      'duplicate-exact:remove-line',
    );
    expect(within(form).getByRole('button', { name: 'Approve' })).toBeDisabled();
    await user.type(
      within(form).getByLabelText(/^Why nobody has to look/),
      'The import doubles lines.',
    );
    await expectAccessible(container);
    await user.click(within(form).getByRole('button', { name: 'Approve' }));
    expect(
      await screen.findByText(/4 paid, 0 failed, 1 on the way, 2 left to people/),
    ).toBeVisible();
    expect(
      asked.find((each) => each.operation === 'Task/$approve-resubmit')?.input.parameter,
    ).toEqual([
      { name: 'payer', valueCode: 'northwind' },
      { name: 'code', valueString: 'CO-18' },
      { name: 'fix', valueString: 'duplicate-exact:remove-line' },
      { name: 'reason', valueString: 'The import doubles lines.' },
    ]);
    await user.click(screen.getByRole('button', { name: 'Stop the rule for CO-18' }));
    await user.type(screen.getByLabelText(/^Why it ends/), 'enough');
    await user.click(screen.getByRole('button', { name: 'Stop the rule' }));
    expect(await screen.findByText(/ended .* by Dana: enough/)).toBeVisible();
  });

  it('that are of nobody say so, and lead back', async () => {
    window.history.replaceState(null, '', '/app/playbooks/nobody');
    open();
    expect(await screen.findByText('There is no payer with policy nobody.')).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'All playbooks' }));
    expect(await screen.findByRole('heading', { name: 'Playbooks' })).toBeVisible();
  });
});

describe('the page for a denial', () => {
  const page = (...parameter: ParametersParameter[]) =>
    server.use(answering('Task/9/$playbook', () => ({ resourceType: 'Parameters', parameter })));

  it('has steps with their days, documents and how it ended before', async () => {
    page(
      { name: 'policy', valueCode: 'northwind' },
      { name: 'source', valueCode: 'payer' },
      { name: 'playbook', valueString: 'Northwind' },
      { name: 'version', valueString: '2' },
      { name: 'title', valueString: 'No authorization' },
      {
        name: 'step',
        part: [
          { name: 'kind', valueCode: 'check' },
          { name: 'title', valueString: 'Look for it' },
          { name: 'team', valueCode: 'coder' },
          { name: 'by', valueDate: '2026-11-30' },
        ],
      },
      { name: 'decided', valueInteger: 8 },
      { name: 'won', valueInteger: 5 },
    );
    const onOpen = vi.fn();
    const { container } = show(<PageCard session={session()} task="9" onOpen={onOpen} />);
    expect(await screen.findByText('Northwind, version 2')).toBeVisible();
    expect(screen.getByText('5 of 8 ended in our favor in a year.')).toBeVisible();
    expect(screen.getByText(/^coders, by .*Nov 30/)).toBeVisible();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('link', { name: 'Open the playbook' }));
    expect(onOpen).toHaveBeenCalledWith('/app/playbooks/northwind');
  });

  it('says where there is none', async () => {
    page({ name: 'policy', valueCode: 'default' }, { name: 'source', valueCode: 'none' });
    show(<PageCard session={session()} task="9" onOpen={() => undefined} />);
    expect(await screen.findByText('No playbook says anything of this reason.')).toBeVisible();
  });
});

it('writes what it reads', () => {
  expect(planOf(plan(), contentOf(plan()))).toEqual(plan());
});

it('moves a step and stops at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});
