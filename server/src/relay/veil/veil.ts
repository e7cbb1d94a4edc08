/**
 * What in one document is hidden from whom while a seat works behind a veil: two views of the document, and which
 * connection has which. Knows no frame but what it tells those in front.
 */
import type { Connection } from '../wire/connection.js'
import type { LiveDocument } from '../document.js'
import { changePieces, presenceFrame, type PresenceState } from '../wire/frame.js'
import type { Veil } from '../port.js'
import type { Presences } from '../people/presences.js'
import type { PublicView } from './public-view.js'

export interface DocumentVeilGiven {
  readonly document: LiveDocument
  readonly presences: Presences<Connection>
  readonly connections: Iterable<Connection>
  /** Nothing is ever hidden: for a test that shows what would be seen. */
  readonly isOff: boolean
  /** What may be seen cannot be read from the journal. */
  readonly onFailed: (error: unknown) => void
}

/** Something that can answer who asks what he lacks. */
export type DocumentView = Pick<LiveDocument, 'vector' | 'piecesLackedBy'>

export class DocumentVeil {
  readonly #given: DocumentVeilGiven
  /** What those see from whom something is hidden. */
  #view: PublicView | undefined
  /** A gate was asked before anything was taken in this copy of the document. */
  #hasAsked = false
  #recalling: Promise<void> | undefined

  constructor(given: DocumentVeilGiven) {
    this.#given = given
  }
  /** Somebody has been greeted. */
  get isUsed(): boolean {
    return this.#view !== undefined || this.#hasAsked
  }
  /** If somebody is hidden by now, he was before this copy was read: what may be seen of it must be read as well. */
  get mustRecall(): boolean {
    return !this.isUsed && !this.#given.isOff
  }
  recall(veil: Veil): Promise<void> {
    this.#recalling ??= this.#given.document.publicViewSince(veil).then(
      view => {
        this.#view ??= view
      },
      error => this.#given.onFailed(error),
    )
    return this.#recalling
  }
  /** Before anything is taken or told: from a veil's first moment on its seat's words go to no other, at its end all do. */
  follow(veil: Veil | undefined): void {
    this.#hasAsked = true
    const before = this.#view?.veil
    if (this.#given.isOff || (before?.seat === veil?.seat && before?.since === veil?.since)) return
    if (this.#view) this.#lift(this.#view)
    if (veil) this.#draw(veil)
  }
  #draw(veil: Veil): void {
    const { document, presences } = this.#given
    this.#view = document.publicView(veil)
    this.#tellOthers(presenceFrame(presences.hidden(veil.seat)))
  }
  /** Everybody gets what they lack, and sees the hands again. */
  #lift(view: PublicView): void {
    const { document, presences, connections } = this.#given
    const lacked = changePieces(document.piecesLackedBy(view.clocks()))
    for (const connection of connections) if (this.hidesFrom(connection)) connection.sendOwed(lacked)
    const again = presences.again(view.veil.seat)
    if (again.length > 0) this.#tellOthers(presenceFrame(again))
    this.#view = undefined
  }
  #tellOthers(frame: Uint8Array): void {
    for (const connection of this.#given.connections)
      if (this.hidesFrom(connection)) connection.sendPresence(frame)
  }

  /** Whether something is hidden from it now. */
  hidesFrom(connection: Connection): boolean {
    return this.#view !== undefined && this.#view.veil.seat !== connection.seat
  }
  /** Whether it is this seat that is hidden. */
  hides(seat: string): boolean {
    return this.#view?.veil.seat === seat
  }
  viewOf(connection: Connection): DocumentView {
    return this.#view && this.hidesFrom(connection) ? this.#view : this.#given.document
  }
  hiddenFrom(connection: Connection): ReadonlySet<PresenceState> | undefined {
    if (!this.#view || !this.hidesFrom(connection)) return undefined
    return new Set(this.#given.presences.of(this.#view.veil.seat))
  }
  /** Whether everybody may see what was just taken; if so, those in front have it in their view from now on. */
  mayAllSee(change: Uint8Array, from: Connection): boolean {
    return !this.#view || (this.hidesFrom(from) && this.#view.take(change))
  }
}
