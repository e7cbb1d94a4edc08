/** What boxes are called: their own words, the free texts that lie in them, a caption right below. Knows pieces alone. */
import { joined } from './bound-text.js'
import { middleOf } from './geometry.js'
import type { Inside } from './inside.js'
import type { BoxPiece, SignPiece, TextPiece } from './piece.js'
import { Spots } from './spots.js'

export interface Names {
  readonly of: (thing: BoxPiece | SignPiece | TextPiece) => string
  /** By text: the box that it names. */
  readonly boxOf: ReadonlyMap<string, string>
}

/** Of a frame drawn by hand the first text alone is the name, and only where it has none of its own. */
export function namesOf(boxes: readonly BoxPiece[], free: readonly TextPiece[], inside: Inside): Names {
  const texts = new Map<string, readonly TextPiece[]>()
  for (const box of boxes) {
    const within = inside.texts.get(box.id) ?? []
    texts.set(box.id, inside.frames.has(box.id) ? within.slice(0, box.text === '' ? 1 : 0) : within)
  }
  const within = new Set([...texts.values()].flat())
  const bare = boxes.filter(
    ({ id, text }) => text === '' && !inside.frames.has(id) && texts.get(id)?.length === 0,
  )
  const spots = new Spots(bare, below)
  for (const text of free) {
    if (within.has(text) || text.text === '') continue
    const box = spots.best(middleOf({ ...text.box, h: 0 }), one => captioned(one, text))
    if (box && texts.get(box.id)?.length === 0) texts.set(box.id, [text])
  }
  return {
    of: ({ id, text }) => joined([text, ...(texts.get(id) ?? []).map(one => one.text)]),
    boxOf: new Map([...texts].flatMap(([box, own]) => own.map(({ id }) => [id, box] as const))),
  }
}

/** How far below a box its caption may begin. */
const below = 24

/** A box without words, as icons are, is called what stands right below its middle. */
function captioned({ box }: BoxPiece, { box: text }: TextPiece): readonly number[] | null {
  const far = text.y - box.y - box.h
  const beside = Math.abs(middleOf(text).x - middleOf(box).x)
  return far >= -8 && far <= below && beside <= box.w / 4 ? [Math.abs(far), beside] : null
}
