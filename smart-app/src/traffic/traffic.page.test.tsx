import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, found, refused, serving, session } from '../testing/server';
import { TrafficPage } from './traffic.page';
import type { Details, Exchange, ExchangeList, FilingProof, ReplayPlan } from './traffic.model';

const TRAFFIC = 'http://localhost:3000/routes/traffic';
const HASH = 'ab'.repeat(32);
const TRACE = 'C0123456789ABCDEFGHJ';

const sent: Exchange = {
  id: 'out-17',
  direction: 'out',
  kind: '837P',
  partner: 'northwind',
  payers: 'NORTHWIND COMMERCIAL',
  state: 'ACCEPTED',
  at: '2026-11-27T12:00:00Z',
  tries: 1,
  name: 'northwind-000000001.837',
  controlNumber: '000000001',
  size: 2048,
  sha256: HASH,
  error: null,
  claims: 1,
};
const quarantined: Exchange = {
  ...sent,
  id: `in-northwind-${HASH}`,
  direction: 'in',
  kind: '835',
  payers: '',
  state: 'QUARANTINED',
  name: 'payment.835',
  controlNumber: null,
  error: 'Line 214: the amounts differ by 1.00.',
  claims: 0,
};
const doubtful: Exchange = {
  ...sent,
  id: 'out-18',
  state: 'IN_DOUBT',
  error: 'It may have arrived.',
};

const listing = (rows: Exchange[], parts: Partial<ExchangeList> = {}): ExchangeList => ({
  rows,
  page: 0,
  total: rows.length,
  strip: { in: 12, scrubbed: 11, out: 10, held: 1, answers: 7, dead: 1 },
  payers: [{ id: 'NWC01', name: 'NORTHWIND COMMERCIAL' }],
  kinds: ['835', '837P'],
  asOf: '2026-11-27T12:30:00Z',
  ...parts,
});

const details = (exchange: Exchange, parts: Partial<Details> = {}): Details => ({
  exchange,
  claims: [
    {
      claim: 'Claim/c1',
      version: '2',
      trace: TRACE,
      payer: 'NORTHWIND COMMERCIAL',
      state: 'ACCEPTED',
      reason: null,
      task: 'Task/1',
      exchange: 'out-17',
      controlNumber: '000000001',
      steps: [
        step({ state: 'QUEUED' }),
        step({ state: 'SENT', exchange: 'out-17' }),
        step({
          kind: '277CA',
          said: '277CA A2:20',
          exchange: `in-northwind-${HASH}`,
          sha256: HASH,
        }),
        step({ kind: '999', said: '999 A', applied: false, exchange: `in-northwind-${HASH}` }),
      ],
    },
  ],
  content: {
    masked: true,
    readable: true,
    segments: [
      { position: 1, id: 'NM1', meaning: 'Subscriber', elements: ['IL', '1', '•••', '•••'] },
    ],
    text: null,
    next: null,
  },
  audit: [],
  ...parts,
});

const step = (parts: Partial<Details['claims'][number]['steps'][number]>) => ({
  at: '2026-11-27T12:00:00Z',
  state: null,
  kind: null,
  said: null,
  applied: true,
  exchange: null,
  sha256: null,
  ...parts,
});

const proof: FilingProof = {
  claim: 'Claim/c1',
  level: 'accepted',
  words: 'The payer accepted the claim into adjudication.',
  trace: TRACE,
  sentAt: '2026-11-27T12:00:00Z',
  acceptedOn: '2026-11-27',
  documents: [
    { exchange: 'out-17', kind: '837P', at: '2026-11-27T12:00:00Z', sha256: HASH, said: '' },
  ],
};

const plan = (parts: Partial<ReplayPlan>): ReplayPlan => ({
  allowed: true,
  action: 'apply',
  why: 'It is taken in.',
  checks: [{ code: 'already-posted', result: 'no', words: 'What it says was not applied before.' }],
  changes: [{ claim: 'Claim/c1', trace: TRACE, from: 'SENT', to: 'ACCEPTED' }],
  done: false,
  ...parts,
});

let asked: string[] = [];
let posted: { path: string; body: unknown }[] = [];
let rows: Exchange[] = [];
let dead: Exchange[] = [];

