/** Which box holds which, by place alone: texts that lie in a box, and boxes that are drawn around others. Knows pieces. */
import { areaOf, compare, holds, inReadingOrder, middleOf, distance } from './geometry.js'
import type { BoxPiece, SignPiece, TextPiece } from './piece.js'
import { Spots } from './spots.js'

export interface Inside {
  /** By box: the free texts that lie in it and in no smaller one, in reading order. */
  readonly texts: ReadonlyMap<string, readonly TextPiece[]>
  /** The rectangles that hold two named boxes or more: frames that somebody drew by hand. */
  readonly frames: ReadonlySet<string>
  /** The innermost of these around a thing. */
  readonly frameOf: (thing: BoxPiece | SignPiece | TextPiece) => string | null
}

export function lyingInside(
  boxes: readonly BoxPiece[],
  signs: readonly SignPiece[],
  texts: readonly TextPiece[],
): Inside {
  const spots = new Spots(boxes)
  const around = (
    thing: BoxPiece | SignPiece | TextPiece,
    only: (box: BoxPiece) => boolean = () => true,
    among = spots,
  ) =>
    among.best(middleOf(thing.box), box =>
      box.id !== thing.id && only(box) && isAround(box, thing) ? [areaOf(box.box)] : null,
    )
  const inBox = new Map<string, TextPiece[]>()
  for (const text of inReadingOrder(texts)) {
    const box = around(text)
    if (box && !inBox.get(box.id)?.push(text)) inBox.set(box.id, [text])
  }
  const named = (thing: BoxPiece | SignPiece) =>
    thing.text !== '' || thing.kind !== null || inBox.has(thing.id)
  const mayFrame = (box: BoxPiece) => box.rectangle && box.kind === null
  const held = new Map<string, number>()
  const frames = new Set<string>()
  for (const thing of [...boxes, ...signs].toSorted(
    (a, b) => areaOf(a.box) - areaOf(b.box) || compare(a.id, b.id),
  )) {
    if ((held.get(thing.id) ?? 0) >= 2) frames.add(thing.id)
    if (!named(thing) && !frames.has(thing.id)) continue
    const outer = around(thing, mayFrame)
    if (outer) held.set(outer.id, (held.get(outer.id) ?? 0) + (frames.has(thing.id) ? 2 : 1))
  }
  const framing = new Spots(boxes.filter(({ id }) => frames.has(id)))
  return {
    texts: inBox,
    frames,
    frameOf: thing => around(thing, undefined, framing)?.id ?? null,
  }
}

/** A text lies where its middle is; a box lies in another that holds all of it and is larger. */
function isAround(outer: BoxPiece, thing: BoxPiece | SignPiece | TextPiece): boolean {
  if (thing.form === 'text') return distance(middleOf(thing.box), outer.box) === 0
  return areaOf(outer.box) > areaOf(thing.box) && holds(outer.box, thing.box)
}
