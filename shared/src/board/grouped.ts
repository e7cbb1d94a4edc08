/**
 * A group of shapes that says one thing, or nothing, is one thing: an icon of four outlines and a caption is a component with a
 * name.
 * Knows pieces alone.
 */
import { areaOf, around, compare, cornersOf } from './geometry.js'
import type { BoxPiece, Piece } from './piece.js'

export interface Grouped {
  readonly pieces: readonly Piece[]
  /** What an end bound to a part, or to the group, is bound to. */
  readonly wholes: ReadonlyMap<string, string>
}

export function withGroupsAsOne(pieces: readonly Piece[]): Grouped {
  const groups = new Map<string, Piece[]>()
  for (const piece of pieces)
    if (piece.group !== null && piece.form !== 'frame' && !groups.get(piece.group)?.push(piece))
      groups.set(piece.group, [piece])
  const wholes = new Map<string, string>()
  const made = new Map<string, Piece>()
  for (const [group, parts] of groups) {
    const whole = asOne(parts)
    if (!whole) continue
    made.set(whole.id, whole)
    for (const id of [group, ...parts.map(part => part.id)]) wholes.set(id, whole.id)
  }
  const kept = pieces.flatMap(piece => {
    const whole = wholes.get(piece.id)
    return whole === undefined ? [piece] : (made.get(piece.id) ?? [])
  })
  return { pieces: kept, wholes }
}

/** Null unless one text or none stands in it, something is drawn with it, and no arrow goes from part to part. */
function asOne(parts: readonly Piece[]): BoxPiece | null {
  const worded = parts.filter(part => 'text' in part && part.text !== '' && part.form !== 'join')
  const drawn = parts.filter(part => part.form === 'box' || (part.form === 'sign' && part.sign === 'image'))
  const [words] = worded
  if (worded.length > 1 || drawn.length === 0 || parts.length < 2) return null
  if (parts.some(part => part.form === 'join' && (part.arrow || part.start.bound !== null))) return null
  const [main] = drawn.toSorted((a, b) => areaOf(b.box) - areaOf(a.box) || compare(a.id, b.id))
  const box = around(parts.flatMap(part => cornersOf(part.box)))
  if (!main || !box) return null
  const kinds = parts.flatMap(part => ('kind' in part && part.kind !== null ? [part.kind] : []))
  const { id, frame, group } = main
  return {
    form: 'box',
    id,
    frame,
    group,
    box,
    text: words && 'text' in words ? words.text : '',
    kind: kinds[0] ?? null,
    rectangle: false,
  }
}
