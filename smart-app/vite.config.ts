import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = process.env.BASE_URL ?? 'http://localhost:8080';

/** Page names as the server spells them: `/app/launch` is `app/launch.html`. */
function pageNames(): Plugin {
  return {
    name: 'page-names',
    configureServer(dev) {
      dev.middlewares.use((request, _response, next) => {
        const [path, query] = (request.url ?? '').split('?');
        const page = /^\/app\/(launch|panel)$/.exec(path ?? '');
        const target = page
          ? `/app/${page[1]}.html`
          : /^\/(app|ehr)\/([^.@]*)$/.test(path ?? '') && !path?.startsWith('/ehr/api')
            ? `/${path?.split('/')[1]}/index.html`
            : path;
        request.url = query ? `${target}?${query}` : target;
        next();
      });
    },
  };
}

export default defineConfig({
  plugins: [react(), pageNames()],
  appType: 'mpa',
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/fhir', '/oauth2', '/login', '/cds-services', '/ehr/api', '/.well-known'].map((path) => [
        path,
        server,
      ]),
    ),
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'e2e/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    css: false,
    testTimeout: 30_000,
    // Two cores on a build machine: more workers only wait for each other.
    maxWorkers: 2,
    pool: 'threads',
  },
});
