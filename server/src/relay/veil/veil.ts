/**
 * What in one document is hidden from whom while some seats work behind a veil: two views of the document, and which
 * connection has which. Knows no frame but what it tells those in front.
 */
import type { Connection } from '../wire/connection.js'
import type { LiveDocument } from '../document.js'
import { changePieces, presenceFrame, type PresenceState } from '../wire/frame.js'
import type { Veil } from '../port.js'
import type { Presences } from '../people/presences.js'
import type { PublicView } from './public-view.js'

interface DocumentVeilGiven {
  readonly document: LiveDocument
  readonly presences: Presences<Connection>
  readonly connections: Iterable<Connection>
  /** Nothing is ever hidden: for a test that shows what would be seen. */
  readonly isOff: boolean
  /** What may be seen cannot be read from the journal. */
  readonly onFailed: (error: unknown) => void
}

/** What can answer a client that asks what it lacks. */
type DocumentView = Pick<LiveDocument, 'vector' | 'piecesLackedBy'>

export class DocumentVeil {
  readonly #given: DocumentVeilGiven
  /** What those see from whom something is hidden. */
  #view: PublicView | undefined
  /** A gate was asked before anything was taken in this copy of the document. */
  #hasAsked = false
  #recalling: Promise<void> | undefined
  /** Who is behind it now: of a kind of seat, newcomers are, too. */
  #seats: readonly string[] = []

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
    this.#seats = veil.seats
    return this.#recalling
  }
  /** Before anything is taken or told: from a veil's first moment on its seats' words go to no other, at its end all do. */
  follow(veil: Veil | undefined): void {
    this.#hasAsked = true
    if (this.#given.isOff) return
    if (this.#view?.veil.since !== veil?.since) {
      if (this.#view) this.#lift(this.#view)
      if (veil) this.#draw(veil)
    } else if (veil) this.#seats = veil.seats
  }
  #draw(veil: Veil): void {
    const { document, presences } = this.#given
    this.#view = document.publicView(veil)
    this.#seats = veil.seats
    this.#tellOthers(presenceFrame(veil.seats.flatMap(seat => presences.hidden(seat))))
  }
  /** Everybody gets what they lack, and sees the hands again. */
  #lift(view: PublicView): void {
    const { document, presences, connections } = this.#given
    const lacked = changePieces(document.piecesLackedBy(view.clocks()))
    for (const connection of connections) if (this.hidesFrom(connection)) connection.sendOwed(lacked)
    const again = this.#seats.flatMap(seat => presences.again(seat))
    if (again.length > 0) this.#tellOthers(presenceFrame(again))
    this.#view = undefined
  }
  #tellOthers(frame: Uint8Array): void {
    for (const connection of this.#given.connections)
      if (this.hidesFrom(connection)) connection.sendPresence(frame)
  }

  /** Whether something is hidden from it now. */
  hidesFrom(connection: Connection): boolean {
    return this.#view !== undefined && !this.#seats.includes(connection.seat)
  }
  /** Whether this seat is one of those that are hidden. */
  hides(seat: string): boolean {
    return this.#view !== undefined && this.#seats.includes(seat)
  }
  viewOf(connection: Connection): DocumentView {
    return this.#view && this.hidesFrom(connection) ? this.#view : this.#given.document
  }
  hiddenFrom(connection: Connection): ReadonlySet<PresenceState> | undefined {
    if (!this.#view || !this.hidesFrom(connection)) return undefined
    return new Set(this.#seats.flatMap(seat => this.#given.presences.of(seat)))
  }
  /** Whether everybody may see what was just taken; if so, those in front have it in their view from now on. */
  mayAllSee(change: Uint8Array, from: Connection): boolean {
    return !this.#view || (this.hidesFrom(from) && this.#view.take(change))
  }
}
