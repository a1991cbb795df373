// Builds the pages of the SMART app and of the demo EHR, each with chunks of its own: the panel
// must not carry a byte of the demo.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = path.join(home, 'target/classes/META-INF/resources');
const parts = {
  app: ['app/index.html', 'app/launch.html', 'app/panel.html'],
  ehr: ['ehr/index.html'],
};

for (const [part, pages] of Object.entries(parts)) {
  await rm(path.join(out, part), { recursive: true, force: true });
  await build({
    root: home,
    logLevel: 'warn',
    build: {
      outDir: out,
      emptyOutDir: false,
      assetsDir: `${part}/assets`,
      target: 'es2022',
      // Sizes that matter are budgets with a test of their own.
      chunkSizeWarningLimit: 1_000,
      modulePreload: { polyfill: false },
      rollupOptions: { input: pages.map((page) => path.join(home, page)) },
    },
  });
}
