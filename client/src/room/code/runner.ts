/** Runs this seat's code when its turn comes and tells the room how it ended. Knows the link and the engines, no screen. */
import {
  hiddenBy,
  isFor,
  type Command,
  type Language,
  type Outcome,
  type Room,
  type Run,
  type RunFile,
} from '@signalroom/shared'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RoomLink } from '../../link/room-link'
import type { Engines } from '../../engines/engines'
import type { EngineState } from '../../engines/pool'
import type { Job, Running } from '../../engines/job'
import { fitted, hiddenJob, jobOf } from './jobs'
import { OwnRuns } from './own-runs'

/** What a button asks for. */
export type Pressed = Omit<Extract<Command, { type: 'run.start' }>, 'type'>
export interface EngineNow {
  readonly state: EngineState
  readonly detail: string | null
  /** What runs the tests, such as "pytest 8.4.2". */
  readonly runner: string | null
}
export interface RunnerState {
  /** Pressed, and waiting for its engine to be there. */
  readonly pressed: Pressed | null
  /** The interviewer's run of the hidden tests, which nobody else sees; null while there is none. */
  readonly hidden: { readonly state: 'loading' | 'running'; readonly output: string } | null
  /** What this tab ran in private focus, oldest first, with ids below zero; nobody else knows of it. */
  readonly own: readonly Run[]
  /** One more whenever an engine changed. */
  readonly changes: number
}
type Link = Pick<RoomLink, 'state' | 'seat' | 'role' | 'ask' | 'say' | 'show' | 'now'>

const off: EngineNow = { state: 'off', detail: null, runner: null }
/** An engine of which nothing is heard for so long is given up; one that still comes is waited for. */
const usualPatienceMs = 60_000
/** The server could not write the end down: asked again after this. */
const againMs = 500
/** Private runs that stay to be looked at. */
const mostOwn = 30

export class Runner {
  readonly state: StoreApi<RunnerState> = createStore(() => ({
    pressed: null,
    hidden: null,
    own: [],
    changes: 0,
  }))
  readonly #link: Link
  readonly #open: () => Promise<Engines>
  readonly #patienceMs: number
  /** When an engine last said something. */
  #heardAt = 0
  #impatience: ReturnType<typeof setTimeout> | undefined
  readonly #claims: OwnRuns
  #opening: Promise<Engines | null> | null = null
  #engines: Engines | null = null
  #failed: string | null = null
  /** The run this tab is at, and the hidden tests it is at. */
  #current: { readonly id: number; readonly running: Running | null } | null = null
  #secret: Running | null = null
  #mine: Running | null = null
  /** One thing at a time in this tab: what is asked meanwhile follows. */
  #turn: Promise<unknown> = Promise.resolve()
  readonly #forget: () => void
  #closed = false

