import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Parameters, ParametersParameter } from 'fhir/r4';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, refused, serving, session } from '../testing/server';
import { KpisPage } from './kpis.page';

const BASE = 'https://cleanclaim.example/fhir';
const server = serving();
let asked: Parameters[];

const population = (code: string, count: number, dollars: number) => ({
  code: { coding: [{ code }] },
  count,
  extension: [
    {
      url: `${BASE}/StructureDefinition/population-amount`,
      valueMoney: { value: dollars, currency: 'USD' },
    },
  ],
});

const share = (part: number, whole: number) => ({
  population: [
    population('denominator', whole, 100 * whole),
    population('numerator', part, 100 * part),
  ],
  measureScore: {
    value: part / whole,
    extension: [
      {
        url: `${BASE}/StructureDefinition/score-interval`,
        valueRange: { low: { value: 0.9 * (part / whole) }, high: { value: 1.1 * (part / whole) } },
      },
    ],
  },
});

const none = (note: string, whole = 0) => ({
  population: [population('denominator', whole, 0)],
  measureScore: {
    extension: [{ url: `${BASE}/StructureDefinition/score-note`, valueCode: note }],
  },
});

const whole = (count: number, dollars: number) => ({
  population: [population('initial-population', count, dollars)],
  measureScore: { value: count },
});

const stratum = (key: string, figure: object, name?: string) => ({
  ...figure,
  value: { text: key, ...(name ? { coding: [{ display: name }] } : {}) },
});

const report = (
  measure: string,
  groups: Record<string, object>,
  parts: Record<string, object[]> = {},
): ParametersParameter => ({
  name: 'report',
  resource: {
    resourceType: 'MeasureReport',
    status: 'complete',
    type: 'summary',
    measure: `${BASE}/Measure/${measure}`,
    period: {},
    group: Object.entries(groups).map(([code, figure]) => ({
      ...figure,
      code: { coding: [{ code }] },
      stratifier: Object.entries(parts).map(([by, strata]) => ({
        code: [{ coding: [{ code: by }] }],
        stratum: strata,
      })),
    })),
  } as never,
});

/** A quarter with denials, as the server tells it. */
const full = (): ParametersParameter[] => [
  report(
    'initial-denial-rate',
    { claims: share(64, 1000), dollars: share(70, 1000) },
    {
      week: [stratum('2026-11-09', share(8, 100)), stratum('2026-11-16', share(4, 100))],
      provider: [
        stratum('Practitioner/a', share(30, 200), 'Dr. A'),
        stratum('Practitioner/b', share(34, 780), 'Dr. B'),
        stratum('Practitioner/c', none('too-few', 20), 'Dr. C'),
      ],
      site: [stratum('Location/north', share(64, 1000), 'North')],
      payer: [stratum('Organization/nw', share(64, 1000), 'Northwind')],
    },
  ),
  report('clean-claim-rate', { claims: share(950, 1000) }),
  report('days-to-resolution', {
    median: {
      population: [population('measure-population', 40, 4000)],
      measureScore: { value: 18 },
    },
    mean: {
      population: [population('measure-population', 40, 4000)],
      measureScore: { value: 21.5 },
    },
  }),
  report('appeal-success', { claims: none('not-known') }),
  report('first-pass-yield', { claims: share(900, 1000) }),
  report(
    'top-reasons',
    { claims: whole(64, 6400) },
    {
      reason: [
        stratum('CO-197', whole(31, 3100)),
        stratum('CO-16', whole(20, 2000)),
        stratum('CO-27', whole(8, 800)),
        stratum('CO-18', whole(5, 500)),
      ],
    },
  ),
  report(
    'denial-status',
    { claims: share(20, 64) },
    { status: [stratum('pending', share(20, 20)), stratum('closed', share(1, 44))] },
  ),
  report(
    'dollars-at-risk',
    {
      claims: whole(20, 48_200),
      dollars: { ...whole(20, 48_200), measureScore: { value: 48_200 } },
    },
    { deadline: [stratum('0-7', whole(3, 900)), stratum('passed', whole(1, 100))] },
  ),
];

