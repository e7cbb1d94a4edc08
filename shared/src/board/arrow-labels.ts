/** Texts that lie on the middle of an arrow and are bound to nothing: its label. Knows pieces alone. */
import { compare, distance, inReadingOrder } from './geometry.js'
import type { Joined } from './ends.js'
import type { TextPiece } from './piece.js'
import { Spots } from './spots.js'

/** How far a text may be from the middle of an arrow and still be on it: about a line of it. */
const reach = 20

/** By arrow: its texts in reading order. A text belongs to the one arrow whose middle is nearest. */
export function labelsOf(
  joins: readonly Joined[],
  texts: readonly TextPiece[],
): ReadonlyMap<string, readonly TextPiece[]> {
  const spots = new Spots(texts, reach)
  const nearest = new Map<string, { readonly join: string; readonly far: number }>()
  for (const { piece, middle } of joins)
    spots.at(middle, text => {
      const far = distance(middle, text.box)
      const known = nearest.get(text.id)
      if (
        far <= reach &&
        (!known || far < known.far || (far === known.far && compare(piece.id, known.join) < 0))
      )
        nearest.set(text.id, { join: piece.id, far })
    })
  const labels = new Map<string, TextPiece[]>()
  for (const text of inReadingOrder(texts)) {
    const join = nearest.get(text.id)?.join
    if (join !== undefined && !labels.get(join)?.push(text)) labels.set(join, [text])
  }
  return labels
}
