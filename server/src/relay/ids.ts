/** Which connection a Yjs client id belongs to while it lives, and which seat brought it. Knows no bytes. */

import { Budget } from './budget.js'

/** Anything that speaks for a seat. */
export interface Holder {
  readonly seat: string
}

/** For so long a departed seat's id cannot be taken up by another: its last states still travel between peers. */
const echoMs = 10_000
const mostDeparted = 2000

export class Ids<Connection extends Holder> {
  readonly #holders = new Map<number, Connection>()
  readonly #held = new Map<Connection, number[]>()
  /** The seat that first wrote under an id keeps it: nobody may take it over while its owner is away. */
  readonly #authors = new Map<number, string>()
  /** How many ids each seat may still bring into the document, its own and those it passes on. */
  readonly #brought = new Map<string, Budget>()
  readonly #departed = new Map<number, { readonly seat: string; readonly at: number }>()

  holder(id: number): Connection | undefined {
    return this.#holders.get(id)
  }
  /** Whether what comes under this id from this connection is its own: nobody's id, its own, or its seat's. */
  mayUse(id: number, connection: Connection): boolean {
    const holder = this.#holders.get(id)
    return holder === undefined || holder.seat === connection.seat
  }
  /** Whether the connection may make this id its own. */
  mayHold(id: number, connection: Connection, now: number): boolean {
    if (!this.mayUse(id, connection)) return false
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
  /** Notes that the connection has written under an id that it holds. */
  wrote(id: number, connection: Connection): void {
    if (!this.#authors.has(id)) this.#authors.set(id, connection.seat)
  }
  /** Whether the seat may bring one more id into the document now; a no costs it nothing. */
  mayBring(seat: string, limit: readonly [perSecond: number, burst: number], now: number): boolean {
    let brought = this.#brought.get(seat)
    if (!brought) this.#brought.set(seat, (brought = new Budget(limit, now)))
    const may = brought.take(1, now)
    if (!may) brought.take(-1, now)
    return may
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
