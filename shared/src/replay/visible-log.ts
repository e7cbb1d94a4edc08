/**
 * The log of a document as a seat lived it: what was written behind a veil comes at the veil's end, as it did live. Pure;
 * knows no room and reads no update.
 */

/** One update of a document, and when it was written, in epoch milliseconds. */
export interface LogEntry {
  readonly at: number
  readonly body: Uint8Array
}

/**
 * `log` is all that was written, `beside` what others wrote while something was hidden from them; both in time order.
 * `hidden` are the stretches, in time order and apart, in which something was hidden from this seat: of what was written
 * then only what stands in `beside` comes at its own time, the rest when the stretch ends, in its own order.
 */
export function visibleLog(
  log: readonly LogEntry[],
  beside: readonly LogEntry[],
  hidden: readonly { readonly from: number; readonly to: number }[],
): readonly LogEntry[] {
  if (hidden.length === 0) return log
  const found: LogEntry[] = []
  let next = 0
  const until = (moment: number, at?: number) => {
    for (let entry = log[next]; entry && entry.at < moment; entry = log[++next])
      found.push(at === undefined ? entry : { at, body: entry.body })
  }
  for (const { from, to } of hidden) {
    until(from)
    found.push(...beside.filter(({ at }) => at >= from && at < to))
    // A record of the very millisecond in which it ends may be one of those that were kept.
    until(to, to)
  }
  until(Number.POSITIVE_INFINITY)
  return found
}