const nothing = (): ParametersParameter[] => [
  report('initial-denial-rate', { claims: none('not-known'), dollars: none('not-known') }),
  report('dollars-at-risk', { claims: none('not-known'), dollars: none('not-known') }),
];

/** Of what the server has, what is asked for. */
const answering = (reports: () => ParametersParameter[], more: ParametersParameter[] = []) =>
  http.post(`${FHIR}/$denial-kpis`, async ({ request }) => {
    const input = (await request.json()) as Parameters;
    asked.push(input);
    const wanted = (input.parameter ?? [])
      .filter((each) => each.name === 'measure')
      .map((each) => each.valueCode);
    return HttpResponse.json({
      resourceType: 'Parameters',
      parameter: [
        { name: 'asOf', valueInstant: '2026-11-23T10:00:00Z' },
        ...more,
        ...reports().filter((each) =>
          wanted.some((measure) => JSON.stringify(each).includes(`${BASE}/Measure/${measure}"`)),
        ),
      ],
    });
  });

const page = () =>
  show(<KpisPage session={session()} denialAt={(task) => `/app/denials/${task}`} />);

beforeEach(() => {
  asked = [];
  window.history.replaceState(null, '', '/app/kpis');
});

describe('the figures', () => {
  it('says each with what it is a share of, and is accessible', async () => {
    server.use(answering(full));
    const { container } = page();
    const rate = await screen.findByRole('button', {
      name: /Denial rate.*6\.4%.*64 of 1000 claims/,
    });
    expect(rate).toHaveTextContent('7.0% by dollars');
    expect(screen.getByText(/18 days/)).toBeVisible();
    expect(screen.getByText('Three reasons make 92.2% of 64 denials.')).toBeVisible();
    expect(screen.getByText(/1 of 2 weeks were above the target/)).toBeVisible();
    expect(screen.getByText('3 denials, $900.00, run out within 7 days.')).toBeVisible();
    expect(screen.getByText(/As of .*refreshed daily/)).toBeVisible();
    await screen.findByRole('button', { name: /Week of .*8 of 100 claims denied/ });
    await expectAccessible(container);
  });

  it('says what is not known, and tells nothing of a provider with too few claims', async () => {
    server.use(answering(full));
    page();
    const won = (await screen.findByText('Appeals won')).closest('li') as HTMLElement;
    expect(won).toHaveTextContent('Not known');
    expect(within(won).queryByRole('button')).toBeNull();
    const providers = screen.getByRole('figure', { name: /Providers against/ });
    expect(providers).toHaveTextContent('too few: 20 claims');
    expect(within(providers).queryByRole('button', { name: /Dr\. C/ })).toBeNull();
    expect(
      within(providers).getByRole('button', { name: /Dr\. A: 15\.0%.*13\.5% to 16\.5%/ }),
    ).toBeVisible();
    expect(providers).toHaveTextContent('2 providers differ from the practice');
  });

  it('shows a chart as a table too', async () => {
    server.use(answering(full));
    page();
    await userEvent.click(await screen.findByRole('button', { name: 'Top 3 reasons as a table' }));
    const reasons = screen.getByRole('region', { name: 'Top 3 reasons' });
    expect(within(reasons).getAllByRole('row')).toHaveLength(5);
    expect(within(reasons).getByRole('row', { name: /CO-18/ })).toHaveTextContent('5');
  });

  it('says that history is still being loaded', async () => {
    const loading = {
      name: 'loading',
      part: [
        { name: 'done', valueInteger: 150 },
        { name: 'total', valueInteger: 5000 },
      ],
    };
    server.use(answering(full, [loading]));
    page();
    await screen.findByText(/History is being loaded, 150 of 5000 claims/);
  });

  it('keeps filters in the address and sends them', async () => {
    server.use(answering(full));
    page();
    await screen.findByRole('option', { name: 'North' });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Site' }), 'North');
    await userEvent.click(screen.getByRole('button', { name: 'Last 30 days' }));
    expect(window.location.search).toBe('?days=30&site=Location%2Fnorth');
    await waitFor(() =>
      expect(asked.at(-1)?.parameter).toContainEqual({
        name: 'site',
        valueString: 'Location/north',
      }),
    );
  });

  it('says when nothing was decided, and when filters leave nothing', async () => {
    server.use(answering(nothing));
    page();
    await screen.findByText('No payer has decided a claim in the last 90 days.');
    expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull();
  });

  it('offers to clear filters that leave nothing', async () => {
    window.history.replaceState(null, '', '/app/kpis?payer=Organization%2Fx');
    server.use(answering(nothing));
    page();
    await userEvent.click(await screen.findByRole('button', { name: 'Clear filters' }));
    expect(window.location.search).toBe('');
  });

  it('says what failed and asks again', async () => {
    server.use(http.post(`${FHIR}/$denial-kpis`, () => refused(500, 'The ledger is away.', 'r-1')));
    page();
    await screen.findByText('The figures could not be loaded.');
    expect(screen.getByText('The ledger is away.')).toBeVisible();
    server.use(answering(full));
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await screen.findByRole('button', { name: /Denial rate.*6\.4%/ });
  });
});

