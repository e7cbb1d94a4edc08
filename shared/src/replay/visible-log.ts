/**
 * The log of a document as a seat lived it: of what was written behind a veil its outcome alone, at the veil's end, as it came
 * live. Pure; knows no room and reads no update.
 */

/** One update of a document, and when it was written, in epoch milliseconds. */
export interface LogEntry {
  readonly at: number
  readonly body: Uint8Array
}
/** What so many of the log's updates come to, all at once: what was written meanwhile and is gone again is not in it. */
export interface HiddenOutcome {
  readonly at: number
  readonly outcomeOf: number
}

/**
 * `log` is all that was written, `beside` what others wrote while something was hidden from them; both in time order.
 * `hidden` are the stretches, in time order and apart, in which something was hidden from this seat: of what was written
 * then only what stands in `beside` comes at its own time, and when the stretch ends the outcome of all.
 */
export function visibleLog(
  log: readonly LogEntry[],
  beside: readonly LogEntry[],
  hidden: readonly { readonly from: number; readonly to: number }[],
): readonly (LogEntry | HiddenOutcome)[] {
  if (hidden.length === 0) return log
  const found: (LogEntry | HiddenOutcome)[] = []
  let next = 0
  for (const { from, to } of hidden) {
    const begins = firstAt(log, from, next)
    found.push(...log.slice(next, begins), ...beside.filter(({ at }) => at >= from && at < to))
    // A record of the very millisecond in which it ends is none of those that were hidden.
    next = firstAt(log, to, begins)
    if (next > begins) found.push({ at: to, outcomeOf: next })
  }
  return [...found, ...log.slice(next)]
}

function firstAt(log: readonly LogEntry[], moment: number, from: number): number {
  let index = from
  while ((log[index]?.at ?? moment) < moment) index++
  return index
}
