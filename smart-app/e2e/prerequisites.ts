import { execFileSync } from 'node:child_process';
import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';

/** Debian's package for each library Chromium loads from the host. */
const PACKAGES: Record<string, string> = {
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libexpat.so.1': 'libexpat1',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libgbm.so.1': 'libgbm1',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libcairo.so.2': 'libcairo2',
};

/** Says what is missing before the first test, with the command that mends it. */
export default async function prerequisites(project: TestProject): Promise<void> {
  const base = project.config.env.SERVER_URL;
  if (!base || !URL.canParse(base)) {
    throw new Error('Set BASE_URL to the running server, e.g. http://localhost:8080');
  }
  if (process.platform === 'linux') checkLibraries(await chromium.executablePath());
  const answer = await fetch(new URL('/ehr/', base)).catch((error: unknown) => {
    throw new Error(`No server answers at ${base}: ${String(error)}`);
  });
  if (!answer.ok) throw new Error(`${base}/ehr/ answers ${answer.status}; is profile demo on?`);
}

function checkLibraries(executable: string): void {
  const missing = [
    ...execFileSync('ldd', [executable], { encoding: 'utf8' }).matchAll(/(\S+) => not found/g),
  ].map((found) => found[1] as string);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((library) => PACKAGES[library] ?? library))];
  throw new Error(
    `Chromium needs libraries this machine lacks: ${missing.join(', ')}.\n` +
      `On Debian: apt-get install -y ${packages.join(' ')}`,
  );
}
