import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { Parameters, ParametersParameter } from 'fhir/r4';
import { beforeEach, describe, expect, it } from 'vitest';
import { missing25 } from '../testing/claims';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, refused, serving, session } from '../testing/server';
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

const sent = (input: Parameters) =>
  Object.fromEntries(
    (input.parameter ?? []).map((each) => [
      each.name,
      each.valueString ?? each.valueCode ?? each.valueInteger,
    ]),
  );

const server = serving(
  http.post(`${FHIR}/Claim/$held`, async ({ request }) => {
    asked.push(sent((await request.json()) as Parameters));
    return HttpResponse.json(listing(rows, count));
  }),
);

beforeEach(() => {
  window.history.replaceState(null, '', '/app/claims');
  asked = [];
  rows = [claim('Ana'), claim('Mei')];
  count = undefined;
});

const open = () =>
  show(<ClaimsPage session={session()} details={(id) => <p>details of {id}</p>} />);

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