describe('the list behind a number', () => {
  const member = (id: string): ParametersParameter => ({
    name: 'claim',
    part: [
      { name: 'claim', valueReference: { reference: `Claim/${id}` } },
      { name: 'payer', valueReference: { reference: 'Organization/nw', display: 'Northwind' } },
      { name: 'decided', valueDate: '2026-11-12' },
      { name: 'denied', valueMoney: { value: 120, currency: 'USD' } },
      { name: 'reason', valueCode: 'CO-197' },
      { name: 'status', valueCode: 'pending' },
      { name: 'task', valueReference: { reference: 'Task/t1' } },
    ],
  });

  const listing = (count: number) =>
    http.post(`${FHIR}/$denial-kpis`, async ({ request }) => {
      const input = (await request.json()) as Parameters;
      if (!input.parameter?.some((each) => each.name === 'population')) {
        return HttpResponse.json({ resourceType: 'Parameters', parameter: [] });
      }
      asked.push(input);
      return HttpResponse.json({
        resourceType: 'Parameters',
        parameter: [
          { name: 'count', valueInteger: count },
          { name: 'sum', valueMoney: { value: 120 * count, currency: 'USD' } },
          ...(count > 0 ? [member('c1')] : []),
        ],
      });
    });

  it('opens from the number, asks for exactly its members, and goes back', async () => {
    server.use(answering(full));
    page();
    await userEvent.click(await screen.findByRole('button', { name: /CO-197 .*open 31/ }));
    expect(window.location.search).toBe(
      '?list=top-reasons&of=initial-population&by=reason&value=CO-197',
    );
    server.use(listing(51));
    await userEvent.click(screen.getByRole('button', { name: 'Back to the figures' }));
    expect(window.location.search).toBe('');
  });

  it('tells count and sum, links to the denial, and turns pages', async () => {
    window.history.replaceState(
      null,
      '',
      '/app/kpis?list=initial-denial-rate&of=numerator&by=reason&value=CO-197',
    );
    server.use(listing(51));
    const { container } = page();
    await screen.findByText(/51 claims, \$6,120\.00\./);
    expect(screen.getByRole('heading', { name: 'Denial rate' })).toHaveFocus();
    expect(screen.getByRole('link', { name: 'c1' })).toHaveAttribute('href', '/app/denials/t1');
    expect(asked.at(-1)?.parameter).toEqual(
      expect.arrayContaining([
        { name: 'measure', valueCode: 'initial-denial-rate' },
        { name: 'population', valueCode: 'numerator' },
        { name: 'reason', valueString: 'CO-197' },
        { name: 'page', valueInteger: 0 },
      ]),
    );
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() =>
      expect(asked.at(-1)?.parameter).toContainEqual({ name: 'page', valueInteger: 1 }),
    );
  });

  it('says that no claim is behind a number', async () => {
    window.history.replaceState(null, '', '/app/kpis?list=rejection-rate&of=numerator');
    server.use(listing(0));
    page();
    await screen.findByText('No claim is behind this number.');
  });
});
