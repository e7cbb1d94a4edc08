/** A document at any moment of its past: from the nearest whole state before it, and the updates since. Knows no screen. */
import { contentHash, entriesBy, keyframeBy, type DocumentPast, type RootForms } from '@signalroom/shared'
import {
  applyUpdate,
  applyUpdateV2,
  createAbsolutePositionFromRelativePosition,
  createID,
  decodeUpdate,
  Doc,
  RelativePosition,
  type AbstractType,
  type Array as YArray,
  type Map as YMap,
} from 'yjs'

export type Root = YMap<unknown> | YArray<unknown>

/** A place in a document: in a text behind so many characters, else in whichever type was written in. */
export interface Hand {
  readonly seat: string
  readonly type: AbstractType<unknown>
  readonly index: number
}
/** More people are in no room. */
const mostHands = 8

export class Past {
  readonly #of: DocumentPast
  readonly #forms: RootForms
  #doc: Doc
  #entries = 0

  constructor(of: DocumentPast, forms: RootForms) {
    this.#of = of
    this.#forms = forms
    this.#doc = this.#empty()
  }
  /** The document as it stands at the moment last gone to; another one after each step back. Only to be read. */
  get doc(): Doc {
    return this.#doc
  }
  /** How many updates are in it. */
  get entries(): number {
    return this.#entries
  }
  /** Goes to a moment of the server's clock; says whether anything is different there. */
  goTo(moment: number): boolean {
    const { log, keyframes } = this.#of
    const wanted = entriesBy(log, moment)
    if (wanted === this.#entries) return false
    const keyframe = keyframeBy(keyframes, wanted)
    const from = keyframe?.entries ?? 0
    if (wanted < this.#entries || from > this.#entries) {
      this.#doc.destroy()
      this.#doc = this.#empty()
      if (keyframe) applyUpdateV2(this.#doc, keyframe.state)
      this.#entries = from
    }
    this.#doc.transact(() => {
      for (; this.#entries < wanted; this.#entries++) {
        const entry = log[this.#entries]
        if (entry) applyUpdate(this.#doc, entry.body)
      }
    })
    return true
  }
  /**
   * Where each seat wrote last within `within` milliseconds before `moment`: the newest piece that is still there. Found
   * from what was written, since hands themselves leave no trace.
   */
  hands(moment: number, within: number): readonly Hand[] {
    const { log, authors } = this.#of
    const found = new Map<string, Hand>()
    for (let i = this.#entries - 1; i >= 0 && found.size < mostHands; i--) {
      const entry = log[i]
      if (!entry || entry.at < moment - within) break
      for (const struct of decodeUpdate(entry.body).structs.toReversed()) {
        const seat = authors.get(struct.id.client)
        if (seat === undefined || found.has(seat)) continue
        const item = createID(struct.id.client, struct.id.clock + struct.length - 1)
        const place = createAbsolutePositionFromRelativePosition(
          new RelativePosition(null, null, item, 0),
          this.#doc,
        )
        if (place) found.set(seat, { seat, type: place.type, index: place.index + 1 })
      }
    }
    return [...found.values()]
  }
  roots(): Readonly<Record<string, Root>> {
    return rootsIn(this.#doc, this.#forms)
  }
  /** What stands there, in short: the same as was counted when it was made. */
  hash(): Uint8Array {
    return contentHash(this.roots())
  }
  close(): void {
    this.#doc.destroy()
  }
  #empty(): Doc {
    const doc = new Doc()
    rootsIn(doc, this.#forms)
    return doc
  }
}

/** The roots of a document, each in its own form. */
export const rootsIn = (doc: Doc, forms: RootForms): Readonly<Record<string, Root>> =>
  Object.fromEntries(
    Object.entries(forms).map(([name, form]): [string, Root] => [
      name,
      form === 'map' ? doc.getMap(name) : doc.getArray(name),
    ]),
  )
