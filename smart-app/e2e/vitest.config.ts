import { defineConfig } from 'vitest/config';

/** Tests in a real browser, against the server at `BASE_URL`. They share its data, so one by one. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    globalSetup: ['./prerequisites.ts'],
    environment: 'node',
    // Vitest gives its workers a BASE_URL of its own.
    env: { SERVER_URL: process.env.BASE_URL ?? '' },
    fileParallelism: false,
    sequence: { shuffle: false },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    bail: 0,
    reporters: ['verbose'],
  },
});
