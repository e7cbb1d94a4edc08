/** Who is at a document just now: each connection's own state, stamped with its seat. Knows no socket. */
import type { PresenceClaim, PresenceState } from '../wire/frame.js'
import type { Holder, ClientIds } from './client-ids.js'
import { parseJson } from '../shallow-json.js'
import type { Limits } from '../guards.js'

interface Present extends Holder {
  /** Who it speaks for, as everybody is shown it. */
  readonly user: object
}

/** No honest clock comes near; one beyond would silence its client for good at every peer. */
const lastClock = 2 ** 40
/** The states of one connection: a stock client has one. */
const idsOfPresence = 4
/** Clocks that are remembered, the latest shown ones. */
const mostShown = 2000

/** The state of a client that is gone. */
const gone = 'null'

type TakenPresences =
  | { readonly type: 'taken'; readonly presences: readonly PresenceState[] }
  | { readonly type: 'malformed' }
  | { readonly type: 'over'; readonly what: string }

export class Presences<Connection extends Present> {
  readonly #ids: ClientIds<Connection>
  readonly #limits: Limits
  readonly #states = new Map<number, PresenceState>()
  /** The last clock that peers were shown per id. It never falls, so that a client that returns is believed at once. */
  readonly #shown = new Map<number, number>()

  constructor(ids: ClientIds<Connection>, limits: Limits) {
    this.#ids = ids
    this.#limits = limits
  }
  /** Takes what is the connection's own and drops the rest: a stock client repeats what it heard about others. */
  take(connection: Connection, claims: readonly PresenceClaim[], now: number): TakenPresences {
    const taken: PresenceState[] = []
    for (const { client, clock, state: bytes } of claims) {
      const text = textOf(bytes)
      if (clock > lastClock || !this.#isOwn(connection, { client, clock }, text, now)) continue
      const stamped = this.#stamp(connection.user, text)
      if (stamped.type !== 'stamped') return stamped
      this.#ids.hold(client, connection)
      taken.push(this.#show(client, clock, stamped.state))
    }
    return { type: 'taken', presences: taken }
  }
  /** Forgets the states of a connection that went; returns what peers must be told. */
  leave(ids: readonly number[]): readonly PresenceState[] {
    return ids.filter(id => this.#states.has(id)).map(id => this.#show(id, 0, gone))
  }
  /** All states but the connection's own: a client believes its own state when told a newer one. */
  seenBy(connection: Connection): readonly PresenceState[] {
    return [...this.#states.values()].filter(({ client }) => this.#ids.holder(client) !== connection)
  }
  /** The states of one seat. */
  of(seat: string): readonly PresenceState[] {
    return [...this.#states.values()].filter(({ client }) => this.#ids.holder(client)?.seat === seat)
  }
  /** The states of one seat as gone, for those who have seen them; to be shown `again` later. */
  hidden(seat: string): readonly PresenceState[] {
    return this.of(seat).map(({ client, clock }) => ({ client, clock, state: gone }))
  }
  /** The states of one seat under new clocks, so that those who took them for gone believe them. */
  again(seat: string): readonly PresenceState[] {
    return this.of(seat).map(({ client, clock, state }) => this.#show(client, clock, state))
  }

  #isOwn(
    connection: Connection,
    { client, clock }: Pick<PresenceClaim, 'client' | 'clock'>,
    state: string,
    now: number,
  ): boolean {
    const holder = this.#ids.holder(client)
    if (holder === connection) return true
    // A second connection of the same seat repeats what it heard of the first, too: only what is newer is its own word.
    if (holder !== undefined && clock <= (this.#shown.get(client) ?? 0)) return false
    if (state === gone || !this.#ids.mayHold(client, connection, now)) return false
    return this.#ids.of(connection).filter(id => this.#states.has(id)).length < idsOfPresence
  }
  #stamp(user: object, text: string) {
    if (text.length > this.#limits.stateLength) return { type: 'over', what: 'presence too long' } as const
    if (text === gone) return { type: 'stamped', state: gone } as const
    const state = parseJson(text, this.#limits.stateDepth)
    if (typeof state !== 'object' || state === null || Array.isArray(state))
      return { type: 'malformed' } as const
    // Nobody else holds what was parsed just now.
    Object.assign(state, { user })
    return { type: 'stamped', state: JSON.stringify(state) } as const
  }
  /** Clocks begin at 1, because a stock client ignores a first state with clock 0. */
  #show(client: number, clock: number, state: string): PresenceState {
    const presence = { client, clock: Math.max(clock, (this.#shown.get(client) ?? 0) + 1), state }
    this.#remember(client, presence.clock)
    if (state === gone) this.#states.delete(client)
    else this.#states.set(client, presence)
    return presence
  }
  #remember(client: number, clock: number): void {
    const isNew = !this.#shown.has(client)
    this.#shown.set(client, clock)
    if (!isNew || this.#shown.size <= mostShown) return
    for (const id of this.#shown.keys()) {
      if (this.#shown.size <= mostShown) break
      if (!this.#states.has(id)) this.#shown.delete(id)
    }
  }
}

/** What is not UTF-8 in it becomes a sign for that. */
const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
