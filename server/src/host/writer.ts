/**
 * The one writer of one log: settles what its clock owes, decides what was asked, makes it durable, then tells. Nothing is
 * told before it is durable. Knows no room and no audience: what kind of log it writes is given as pure functions.
 */
import { at, type At } from '@signalroom/shared'
import { Conflict, type Journal } from '../journal/port.js'
import type { Time } from './time.js'

/** What is folded from a log: at least the place and the moment of its last event. */
export interface Folded {
  readonly seq: number
  readonly at: At
}
/** Events in their places, and the state they make. */
export interface Placed<State, Event> {
  readonly state: State
  readonly events: readonly Event[]
}
/** A kind of log, as pure functions. A body in the journal is one event; its position is the event's `seq`. */
export interface LogKind<State extends Folded, Fact, Event> {
  /** What every log of this kind is folded onto. */
  readonly empty: State
  /** The state after these events, which follow on it. The one given stays as it is. */
  readonly fold: (events: readonly Event[], state: State) => State
  /** Gives facts their places behind the state's last event. `now` never lies before that. */
  readonly place: (state: State, facts: readonly Fact[], actor: string, now: At) => Placed<State, Event>
  /** All that the clock owes up to `now`. */
  readonly settle: (state: State, now: At) => Placed<State, Event>
  /** When the clock will owe something next; null while it will not. */
  readonly alarm: (state: State) => At | null
  readonly momentOf: (event: Event) => At
  readonly encode: (event: Event) => Uint8Array
  readonly decode: (body: Uint8Array) => Event
}

/** What is to happen, or why it may not. */
export type Ruled<Fact, Refused> = { readonly ok: true; readonly facts: readonly Fact[] } | Refused
/** Decides as of a state and a moment; asked again if the log turns out to be longer than was known. */
export type Ruling<State, Fact, Refused> = (state: State, now: At) => Ruled<Fact, Refused>
/** The seq of the last event once it was done. */
export type Answered<Refused> = { readonly ok: true; readonly seq: number } | Refused

export interface WriterGiven<State extends Folded, Fact, Event> {
  /** The log's name in the journal. */
  readonly stream: string
  readonly kind: LogKind<State, Fact, Event>
  readonly journal: Journal
  readonly time: Time
  /** Told what is durable now, in order and once, by whoever it was written; the writer's state has it already. */
  readonly onWritten: (events: readonly Event[]) => void
  /** Told that what the clock owes could not be written. It is tried anew. */
  readonly onAlarmFailed: (error: unknown) => void
}

interface Job<State, Fact, Refused> {
  readonly ruling: Ruling<State, Fact, Refused>
  readonly actor: string
  /** Decides as of this moment instead of now: for what happened while nobody was here to write it down. */
  readonly asOf: At | undefined
  readonly done: (answer: Answered<Refused>) => void
  readonly failed: (error: unknown) => void
}
/** Somebody who waits until the log is written anew, by this reading of it. */
interface Rewriting<Event> {
  readonly read: (events: readonly Event[]) => readonly Event[]
  readonly done: () => void
  readonly failed: (error: unknown) => void
}
/** What came of a batch of jobs; not durable yet. */
interface Draft<State, Event, Refused> extends Placed<State, Event> {
  readonly answers: readonly Answered<Refused>[]
}

/** When the storage failed while the clock owed something, it is asked again after this. */
const retryMs = 1000

export class Writer<State extends Folded, Fact, Event, Refused extends { readonly ok: false }> {
  readonly #given: WriterGiven<State, Fact, Event>
  /** Of everything that is durable. */
  #state: State
  readonly #events: Event[]
  readonly #jobs: Job<State, Fact, Refused>[] = []
  #rewritings: Rewriting<Event>[] = []
  #working: Promise<void> | null = null
  #cancelAlarm: () => void = () => {}
  #closed = false

  /** Goes on behind `events`, the whole log as the journal has it; `load` reads them. */
  constructor(given: WriterGiven<State, Fact, Event>, events: readonly Event[]) {
    this.#given = given
    this.#events = [...events]
    this.#state = given.kind.fold(events, given.kind.empty)
    this.#setAlarm()
  }

  get state(): State {
    return this.#state
  }
  /** The whole log. */
  get events(): readonly Event[] {
    return this.#events
  }
  /** Whether something is being decided or written. */
  get busy(): boolean {
    return this.#working !== null
  }
  get closed(): boolean {
    return this.#closed
  }

