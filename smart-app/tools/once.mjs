// Runs an npm step only when what it reads has changed since it last succeeded.
//   node tools/once.mjs install | build
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(home, ...parts);

const steps = {
  install: {
    reads: ['package-lock.json', 'package.json', '.npmrc'],
    // Beside what it vouches for: whoever deletes node_modules deletes the stamp with it.
    stamp: 'node_modules/.installed',
    gives: ['node_modules/vite/package.json'],
    run: ['npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
  },
  build: {
    reads: [
      'package-lock.json',
      'vite.config.ts',
      'tools/build.mjs',
      'app',
      'ehr',
      'public',
      'src',
    ],
    stamp: 'target/web-build.stamp',
    gives: ['app/index.html', 'app/launch.html', 'app/panel.html', 'ehr/index.html'].map(
      (page) => `target/classes/META-INF/resources/${page}`,
    ),
    run: ['node', 'tools/build.mjs'],
  },
};

function files(name) {
  const entry = at(name);
  if (!existsSync(entry)) return [];
  return readdirSync(path.dirname(entry), { withFileTypes: true })
    .filter((found) => found.name === path.basename(entry))
    .flatMap((found) =>
      found.isDirectory()
        ? readdirSync(entry)
            .sort()
            .flatMap((child) => files(path.join(name, child)))
        : [name],
    );
}

function fingerprint(step) {
  const hash = createHash('sha256').update(
    `${process.version} ${process.platform} ${process.arch}`,
  );
  for (const name of step.reads.flatMap(files)) {
    hash.update(`\n${name}\n`).update(readFileSync(at(name)));
  }
  return hash.digest('hex');
}

const name = process.argv[2];
const step = steps[name];
if (!step) {
  console.error('Usage: node tools/once.mjs install|build');
  process.exit(2);
}
const now = fingerprint(step);
const stamp = at(step.stamp);
const before = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
if (before === now && step.gives.every((given) => existsSync(at(given)))) {
  console.log(`smart-app ${name}: nothing changed`);
  process.exit(0);
}

rmSync(stamp, { force: true });
const [command, ...args] = step.run;
const done = spawnSync(command, args, { cwd: home, stdio: 'inherit' });
if (done.status !== 0) {
  console.error(`smart-app ${name} failed: ${step.run.join(' ')}`);
  process.exit(done.status ?? 1);
}
mkdirSync(path.dirname(stamp), { recursive: true });
writeFileSync(stamp, now);
