/**
 * What everybody may see of a document while what one seat writes in it is hidden: the document as it stood, and what
 * others have written since. Knows no connection and no rule.
 */
import type { Draft, Journal } from '../../journal/port.js'
import { build, takes } from '../yjs/trim.js'
import type { Veil } from '../port.js'
import { Structs, type Vector } from '../yjs/structs.js'

export interface PublicViewGiven {
  readonly stream: string
  readonly beside: string
  readonly journal: Pick<Journal, 'append' | 'read' | 'end'>
  readonly now: () => number
  readonly onUnnoted: (error: unknown) => void
}

export class PublicView {
  readonly veil: Veil
  readonly #given: PublicViewGiven
  readonly #structs = new Structs()
  #unnoted: Draft[] = []
  #noting = false

  private constructor(veil: Veil, given: PublicViewGiven) {
    this.veil = veil
    this.#given = given
  }
  /** Everything in `whole` may be seen. */
  static of(whole: Uint8Array, veil: Veil, given: PublicViewGiven): PublicView {
    const view = new PublicView(veil, given)
    build(view.#structs, whole)
    return view
  }
  /**
   * What stood in the journal before the veil, and what was noted beside it since. A record of that very millisecond may
   * be a hidden one. Records do not tell whose they are; what is not noted stays hidden until the veil goes.
   */
  static async since(veil: Veil, given: PublicViewGiven): Promise<PublicView> {
    const { journal, stream, beside } = given
    const view = new PublicView(veil, given)
    for (const { at, body } of await journal.read(stream, 0)) if (at < veil.since) build(view.#structs, body)
    for (const { at, body } of await journal.read(beside, 0)) if (at >= veil.since) takes(view.#structs, body)
    return view
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
  /** Takes what another seat wrote, unless it stands on something that is not view; says whether it did. */
  take(change: Uint8Array): boolean {
    if (!takes(this.#structs, change)) return false
    this.#unnoted.push({ at: this.#given.now(), body: change })
    if (!this.#noting) void this.#note()
    return true
  }
  async #note(): Promise<void> {
    const { journal, beside, onUnnoted } = this.#given
    this.#noting = true
    try {
      let end = await journal.end(beside)
      while (this.#unnoted.length > 0) {
        const drafts = this.#unnoted.splice(0)
        await journal.append(beside, end, drafts)
        end += drafts.length
      }
    } catch (error) {
      onUnnoted(error)
    }
    this.#noting = false
  }
}
