import type { Parameters } from 'fhir/r4';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
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

/** Enough for figures of some providers, and for some with too few claims. */
const CLAIMS = 300;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  const page = await openPage(browser);
  await signIn(page, 'Dana');
  const [reset] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/ehr/api/reset')),
    page.getByRole('button', { name: 'Reset demo' }).click(),
  ]);
  await page.getByText('The five stories are back at their beginning.').waitFor();
  const loaded = await fetch(`${BASE}/ehr/api/history?claims=${CLAIMS}`, {
    method: 'POST',
    headers: { Authorization: (await reset.headerValue('authorization')) ?? '' },
  });
  expect(loaded.status).toBe(202);
  await page.context().close();
}, 120_000);

afterAll(async () => {
  await resetStories(browser);
  await browser?.close();
});

const number = (words: string | null, pattern: RegExp) =>
  Number((pattern.exec(words ?? '')?.[1] ?? 'NaN').replaceAll(',', ''));

async function open(page: Page, search = ''): Promise<void> {
  await page.goto(`${BASE}/app/kpis${search}`);
  await page.getByRole('heading', { name: 'Denial figures' }).waitFor();
}

/** A page with the past in it, whole. */
async function loaded(page: Page): Promise<void> {
  await open(page, '?days=365');
  await page.getByRole('button', { name: /^Denial rate \d/ }).waitFor({ timeout: 60_000 });
  await page.getByText(/History is being loaded/).waitFor({ state: 'detached', timeout: 90_000 });
  await page.getByRole('figure').nth(4).waitFor();
}

describe('a manager looks at denials', () => {
  it('sees history arrive, and every number opens as many claims as it says', async () => {
    const page = await openPage(browser);
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await loaded(page);
    await shot(page, 'kpis-1-figures');
    expect(await accessibilityFaults(page)).toEqual([]);

    const rate = page.getByRole('button', { name: /^Denial rate \d/ });
    const denied = number(await rate.textContent(), /(\d+) of \d+ claims/);
    expect(denied).toBeGreaterThan(10);
    await rate.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Denial rate' }).waitFor();
    const told = page
      .getByRole('status')
      .filter({ hasText: /[\d,]+ claims?/ })
      .last();
    await told.waitFor();
    expect(number(await told.textContent(), /([\d,]+) claims?/)).toBe(denied);
    await expect(page.getByRole('row').count()).resolves.toBe(1 + Math.min(50, denied));
    await shot(page, 'kpis-2-list');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Back to the figures' }).click();
    const reason = page
      .getByRole('figure', { name: /Top 3 reasons/ })
      .getByRole('button')
      .first();
    const many = number(await reason.textContent(), /open (\d+)/);
    await reason.click();
    await page.getByRole('heading', { name: 'Reasons' }).waitFor();
    await told.waitFor();
    expect(number(await told.textContent(), /([\d,]+) claims?/)).toBe(many);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  }, 180_000);

  it('filters by site, keeps it in the address, and tells nothing of few claims', async () => {
    const page = await openPage(browser);
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await loaded(page);
    const whole = number(
      await page.getByRole('button', { name: /^Denial rate \d/ }).textContent(),
      /of (\d+) claims/,
    );
    await page.getByRole('combobox', { name: 'Site' }).selectOption({ index: 1 });
    await page.waitForURL(/site=Location/);
    await expect
      .poll(async () =>
        number(
          await page.getByRole('button', { name: /^Denial rate \d/ }).textContent(),
          /of (\d+) claims/,
        ),
      )
      .toBeLessThan(whole);
    const providers = page.getByRole('figure', { name: /Providers against/ });
    await providers
      .getByText(/too few/)
      .first()
      .waitFor();
    await providers.getByRole('button', { name: /as a table/ }).click();
    await providers.getByRole('region').waitFor();
    await open(page, '?payer=Organization/nobody');
    await page.getByText('No claim fits these filters in this period.').waitFor();
    await shot(page, 'kpis-3-filtered-empty');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('button', { name: /^Denial rate \d/ }).waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('reads on a phone, in the dark, and on paper', async () => {
    for (const [scheme, width] of [
      ['dark', 1280],
      ['light', 380],
      ['dark', 380],
    ] as const) {
      const page = await openPage(browser, { scheme, width });
      onTestFailed(() => shot(page, 'failed'));
      await signIn(page, 'Dana');
      await loaded(page);
      await shot(page, `kpis-${scheme}-${width}`);
      expect(await accessibilityFaults(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${scheme} ${width}`).toBeLessThanOrEqual(width);
      if (scheme === 'light') {
        await page.emulateMedia({ media: 'print' });
        await page.getByRole('navigation').waitFor({ state: 'hidden' });
        await shot(page, 'kpis-print');
      }
      await page.context().close();
    }
  }, 180_000);

  it('leaves the lists of the billing office to what waits there', async () => {
    const token = await fetch(`${BASE}/oauth2/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa('demo:demo')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'system/*.cruds' }),
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const held = await fetch(`${BASE}/fhir/Claim/$held`, {
      headers: { Authorization: `Bearer ${access_token}` },
    });
    const answer = (await held.json()) as Parameters;
    const views = answer.parameter?.filter((each) => each.name === 'view') ?? [];
    expect(views.length).toBeGreaterThan(0);
    for (const view of views) {
      expect(view.part?.find((part) => part.name === 'count')?.valueInteger).toBe(0);
    }
  });
});
