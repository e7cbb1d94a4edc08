import { defineConfig } from 'vitest/config'

/** Two groups: `rules` needs no browser and no build; `e2e` drives the built product in Chromium. */
export default defineConfig({
  test: {
    exclude: ['**/dist/**', '**/node_modules/**', 'test/golden/wrong/**'],
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
