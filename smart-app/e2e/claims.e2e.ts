import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import {
  accessibilityFaults,
  BASE,
  faultsOf,
  fileHeld,
  fileHeldClaim,
  openBrowser,
  openPage,
  resetStories,
  shot,
  signIn,
} from './browser';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await resetStories(browser);
  await fileHeldClaim(browser);
  await fileHeld(browser, "Open Ana's chart", ['99214', '20610']);
}, 120_000);

afterAll(async () => {
  await browser?.close();
});

const search = (page: Page) => new URL(page.url()).search;

/** Presses Tab until the wanted thing has the focus: what cannot be reached so fails. */
async function tabTo(page: Page, name: RegExp | string, role: 'button' | 'combobox' = 'button') {
  const wanted = page.getByRole(role, { name });
  await wanted.waitFor();
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((each) => each === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`60 times Tab do not lead to ${name}`);
}

describe('a biller works the held claims', () => {
  it('by keyboard alone: filters, reads the note, fixes one and releases the other', async () => {
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    // A link that was kept: signing in comes between, and it opens as it says.
    await page.goto(`${BASE}/app/claims?limit=passed&sort=-amount`);
    await page.getByText('No claim of this list fits the filters.').waitFor();
    expect(search(page)).toBe('?limit=passed&sort=-amount');
    expect(await accessibilityFaults(page)).toEqual([]);
    await tabTo(page, 'Clear filters');
    await page.keyboard.press('Enter');
    await page.getByText(/^2 claims, \$/).waitFor();
    expect(search(page)).toBe('?sort=-amount');

    await page.keyboard.press('Home');
    await tabTo(page, 'Reyes, Ana');
    await page.keyboard.press('Shift+J');
    await page.getByText(/^2 claims selected/).waitFor();
    await page.getByText(/^By alert that is passed over: .*Same line billed before: 1/).waitFor();
    await shot(page, 'held-4-range');
    await page.keyboard.press(' ');
    await page.keyboard.press('k');
    await page.keyboard.press(' ');
    await page.getByText(/^\d claims? selected/).waitFor({ state: 'detached' });

    await page.keyboard.press('Enter');
    const ana = page.getByRole('region', { name: 'Claim of Reyes, Ana' });
    const written = ana.getByRole('region', { name: 'What is written about the visit' });
    await written.getByText(/Separately, right knee pain/).waitFor();
    await ana.getByText('1 of 2').waitFor();
    await shot(page, 'held-5-note');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press(']');
    const luis = page.getByRole('region', { name: 'Claim of Ortega, Luis' });
    await luis.getByText('One x-ray was taken.').waitFor();
    await page.keyboard.press('[');
    await written.getByText(/Separately, right knee pain/).waitFor();

    // The note tells of two things, so the fix tells the truth.
    await tabTo(page, /add 25/);
    await page.keyboard.press('Enter');
    await page.getByText(/^1 claim, \$/).waitFor();
    await ana.getByRole('heading', { name: /^Nothing found/ }).waitFor();
    await page.keyboard.press('Escape');
    await ana.waitFor({ state: 'detached' });

    await tabTo(page, 'Select the 1 matching');
    await page.keyboard.press('Enter');
    await page.getByText(/^1 claim selected/).waitFor();
    await tabTo(page, 'Why may they go out?', 'combobox');
    await page.keyboard.type('Payer');
    await tabTo(page, 'Release 1 claim');
    await page.keyboard.press('Enter');
    await page.getByText(/^1 claim released/).waitFor();
    await shot(page, 'held-6-released');
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('takes the list along as a file and on paper, and Back returns to the list before', async () => {
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await page.goto(`${BASE}/app/claims`);
    await page.getByRole('button', { name: 'Released today: 1' }).click();
    await page.getByRole('row', { name: /Ortega, Luis/ }).waitFor();
    expect(search(page)).toBe('?view=released-today');

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^claims-released-today-\d{4}-\d{2}-\d{2}\.csv$/);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toMatch(/^\uFEFFFile by,Waiting since,/);
    expect(text).toMatch(/\r\n\d{4}-\d{2}-\d{2},\d{4}-\d{2}-\d{2},0,"Ortega, Luis",/);

    await page.emulateMedia({ media: 'print' });
    await page.getByRole('columnheader', { name: 'Claim', exact: true }).waitFor();
    await expect(page.getByRole('navigation', { name: 'Screens' }).isVisible()).resolves.toBe(
      false,
    );
    await expect(page.getByRole('search').isVisible()).resolves.toBe(false);
    await shot(page, 'held-7-print');
    await page.emulateMedia({ media: 'screen' });

    await page.goBack();
    await page.getByRole('button', { name: 'Released today: 1', pressed: false }).waitFor();
    expect(search(page)).toBe('');
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});
