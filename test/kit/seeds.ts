/** How random tests are run: a fixed seed in `check`, a fresh one and more runs in `fuzz`. A failure prints its seed. */
import type { Parameters } from 'fast-check'

export const seed = Number(process.env['SIGNALROOM_SEED'] ?? 20_261)
export const seeded = <T>(runs: number): Parameters<T> => ({
  seed,
  numRuns: Math.max(runs, Number(process.env['SIGNALROOM_RUNS'] ?? 0)),
  verbose: 1,
})
