import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import {
  charge,
  faultsOf,
  openBrowser,
  openChart,
  openPage,
  resetStories,
  shot,
  signIn,
} from './browser';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await resetStories(browser);
});

afterAll(async () => {
  await browser?.close();
});

/** The hook inspector, open. */
async function inspect(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Hook inspector' }).click();
  const drawer = page.getByRole('dialog', { name: 'Hook inspector' });
  await drawer.waitFor();
  return drawer;
}

/** The newest recorded call of a service. */
const recorded = (drawer: Locator, service: string): Locator =>
  drawer.locator('li > details').filter({ hasText: service }).first();

/** Every recorded call of the services was answered, and none breaks a rule. */
async function expectKept(page: Page, ...services: string[]): Promise<void> {
  const drawer = await inspect(page);
  for (const service of services) {
    const line = recorded(drawer, `cleanclaim-${service}`).locator('summary').first();
    await expect(line.innerText(), service).resolves.toMatch(/200[\s\S]*\d+ rules kept/);
  }
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

/** Makes the next hook call meet a fault. */
async function play(page: Page, fault: string): Promise<void> {
  const drawer = await inspect(page);
  await drawer.getByLabel('The next hook call').selectOption(fault);
  await drawer.getByText('Waits for the next hook call').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

describe('the demo EHR fires a hook at each moment', () => {
  it('says at the desk that another payer is responsible for who arrives', async () => {
    const page = await openPage(browser);
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Sam', '/ehr/schedule');
    await page.getByRole('button', { name: 'Arrived Brandt, Walter' }).click();
    const card = page.getByRole('article').filter({ hasText: 'SUNRISE ADVANTAGE' });
    const unknown = page.getByRole('article').filter({ hasText: 'Could not check eligibility' });
    await card.or(unknown).first().waitFor();
    // The payer's first answer may come too late for the first card; then it is known the next time.
    for (let tries = 0; tries < 10 && (await card.count()) === 0; tries++) {
      await page.getByRole('button', { name: 'Check again' }).click();
      await page
        .getByRole('button', { name: 'Check again' })
        .and(page.locator(':enabled'))
        .waitFor();
    }
    await card.getByText('Fix now').waitFor();
    await shot(page, 'arrived-1-payer');
    await expectKept(page, 'encounter-start');
    // Once the visit has begun there is a chart to work in.
    await page.getByRole('link', { name: 'Brandt, Walter', exact: true }).click();
    await page.getByText('Blood pressure check').waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('says of an order that its reason does not support it, until another reason is chosen', async () => {
    const page = await openChart(browser, "Open Mei's chart");
    await page.getByText('Orders', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Order' }).click();
    await page.getByRole('option', { name: '83036 Long-term blood sugar' }).click();
    await page.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('option', { name: /^L97.512/ }).click();
    const unsupported = page.getByRole('article').filter({ hasText: '83036' });
    await unsupported.waitFor();
    await shot(page, 'hooks-2-order');
    await page.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('option', { name: /^E11.621/ }).click();
    await page.getByText('No card: nothing found that would get this order denied.').waitFor();
    await page.getByRole('button', { name: 'Sign order' }).click();
    await page.getByRole('button', { name: 'Sign now' }).click();
    await page.getByText('Signed: Long-term blood sugar.').waitFor();
    await page.getByRole('combobox', { name: 'Send to' }).click();
    await page.getByRole('option', { name: 'Port Ellis Imaging' }).click();
    await page
      .getByText('No card: nothing found that would get this order denied there.')
      .waitFor();
    await shot(page, 'hooks-3-dispatch');
    await page.getByRole('button', { name: 'Send order' }).click();
    await page.getByText('Sent to Port Ellis Imaging.').waitFor();
    await expectKept(page, 'order-select', 'order-sign', 'order-dispatch');
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('checks a diagnosis that is put on the list, the note that is signed, and the end', async () => {
    const page = await openChart(browser, "Open Ana's chart");
    await page.getByRole('combobox', { name: 'Diagnosis' }).click();
    await page.getByRole('option', { name: /^M17 / }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('article').filter({ hasText: 'M17' }).waitFor();
    await shot(page, 'hooks-1-problem');
    await page.getByRole('button', { name: 'Take M17 off the list' }).click();
    await page.getByRole('article').filter({ hasText: 'M17' }).waitFor({ state: 'detached' });

    await charge(page, '99214');
    await charge(page, '20610');
    await page.getByRole('button', { name: 'Sign note' }).click();
    const dialog = page.getByRole('dialog', { name: /to fix before you sign/ });
    await dialog.waitFor();
    await shot(page, 'hooks-4-note');
    await dialog.getByRole('button', { name: /add 25/ }).click();
    await page.getByRole('group', { name: /99214-25/ }).waitFor();
    await page.getByRole('button', { name: 'Sign note' }).click();
    await page.getByText('Signed', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Close visit' }).click();
    await page.getByText('Visit closed').waitFor();
    await shot(page, 'hooks-5-closed');
    await expectKept(
      page,
      'problem-list-item-create',
      'note-sign',
      'encounter-discharge',
      'charge-capture',
    );
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the hook inspector', () => {
  it('calls again: the same question, the same answer beside the first', async () => {
    const page = await openChart(browser, "Open Mei's chart");
    await page.getByText('Nothing to warn about on opening this chart.').waitFor();
    const drawer = await inspect(page);
    const call = recorded(drawer, 'cleanclaim-patient-view');
    await call.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await call.getByRole('button', { name: 'Call again' }).focus();
    await page.keyboard.press('Enter');
    const first = drawer.locator('li > details[open]');
    await first.getByText('Same answer').waitFor();
    await first
      .getByText(/rules kept/)
      .last()
      .click();
    await first.getByText('hookInstance is a UUID, new for each call.').waitFor();
    await shot(page, 'inspector-1-again');
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('makes calls fail, and nobody is held up', async () => {
    const page = await openChart(browser, "Open Grace's chart");
    await page.getByText('Nothing to warn about on opening this chart.').waitFor();
    await play(page, 'http-500');
    await charge(page, '99213');
    const failure = page.getByRole('alert').filter({ hasText: 'The server answered 500.' });
    await failure.waitFor();
    await shot(page, 'fault-1-charges');
    await failure.getByRole('button', { name: 'Retry' }).click();
    await page.getByText('No card: nothing found').waitFor();

    await play(page, 'silent');
    await page.getByRole('button', { name: 'Sign note' }).click();
    await page.getByRole('button', { name: 'Sign without waiting' }).click();
    await page.getByText('Signed', { exact: true }).waitFor();

    await play(page, 'lost');
    await page.getByRole('button', { name: 'Close visit' }).click();
    await page.getByText('Visit closed').waitFor();
    await page.getByText('Closed without a check.').waitFor();
    await shot(page, 'fault-2-closed');
    const drawer = await inspect(page);
    await recorded(drawer, 'cleanclaim-encounter-discharge').getByText('simulated').waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describe('a newcomer takes the tour', () => {
  it('is led from story to story by keyboard, and sees each happen', async () => {
    const page = await openPage(browser);
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Shah');
    await page.getByRole('link', { name: 'Take the tour' }).focus();
    await page.keyboard.press('Enter');
    const story = (step: number) => page.getByRole('heading', { name: `Tour ${step} of 5` });
    await story(1).waitFor();
    await page.getByRole('link', { name: 'Next' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#tour-story:focus').filter({ hasText: 'Tour 2 of 5' }).waitFor();
    await page
      .getByRole('link', { name: /Check coverage Cole, Jonah/ })
      .first()
      .click();
    await page.getByText('The card came while the visit can still be moved').waitFor();
    await shot(page, 'tour-2-told');
    for (const step of [3, 4, 5]) {
      await page.getByRole('link', { name: 'Next' }).click();
      await story(step).waitFor();
    }
    await page.getByRole('link', { name: 'Finish' }).click();
    await page.getByRole('heading', { name: 'What else is here' }).waitFor();
    await expect(page.getByRole('heading', { name: /^Tour/ }).count()).resolves.toBe(0);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});
