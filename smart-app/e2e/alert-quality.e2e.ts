import type { Claim, ClaimResponse, Bundle } from 'fhir/r4';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessibilityFaults,
  BASE,
  charge,
  faultsOf,
  openBrowser,
  openChart,
  resetStories,
  shot,
} from './browser';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await resetStories(browser);
});

afterAll(async () => {
  await browser?.close();
});

/** Mei's wound care, unless it is charged already. */
const usualCharges = async (page: Page) => {
  const usual = page.getByRole('button', { name: /Add the usual charges/ });
  const line = page.getByRole('group', { name: /97597/ });
  await usual.or(line).first().waitFor();
  if (await usual.isVisible()) await usual.click();
  await line.waitFor();
};

/** The payer's side: it reads the newest claim of a patient and pays every line in full. */
async function payInFull(patient: string): Promise<void> {
  const token = await fetch(`${BASE}/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('demo:demo')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'system/*.cruds' }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const headers = {
    Authorization: `Bearer ${access_token}`,
    'Content-Type': 'application/fhir+json',
    'Cache-Control': 'no-cache',
  };
  const found = await fetch(
    `${BASE}/fhir/Claim?patient=${patient}&status=active&_sort=-_lastUpdated`,
    { headers },
  );
  const claim = ((await found.json()) as Bundle).entry?.[0]?.resource as Claim;
  const coded = (code: string) => ({
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code }],
  });
  const answer: ClaimResponse = {
    resourceType: 'ClaimResponse',
    status: 'active',
    type: claim.type,
    use: 'claim',
    patient: claim.patient,
    created: claim.created,
    insurer: claim.insurer ?? { display: 'Payer' },
    outcome: 'complete',
    request: { reference: `Claim/${claim.id}` },
    item: claim.item?.map((item) => ({
      itemSequence: item.sequence,
      adjudication: ['submitted', 'benefit'].map((code) => ({
        category: coded(code),
        amount: item.net,
      })),
    })),
  };
  const stored = await fetch(`${BASE}/fhir/ClaimResponse`, {
    method: 'POST',
    headers,
    body: JSON.stringify(answer),
  });
  expect(stored.status, await stored.text()).toBe(201);
}

describe('a manager governs alerts', () => {
  it('sees a fix proved by the money', async () => {
    const page = await openChart(browser, "Open Ana's chart");
    await charge(page, '99214');
    await charge(page, '20610');
    const card = page.getByRole('article').filter({ hasText: '99214' });
    await card.getByRole('button', { name: /add 25/ }).click();
    await page.getByRole('group', { name: /99214-25/ }).waitFor();
    await page.getByText('No card: nothing found').waitFor();
    await page.getByRole('button', { name: 'Sign and file' }).click();
    await page.getByText('Ready to send').first().waitFor();
    await payInFull('ana-reyes');

    await page.goto(`${BASE}/app/quality`);
    await page.getByRole('heading', { name: 'Alert quality' }).waitFor();
    const row = page.getByRole('row', { name: /modifier-25-missing.*Clinician/ });
    await row.getByText('1 of 1, 100.0%').waitFor();
    await row.getByText(/^1, \$\d+/).waitFor();
    await row.getByRole('button').click();
    await page.getByText(/Fix taken. Lines not denied: 1/).waitFor();
    await shot(page, 'quality-1-proved');
    // Nobody's name is on this screen.
    await expect(page.getByRole('main').textContent()).resolves.not.toMatch(/Reyes|Ana\b/);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('mutes an alert with a reason by keyboard alone, and takes it back', async () => {
    const page = await openChart(browser, "Open Mei's chart");
    await usualCharges(page);
    await page.getByRole('article').filter({ hasText: '97597' }).waitFor();

    await page.goto(`${BASE}/app/quality`);
    const open = page.getByRole('button', { name: /Procedures not paid together.*Clinician/ });
    await open.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Why' }).focus();
    await page.keyboard.type('Our wound clinic documents it elsewhere.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const decisions = page.getByRole('region', { name: 'List of decisions' });
    await decisions.getByText('Our wound clinic documents it elsewhere.').waitFor();
    await decisions.getByText(/Shah/).waitFor();
    await page
      .getByRole('row', { name: /ncci-ptp.*Clinician/ })
      .getByText('Muted')
      .waitFor();
    await shot(page, 'quality-2-muted');

    // Signed in a moment ago: nobody asks who it is again.
    await page.goto(`${BASE}/ehr/`);
    await page.getByRole('button', { name: 'Sign in to the demo' }).click();
    await page.getByRole('link', { name: "Open Mei's chart" }).click();
    await usualCharges(page);
    await page.getByText('No card: nothing found').first().waitFor();
    await expect(page.getByRole('article').filter({ hasText: '97597' }).count()).resolves.toBe(0);

    await page.goto(`${BASE}/app/quality`);
    await page.getByRole('button', { name: /Procedures not paid together.*Clinician/ }).click();
    await page.getByRole('textbox', { name: 'Why' }).fill('The clinic writes it here now.');
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Taken back.').waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});
