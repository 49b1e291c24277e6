import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    maxWorkers: 2,
    setupFiles: process.env.CI ? ['scripts/fixed-seed.ts'] : [],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    env: { LANCEDB_LOG: 'error' },
  },
});
