/** What a silence was: short, in the window or long, and then dead air, working or declared. Knows no chunk. */
import { PAUSE_MAX_OK, PAUSE_MIN_OK, THINK_MAX, WORK_BIN, WORK_SHARE } from './thresholds.js'

export interface Span {
  readonly from: number
  readonly to: number
}
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

/** The spans laid together where they touch or overlap. */
export function union(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last && span.from <= last.to)
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else out.push(span)
  }
  return out
}

/** What is left of a span outside some others. */
export function outside(span: Span, others: readonly Span[]): readonly Span[] {
  let left: readonly Span[] = [span]
  for (const other of others)
    left = left.flatMap(one =>
      other.to <= one.from || other.from >= one.to
        ? [one]
        : [
            { from: one.from, to: other.from },
            { from: other.to, to: one.to },
          ].filter(part => part.to > part.from),
    )
  return left
}

export const total = (spans: readonly Span[]): number =>
  spans.reduce((sum, one) => sum + one.to - one.from, 0)
