/** Many small logs of one kind, each with its writer while somebody uses it. Knows no person and no loop. */
import type { At } from '@signalroom/shared'
import type { Journal } from '../journal/port.js'
import type { Time } from '../host/time.js'
import { Writer, type Answered, type Folded, type LogKind, type Ruling } from '../host/writer.js'

/** A log of facts that only what is asked writes: its clock owes nothing. */
export function plainKind<State extends Folded, Fact extends object, Event extends Fact & PlacedAt>(
  empty: State,
  evolve: (state: State, event: Event) => State,
): LogKind<State, Fact, Event> {
  const placed = (state: State, events: readonly Event[]) => ({ state: events.reduce(evolve, state), events })
  return {
    empty,
    fold: (events, state) => events.reduce(evolve, state),
    place: (state, facts, actor, now) =>
      // A fact with its place is its event, by the kind's own types.
      placed(
        state,
        facts.map((fact, i) => ({ ...fact, seq: state.seq + 1 + i, at: now, actor })) as unknown as Event[],
      ),
    settle: state => ({ state, events: [] }),
    alarm: () => null,
    momentOf: event => event.at,
    encode: event => new TextEncoder().encode(JSON.stringify(event)),
    // Written by `encode` and guarded by the journal's checksum.
    decode: body => JSON.parse(new TextDecoder().decode(body)) as Event,
  }
}
interface PlacedAt {
  readonly seq: number
  readonly at: At
  readonly actor: string
}

export interface LogsGiven<State extends Folded, Fact, Event> {
  /** What the names of its streams begin with, as `loop/`. */
  readonly prefix: string
  readonly kind: LogKind<State, Fact, Event>
  readonly journal: Journal
  readonly time: Time
}

/** How many are held in memory; the one unused for longest leaves first. */
const mostHeld = 500

export class Logs<State extends Folded, Fact, Event, Refused extends { readonly ok: false }> {
  readonly #given: LogsGiven<State, Fact, Event>
  readonly #held = new Map<string, Promise<Writer<State, Fact, Event, Refused>>>()
  /** Those that are being erased: who asks for one waits, and finds nothing. */
  readonly #going = new Map<string, Promise<unknown>>()

  constructor(given: LogsGiven<State, Fact, Event>) {
    this.#given = given
  }

  /** The state of a log; null for one that has nothing in it. */
  async find(id: string): Promise<State | null> {
    const { state } = await this.#writer(id)
    if (state.seq > 0) return state
    this.#held.delete(id)
    return null
  }
  /** Begins a log, or goes on with it. Rejects only if what was decided could not be made durable. */
  async submit(
    id: string,
    actor: string,
    ruling: Ruling<State, Fact, Refused>,
  ): Promise<Answered<Refused> & { readonly state: State }> {
    const writer = await this.#writer(id)
    const answer = await writer.submit(ruling, actor)
    return { ...answer, state: writer.state }
  }
  async erase(ids: readonly string[]): Promise<void> {
    const erased = this.#erased(ids)
    const over = erased.catch(() => {})
    for (const id of ids) this.#going.set(id, over)
    try {
      await erased
    } finally {
      for (const id of ids) if (this.#going.get(id) === over) this.#going.delete(id)
    }
  }
  async close(): Promise<void> {
    const all = await Promise.allSettled(this.#held.values())
    await Promise.all(all.map(one => (one.status === 'fulfilled' ? one.value.close() : undefined)))
  }

  async #erased(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const held = await this.#held.get(id)?.catch(() => null)
      this.#held.delete(id)
      await held?.close()
    }
    await this.#given.journal.erase(ids.map(id => this.#given.prefix + id))
  }
  #writer(id: string): Promise<Writer<State, Fact, Event, Refused>> {
    const going = this.#going.get(id)
    if (going) return going.then(() => this.#writer(id))
    const known = this.#held.get(id)
    // Asked for last, it leaves last.
    if (known) this.#held.delete(id)
    const writer = known ?? this.#load(id)
    this.#held.set(id, writer)
    this.#makeRoom()
    return writer
  }
  async #load(id: string): Promise<Writer<State, Fact, Event, Refused>> {
    const { prefix, kind, journal, time } = this.#given
    const stream = prefix + id
    try {
      const events = (await journal.read(stream, 0)).map(({ body }) => kind.decode(body))
      return new Writer<State, Fact, Event, Refused>(
        { stream, kind, journal, time, onWritten: () => {}, onAlarmFailed: () => {} },
        events,
      )
    } catch (error) {
      // The next who asks tries anew.
      this.#held.delete(id)
      throw error
    }
  }
  #makeRoom(): void {
    if (this.#held.size <= mostHeld) return
    for (const [id, loading] of this.#held) {
      if (this.#held.size <= mostHeld) return
      void loading.then(
        writer => {
          if (writer.busy || this.#held.get(id) !== loading) return
          this.#held.delete(id)
          void writer.close()
        },
        () => {},
      )
      return
    }
  }
}
