/** What an interviewer called right or false in a round, as their device keeps it, and how often alarms were right. Knows no storage. */
import { z } from 'zod'
import { FailureMode } from '../content/failures.js'
import type { Noticed } from '../failures/noticed.js'

const name = z.string().min(1).max(200)
const moment = z.number().min(0).max(8.64e15)
export const JudgedAlarms = z.strictObject({
  room: name,
  seat: name,
  /** When it was kept; of two of one round the later one says more. */
  keptAt: moment,
  judged: z
    .array(z.strictObject({ mode: FailureMode, phase: name, right: z.boolean() }))
    .min(1)
    .max(200),
})
export type JudgedAlarms = z.infer<typeof JudgedAlarms>

/** Null where nothing was called either. */
export function judgedAlarms(
  noticed: readonly Pick<Noticed, 'mode' | 'phase' | 'right'>[],
  { room, seat }: { readonly room: string; readonly seat: string },
  now: number,
): JudgedAlarms | null {
  const judged = noticed.flatMap(({ mode, phase, right }) => (right === null ? [] : [{ mode, phase, right }]))
  return judged.length === 0 ? null : { room, seat, keptAt: now, judged }
}

/** Each round of a seat once, the one that was kept last. */
export function mergedAlarms(...kept: readonly (readonly JudgedAlarms[])[]): readonly JudgedAlarms[] {
  const byRound = new Map<string, JudgedAlarms>()
  for (const one of kept.flat()) {
    const key = `${one.room}/${one.seat}`
    const before = byRound.get(key)
    if (!before || one.keptAt > before.keptAt || (one.keptAt === before.keptAt && longer(one, before)))
      byRound.set(key, one)
  }
  return [...byRound.values()].sort((a, b) => a.keptAt - b.keptAt || (a.room < b.room ? -1 : 1))
}
const longer = (one: JudgedAlarms, other: JudgedAlarms): boolean =>
  JSON.stringify(one) > JSON.stringify(other)

/** How many were right of how many that somebody said something of. */
export interface Precision {
  readonly right: number
  readonly of: number
  readonly rounds: number
}
/** Null where nobody said anything yet. */
export function precisionOf(kept: readonly JudgedAlarms[]): Precision | null {
  const judged = kept.flatMap(one => one.judged)
  return judged.length === 0
    ? null
    : { right: judged.filter(one => one.right).length, of: judged.length, rounds: kept.length }
}
