/** Stretches of time and what can be done with lists of them. Knows no clock. */

export interface Span {
  readonly from: number
  readonly to: number
}

/** The spans laid together where they touch or overlap. */
export function union(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last && span.from <= last.to)
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else out.push({ from: span.from, to: span.to })
  }
  return out
}

/** What is left of a span outside some others. */
export function outside(span: Span, others: readonly Span[]): readonly Span[] {
  let left: readonly Span[] = [{ from: span.from, to: span.to }]
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
