import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const PAGES = path.resolve('target/classes/META-INF/resources');
const KB = 1024;

/** What a page loads before it shows anything: its scripts or styles, as sent, in bytes. */
function initial(page: string, kind: 'js' | 'css'): number {
  const html = readFileSync(path.join(PAGES, page), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(js|css))"/g)]
    .filter((found) => found[2] === kind)
    .map((found) => found[1] as string);
  expect(files.length, `${page} names no ${kind}`).toBeGreaterThan(0);
  return files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(PAGES, file))).length,
    0,
  );
}

describe.each(['app/panel.html', 'app/launch.html', 'app/index.html'])('%s', (page) => {
  it('is small enough for a side panel', () => {
    expect(initial(page, 'js')).toBeLessThan(180 * KB);
    expect(initial(page, 'css')).toBeLessThan(15 * KB);
  });
});

/** What the screen of figures adds to what is loaded already. */
describe('the charts', () => {
  it('stay within what one screen may add', () => {
    const assets = path.join(PAGES, 'app/assets');
    const sizes = readdirSync(assets)
      .filter((name) => /^(trend\.chart|kpis\.page)-.*\.js$/.test(name))
      .map((name) => gzipSync(readFileSync(path.join(assets, name))).length);
    expect(sizes).toHaveLength(2);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(130 * KB);
  });
});

describe('ehr/index.html', () => {
  it('stays within what a whole app may weigh', () => {
    expect(initial('ehr/index.html', 'js')).toBeLessThan(240 * KB);
    expect(initial('ehr/index.html', 'css')).toBeLessThan(45 * KB);
  });

  it('leaves no trace in the panel', () => {
    const panel = readFileSync(path.join(PAGES, 'app/panel.html'), 'utf8');
    expect(panel).not.toContain('/ehr/');
  });
});
