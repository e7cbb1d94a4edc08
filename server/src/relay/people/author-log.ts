/** Notes beside a document which seat writes under which Yjs client id, so that a replay can say whose hands they were. */
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import type { Draft, Journal } from '../../journal/port.js'

interface AuthorLogGiven {
  readonly stream: string
  readonly journal: Pick<Journal, 'append' | 'end'>
  readonly now: () => number
  readonly onUnnoted: (error: unknown) => void
}

export class AuthorLog {
  readonly #given: AuthorLogGiven
  #unnoted: Draft[] = []
  #noting = false

  constructor(given: AuthorLogGiven) {
    this.#given = given
  }
  /** One that is lost costs a caret in a replay, so nobody waits for it. */
  note(client: number, seat: string): void {
    this.#unnoted.push({ at: this.#given.now(), body: encoded(client, seat) })
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

function encoded(client: number, seat: string): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, client)
  writeVarString(encoder, seat)
  return toUint8Array(encoder)
}
/** Throws for a record that is none. */
export function authorIn(body: Uint8Array): { readonly client: number; readonly seat: string } {
  const decoder = createDecoder(body)
  return { client: readVarUint(decoder), seat: readVarString(decoder) }
}