const server = serving(
  http.get(TRAFFIC, ({ request }) => {
    const search = new URL(request.url).search;
    if (search === '?state=stuck') return HttpResponse.json(listing(dead));
    asked.push(search);
    return HttpResponse.json(listing(rows));
  }),
  http.get(`${TRAFFIC}/exchanges/:id`, ({ params }) =>
    HttpResponse.json(
      details([sent, quarantined, doubtful].find((each) => each.id === params.id) ?? sent),
    ),
  ),
  http.post(`${TRAFFIC}/exchanges/:id/reveal`, async ({ request }) => {
    posted.push({ path: new URL(request.url).pathname, body: await request.json() });
    return HttpResponse.json({
      ...details(sent).content,
      masked: false,
      segments: [
        { position: 1, id: 'NM1', meaning: 'Subscriber', elements: ['IL', '1', 'REYES', 'ANA'] },
      ],
    });
  }),
  http.get(`${TRAFFIC}/claims/c1/filing`, () => HttpResponse.json(proof)),
  http.get(`${FHIR}/Claim/c1`, () =>
    HttpResponse.json({
      resourceType: 'Claim',
      id: 'c1',
      patient: { reference: 'Patient/a', display: 'Reyes, Ana' },
    }),
  ),
  found('ClaimResponse'),
  http.get(
    'http://localhost:3000/payer/misbehaviours',
    () => new HttpResponse(null, { status: 404 }),
  ),
);

const page = () => show(<TrafficPage session={session()} />);
const at = (address: string) => window.history.replaceState(null, '', `/app/traffic${address}`);

beforeEach(() => {
  asked = [];
  posted = [];
  rows = [sent, quarantined];
  dead = [quarantined];
  at('?live=off');
});