  /** Has `ruling` decide when its turn comes. Rejects only if what it decided could not be made durable. */
  submit(ruling: Ruling<State, Fact, Refused>, actor: string, asOf?: At): Promise<Answered<Refused>> {
    if (this.#closed) return Promise.reject(new Error(`${this.#given.stream} is closing`))
    return new Promise((done, failed) => {
      this.#jobs.push({ ruling, actor, asOf, done, failed })
      this.#working ??= this.#work()
    })
  }

  /**
   * Has the log written anew as `read` gives it: event for event, folding to the same state. Resolves once what it leaves out is
   * on the disk no more. Who asks while one is under way waits for one more, together with all who ask then.
   */
  rewrite(read: (events: readonly Event[]) => readonly Event[]): Promise<void> {
    // What is asked from within running work still ends with it.
    if (this.#closed && !this.busy) return Promise.reject(new Error(`${this.#given.stream} is closing`))
    return new Promise((done, failed) => {
      this.#rewritings.push({ read, done, failed })
      this.#working ??= this.#work()
    })
  }

  /** Lets running work end, then stops for good. */
  async close(): Promise<void> {
    this.#closed = true
    this.#cancelAlarm()
    await this.#working
  }

  /** Takes all waiting jobs as one batch, so that a busy log costs one durable write for many of them. */
  async #work(): Promise<void> {
    await Promise.resolve()
    while (this.#jobs.length > 0 || this.#rewritings.length > 0) {
      await this.#rewriteAll(this.#rewritings.splice(0))
      if (this.#jobs.length === 0) continue
      const batch = this.#jobs.splice(0)
      try {
        const answers = await this.#write(batch)
        batch.forEach((job, i) => job.done(answers[i] ?? { ok: true, seq: this.#state.seq }))
      } catch (error) {
        for (const job of batch) job.failed(error)
      }
    }
    // In the turn in which the last job ended: who asks in the next one must find that nothing works on it.
    this.#working = null
    this.#setAlarm()
  }

  async #write(batch: readonly Job<State, Fact, Refused>[]): Promise<readonly Answered<Refused>[]> {
    let draft = this.#decide(batch)
    try {
      await this.#append(draft)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      // Nothing of the draft was written. What others wrote may change every decision, so that all are made anew; if the
      // log has grown again meanwhile, whoever asked is told: two writers that race for one log would never end.
      await this.#catchUp(error)
      draft = this.#decide(batch)
      await this.#append(draft)
    }
    this.#take(draft)
    return draft.answers
  }

  async #rewriteAll(rewritings: readonly Rewriting<Event>[]): Promise<void> {
    if (rewritings.length === 0) return
    try {
      const events = rewritings.reduce<readonly Event[]>((log, { read }) => read(log), this.#events)
      if (events.some((event, i) => event !== this.#events[i])) {
        await this.#given.journal.rewrite(this.#given.stream, this.#drafts(events))
        events.forEach((event, i) => (this.#events[i] = event))
      }
      for (const { done } of rewritings) done()
    } catch (error) {
      for (const { failed } of rewritings) failed(error)
    }
  }

  #decide(batch: readonly Job<State, Fact, Refused>[]): Draft<State, Event, Refused> {
    const { kind, time } = this.#given
    const events: Event[] = []
    let state = this.#state
    const put = (placed: Placed<State, Event>) => {
      state = placed.state
      events.push(...placed.events)
    }
    const answers = batch.map(({ ruling, actor, asOf }): Answered<Refused> => {
      const now = at(Math.max(asOf ?? time.now(), state.at))
      put(kind.settle(state, now))
      const ruled = ruling(state, now)
      if (!ruled.ok) return ruled
      put(kind.place(state, ruled.facts, actor, now))
      return { ok: true, seq: state.seq }
    })
    return { events, state, answers }
  }

  async #append({ events }: Draft<State, Event, Refused>): Promise<void> {
    const { stream, journal } = this.#given
    await journal.append(stream, this.#state.seq, this.#drafts(events))
  }
  #drafts(events: readonly Event[]) {
    const { kind } = this.#given
    return events.map(event => ({ at: kind.momentOf(event), body: kind.encode(event) }))
  }

  /** Takes in what another writer put behind this one's back. */
  async #catchUp(conflict: Conflict): Promise<void> {
    const { stream, journal, kind } = this.#given
    const missed = await journal.read(stream, this.#state.seq)
    // The log is shorter than what was told to everybody: nothing that is read now could mend that.
    if (missed.length === 0) throw conflict
    const events = missed.map(({ body }) => kind.decode(body))
    this.#take({ events, state: kind.fold(events, this.#state) })
  }

  #take({ events, state }: Placed<State, Event>): void {
    this.#state = state
    this.#events.push(...events)
    this.#given.onWritten(events)
  }

  /** Wakes when the clock next owes something, merely to be prompt: a late wake-up writes the same log. */
  #setAlarm(): void {
    const { kind, time, onAlarmFailed } = this.#given
    this.#cancelAlarm()
    const due = kind.alarm(this.#state)
    if (due === null || this.#closed) return
    this.#cancelAlarm = time.wake(due, () => {
      this.submit(() => ({ ok: true, facts: [] }), 'clock').catch((error: unknown) => {
        onAlarmFailed(error)
        // In place of the alarm that is overdue, which would ring without end.
        this.#cancelAlarm()
        this.#cancelAlarm = time.wake(time.now() + retryMs, () => this.#setAlarm())
      })
    })
  }
}
