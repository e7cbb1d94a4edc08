/** Which connection a Yjs client id belongs to while it lives, and which seat brought it. Knows no bytes. */
import { isFileId } from '@signalroom/shared'
import { TokenBucket } from '../../base/token-bucket.js'
import type { Limits, Without } from '../guards.js'
import type { Author } from './author-record.js'

/** Anything that speaks for a seat. */
export interface Holder {
  readonly seat: string
}

interface ClientIdsGiven {
  readonly limits: Pick<Limits, 'idsOfConnection' | 'idsOfSeat'>
  readonly without: Without
  readonly now: () => number
  /** A seat has first written under an id. */
  readonly onAuthor?: (author: Author) => void
}

/** For so long a departed seat's id cannot be taken up by another: its last states still travel between peers. */
const echoMs = 10_000
const mostDeparted = 2000

export class ClientIds<Connection extends Holder> {
  readonly #holders = new Map<number, Connection>()
  readonly #held = new Map<Connection, number[]>()
  /** The seat that first wrote under an id keeps it: nobody may take it over while its owner is away. */
  readonly #authors = new Map<number, string>()
  /** How many ids each seat may still bring into the document, its own and those it passes on. */
  readonly #brought = new Map<string, TokenBucket>()
  readonly #departed = new Map<number, { readonly seat: string; readonly at: number }>()
  readonly #given: ClientIdsGiven

  constructor(given: ClientIdsGiven) {
    this.#given = given
  }
  holder(id: number): Connection | undefined {
    return this.#holders.get(id)
  }
  /**
   * Whether the connection may bring what stands under this id; `isNew` if nothing of it is in the document yet. Writing
   * something new of his own makes an id his; passing on what others wrote does not.
   */
  mayWrite(
    id: number,
    connection: Connection,
    { isNew, isOwn }: { readonly isNew: boolean; readonly isOwn: boolean },
  ): 'yes' | 'foreign' | 'over' {
    const { limits, without, now } = this.#given
    const bounded = !without.has('budget')
    if (without.has('owner')) return 'yes'
    if (!this.#mayUse(id, connection)) return 'foreign'
    if (isNew && bounded && !this.#mayBring(connection.seat)) return 'over'
    // Whoever adds a file of that name does so under this id.
    if (!isOwn || isFileId(id)) return 'yes'
    if (this.holder(id) === undefined) {
      if (!this.mayHold(id, connection, now())) return 'yes'
      if (this.of(connection).length >= limits.idsOfConnection && bounded) return 'over'
      this.hold(id, connection)
    }
    // Who first wrote under it keeps it.
    if (!this.#authors.has(id)) {
      this.#authors.set(id, connection.seat)
      this.#given.onAuthor?.({ client: id, seat: connection.seat })
    }
    return 'yes'
  }
  /** Whether what comes under this id from this connection is its own: nobody's id, its own, or its seat's. */
  #mayUse(id: number, connection: Connection): boolean {
    const holder = this.#holders.get(id)
    return holder === undefined || holder.seat === connection.seat
  }
  /** Whether the connection may make this id its own. */
  mayHold(id: number, connection: Connection, now: number): boolean {
    if (!this.#mayUse(id, connection)) return false
    if ((this.#authors.get(id) ?? connection.seat) !== connection.seat) return false
    return !this.#isEcho(id, connection, now)
  }
  of(connection: Connection): readonly number[] {
    return this.#held.get(connection) ?? []
  }
  hold(id: number, connection: Connection): void {
    const before = this.#holders.get(id)
    if (before === connection) return
    if (before)
      this.#held.set(
        before,
        this.of(before).filter(other => other !== id),
      )
    this.#holders.set(id, connection)
    this.#held.set(connection, [...this.of(connection), id])
    this.#departed.delete(id)
  }
  /** Whether the seat may bring one more id into the document now; a no costs it nothing. */
  #mayBring(seat: string): boolean {
    const now = this.#given.now()
    const brought = this.#brought.get(seat) ?? new TokenBucket(this.#given.limits.idsOfSeat, now)
    this.#brought.set(seat, brought)
    return brought.take(1, now)
  }
  /** Lets go of all ids of a connection and returns them. */
  release(connection: Connection, now: number): readonly number[] {
    const ids = this.of(connection)
    this.#held.delete(connection)
    for (const id of ids) {
      this.#holders.delete(id)
      this.#departed.set(id, { seat: connection.seat, at: now })
    }
    for (const id of this.#departed.keys()) {
      if (this.#departed.size <= mostDeparted) break
      this.#departed.delete(id)
    }
    return ids
  }
  /** Whether an id was another seat's a moment ago. */
  #isEcho(id: number, connection: Connection, now: number): boolean {
    const last = this.#departed.get(id)
    return last !== undefined && last.seat !== connection.seat && now - last.at < echoMs
  }
}
