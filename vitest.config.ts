import { defineConfig } from 'vitest/config'

/** Files in which people speak: they mostly wait for somebody to finish a sentence, so two of them share the machine. */
const spoken = ['call', 'check', 'drill', 'ear', 'focus', 'recording', 'voices'].map(
  name => `test/e2e/${name}.test.ts`,
)

/**
 * Three groups: `rules` needs no browser and no build; `e2e` and `voice` drive the built product in Chromium, one file at a
 * time and two.
 */
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
          exclude: spoken,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'voice',
          include: spoken,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
