import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessibilityFaults,
  BASE,
  faultsOf,
  fileHeldClaim,
  openBrowser,
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
  await fileHeldClaim(browser);
});

afterAll(async () => {
  await browser?.close();
});

/** A page in the state it is looked at, reached as a person reaches it. */
interface Look {
  name: string;
  reach: (page: Page) => Promise<void>;
}

const LOOKS: Look[] = [
  {
    name: 'ehr-welcome',
    reach: async (page) => {
      await page.goto(`${BASE}/ehr/`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'ehr-start',
    reach: async (page) => {
      await signIn(page, 'Shah');
      await page.getByRole('heading', { name: 'Start here' }).waitFor();
      await page.getByRole('row', { name: /Reyes, Ana/ }).waitFor();
    },
  },
  {
    name: 'ehr-chart-panel',
    reach: async (page) => {
      await page.getByRole('link', { name: "Open Mei's chart" }).click();
      await page.getByRole('heading', { name: 'Tanaka, Mei' }).waitFor();
      const usual = page.getByRole('button', { name: /Add the usual charges/ });
      const line = page.getByRole('group', { name: /97597/ });
      await usual.or(line).first().waitFor();
      if (await usual.isVisible()) await usual.click();
      await page.getByRole('article').first().waitFor();
      await page.getByRole('button', { name: 'Open in Cleanclaim' }).last().click();
      const panel = smartApp(page);
      await panel.getByRole('heading', { level: 2 }).waitFor();
      await panel.getByRole('article').first().waitFor();
      await panel.getByText(/What was checked/).click();
    },
  },
  {
    name: 'ehr-inspector',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Hook inspector' }).click();
      const drawer = page.getByRole('dialog', { name: 'Hook inspector' });
      await drawer.getByText('cleanclaim-charge-capture').first().click();
      await drawer.getByRole('row').nth(1).waitFor();
      await drawer.getByRole('button', { name: 'Call again' }).click();
      await drawer.getByRole('region', { name: /^Both answers/ }).waitFor();
      const open = drawer.locator('li > details[open]');
      await open
        .getByText(/\d+ rules kept/)
        .last()
        .click();
      // Two calls can be read side by side.
      await drawer.getByText('cleanclaim-patient-view').first().click();
      await drawer
        .getByRole('region', { name: /^Request/ })
        .nth(1)
        .waitFor();
    },
  },
  {
    name: 'ehr-schedule',
    reach: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: 'Schedule' }).click();
      await page.getByRole('heading', { name: 'Schedule' }).waitFor();
      await page
        .getByRole('link', { name: /Check coverage Cole, Jonah/ })
        .first()
        .click();
      await page.getByRole('article').first().waitFor();
    },
  },
  {
    name: 'ehr-tour',
    reach: async (page) => {
      await page.getByRole('link', { name: 'Start here' }).click();
      await page.getByRole('link', { name: 'Take the tour' }).click();
      await page.getByRole('heading', { name: 'Tour 1 of 5' }).waitFor();
      await page.getByRole('heading', { name: 'Reyes, Ana' }).waitFor();
    },
  },
  {
    name: 'ehr-order',
    reach: async (page) => {
      await page.getByRole('link', { name: 'Next' }).click();
      await page.getByRole('link', { name: 'Next' }).click();
      await page.getByRole('heading', { name: 'Tanaka, Mei' }).waitFor();
      // Her charges are stored by now: what they are told moves all that stands below.
      await page.getByRole('article').filter({ hasText: '97597' }).waitFor();
      await page.getByText('Orders', { exact: true }).click();
      await page.getByRole('combobox', { name: 'Order' }).click();
      await page.getByRole('option', { name: /^83036/ }).click();
      await page.getByRole('combobox', { name: 'Reason' }).click();
      await page.getByRole('option', { name: /^L97.512/ }).click();
      await page.getByRole('article').filter({ hasText: '83036' }).waitFor();
    },
  },
  {
    name: 'app-home',
    reach: async (page) => {
      await page.goto(`${BASE}/app/`);
      await page.getByRole('heading', { name: 'Choose a patient' }).waitFor();
      await page.getByRole('button', { name: /Tanaka, Mei/ }).waitFor();
    },
  },
  {
    name: 'app-claim',
    reach: async (page) => {
      await page.getByRole('button', { name: /Tanaka, Mei/ }).click();
      await page.getByRole('button', { name: /11042/ }).click();
      await page.getByRole('heading', { name: /could get this claim denied/ }).waitFor();
      await page.getByRole('article').first().waitFor();
    },
  },
  {
    name: 'app-note',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Note why care was different' }).click();
      await page.getByText('Another reason').click();
    },
  },
  {
    name: 'app-held',
    reach: async (page) => {
      await page.goto(`${BASE}/app/claims`);
      await page.getByRole('heading', { name: 'Held claims' }).waitFor();
      await page.getByRole('checkbox', { name: 'Select Ortega, Luis' }).check();
      await page.getByRole('button', { name: 'Release 1 claim' }).waitFor();
    },
  },
  {
    name: 'app-held-open',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Ortega, Luis' }).click();
      await page.getByRole('heading', { name: /could get this claim denied/ }).waitFor();
      await page.getByText('One x-ray was taken.').waitFor();
      await page.getByRole('button', { name: 'Ask the clinician' }).click();
      await page.getByRole('button', { name: 'Send question' }).waitFor();
      await page.getByText('History', { exact: true }).click();
      await page.getByRole('list', { name: 'History' }).waitFor();
    },
  },
  {
    name: 'app-held-none',
    reach: async (page) => {
      await page.goto(`${BASE}/app/claims?limit=passed&from=1000`);
      await page.getByText('No claim of this list fits the filters.').waitFor();
    },
  },
  {
    name: 'app-coverage',
    reach: async (page) => {
      await page.goto(`${BASE}/app/coverage`);
      await page.getByRole('heading', { name: 'Coverage of booked visits' }).waitFor();
      await page.getByRole('rowheader', { name: 'Cole, Jonah' }).first().waitFor();
      await page.getByRole('button', { name: 'New coverage: Cole, Jonah' }).first().click();
      await page.getByRole('form', { name: 'New coverage: Cole, Jonah' }).waitFor();
    },
  },
  {
    name: 'app-quality',
    reach: async (page) => {
      await page.goto(`${BASE}/app/quality`);
      await page.getByRole('heading', { name: 'Alert quality' }).waitFor();
      await page.getByRole('button', { name: /Procedures not paid together.*Clinician/ }).click();
      await page.getByRole('form', { name: 'Decide about this alert' }).waitFor();
    },
  },
  {
    name: 'app-launch-refused',
    reach: async (page) => {
      await page.goto(`${BASE}/app/launch?iss=https://elsewhere.example/fhir&launch=x`);
      await page.getByRole('heading', { name: 'Cleanclaim could not open' }).waitFor();
      await page.getByRole('alert').waitFor();
    },
  },
];

describe.each<{ scheme: Scheme; width: number }>([
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 380 },
  { scheme: 'dark', width: 380 },
])('every page in $scheme at $width', ({ scheme, width }) => {
  it('has nothing that keeps a person out', async () => {
    const page = await openPage(browser, { scheme, width });
    const found: string[] = [];
    for (const look of LOOKS) {
      await look.reach(page);
      await shot(page, `${look.name}-${scheme}-${width}`);
      for (const fault of await accessibilityFaults(page)) found.push(`${look.name} ${fault}`);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) found.push(`${look.name} scrolls sideways by ${wide}px`);
    }
    expect(found).toEqual([]);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
    // Every page of both programs, one after the other.
  }, 180_000);
});
