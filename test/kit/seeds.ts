/** How random tests are run: a fixed seed in `check`, a fresh one and more runs in `fuzz`. A failure prints its seed. */
import type { Parameters } from 'fast-check'

export const seed = Number(process.env['SIGNALROOM_SEED'] ?? 20_261)
export const seeded = <T>(runs: number): Parameters<T> => ({
  seed,
  numRuns: Number(process.env['SIGNALROOM_RUNS'] ?? runs),
  verbose: 1,
})
