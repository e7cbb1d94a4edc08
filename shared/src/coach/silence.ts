/** What a silence was: short, in the window or long, and then dead air, working or declared. Knows no chunk. */
import type { Span } from '../base/span.js'
import { PAUSE_MAX_OK, PAUSE_MIN_OK, THINK_MAX, WORK_BIN, WORK_SHARE } from './thresholds.js'

export type PauseClass = 'short' | 'in-window' | 'long'
/** What a long silence was. */
export type LongKind = 'dead-air' | 'working' | 'declared'

/** Whether at least half of the silence's bins saw hands at work. */
export function working(work: readonly Span[], { from, to }: Span): boolean {
  const bins = Math.ceil((to - from) / WORK_BIN)
  if (bins <= 0) return false
  const near = work.filter(one => one.from < to && one.to > from)
  if (near.length === 0) return false
  let busy = 0
  for (let bin = 0; bin < bins; bin++) {
    const start = from + bin * WORK_BIN
    const end = Math.min(start + WORK_BIN, to)
    if (near.some(one => one.from < end && one.to > start)) busy++
  }
  return busy / bins >= WORK_SHARE
}

/** The first moment, at least `after` into the silence, at which it is not a working one; null if there is none. */
export function idleAt(work: readonly Span[], { from, to }: Span, after: number): number | null {
  for (let end = from + after; end <= to; end += WORK_BIN) if (!working(work, { from, to: end })) return end
  return null
}

/** Whether a thought declared at `think` still excuses the moment. */
export const excused = (think: number | null, at: number): boolean =>
  think !== null && at <= think + THINK_MAX

export function classify(length: number): PauseClass {
  if (length < PAUSE_MIN_OK) return 'short'
  return length <= PAUSE_MAX_OK ? 'in-window' : 'long'
}

export function longKind(work: readonly Span[], silence: Span, think: number | null): LongKind {
  if (excused(think, silence.to)) return 'declared'
  return working(work, silence) ? 'working' : 'dead-air'
}
