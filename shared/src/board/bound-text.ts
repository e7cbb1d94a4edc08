/** Texts that are bound to a box or an arrow become its own words. Knows pieces alone. */
import type { Piece, TextPiece } from './piece.js'

export interface WithWords {
  readonly pieces: readonly Piece[]
  /** By text: the box or arrow that it became the words of. */
  readonly holders: ReadonlyMap<string, string>
}

export function withBoundTexts(pieces: readonly Piece[]): WithWords {
  const mayHold = new Set(pieces.filter(({ form }) => form === 'box' || form === 'join').map(({ id }) => id))
  const bound = new Map<string, TextPiece[]>()
  const holders = new Map<string, string>()
  const others: Piece[] = []
  for (const piece of pieces) {
    if (piece.form !== 'text' || piece.holder === null || !mayHold.has(piece.holder)) {
      others.push(piece)
      continue
    }
    holders.set(piece.id, piece.holder)
    if (!bound.get(piece.holder)?.push(piece)) bound.set(piece.holder, [piece])
  }
  const worded = others.map(piece =>
    piece.form === 'box' || piece.form === 'join'
      ? { ...piece, text: joined([piece.text, ...(bound.get(piece.id) ?? []).map(({ text }) => text)]) }
      : piece,
  )
  return { pieces: worded, holders }
}

/** Texts one under the other. */
export const joined = (texts: readonly string[]): string => texts.filter(text => text !== '').join('\n')
