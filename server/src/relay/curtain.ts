/**
 * What in one document is hidden from whom while a seat works behind a veil: two views of the document, and which
 * connection has which. Knows no frame but what it tells those in front.
 */
import type { Connection } from './connection.js'
import type { LiveDocument } from './document.js'
import { changePieces, presenceFrame, type Presence } from './frame.js'
import type { Veil } from './port.js'
import type { Presences } from './presences.js'
import type { Shown } from './shown.js'

export interface CurtainGiven {
  readonly document: LiveDocument
  readonly presences: Presences<Connection>
  readonly connections: Iterable<Connection>
  /** Nothing is ever hidden: for a test that shows what would be seen. */
  readonly isOff: boolean
  /** What may be seen cannot be read from the journal. */
  readonly onFailed: (error: unknown) => void
}

/** Something that can answer who asks what he lacks. */
export type View = Pick<LiveDocument, 'vector' | 'piecesLackedBy'>

export class Curtain {
  readonly #given: CurtainGiven
  /** What those see from whom something is hidden. */
  #shown: Shown | undefined
  /** A gate was asked before anything was taken in this copy of the document. */
  #hasAsked = false
  #recalling: Promise<void> | undefined

  constructor(given: CurtainGiven) {
    this.#given = given
  }
  /** Somebody has been greeted. */
  get isUsed(): boolean {
    return this.#shown !== undefined || this.#hasAsked
  }
  /** If somebody is hidden by now, he was before this copy was read: what may be seen of it must be read as well. */
  get mustRecall(): boolean {
    return !this.isUsed && !this.#given.isOff
  }
  recall(veil: Veil): Promise<void> {
    this.#recalling ??= this.#given.document.shownSince(veil).then(
      shown => {
        this.#shown ??= shown
      },
      error => this.#given.onFailed(error),
    )
    return this.#recalling
  }
  /** Before anything is taken or told: from a veil's first moment on its seat's words go to no other, at its end all do. */
  heed(veil: Veil | undefined): void {
    this.#hasAsked = true
    const before = this.#shown?.veil
    if (this.#given.isOff || (before?.seat === veil?.seat && before?.since === veil?.since)) return
    if (this.#shown) this.#lift(this.#shown)
    if (veil) this.#draw(veil)
  }
  #draw(veil: Veil): void {
    const { document, presences } = this.#given
    this.#shown = document.shown(veil)
    this.#tellShut(presenceFrame(presences.hidden(veil.seat)))
  }
  /** Everybody gets what they lack, and sees the hands again. */
  #lift(shown: Shown): void {
    const { document, presences, connections } = this.#given
    const lacked = changePieces(document.piecesLackedBy(shown.clocks()))
    for (const connection of connections) if (this.isShut(connection)) connection.sendOwed(lacked)
    const again = presences.again(shown.veil.seat)
    if (again.length > 0) this.#tellShut(presenceFrame(again))
    this.#shown = undefined
  }
  #tellShut(frame: Uint8Array): void {
    for (const connection of this.#given.connections)
      if (this.isShut(connection)) connection.sendPresence(frame)
  }

  /** Whether something is hidden from it now. */
  isShut(connection: Connection): boolean {
    return this.#shown !== undefined && this.#shown.veil.seat !== connection.seat
  }
  /** Whether it is this seat that is hidden. */
  hides(seat: string): boolean {
    return this.#shown?.veil.seat === seat
  }
  seenBy(connection: Connection): View {
    return this.#shown && this.isShut(connection) ? this.#shown : this.#given.document
  }
  hiddenFrom(connection: Connection): ReadonlySet<Presence> | undefined {
    if (!this.#shown || !this.isShut(connection)) return undefined
    return new Set(this.#given.presences.of(this.#shown.veil.seat))
  }
  /** Whether everybody may see what was just taken; if so, those in front have it in their view from now on. */
  lets(change: Uint8Array, from: Connection): boolean {
    return !this.#shown || (this.isShut(from) && this.#shown.take(change))
  }
}