  constructor(link: Link, room: string, open: () => Promise<Engines>, patienceMs = usualPatienceMs) {
    this.#link = link
    this.#open = open
    this.#patienceMs = patienceMs
    this.#claims = new OwnRuns(room)
    this.#forget = link.state.subscribe(({ room: now }, { room: before }) => {
      if (now.open.runs !== before.open.runs) this.#look(now)
    })
    this.#look(this.#room)
  }

  /** Loads a language in the background; after a failure, anew. */
  warm(language: Language): void {
    void this.#opened().then(engines => this.#load(engines, language))
  }

  engine(language: Language): EngineNow {
    if (this.#failed !== null) return { state: 'failed', detail: this.#failed, runner: null }
    if (!this.#engines) return this.#opening ? { ...off, state: 'loading' } : off
    return this.#engines.state(language)
  }

  /** Asks the room for a run once its engine is there, with the text of this moment. Gives a sentence if it may not be. */
  async press(pressed: Pressed): Promise<string | null> {
    if (this.state.getState().pressed) return null
    this.state.setState({ pressed })
    const ready = await this.#loaded(pressed.language, () => this.state.getState().pressed === pressed)
    const still = this.state.getState().pressed === pressed
    this.state.setState(still ? { pressed: null } : {})
    // What is wrong with an engine stands where the engine is named.
    if (!ready || !still) return null
    if (this.#veiled) {
      void this.#rehearse(pressed)
      return null
    }
    const answer = await this.#link.ask({ type: 'run.start', ...pressed })
    if (!answer.ok) return answer.detail
    const mine = this.#room.open.runs.findLast(run => run.seat === this.#link.seat && run.id <= answer.seq)
    if (mine) this.#claims.put(mine.id, this.#claims.of(mine.id) ?? 'asked')
    this.#look(this.#room)
    return null
  }

  /** Takes back what waits for its engine. */
  unpress(): void {
    this.state.setState({ pressed: null })
  }

  /** Ends what runs in private focus; false if nothing does. */
  stopOwn(): boolean {
    this.#mine?.stop()
    return this.#mine !== null
  }

  /** Runs the hidden tests here, outside of the queue, and reports to the panel. Gives a sentence if it may not be. */
  async test(files: readonly RunFile[]): Promise<string | null> {
    const job = hiddenJob(files, this.#room)
    if (!job || this.state.getState().hidden) return null
    this.state.setState({ hidden: { state: 'loading', output: '' } })
    try {
      if (!(await this.#loaded(job.language, () => this.state.getState().hidden !== null))) return null
      const outcome = await this.#alone(job, running => (this.#secret = running), this.#hear)
      if (!this.state.getState().hidden || this.#closed) return null
      const answer = await this.#link.ask({
        type: 'hidden.report',
        files: [...files],
        outcome: fitted(outcome),
      })
      return answer.ok ? null : answer.detail
    } finally {
      this.#secret = null
      this.state.setState({ hidden: null })
    }
  }

  stopTest(): void {
    if (this.#secret) this.#secret.stop()
    else this.state.setState({ hidden: null })
  }

  close(): void {
    this.#closed = true
    this.#forget()
    clearTimeout(this.#impatience)
    this.#current?.running?.stop()
    this.#secret?.stop()
    this.#mine?.stop()
    this.#engines?.close()
  }

  get #room(): Room {
    return this.#link.state.getState().room
  }

  get #veiled(): boolean {
    const { seat, role } = this.#link
    const seal = hiddenBy(this.#room, 'code')
    return seal !== undefined && !isFor(seal, { seat, role })
  }

  /** Runs what is hidden in this tab, beside the room's queue. */
  async #rehearse({ data, hidden, ...asked }: Pressed): Promise<void> {
    const now = this.#link.now()
    const run: Run = {
      ...asked,
      id: Math.min(0, ...this.state.getState().own.map(one => one.id)) - 1,
      seat: this.#link.seat,
      data: data ?? null,
      hidden: hidden ?? false,
      state: 'running',
      askedAt: now,
      begunAt: now,
      stopped: null,
      endedAt: null,
      outcome: null,
    }
    this.#keepOwn(run)
    const outcome = await this.#alone(
      jobOf(run, this.#room),
      running => (this.#mine = running),
      text => this.#link.show({ run: run.id, text }),
    )
    this.#mine = null
    this.#keepOwn({ ...run, state: 'ended', endedAt: this.#link.now(), outcome: fitted(outcome) })
  }
  #keepOwn(run: Run): void {
    this.state.setState(({ own }) => ({
      own: [...own.filter(one => one.id !== run.id), run].slice(-mostOwn),
    }))
  }

  readonly #hear = (text: string): void =>
    this.state.setState(({ hidden }) => ({
      hidden: { state: 'running', output: (hidden?.output ?? '') + text },
    }))

  /** Begins what this tab asked for when its turn has come, and ends it when somebody stopped it. */
  #look(room: Room): void {
    const run = room.open.runs.find(one => one.state === 'running')
    if (this.#current && this.#current.id !== run?.id) {
      // The round or the clock ended it.
      this.#current.running?.stop()
      this.#current = null
    }
    if (!run || run.seat !== this.#link.seat || this.#closed) return
    if (this.#current?.id === run.id) return run.stopped ? this.#current.running?.stop() : undefined
    const claim = this.#claims.of(run.id)
    if (claim === undefined) return
    this.#current = { id: run.id, running: null }
    this.#claims.put(run.id, 'begun')
    void (claim === 'begun' ? this.#report(run, broken) : this.#execute(run))
  }

  async #execute(run: Run): Promise<void> {
    const wanted = () => this.#current?.id === run.id
    if (!(await this.#loaded(run.language, wanted)))
      return wanted() ? this.#report(run, { ...broken, exit: 'refused', output: notThere }) : undefined
    const outcome = await this.#alone(
      jobOf(run, this.#room),
      running => {
        if (!wanted()) return running.stop()
        this.#current = { id: run.id, running }
        if (this.#room.open.runs.find(one => one.id === run.id)?.stopped) running.stop()
      },
      text => this.#link.say({ run: run.id, text }),
    )
    await this.#report(run, outcome)
  }

  /** One at a time in this tab. */
  #alone(job: Job, begun: (running: Running) => void, output: (text: string) => void): Promise<Outcome> {
    const mine = this.#turn.then(() => {
      if (!this.#engines) return broken
      const running = this.#engines.run(job, { output })
      begun(running)
      return running.done
    })
    this.#turn = mine
    return mine
  }

  /** The end is owed: with a link that is down, or a server that cannot write, it is said later. */
  async #report({ id }: Run, outcome: Outcome): Promise<void> {
    const owed = () =>
      !this.#closed && this.#room.open.runs.some(one => one.id === id && one.state === 'running')
    while (owed()) {
      await this.#live()
      if (!owed()) return
      const answer = await this.#link.ask({ type: 'run.end', run: id, outcome: fitted(outcome) })
      if (answer.ok || answer.refusal !== 'busy') return
      await new Promise(resolve => setTimeout(resolve, againMs))
    }
  }

  #live(): Promise<void> {
    if (this.#link.state.getState().status === 'live') return Promise.resolve()
    return new Promise(resolve => {
      const forget = this.#link.state.subscribe(({ status }) => {
        if (status !== 'live' && !this.#closed) return
        forget()
        resolve()
      })
    })
  }

  /** Whether an engine is there, once that is known; false as well when it is wanted no longer. */
  async #loaded(language: Language, wanted: () => boolean): Promise<boolean> {
    const engines = await this.#opened()
    if (!engines) return false
    const known = () =>
      this.#engines !== engines || ['ready', 'failed', 'impossible'].includes(engines.state(language).state)
    if (engines.state(language).state !== 'ready') this.#load(engines, language)
    if (!known())
      await new Promise<void>(resolve => {
        const look = () => {
          if (!known() && wanted() && !this.#closed) return
          forget()
          unwatch()
          resolve()
        }
        const forget = engines.subscribe(look)
        const unwatch = this.state.subscribe(look)
      })
    return this.#engines === engines && engines.state(language).state === 'ready'
  }

  /** The round's rows are laid out ahead of the first query. */
  #load(engines: Engines | null, language: Language): void {
    if (!engines) return
    engines.warm(language, this.#room.open.code?.data ?? undefined)
    this.#heardAt = performance.now()
    clearTimeout(this.#impatience)
    this.#impatience = setTimeout(() => this.#giveUp(engines, language), this.#patienceMs)
  }

  /** A network that went while it loaded leaves an engine that says nothing any more: all is begun anew when asked. */
  #giveUp(engines: Engines, language: Language): void {
    if (this.#engines !== engines || engines.state(language).state !== 'loading') return
    if (this.#current?.running || this.#secret) return
    const leftMs = this.#heardAt + this.#patienceMs - performance.now()
    if (leftMs > 0) {
      this.#impatience = setTimeout(() => this.#giveUp(engines, language), leftMs)
      return
    }
    engines.close()
    this.#engines = null
    this.#failed = 'It did not answer.'
    this.#changed()
  }

  #opened(): Promise<Engines | null> {
    if (this.#failed !== null) this.#opening = null
    this.#failed = null
    this.#opening ??= this.#open().then(
      engines => {
        if (this.#closed) {
          engines.close()
          return null
        }
        this.#engines = engines
        this.#failed = null
        engines.subscribe(() => {
          this.#heardAt = performance.now()
          this.#changed()
        })
        this.#changed()
        return engines
      },
      (error: unknown) => {
        this.#failed = error instanceof Error ? error.message : String(error)
        this.#changed()
        return null
      },
    )
    this.#changed()
    return this.#opening
  }

  #changed(): void {
    this.state.setState(({ changes }) => ({ changes: changes + 1 }))
  }
}

/** A page that was left while it ran something has nothing to show for it. */
const broken: Outcome = {
  exit: 'crashed',
  ms: 0,
  output: 'The page was reloaded while this ran.\n',
  cut: false,
  cases: [],
  runner: null,
}
const notThere = 'The engine of this language did not load in the browser that was to run it.\n'
