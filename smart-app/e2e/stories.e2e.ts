import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import {
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
} from './browser';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await resetStories(browser);
});

afterAll(async () => {
  await browser?.close();
});

describe('a newcomer opens the demo EHR', () => {
  it('sees a denial coming, fixes it in a click, and the claim goes out ready', async () => {
    const page = await openChart(browser, "Open Ana's chart");
    await page.getByRole('heading', { name: 'Reyes, Ana' }).waitFor();
    await page.getByText('Nothing to warn about on opening this chart.').waitFor();
    await charge(page, '99214');
    await page.getByText('No card: nothing found').waitFor();
    await charge(page, '20610');

    const card = page.getByRole('article').filter({ hasText: '99214' });
    await card.getByText('Fix now').waitFor();
    await shot(page, 'ana-1-card');

    await card.getByRole('button', { name: /Open in Cleanclaim|Cleanclaim/ }).click();
    const panel = smartApp(page);
    await panel.getByRole('heading', { name: '1 thing could get this claim denied' }).waitFor();
    await panel.getByText('CO-236').waitFor();
    await panel.getByText('$198.00 billed').waitFor();
    await panel
      .getByRole('region', { name: 'Coverage' })
      .getByText('In force', { exact: true })
      .waitFor();
    await shot(page, 'ana-2-panel');

    await panel.getByRole('button', { name: /add 25/ }).click();
    await panel.getByRole('button', { name: 'Undo' }).waitFor();
    await panel.getByText('99214-25').first().waitFor();
    // The chart beside it reads the fixed claim, and its card is gone.
    await page.getByRole('group', { name: /99214-25/ }).waitFor();
    await page.getByText('No card: nothing found').waitFor();
    await shot(page, 'ana-3-fixed');

    await page.getByRole('button', { name: 'Sign and file' }).click();
    await page.getByText('Ready to send').first().waitFor();
    await page.getByText('Nothing holds this claim.').waitFor();
    await shot(page, 'ana-4-filed');
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('undoes a fix, and the warning is back', async () => {
    const page = await openChart(browser, "Open Mei's chart");
    await page.getByRole('button', { name: /Add the usual charges/ }).click();
    await page.getByRole('button', { name: 'Open in Cleanclaim' }).first().click();
    const panel = smartApp(page);
    const fix = panel.getByRole('article').getByRole('button').first();
    await fix.click();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText('Undone. The claim reads as before.').waitFor();
    await panel.getByRole('heading', { name: '1 thing could get this claim denied' }).waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('is told that the same x-ray was filed this morning, signs all the same, and sees it held', async () => {
    const page = await openChart(browser, "Open Luis's chart");
    await charge(page, '71046');
    await page.getByRole('article').filter({ hasText: '71046' }).getByText('Fix now').waitFor();
    await page.getByRole('button', { name: 'Sign and file' }).click();
    const dialog = page.getByRole('dialog', { name: '1 thing to fix before you sign' });
    await dialog.waitFor();
    await shot(page, 'luis-1-sign');
    await dialog.getByRole('button', { name: 'Sign without it' }).click();
    await page.getByRole('menuitem').first().click();
    await page.getByText('Held').first().waitFor();
    await shot(page, 'luis-2-held');
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('accepts a card, and the procedure that is part of another is no longer charged', async () => {
    const page = await openChart(browser, "Open Mei's chart");
    const usual = page.getByRole('button', { name: /Add the usual charges/ });
    const first = page.getByRole('group', { name: /11042/ });
    await usual.or(first).first().waitFor();
    if (await usual.isVisible()) await usual.click();
    const card = page.getByRole('article').filter({ hasText: '97597' });
    await card.waitFor();
    await shot(page, 'mei-1-pair');
    // The note speaks of one wound: the honest answer is that the one is part of the other.
    await card.getByRole('button', { name: /remove 97597/ }).click();
    await page.getByRole('group', { name: /97597/ }).waitFor({ state: 'detached' });
    await page.getByText('No card: nothing found').waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('charges a clean visit in silence, and can ask why', async () => {
    const page = await openChart(browser, "Open Grace's chart");
    await charge(page, '99213');
    await page.getByText('No card: nothing found').waitFor();
    await expect(page.getByRole('article').count()).resolves.toBe(0);
    await page
      .getByText(/Why\? \d+ checks ran/)
      .last()
      .click();
    await page.getByText('Procedures not paid together').first().waitFor();
    await shot(page, 'grace-1-silent');
    await page.getByRole('button', { name: 'Sign and file' }).click();
    await page.getByText('Ready to send').first().waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

/** The clinician's list has the question, and the app opens from it on the line. */
async function answerOpensOnTheLine(): Promise<void> {
  const page = await openPage(browser, { width: 1440 });
  await signIn(page, 'Shah');
  await page.getByRole('heading', { name: 'Questions from the billing office' }).waitFor();
  await page.getByRole('button', { name: /question about Ortega, Luis/ }).click();
  const panel = smartApp(page);
  await panel.getByRole('region', { name: 'The billing office asks' }).waitFor();
  await panel.locator('#claim-line-1:focus').waitFor();
  await shot(page, 'held-3-question');
  expect(faultsOf(page)).toEqual([]);
  await page.context().close();
}

describe('the billing office works what is held', () => {
  it('finds the claim, reads why, asks the clinician, and lets another go', async () => {
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await page.goto(`${BASE}/app/claims`);
    await page.getByRole('heading', { name: 'Held claims' }).waitFor();
    const row = page.getByRole('row', { name: /Ortega, Luis/ });
    await row.waitFor();
    await row.getByText('Same line billed before').waitFor();
    await page.getByRole('button', { name: 'Ortega, Luis' }).focus();
    await page.keyboard.press('Enter');
    const claim = page.getByRole('region', { name: 'Claim of Ortega, Luis' });
    await claim.getByRole('heading', { name: /could get this claim denied/ }).waitFor();
    await shot(page, 'held-1-open');

    await claim.getByText('History', { exact: true }).click();
    await claim
      .getByRole('list', { name: 'History' })
      .getByText(/by Cleanclaim/)
      .first()
      .waitFor();
    await claim
      .getByText(/^Found: Same line billed before/)
      .first()
      .waitFor();
    await claim.getByRole('button', { name: 'Ask the clinician' }).click();
    await claim.getByRole('button', { name: 'Send question' }).click();
    await claim.getByText(/was asked/).waitFor();
    await answerOpensOnTheLine();
    await page.getByRole('button', { name: 'Sent back: 1' }).click();
    await page.getByRole('checkbox', { name: 'Select Ortega, Luis' }).check();
    await page.getByLabel('Why may they go out?').selectOption('done-elsewhere');
    await page.getByRole('button', { name: 'Release 1 claim' }).click();
    await page.getByText('1 claim released.').waitFor();
    await page.getByRole('button', { name: 'Released today: 1' }).click();
    await page.getByRole('row', { name: /Ortega, Luis/ }).waitFor();
    await shot(page, 'held-2-released');
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describe('a clinician departs from the usual', () => {
  it('says why in two clicks, and the note is there when the claim is opened again', async () => {
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Shah');
    await page.goto(`${BASE}/app/`);
    const open = async () => {
      await page.getByRole('button', { name: /Tanaka, Mei/ }).click();
      await page.getByRole('button', { name: /11042/ }).click();
    };
    await open();
    await page.getByRole('button', { name: 'Note why care was different' }).click();
    await page.getByText('More was needed than usual').click();
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByText(/Note saved with this visit/).waitFor();
    await shot(page, 'note-1-saved');
    await page.getByRole('button', { name: 'Other patient' }).click();
    await open();
    await page
      .getByRole('region', { name: 'Denial-risk notes' })
      .getByText('More was needed than usual')
      .waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the front desk books a visit', () => {
  it('learns that coverage ends before it', async () => {
    const page = await openPage(browser);
    await signIn(page, 'Sam', '/ehr/schedule');
    await page.getByRole('link', { name: /Check coverage Cole, Jonah/ }).click();
    const card = page.getByRole('article').filter({ hasText: /[Cc]overage/ });
    await card.first().waitFor();
    await card.getByRole('button', { name: 'Open in Cleanclaim' }).click();
    const coverage = smartApp(page).getByRole('region', { name: 'Coverage' });
    await coverage.getByText(/^Ends .* in 3 days$/).waitFor();
    await shot(page, 'jonah-1-booked');
    await page.getByRole('button', { name: 'Close the SMART app' }).click();

    await page.getByRole('combobox', { name: 'Patient' }).click();
    await page.getByRole('option', { name: 'Cole, Jonah' }).click();
    const day = new Date(Date.now() + 6 * 86_400_000).toLocaleDateString('en-CA');
    await page.getByLabel('Date').fill(day);
    await page.locator('form').getByRole('article').waitFor();
    await shot(page, 'jonah-2-booking');
    await page.getByRole('button', { name: 'Book visit' }).click();
    await page.getByText(/Booked for/).waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('records the coverage of the years to come, and sees the visit judged again', async () => {
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Sam');
    await page.goto(`${BASE}/app/coverage`);
    await page.getByRole('button', { name: 'Show covered visits too' }).click();
    await page
      .getByRole('button', { name: /^New coverage: (?!Cole)/ })
      .first()
      .click();
    const form = page.getByRole('form', { name: /^New coverage/ });
    await form.getByRole('option', { name: 'Northwind Commercial' }).waitFor({ state: 'attached' });
    await form.getByLabel('Payer').selectOption({ label: 'Northwind Commercial (fictitious)' });
    await form.getByLabel('Member ID').fill('NW4455667');
    await form.getByLabel('First day').fill(`${new Date().getFullYear() + 2}-01-01`);
    await shot(page, 'coverage-1-new');
    await form.getByRole('button', { name: 'Record coverage' }).click();
    await page.getByText(/The payer answered just now|No answer:/).waitFor();
    await expect(form.count()).resolves.toBe(0);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});
