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

/** Pieces in time order as groups; a new one begins where a piece stands apart from the group before it. */
export function grouped<Piece extends Span>(
  pieces: readonly Piece[],
  isApart: (piece: Piece, before: Group<Piece>) => boolean,
): readonly Group<Piece>[] {
  const out: { from: number; to: number; pieces: Piece[] }[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last && !isApart(piece, last)) {
      last.pieces.push(piece)
      last.to = Math.max(last.to, piece.to)
    } else out.push({ from: piece.from, to: piece.to, pieces: [piece] })
  }
  return out
}
export interface Group<Piece extends Span> extends Span {
  readonly pieces: readonly Piece[]
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
