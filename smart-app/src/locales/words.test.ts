import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import shared from './en.json';
import appeals from './en.appeals.json';
import denials from './en.denials.json';
import ehr from './en.ehr.json';
import kpis from './en.kpis.json';
import learned from './en.learned.json';
import playbooks from './en.playbooks.json';
import traffic from './en.traffic.json';

const en = {
  ...shared,
  ...ehr,
  ...kpis,
  ...traffic,
  ...denials,
  ...appeals,
  ...playbooks,
  ...learned,
};

type Words = { [key: string]: string | Words };

const keys = (words: Words, above = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [above + key] : keys(value, `${above}${key}.`),
  );

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/test/.test(name))
  .map((name) => readFileSync(path.join('src', name), 'utf8'))
  .join('\n');

const known = new Set(keys(en).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')));

it('has words for every key a screen asks for', () => {
  const asked = [...sources.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((found) => found[1] as string);
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
});

it('has no words that no screen asks for', () => {
  const literal = new Set(
    [...sources.matchAll(/['"]([\w.-]+\.[\w.-]+)['"]/g)].map((found) => found[1]),
  );
  const patterns = [...sources.matchAll(/`([\w.-]*\$\{[^`]*?)`/g)].map(
    (found) => new RegExp(`^${(found[1] as string).replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`),
  );
  expect(
    [...known].filter((key) => !literal.has(key) && !patterns.some((each) => each.test(key))),
  ).toEqual([]);
});

it('keeps the words of each part apart from those of the app', () => {
  const apart = [ehr, kpis, traffic, denials, appeals, playbooks, learned].flatMap((words) =>
    Object.keys(words),
  );
  expect(apart.filter((key) => key in shared)).toEqual([]);
});

it('says no word the design rules out', () => {
  const said = keys(en)
    .map((key) => key.split('.').reduce<unknown>((words, part) => (words as Words)[part], en))
    .join('\n');
  expect(said).not.toMatch(/!|\binvalid\b|\bsomething went wrong\b|\bare you sure\b|\bcritical\b/i);
});
