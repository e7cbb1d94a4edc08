/**
 * What everybody may see of a document while what some seats write in it is hidden: the document as it stood, and what
 * others have written since. Knows no connection and no rule.
 */
import type { Journal } from '../../journal/port.js'
import type { Veil } from '../port.js'
import { SideStream } from '../side-stream.js'
import { Structs, type Vector } from '../yjs/structs.js'

interface PublicViewGiven {
  readonly stream: string
  readonly beside: string
  readonly journal: Pick<Journal, 'append' | 'read' | 'end'>
  readonly now: () => number
  readonly onUnnoted: (error: unknown) => void
}

/** Everything in `whole` may be seen. */
export function publicViewOf(whole: Uint8Array, veil: Veil, given: PublicViewGiven): PublicView {
  const structs = new Structs()
  structs.takeRecord(whole)
  return new PublicView(veil, structs, given)
}
/**
 * What stood in the journal before the veil, and what was noted beside it since. A record of that very millisecond may be a
 * hidden one. Records do not tell whose they are; what is not noted stays hidden until the veil goes.
 */
export async function publicViewSince(veil: Veil, given: PublicViewGiven): Promise<PublicView> {
  const { journal, stream, beside } = given
  const structs = new Structs()
  for (const { at, body } of await journal.read(stream, 0)) if (at < veil.since) structs.takeRecord(body)
  for (const { at, body } of await journal.read(beside, 0)) if (at >= veil.since) structs.takeIfFirm(body)
  return new PublicView(veil, structs, given)
}

export class PublicView {
  readonly veil: Veil
  readonly #structs: Structs
  readonly #beside: SideStream

  constructor(veil: Veil, structs: Structs, given: PublicViewGiven) {
    this.veil = veil
    this.#structs = structs
    const { beside: stream, journal, now, onUnnoted } = given
    this.#beside = new SideStream({ stream, journal, now, onUnnoted })
  }
  vector(): Uint8Array {
    return this.#structs.vector()
  }
  clocks(): Vector {
    return this.#structs.clocks()
  }
  piecesLackedBy(vector?: Vector): readonly Uint8Array[] {
    return this.#structs.piecesLackedBy(vector)
  }
  /** Takes what another seat wrote, unless it stands on something that is not shown; says whether it did. */
  take(change: Uint8Array): boolean {
    if (!this.#structs.takeIfFirm(change)) return false
    this.#beside.note(change)
    return true
  }
}
