/** A stream beside a document's own: what is put there is noted in its order, and nobody waits for it. Knows no record. */
import type { Draft, Journal } from '../journal/port.js'

export interface SideStreamGiven {
  readonly stream: string
  readonly journal: Pick<Journal, 'append' | 'end'>
  readonly now: () => number
  readonly onUnnoted: (error: unknown) => void
}

export class SideStream {
  readonly #given: SideStreamGiven
  #unnoted: Draft[] = []
  #noting = false

  constructor(given: SideStreamGiven) {
    this.#given = given
  }
  note(body: Uint8Array): void {
    this.#unnoted.push({ at: this.#given.now(), body })
    if (!this.#noting) void this.#write()
  }
  async #write(): Promise<void> {
    const { stream, journal, onUnnoted } = this.#given
    this.#noting = true
    try {
      let end = await journal.end(stream)
      while (this.#unnoted.length > 0) {
        const drafts = this.#unnoted.splice(0)
        await journal.append(stream, end, drafts)
        end += drafts.length
      }
    } catch (error) {
      onUnnoted(error)
    }
    this.#noting = false
  }
}
