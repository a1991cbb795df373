import { mkdirSync } from 'node:fs';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import axe, { type AxeResults } from 'axe-core';
import {
  chromium as playwright,
  type Browser,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import { onTestFailed } from 'vitest';

export const BASE = (process.env.SERVER_URL ?? '').replace(/\/$/, '');

const SHOTS = path.resolve(process.env.SCREENSHOTS ?? 'target/screenshots');

export type Scheme = 'light' | 'dark';

/**
 * A real Chromium. Its own `chromium.args` stay out: `--disable-web-security` would hide a CORS
 * fault and `--single-process` crashes with the second page.
 */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox'],
    headless: true,
  });
}

export async function openPage(
  browser: Browser,
  { scheme = 'light', width = 1280 }: { scheme?: Scheme; width?: number } = {},
): Promise<Page> {
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height: 900 },
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    // A resource the server says it lacks is an answer, not a fault of the page.
    if (line.type() === 'error' && !line.text().includes('404')) faults.push(line.text());
  });
  Object.assign(page, { faults });
  return page;
}

/** What the browser complained about on this page. */
export const faultsOf = (page: Page): string[] => (page as Page & { faults: string[] }).faults;

/** Signs in to the demo EHR as one of its people. */
export async function signIn(page: Page, who: string, at = '/ehr/'): Promise<void> {
  await page.goto(BASE + at);
  await page.getByRole('button', { name: 'Sign in to the demo' }).click();
  await page.getByRole('button', { name: who }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByRole('button', { name: 'Reset demo' }).waitFor();
}

/** The stories as they began. */
export async function resetStories(browser: Browser): Promise<void> {
  const page = await openPage(browser);
  await signIn(page, 'Shah');
  await page.getByRole('button', { name: 'Reset demo' }).click();
  await page.getByText('The five stories are back at their beginning.').waitFor();
  await page.context().close();
}

/** A chart as its story begins, as Dr. Shah; what is seen when the test fails is kept. */
export async function openChart(browser: Browser, story: string): Promise<Page> {
  const page = await openPage(browser, { width: 1440 });
  onTestFailed(() => shot(page, 'failed'));
  await signIn(page, 'Shah');
  await page.getByRole('link', { name: story }).click();
  return page;
}

/** Charges a procedure on an open chart. */
export const charge = async (page: Page, code: string) => {
  await page.getByRole('combobox', { name: 'Procedure' }).fill(code);
  await page.getByRole('option', { name: new RegExp(`^${code}`) }).click();
  await page.getByRole('button', { name: 'Add charge' }).click();
  await page.getByRole('group', { name: new RegExp(code) }).waitFor();
};

/** Files Luis's x-ray a second time: a claim that is held. */
export const fileHeldClaim = (browser: Browser) =>
  fileHeld(browser, "Open Luis's chart", ['71046']);

/** Files what an alert warns of, in spite of it. */
export async function fileHeld(browser: Browser, story: string, codes: string[]): Promise<void> {
  const page = await openPage(browser, { width: 1440 });
  await signIn(page, 'Shah');
  await page.getByRole('link', { name: story }).click();
  for (const code of codes) await charge(page, code);
  await page
    .getByRole('article')
    .filter({ hasText: codes[0] as string })
    .getByText('Fix now')
    .waitFor();
  await page.getByRole('button', { name: 'Sign and file' }).click();
  await page.getByRole('button', { name: 'Sign without it' }).click();
  await page.getByRole('menuitem').first().click();
  await page.getByText('Held').first().waitFor();
  await page.context().close();
}

/** The whole page; of a page under a dialog, what is seen. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({
    path: path.join(SHOTS, `${name}.png`),
    fullPage: (await page.getByRole('dialog').count()) === 0,
  });
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds against WCAG 2.2 A/AA and its best practices, in every frame, as readable lines. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    if (frame.url() === 'about:blank') continue;
    // The page's own policy forbids added scripts; a debugger's evaluation is not bound by it.
    await frame.evaluate(axe.source);
    const results = await frame.evaluate(
      (rules) =>
        (window as unknown as { axe: typeof axe }).axe.run(document, {
          runOnly: { type: 'tag', values: rules },
          iframes: false,
        }) as Promise<AxeResults>,
      RULES,
    );
    for (const violation of results.violations) {
      for (const node of violation.nodes) {
        found.push(
          `${new URL(frame.url()).pathname} ${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`,
        );
      }
    }
  }
  return found;
}

/** The SMART app beside the chart. */
export const smartApp = (page: Page): FrameLocator =>
  page.frameLocator('iframe[title="Cleanclaim panel"]');
