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
  type Scheme,
} from './browser';

/** Enough of a past for denials of several payers and reasons. */
const CLAIMS = 200;

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
  const asked = await fetch(`${BASE}/ehr/api/history?claims=${CLAIMS}`, {
    method: 'POST',
    headers: { Authorization: (await reset.headerValue('authorization')) ?? '' },
  });
  expect(asked.status).toBe(202);
  // The figures say when the past is there whole.
  await page.goto(`${BASE}/app/kpis?days=365`);
  await page.getByRole('button', { name: /^Denial rate \d/ }).waitFor({ timeout: 60_000 });
  await page.getByText(/History is being loaded/).waitFor({ state: 'detached', timeout: 90_000 });
  await page.context().close();
}, 180_000);

afterAll(async () => {
  await resetStories(browser);
  await browser?.close();
});

async function open(page: Page, search = ''): Promise<void> {
  await page.goto(`${BASE}/app/denials${search}`);
  await page.getByRole('heading', { name: 'Denials' }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
}

const count = async (page: Page) =>
  Number(
    /([\d,]+) denials?,/.exec((await page.getByText(/denials?, \$/).textContent()) ?? '')?.[1],
  );

describe('a biller works denials', () => {
  it('by keyboard: opens the next due, calls, gives it to a person, closes it', async () => {
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await open(page);
    const many = await count(page);
    // One before it, the one that is worked, and one that stays: so many there are on any day.
    expect(many).toBeGreaterThan(2);
    await shot(page, 'denials-1-list');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.locator('[data-denial]').first().focus();
    await page.keyboard.press('j');
    const second = await page.locator('[data-denial]').nth(1).getAttribute('data-denial');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/app/denials/${second}`));
    await page.getByRole('heading', { name: /, claim / }).waitFor();
    await page.getByText(/^2 of \d+/).waitFor();
    await page.getByText(/Others like it/).waitFor();
    await shot(page, 'denials-2-one');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Log a call' }).press('Enter');
    await page.getByLabel('With whom you spoke').fill('Kim');
    await page.getByLabel('Reference number of the call').fill('R-4471');
    await page.getByLabel('What was promised').fill('A second look');
    await shot(page, 'denials-3-call');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep the call' }).press('Enter');
    await page.getByText('The call is on record.').waitFor();
    await page.getByText(/Spoke with Kim, reference R-4471/).waitFor();

    await page.getByRole('button', { name: 'Assign', exact: true }).press('Enter');
    await page.getByLabel('Give to').selectOption('Me');
    await page.getByRole('button', { name: 'Assign', exact: true }).press('Enter');
    await page.getByText('It is assigned.').waitFor();
    await page.getByText(/^With .*Dana/).waitFor();

    await page.getByRole('button', { name: 'Close', exact: true }).press('Enter');
    await page.getByLabel('How it ended').selectOption('Written off');
    await page.getByLabel('Lesson').fill('Ask before the visit.');
    await page.getByRole('button', { name: 'Close the denial' }).press('Enter');
    await page.getByText('It is closed.').waitFor();
    await page.getByText('Lesson: Ask before the visit.').waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/app\/denials$/);
    await expect.poll(() => count(page)).toBe(many - 1);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('sees the corrected claim judged before anything is sent', async () => {
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await open(page, '?action=resubmit&sort=next-best');
    await page
      .getByText(/at a chance of \d+ %/)
      .first()
      .waitFor();
    await shot(page, 'denials-4-next-best');
    await page.getByRole('button', { name: 'Open first' }).click();
    await page.getByRole('button', { name: 'Correct and send again' }).click();
    await page.getByRole('heading', { name: 'What the edits say of it' }).waitFor();
    await shot(page, 'denials-5-resubmit');
    expect(await accessibilityFaults(page)).toEqual([]);
    // As it stands it says what was denied already: nothing can be sent.
    await page.getByText(/It says the same as what was denied/).waitFor();
    expect(await page.getByRole('button', { name: 'Send the corrected claim' }).isDisabled()).toBe(
      true,
    );
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('writes the letter of an appeal, sees what it lacks, and its packet as PDF', async () => {
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await open(page, '?action=appeal');
    await page.locator('[data-denial]').first().click();
    await page.getByRole('button', { name: 'Appeal', exact: true }).click();
    await page.getByRole('button', { name: 'Begin the appeal' }).click();
    await page.getByText('The appeal is begun.').waitFor();
    const letter = page.getByRole('textbox', { name: 'Letter' });
    await letter.waitFor();
    expect(await letter.inputValue()).toContain('To the appeals department:');
    // The demo's past has no notes: the letter says that it rests on one.
    await page.getByText('It cannot be sent yet:').waitFor();
    expect(await page.getByRole('button', { name: 'Send appeal' }).isDisabled()).toBe(true);
    await page.getByLabel("The payer's answer to the claim").check();
    await expect.poll(() => letter.inputValue()).toContain('Enclosed:');
    await shot(page, 'denials-6-letter');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep draft' }).click();
    const [packet] = await Promise.all([
      page.waitForResponse((answer) => answer.url().includes('$packet')),
      page.getByRole('button', { name: 'Make the PDF' }).click(),
    ]);
    // What every PDF begins with.
    expect((await packet.json()) as unknown).toMatchObject({
      contentType: 'application/pdf',
      data: expect.stringMatching(/^JVBERi0/) as unknown,
    });
    await page.getByRole('link', { name: 'Open the PDF' }).waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('keeps a list under a name, and sees what many appeals would be before any goes', async () => {
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await open(page, '?sort=-amount');
    await page.getByRole('button', { name: 'Save this list' }).click();
    await page.getByLabel('Name of the list').fill('Largest');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const kept = page.getByRole('button', { name: 'Largest', exact: true });
    await kept.waitFor();
    await page.getByRole('button', { name: /^Open: / }).click();
    await kept.click();
    await page.waitForURL(/\?sort=-amount$/);
    await page.getByRole('button', { name: 'Forget Largest' }).click();
    await kept.waitFor({ state: 'detached' });

    await page.getByLabel('Select all on this page').check();
    await page.getByRole('button', { name: /^Start \d+ appeals?$/ }).click();
    await page.waitForURL(/\/app\/denials\/batch\?ids=/);
    await page
      .getByText(/\d+ of \d+ ready\./)
      .first()
      .waitFor();
    await shot(page, 'denials-7-batch');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.getByRole('button', { name: /^Send \d+ appeals?$/ }).isVisible()).toBe(true);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('takes the list along as a file, and has a calendar of last days', async () => {
    const page = await openPage(browser);
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await open(page);
    const many = await count(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^denials-open-\d{4}-\d{2}-\d{2}\.csv$/);
    let text = '';
    for await (const part of await file.createReadStream()) text += String(part);
    expect(text.trim().split('\r\n')).toHaveLength(many + 1);
    await page.getByRole('button', { name: 'Calendar of my last days' }).click();
    const address = await page.getByLabel('Address for your calendar program').inputValue();
    const calendar = await fetch(address);
    expect(calendar.headers.get('content-type')).toContain('text/calendar');
    expect(await calendar.text()).toContain('BEGIN:VCALENDAR');
    await page.context().close();
  }, 60_000);

  it('works by the playbook of the payer, and writes the page that was wanted', async () => {
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await open(page);
    await page.locator('[data-denial]').first().click();
    await page.getByRole('heading', { name: /, claim / }).waitFor();
    await page.getByRole('link', { name: 'Open the playbook' }).click();
    await page.getByRole('heading', { name: /^Playbook: / }).waitFor();
    await page.getByRole('button', { name: 'All playbooks' }).click();
    await page.getByRole('heading', { name: 'Playbooks', exact: true }).waitFor();
    // Denials of the past are looked at apart from their posting.
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole('row').nth(1).waitFor();
          return page
            .getByRole('row')
            .filter({ hasText: /wanted$/ })
            .count();
        },
        { timeout: 40_000, interval: 3_000 },
      )
      .toBeGreaterThan(0);
    await shot(page, 'playbooks-1-list');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page
      .getByRole('row')
      .filter({ hasText: /pages? wanted/ })
      .first()
      .getByRole('link')
      .press('Enter');
    await page.getByRole('heading', { name: 'Pages that are wanted' }).waitFor();
    await shot(page, 'playbooks-2-one');
    expect(await accessibilityFaults(page)).toEqual([]);
    const write = page.getByRole('button', { name: /^Write / }).first();
    const name = ((await write.textContent()) ?? '').replace('Write ', '');
    await write.press('Enter');
    const form = page.getByRole('form', { name: /^Draft of version / });
    await form.waitFor();
    const group = form.getByRole('group', { name });
    await group.getByLabel('Title').fill('As this payer wants it');
    await group.getByRole('button', { name: 'Move step 2 up' }).press('Enter');
    await form.getByRole('button', { name: 'Save and compare' }).press('Enter');
    await page.getByText('As this payer wants it: page').waitFor();
    await shot(page, 'playbooks-3-draft');
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.getByRole('button', { name: 'Publish' }).press('Enter');
    await page.getByText(/^Version \d+ is in use\.$/).waitFor();
    await page.getByText('As this payer wants it').waitFor();
    expect(await page.getByRole('button', { name: `Write ${name}` }).count()).toBe(0);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Sheet of one page' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^playbook-.*-sheet\.pdf$/);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  }, 120_000);
});

describe.each<[Scheme, number]>([
  ['light', 1280],
  ['dark', 1280],
  ['light', 380],
  ['dark', 380],
])('denials in %j at %i', (scheme, width) => {
  it('have nothing that keeps a person out', async () => {
    const page = await openPage(browser, { scheme, width });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Dana');
    await open(page);
    await page
      .getByRole('checkbox', { name: /^Select / })
      .last()
      .check();
    await page.getByLabel('Give to').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, `denials-list-${scheme}-${width}`);
    await page.locator('[data-denial]').first().click();
    await page.getByRole('heading', { name: /, claim / }).waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Open the playbook' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, `denials-one-${scheme}-${width}`);
    await page.goto(`${BASE}/app/playbooks/northwind-commercial`);
    await page
      .getByRole('button', { name: /^(Begin a new version|Go on with the draft)$/ })
      .click();
    await page.getByRole('form', { name: /^Draft of version / }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, `playbooks-draft-${scheme}-${width}`);
    await page.getByRole('button', { name: 'Save and close' }).click();
    await page.getByText('The draft is kept.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, `playbooks-one-${scheme}-${width}`);
    await page.context().close();
  }, 60_000);
});
