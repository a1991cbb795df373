import { randomInt } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import {
  accessibilityFaults,
  BASE,
  faultsOf,
  openBrowser,
  openPage,
  shot,
  signIn,
  type Scheme,
} from './browser';

/** Where the simulated payer's machine leaves its answers. */
const MAILBOX = process.env.PAYER_MAILBOX ?? '';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** An answer of a payer about a claim that was never sent from here. */
function reportOfAStranger(number: string): string {
  return [
    `ISA*00*          *00*          *ZZ*NWC01          *ZZ*CLEANCLAIM     *261123*1600*^*00501*${number}*0*T*:`,
    'GS*HN*NWC01*CLEANCLAIM*20261123*1600*1*X*005010X214',
    'ST*277*0001*005010X214',
    'BHT*0085*08*R1*20261123*1600*TH',
    'HL*1**20*1',
    'NM1*PR*2*NORTHWIND COMMERCIAL*****PI*NWC01',
    'TRN*1*T1',
    'DTP*050*D8*20261123',
    'DTP*009*D8*20261123',
    'HL*2*1*21*1',
    'NM1*41*2*HARBOR FAMILY MEDICINE*****46*CLEANCLAIM',
    'TRN*2*B1',
    'STC*A1:19*20261123*WQ*425',
    'HL*3*2*19*1',
    'NM1*85*2*HARBOR FAMILY MEDICINE*****XX*1234567893',
    'HL*4*3*PT',
    'NM1*QC*1*STRANGER*SALLY****MI*M4711',
    `TRN*2*X${number}`,
    'STC*A2:20*20261123*WQ*425',
    'SE*18*0001',
    'GE*1*1',
    `IEA*1*${number}`,
    '',
  ].join('~');
}

/** Leaves a file as a payer does: nobody sees the half of it. */
function leave(name: string, content: string) {
  const file = path.join(MAILBOX, 'from-payer', name);
  writeFileSync(`${file}.part`, content);
  renameSync(`${file}.part`, file);
}

/** Presses Tab until the wanted thing has the focus: what cannot be reached so fails. */
async function tabTo(page: Page, name: RegExp | string, role: 'button' | 'textbox' = 'button') {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((each) => each === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`60 times Tab do not lead to ${name}`);
}

describe.skipIf(MAILBOX === '')('an integration engineer finds out why a message stopped', () => {
  const number = String(randomInt(100_000_000, 999_999_999));

  it('by keyboard alone: sees it masked, shows it with a reason, rehearses, takes it along', async () => {
    leave(`report-${number}.277ca`, reportOfAStranger(number));
    leave(`page-${number}.835`, `<html>Scheduled maintenance ${number}</html>`);
    const page = await openPage(browser, { width: 1440 });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Ines');
    await page.goto(`${BASE}/app/traffic?state=QUARANTINED&last=hour`);
    await page.getByRole('heading', { name: 'Payer traffic' }).waitFor();
    const messages = page.getByRole('region', { name: 'Messages' });
    await messages.getByText(`report-${number}.277ca`).waitFor();
    await messages.getByText(`page-${number}.835`).waitFor();
    await shot(page, 'traffic-1-list');
    expect(await accessibilityFaults(page)).toEqual([]);

    await tabTo(page, `report-${number}.277ca`);
    await page.keyboard.press('Enter');
    const main = page.getByRole('main');
    await main.getByText('NM1*QC*1*•••*•••').waitFor();
    await expect(main.textContent()).resolves.not.toMatch(/STRANGER|SALLY|M4711/);
    await shot(page, 'traffic-2-masked');
    expect(await accessibilityFaults(page)).toEqual([]);

    await tabTo(page, 'Show patient data');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Why', 'textbox');
    await page.keyboard.type('Whose claim is it');
    await page.keyboard.press('Enter');
    await main.getByText('NM1*QC*1*STRANGER*SALLY').waitFor();
    await main.getByText('On record: 1 entry').click();
    await main.getByText(/Ines Moreau saw patient data: Whose claim is it/).waitFor();

    await tabTo(page, 'Apply again');
    await page.keyboard.press('Enter');
    await page.getByText('It may not be done').waitFor();
    await page.getByText(/quarantined again: Nothing in the file is about/).waitFor();
    await shot(page, 'traffic-3-replay');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Download original' }).click();
    const form = page.getByRole('form', { name: 'Download original' });
    await form.getByRole('textbox', { name: 'Why' }).fill('For the payer');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      form.getByRole('button', { name: 'Download' }).click(),
    ]);
    await expect(readFile(await file.path(), 'utf8')).resolves.toBe(reportOfAStranger(number));

    await main.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Escape');
    await messages.getByText(`page-${number}.835`).waitFor();
    await expect(
      page
        .getByRole('button', { name: `report-${number}.277ca`, exact: true })
        .evaluate((each) => each === document.activeElement),
    ).resolves.toBe(true);
    await messages.getByRole('button', { name: `page-${number}.835`, exact: true }).click();
    await main.getByText(/are no X12 interchange/).waitFor();
    await expect(main.textContent()).resolves.not.toContain('maintenance');

    await page.goBack();
    await page.getByLabel('Claim or number').fill('Claim/none');
    await page.keyboard.press('Enter');
    await page.getByText('No message fits the filters.').waitFor();
    expect(new URL(page.url()).search).toBe('?last=hour&state=QUARANTINED&trace=Claim%2Fnone');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describe.skipIf(MAILBOX === '').each<{ scheme: Scheme; width: number }>([
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 380 },
  { scheme: 'dark', width: 380 },
])('the traffic in $scheme at $width', ({ scheme, width }) => {
  it('has nothing that keeps a person out', async () => {
    const number = String(randomInt(100_000_000, 999_999_999));
    leave(`look-${number}.277ca`, reportOfAStranger(number));
    const page = await openPage(browser, { scheme, width });
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Ines');
    const found: string[] = [];
    const look = async (name: string) => {
      await shot(page, `${name}-${scheme}-${width}`);
      found.push(...(await accessibilityFaults(page)).map((fault) => `${name} ${fault}`));
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) found.push(`${name} scrolls sideways by ${wide}px`);
    };
    await page.goto(`${BASE}/app/traffic?last=hour`);
    await page.getByRole('heading', { name: 'Payer traffic' }).waitFor();
    const messages = page.getByRole('region', { name: 'Messages' });
    await messages.getByRole('button', { name: `look-${number}.277ca`, exact: true }).waitFor();
    await page.getByRole('region', { name: 'Stopped messages' }).waitFor();
    await look('app-traffic');
    await messages.getByRole('button', { name: `look-${number}.277ca`, exact: true }).click();
    await page.getByText('NM1*QC*1*•••*•••').waitFor();
    await page.getByRole('button', { name: 'Apply again' }).click();
    await page.getByText('It may not be done').waitFor();
    await look('app-traffic-message');
    expect(found).toEqual([]);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describe('a clinician', () => {
  it('is not offered the traffic, and its address says that it is not granted', async () => {
    const page = await openPage(browser);
    onTestFailed(() => shot(page, 'failed'));
    await signIn(page, 'Shah');
    await page.goto(`${BASE}/app/traffic`);
    await page.getByRole('alert').getByText('The access token does not grant this.').waitFor();
    await expect(page.getByRole('link', { name: 'Traffic' }).count()).resolves.toBe(0);
    await expect(page.getByRole('main').textContent()).resolves.not.toMatch(/837|835|northwind/i);
    await page.context().close();
  });
});
