import type {
  Bundle,
  Claim,
  ClaimResponse,
  DetectedIssue,
  FhirResource,
  Parameters,
} from 'fhir/r4';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessibilityFaults,
  BASE,
  faultsOf,
  openBrowser,
  openPage,
  resetStories,
  shot,
  signIn,
} from './browser';

const PROCEDURE = 'G0442';
const EDIT = 'learned-g0442-without-33-co-197';
const DAY = 86_400_000;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await resetStories(browser);
  await plant();
});

afterAll(async () => {
  await browser?.close();
});

const isoDay = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);

const coded = (code: string, system: string) => ({ coding: [{ system, code }] });

const money = (value: number) => ({ value, currency: 'USD' as const });

async function call<T>(path: string, body: FhirResource): Promise<T> {
  const token = await fetch(`${BASE}/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('demo:demo')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'system/*.cruds' }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const answer = await fetch(`${BASE}/fhir${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${access_token}`,
      'Content-Type': 'application/fhir+json',
    },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as T;
}

/** A claim of Ana's for one line; a draft, so that it goes nowhere. */
const claim = (id: string | undefined, modifiers: string[] = []): Claim => ({
  resourceType: 'Claim',
  ...(id ? { id } : {}),
  status: 'draft',
  use: 'claim',
  type: coded('professional', 'http://terminology.hl7.org/CodeSystem/claim-type'),
  priority: coded('normal', 'http://terminology.hl7.org/CodeSystem/processpriority'),
  patient: { reference: 'Patient/ana-reyes' },
  provider: { display: 'The clinic' },
  created: isoDay(0),
  insurance: [{ sequence: 1, focal: true, coverage: { reference: 'Coverage/ana-northwind' } }],
  item: [
    {
      sequence: 1,
      productOrService: coded(PROCEDURE, 'http://www.ama-assn.org/go/cpt'),
      ...(modifiers.length > 0
        ? { modifier: modifiers.map((each) => coded(each, 'http://www.ama-assn.org/go/cpt')) }
        : {}),
      servicedDate: isoDay(0),
      net: money(100),
    },
  ],
});

/** What the payer said of it so many days ago. */
function answer(id: string, ago: number, denied: boolean): ClaimResponse {
  const adjudication = 'http://terminology.hl7.org/CodeSystem/adjudication';
  return {
    resourceType: 'ClaimResponse',
    id: `answer-${id}`,
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    type: coded('professional', 'http://terminology.hl7.org/CodeSystem/claim-type'),
    patient: { reference: 'Patient/ana-reyes' },
    insurer: { reference: 'Organization/northwind-commercial' },
    request: { reference: `Claim/${id}` },
    created: isoDay(ago),
    item: [
      {
        itemSequence: 1,
        adjudication: [
          { category: coded('submitted', adjudication), amount: money(100) },
          { category: coded('benefit', adjudication), amount: money(denied ? 0 : 100) },
          ...(denied
            ? [
                {
                  category: coded('CO', 'https://x12.org/codes/claim-adjustment-group-codes'),
                  reason: coded('197', 'https://x12.org/codes/claim-adjustment-reason-codes'),
                  amount: money(100),
                },
              ]
            : []),
        ],
      },
    ],
  };
}

/** A year and a quarter in which the payer denied the procedure without modifier 33. */
async function plant(): Promise<void> {
  const claims: Claim[] = [];
  const answers: ClaimResponse[] = [];
  const line = (ago: number, denied: boolean, ...modifiers: string[]) => {
    const id = `planted-${claims.length}`;
    claims.push(claim(id, modifiers));
    answers.push(answer(id, ago, denied));
  };
  for (let i = 0; i < 30; i += 1) {
    line(100 + 8 * i, i < 24);
    line(103 + 8 * i, false, '33');
  }
  for (let i = 0; i < 10; i += 1) {
    line(2 + 8 * i, i < 7);
    line(3 + 8 * i, false, '33');
  }
  for (const resources of [claims, answers]) {
    await call<Bundle>('', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: resources.map((resource) => ({
        resource,
        request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
      })),
    });
  }
}

/** What the learned edit says of a new claim. */
async function said(): Promise<string[]> {
  const judged = await call<Parameters>('/Claim/$scrub', {
    resourceType: 'Parameters',
    parameter: [{ name: 'claim', resource: claim(undefined) }],
  });
  return (judged.parameter ?? [])
    .filter((each) => each.name === 'alert')
    .map((each) => each.resource as DetectedIssue)
    .filter((each) => each.code?.coding?.[0]?.code === EDIT)
    .map((each) => each.severity ?? '');
}

const opener = (page: Page) => page.getByRole('button', { name: new RegExp(EDIT) });

describe('denials teach', () => {
  it('a manager sees what is proposed, has it speak, and takes it back', async () => {
    const page = await openPage(browser);
    await signIn(page, 'Dana');
    await page.goto(`${BASE}/app/quality`);
    const section = page.getByRole('region', { name: 'Edits proposed from denials' });
    await section.getByText('No edit is proposed.').waitFor();
    await section.getByRole('button', { name: 'Look now' }).click();
    await section.getByText(/80 decided lines: 1 newly proposed/).waitFor();
    const row = section.getByRole('row', { name: /G0442 without 33/ });
    await row.getByText('24 of 30, 80.0%').waitFor();
    await row.getByText('7, $700.00').waitFor();
    await row.getByRole('cell', { name: '3', exact: true }).waitFor();
    await expect(said(), 'nothing speaks by itself').resolves.toEqual([]);

    await opener(page).click();
    await section.getByText(/would have spoken on 10 lines/).waitFor();
    await shot(page, 'proposed-edits-1-proposed');
    await section.getByRole('radio', { name: 'Warning' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Their bulletin says so.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await row.getByText('Accepted, Warning').waitFor();
    await expect(said()).resolves.toEqual(['moderate']);

    await opener(page).click();
    await section.getByRole('radio', { name: 'Reject' }).check();
    await section.getByRole('textbox', { name: 'Why' }).fill('They took the bulletin back.');
    await section.getByRole('button', { name: 'Reject' }).click();
    await row.getByText('Rejected').waitFor();
    await expect(said()).resolves.toEqual([]);
    await section.getByText('What was decided').click();
    await section.getByText(/Dana Whitfield: .* accepted as Warning. Their bulletin/).waitFor();
    await shot(page, 'proposed-edits-2-rejected');
    // Nobody's name is on this screen.
    await expect(section.textContent()).resolves.not.toMatch(/Reyes|Ana\b/);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it.each([
    { scheme: 'light' as const, width: 1280 },
    { scheme: 'dark' as const, width: 380 },
  ])('has nothing that keeps a person out, $scheme at $width', async ({ scheme, width }) => {
    const page = await openPage(browser, { scheme, width });
    await signIn(page, 'Dana');
    await page.goto(`${BASE}/app/quality`);
    await opener(page).click();
    await page.getByRole('form', { name: 'Decide about this edit' }).waitFor();
    await shot(page, `proposed-edits-${scheme}-${width}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBe(0);
    await page.context().close();
  });
});
