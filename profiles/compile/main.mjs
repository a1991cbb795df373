// Compiles input/fsh to FHIR JSON, offline, and only when something it reads has changed.
//
// usage: node compile/main.mjs BUNDLES CACHE OUT STAMP
//   BUNDLES  folder with the base definitions of FHIR R4 as bundles (XML)
//   CACHE    FHIR package cache to build from them; the user's own ~/.fhir is not touched
//   OUT      where the JSON goes; emptied first
//   STAMP    file that remembers what OUT was made from
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digest, isCurrent, remember } from './stamp.mjs';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const [bundles, cache, out, stamp] = process.argv.slice(2).map((path) => resolve(path));

const lock = join(project, 'package-lock.json');
const modules = join(project, 'node_modules');
const inputs = ['input', 'compile', 'sushi-config.yaml', 'package-lock.json'].map((name) =>
  join(project, name),
);

installPackages();
await compileProfiles();

function installPackages() {
  const installed = join(modules, '.installed');
  const wanted = digest([lock]);
  if (isCurrent(installed, wanted)) {
    return;
  }
  const npm = spawnSync('npm', ['ci', '--loglevel=error'], {
    cwd: project,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    fail(`npm ci failed in ${project}\n${npm.stdout ?? ''}${npm.stderr ?? npm.error ?? ''}`);
  }
  remember(installed, wanted);
}

async function compileProfiles() {
  // The folder of the bundles carries the version of its publisher's jar in its name.
  const wanted = digest(inputs, bundles);
  if (isCurrent(stamp, wanted) && existsSync(out)) {
    return;
  }
  const { buildCorePackage } = await import('./core-package.mjs');
  const { compile } = await import('./sushi.mjs');
  // Gone until OUT is whole: an interrupted run is done again.
  rmSync(stamp, { force: true });
  buildCorePackage(bundles, cache);
  const { errors, warnings } = await compile(project, cache, out);
  for (const warning of warnings) {
    console.warn(`[profiles] warning: ${warning}`);
  }
  if (errors.length > 0) {
    fail(errors.map((error) => `[profiles] error: ${error}`).join('\n'));
  }
  remember(stamp, wanted);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
