/** What boxes are called: their own words, and the free texts that lie in them. Knows pieces alone. */
import { joined } from './bound-text.js'
import type { Inside } from './inside.js'
import type { BoxPiece, SignPiece, TextPiece } from './piece.js'

export interface Names {
  readonly of: (thing: BoxPiece | SignPiece | TextPiece) => string
  /** By text: the box that it names. */
  readonly boxOf: ReadonlyMap<string, string>
}

/** Of a frame drawn by hand the first text alone is the name, and only where it has none of its own. */
export function namesOf(boxes: readonly BoxPiece[], inside: Inside): Names {
  const texts = new Map<string, readonly TextPiece[]>()
  for (const box of boxes) {
    const within = inside.texts.get(box.id) ?? []
    texts.set(box.id, inside.frames.has(box.id) ? within.slice(0, box.text === '' ? 1 : 0) : within)
  }
  return {
    of: ({ id, text }) => joined([text, ...(texts.get(id) ?? []).map(one => one.text)]),
    boxOf: new Map([...texts].flatMap(([box, own]) => own.map(({ id }) => [id, box] as const))),
  }
}