describe('the list', () => {
  it('shows what passed, what stopped first, and every message', async () => {
    const { container } = page();
    const stopped = await screen.findByRole('region', { name: 'Stopped messages' });
    expect(within(stopped).getByText('1 message waits for a person')).toBeVisible();
    expect(within(stopped).getByText(/Line 214/)).toBeVisible();
    const strip = screen.getByRole('region', { name: 'Route strip' });
    expect(strip).toHaveTextContent('Claims in12Checked11Sent10Answers in7Held1Stopped1');
    const messages = screen.getByRole('region', { name: 'Messages' });
    expect(within(messages).getAllByRole('row')).toHaveLength(3);
    expect(within(messages).getByRole('row', { name: /837P.*Accepted/ })).toBeVisible();
    expect(screen.getByText('2 messages')).toBeVisible();
    await expectAccessible(container);
  });

  it('asks the server for what the filters say, and keeps them in the address', async () => {
    page();
    await screen.findByText('2 messages');
    await userEvent.selectOptions(screen.getByLabelText('State'), 'Quarantined');
    await userEvent.selectOptions(
      screen.getByLabelText('Payer or partner'),
      'NORTHWIND COMMERCIAL',
    );
    await userEvent.selectOptions(screen.getByLabelText('Time'), 'all time');
    await userEvent.type(screen.getByLabelText('Claim or number'), 'Claim/17{Enter}');
    await waitFor(() =>
      expect(asked.at(-1)).toBe('?state=QUARANTINED&payer=NWC01&trace=Claim%2F17'),
    );
    expect(window.location.search).toBe(
      '?last=all&state=QUARANTINED&payer=NWC01&trace=Claim%2F17&live=off',
    );
  });

  it('goes from message to message by keys, and opens one', async () => {
    page();
    (await screen.findByRole('button', { name: sent.name })).focus();
    await userEvent.keyboard('j');
    expect(screen.getByRole('button', { name: quarantined.name })).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(screen.getByRole('button', { name: sent.name })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: '837P to northwind' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('button', { name: sent.name })).toHaveFocus());
  });

  it('says when nothing fits the filters, and how to see all', async () => {
    rows = [];
    at('?kind=835&live=off');
    page();
    expect(await screen.findByText('No message fits the filters.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(window.location.search).toBe('?live=off'));
  });

  it('says when there was nothing in the time, and when there is nothing at all', async () => {
    rows = [];
    dead = [];
    page();
    expect(await screen.findByText('No message in the last 24 hours.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show all time' }));
    expect(await screen.findByText('No message has gone out or come in.')).toBeVisible();
  });

  it('says why it cannot be shown, what still holds and what to quote', async () => {
    server.use(
      http.get(TRAFFIC, () =>
        HttpResponse.json(
          {
            resourceType: 'OperationOutcome',
            issue: [
              {
                severity: 'error',
                code: 'forbidden',
                diagnostics: 'The access token does not grant this.',
              },
            ],
          },
          { status: 403, headers: { 'X-Correlation-Id': 'r-1' } },
        ),
      ),
    );
    page();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The access token does not grant this.');
    expect(alert).toHaveTextContent('Claims go on being sent');
    expect(alert).toHaveTextContent('r-1');
    server.resetHandlers();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('2 messages')).toBeVisible();
  });

  it('pages by the server', async () => {
    server.use(
      http.get(TRAFFIC, ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json(listing(rows, { total: 120 }));
      }),
    );
    page();
    expect(await screen.findByText('1 to 50 of 120')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('51 to 100 of 120')).toBeVisible();
    expect(asked.some((each) => each.includes('page=1'))).toBe(true);
    expect(window.location.search).toBe('?page=2&live=off');
  });

  it('looks again by itself while it is live, and not else', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      at('');
      page();
      await screen.findByText('2 messages');
      const before = asked.length;
      await vi.advanceTimersByTimeAsync(6_000);
      await waitFor(() => expect(asked.length).toBeGreaterThan(before));
      expect(screen.getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'true');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a message', () => {
  it('shows X12 beside FHIR, both masked, and the way of the claim', async () => {
    at('?open=out-17&live=off');
    const { container } = page();
    const x12 = await screen.findByRole('region', { name: 'X12' });
    expect(within(x12).getByText('NM1*IL*1*•••*•••')).toBeVisible();
    expect(within(x12).getByText('Subscriber')).toBeVisible();
    const fhir = screen.getByRole('region', { name: 'FHIR' });
    expect(await within(fhir).findByText(/"Patient\/a"/)).toBeVisible();
    expect(container).not.toHaveTextContent('Reyes');
    const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem');
    expect(steps.map((each) => each.textContent)).toEqual([
      expect.stringContaining('Queued'),
      expect.stringContaining('Sent'),
      expect.stringContaining('277CA A2:20'),
      expect.stringContaining('Told nothing new.'),
    ]);
    expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
    await expectAccessible(container);
  });

  it('shows the patient once somebody says why, and hides again', async () => {
    at('?open=out-17&live=off');
    const { container } = page();
    await userEvent.click(await screen.findByRole('button', { name: 'Show patient data' }));
    const form = screen.getByRole('form', { name: 'Show patient data' });
    expect(within(form).getByRole('button', { name: 'Show' })).toBeDisabled();
    await userEvent.type(within(form).getByLabelText(/^Why/), 'The payer asks.');
    await userEvent.click(within(form).getByRole('button', { name: 'Show' }));
    expect(await screen.findByText('NM1*IL*1*REYES*ANA')).toBeVisible();
    expect(posted).toEqual([
      {
        path: '/routes/traffic/exchanges/out-17/reveal',
        body: { reason: 'The payer asks.', from: 1 },
      },
    ]);
    expect(await screen.findByText(/"Reyes, Ana"/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Hide patient data' }));
    expect(container).not.toHaveTextContent(/reyes/i);
  });

  it('says that what is no X12 cannot be shown, and nothing of it', async () => {
    server.use(
      http.get(`${TRAFFIC}/exchanges/:id`, () =>
        HttpResponse.json(
          details(quarantined, {
            claims: [],
            content: { masked: true, readable: false, segments: [], text: null, next: null },
          }),
        ),
      ),
    );
    at(`?open=${quarantined.id}&live=off`);
    page();
    expect(await screen.findByText('These 2.0 kB are no X12 interchange.')).toBeVisible();
    expect(screen.getByText('No claim of ours is in this message.')).toBeVisible();
  });

  it('says so when it is not there', async () => {
    server.use(
      http.get(`${TRAFFIC}/exchanges/:id`, () => refused(404, 'There is no such message here.')),
    );
    at('?open=out-99&live=off');
    page();
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no such message here.');
  });
});

describe('doing it again', () => {
  it('tells what would happen first, and does it when somebody says why', async () => {
    server.use(
      http.post(`${TRAFFIC}/exchanges/:id/replay`, async ({ request }) => {
        const body = (await request.json()) as { dryRun: boolean };
        posted.push({ path: 'replay', body });
        return HttpResponse.json(plan({ done: !body.dryRun }));
      }),
    );
    at(`?open=${quarantined.id}&live=off`);
    const { container } = page();
    await userEvent.click(await screen.findByRole('button', { name: 'Apply again' }));
    const replay = await screen.findByRole('region', { name: 'Apply again: what would happen' });
    expect(await within(replay).findByText('It may be done')).toBeVisible();
    expect(within(replay).getByText(/Already posted: no/)).toBeVisible();
    expect(within(replay).getByText(/Sent becomes Accepted/)).toBeVisible();
    expect(posted).toEqual([{ path: 'replay', body: { dryRun: true } }]);
    await expectAccessible(container);
    await userEvent.type(within(replay).getByLabelText(/^Why/), 'The payer resent it.');
    await userEvent.click(within(replay).getByRole('button', { name: 'Apply again' }));
    expect(await within(replay).findByText('Done')).toBeVisible();
    expect(posted.at(-1)?.body).toEqual({ dryRun: false, reason: 'The payer resent it.' });
  });

  it('says why it may not be done, and takes the word of the partner', async () => {
    server.use(
      http.post(`${TRAFFIC}/exchanges/:id/replay`, async ({ request }) => {
        const body = (await request.json()) as { absence?: unknown };
        posted.push({ path: 'replay', body });
        const absence = {
          code: 'absence',
          result: 'no' as const,
          words: 'Nobody has recorded it.',
        };
        return HttpResponse.json(
          body.absence
            ? plan({ action: 'send-again', why: 'The same 2048 bytes go out once more.' })
            : plan({
                allowed: false,
                why: 'Sent again it would be there twice.',
                checks: [absence],
              }),
        );
      }),
    );
    at('?open=out-18&live=off');
    page();
    await userEvent.click(await screen.findByRole('button', { name: 'Send again' }));
    expect(await screen.findByText('It may not be done')).toBeVisible();
    expect(screen.getByText(/there twice/)).toBeVisible();
    const word = screen.getByRole('form', { name: "The partner's word" });
    await userEvent.type(within(word).getByLabelText(/Who said so/), 'Kim');
    await userEvent.type(within(word).getByLabelText(/Number of the call/), 'T-1');
    await userEvent.click(within(word).getByRole('button', { name: 'Check again' }));
    expect(await screen.findByText('It may be done')).toBeVisible();
    expect(posted.at(-1)?.body).toEqual({
      dryRun: true,
      absence: { representative: 'Kim', reference: 'T-1' },
    });
  });
});

describe('the packet that proves filing', () => {
  it('is asked for with a reason and saved under its name', async () => {
    const saved: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }),
    );
    server.use(
      http.post(`${TRAFFIC}/claims/c1/filing-packet`, async ({ request }) => {
        posted.push({ path: 'packet', body: await request.json() });
        return new HttpResponse(new Uint8Array([1]), {
          headers: { 'Content-Disposition': `attachment; filename="proof-of-filing-${TRACE}.pdf"` },
        });
      }),
    );
    at('?open=out-17&live=off');
    page();
    const filing = await screen.findByRole('region', { name: 'Proof of timely filing' });
    expect(await within(filing).findByText('Proved')).toBeVisible();
    expect(within(filing).getByText(/Accepted on Fri Nov 27/)).toBeVisible();
    await userEvent.type(within(filing).getByLabelText(/^Why/), 'Denied as late.');
    await userEvent.click(within(filing).getByRole('button', { name: 'Packet as PDF' }));
    await waitFor(() => expect(saved).toEqual([`proof-of-filing-${TRACE}.pdf`]));
    expect(posted).toEqual([
      { path: 'packet', body: { reason: 'Denied as late.', format: 'pdf' } },
    ]);
    click.mockRestore();
    vi.unstubAllGlobals();
  });

  it('is not offered where nothing proves it, and why is said', async () => {
    server.use(
      http.get(`${TRAFFIC}/claims/c1/filing`, () =>
        HttpResponse.json({
          ...proof,
          level: 'none',
          words: 'No proof: it was not sent.',
          documents: [],
        }),
      ),
    );
    at('?open=out-17&live=off');
    page();
    const filing = await screen.findByRole('region', { name: 'Proof of timely filing' });
    expect(await within(filing).findByText('No proof')).toBeVisible();
    expect(within(filing).queryByRole('button')).toBeNull();
  });
});

describe('the simulated payer', () => {
  it('is switched to fail where there is one', async () => {
    let active = false;
    server.use(
      http.get('http://localhost:3000/payer/misbehaviours', () =>
        HttpResponse.json([{ id: 'hang', title: 'Never answers', active }]),
      ),
      http.put('http://localhost:3000/payer/misbehaviours/hang', async ({ request }) => {
        active = ((await request.json()) as { active: boolean }).active;
        return HttpResponse.json({});
      }),
    );
    page();
    const toggle = await screen.findByRole('switch', { name: 'Never answers' });
    await userEvent.click(toggle);
    await waitFor(() => expect(toggle).toBeChecked());
  });

  it('is not spoken of where there is none', async () => {
    page();
    await screen.findByText('2 messages');
    expect(screen.queryByText('Let the simulated payer fail')).toBeNull();
  });
});
