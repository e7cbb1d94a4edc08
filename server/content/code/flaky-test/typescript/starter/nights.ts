/** Replays the check over a thousand nights, each begun when the queue before it let go. Run me. */
import { Ledger } from './billing'
import { checkLedger } from './checks'
import type { Clock } from './clock'
import { utc } from './zones'

/** The machine's clock: a little later each time it is read. */
export function machine(moment: number): Clock {
  return { now: () => (moment += 400) }
}

export function replay(nights = 1000, seed = 1) {
  const failed: { readonly begun: number; readonly error: unknown }[] = []
  let state = seed
  const below = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  for (let night = 0; night < nights; night++) {
    const begun = utc('2026-01-01 21:00') + below(365) * 86_400_000 + below(63 * 60) * 1000
    try {
      checkLedger((zone, clock) => new Ledger(zone, clock), machine(begun))
    } catch (error) {
      failed.push({ begun, error })
    }
  }
  return failed
}

const failed = replay()
console.log(`${failed.length} of 1,000 nights failed`)
for (const { begun, error } of failed.sort((a, b) => a.begun - b.begun).slice(0, 5))
  console.log(`  begun ${new Date(begun).toISOString()}: ${error}`)
