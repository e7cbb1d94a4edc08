/** Which frame a thing is in: the engine's own, or one drawn by hand within it. Knows pieces alone. */
import { areaOf, compare, holds, middleOf } from './geometry.js'
import type { Inside } from './inside.js'
import type { BoxPiece, FramePiece, Piece, SignPiece, TextPiece } from './piece.js'
import { Spots } from './spots.js'

export interface Framing {
  readonly of: (thing: BoxPiece | SignPiece | TextPiece) => string | null
  readonly ofFrame: (frame: FramePiece) => string | null
  /** Frames that were in each other in a circle, and are in none now. */
  readonly broken: number
}

export function framing(frames: readonly FramePiece[], boxes: readonly BoxPiece[], inside: Inside): Framing {
  const parents = new Map(frames.map(({ id, frame }) => [id, frame]))
  let broken = 0
  for (const { id } of frames.toSorted((a, b) => compare(a.id, b.id)))
    if (!endsAtTop(id, parents)) {
      parents.set(id, null)
      broken += 1
    }
  const known = (frame: string | null) => (frame !== null && parents.has(frame) ? frame : null)
  const byPlace = new Spots(
    frames.filter(({ id, byPlace: holding }) => holding && known(parents.get(id) ?? null) === null),
  )
  const around = ({ id, box }: Piece) =>
    byPlace.best(middleOf(box), frame =>
      frame.id !== id && areaOf(frame.box) > areaOf(box) && holds(frame.box, box)
        ? [areaOf(frame.box)]
        : null,
    )?.id ?? null
  const drawn = new Map(boxes.filter(({ id }) => inside.frames.has(id)).map(box => [box.id, box]))
  return {
    of: thing => {
      const own = known(thing.frame) ?? around(thing)
      const hand = drawn.get(inside.frameOf(thing) ?? '')
      return hand && (own === null || (known(hand.frame) ?? around(hand)) === own) ? hand.id : own
    },
    ofFrame: frame => known(parents.get(frame.id) ?? null) ?? around(frame),
    broken,
  }
}

function endsAtTop(id: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) {
    if (seen.has(at)) return false
    seen.add(at)
  }
  return true
}
