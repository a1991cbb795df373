import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessibilityFaults,
  BASE,
  charge,
  faultsOf,
  openBrowser,
  openChart,
  openPage,
  resetStories,
  shot,
  signIn,
  smartApp,
  type Scheme,
} from './browser';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await resetStories(browser);
});

afterAll(async () => {
  await browser?.close();
});

/** What apps say to the EHR's window, by message type. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    window.addEventListener('message', (event: MessageEvent<{ messageType?: string }>) => {
      if (event.data.messageType) heard.push(event.data.messageType);
    });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** The panel's accent, as it is drawn. */
const accent = (page: Page) =>
  smartApp(page)
    .locator('html')
    .evaluate((html) => getComputedStyle(html).getPropertyValue('--cc-accent').trim());

describe('the panel in an EHR that speaks SMART Web Messaging', () => {
  it('has the EHR write the draft, and closes when the person is done', async () => {
    const page = await openChart(browser, "Open Ana's chart");
    await page.getByRole('heading', { name: 'Reyes, Ana' }).waitFor();
    const heard = await listen(page);
    const writes: string[] = [];
    page.on('request', (request) => {
      const isClaim = request.method() === 'PUT' && request.url().includes('/fhir/Claim/');
      if (isClaim) writes.push(new URL(request.frame().url()).pathname);
    });
    await charge(page, '99214');
    await charge(page, '20610');
    const card = page.getByRole('article').filter({ hasText: '99214' });
    await card.getByRole('button', { name: /Open in Cleanclaim|Cleanclaim/ }).click();
    const panel = smartApp(page);
    await panel.getByRole('heading', { name: '1 thing could get this claim denied' }).waitFor();
    expect(await accent(page)).toBe('#0f6b66');
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, 'launch-1-style');

    await panel.getByRole('button', { name: /add 25/ }).click();
    await panel.getByRole('button', { name: 'Undo' }).waitFor();
    await page.getByRole('group', { name: /99214-25/ }).waitFor();
    expect(await heard()).toEqual(['status.handshake', 'scratchpad.update']);
    expect(writes.filter((path) => path.startsWith('/app/'))).toEqual([]);

    await panel.getByRole('button', { name: 'Done' }).click();
    await page.locator('iframe[title="Cleanclaim panel"]').waitFor({ state: 'detached' });
    expect(await heard()).toContain('ui.done');
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

/** A launch as the demo EHR's, for whatever it has open; returns the page it ended at. */
async function launch(context: object, scheme: Scheme, width: number): Promise<Page> {
  const page = await openPage(browser, { scheme, width });
  let token = '';
  page.on('response', async (answer) => {
    if (!answer.url().endsWith('/oauth2/token')) return;
    token = ((await answer.json()) as { access_token?: string }).access_token ?? token;
  });
  await signIn(page, 'Shah');
  const opened = await fetch(`${BASE}/ehr/api/launch`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(context),
  });
  const { launch: handle } = (await opened.json()) as { launch: string };
  const query = new URLSearchParams({ iss: `${BASE}/fhir`, launch: handle });
  await page.goto(`${BASE}/app/launch?${query}`);
  return page;
}

describe('a launch to check coverage', () => {
  it.each(['light', 'dark'] as const)('opens on it in a panel of 380 px, %s', async (scheme) => {
    const page = await launch({ patient: 'jonah-cole', intent: 'coverage-check' }, scheme, 380);
    await page.getByRole('heading', { level: 2, name: 'Coverage' }).waitFor();
    // Alone in a tab there is no EHR to close the panel.
    expect(await page.getByRole('button', { name: 'Done' }).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      380,
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, `launch-2-coverage-${scheme}`);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});
