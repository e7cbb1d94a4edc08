/**
 * Tells the room what an ear heard, in a live round and only then: at once who speaks, and each finished stretch as a
 * command that waits while the link is lost. Knows no sound and no screen.
 */
import type { At, Command, CommandAnswer, Edge, Spoken } from '@signalroom/shared'

/** What is needed of the room's link. */
export interface RoomTold {
  readonly now: () => At
  readonly ask: (command: Command) => Promise<CommandAnswer>
  readonly speak: (spoken: Spoken) => void
}
type EarCommand = Extract<Command, { type: 'ear.open' | 'ear.close' | 'voice.spoke' }>
type Cause = Extract<Command, { type: 'ear.close' }>['cause']

/** Half a second of talk each, for an hour: nobody says more while a link is lost. */
const waitingMost = 7200
/** After an answer that is none, it is tried again. */
const againMs = 2000

export class Report {
  readonly #told: RoomTold
  #waiting: readonly EarCommand[] = []
  #sending = false
  #live = false
  /** Whether the ear hears now, and whether the room was told so. */
  #hears = false
  #open = false
  #speaking: At | null = null
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(told: RoomTold) {
    this.#told = told
  }

  /** The round begins or is over. What was heard before it began is nobody's. */
  round(live: boolean): void {
    if (this.#live === live) return
    this.#live = live
    if (live && this.#hears) this.#opened(this.#told.now())
    if (!live) this.#open = false
  }

  /** The link is back: what waited is told now. */
  linked(): void {
    // This tab heard on; the room may have given it up meanwhile. The earliest moment is the room's to find.
    if (this.#open) this.#add({ type: 'ear.open', at: moment(0) })
    else void this.#send()
  }

  /** Nothing is told any more; what waits is lost with its page. */
  close(): void {
    this.#waiting = []
    clearTimeout(this.#again)
  }

  heard(edge: Edge): void {
    if (edge.type === 'opened') this.#hears = true
    // Where the bell rang meanwhile, the room still takes what was said before it.
    if (edge.type === 'ended' && (this.#live || this.#speaking !== null)) this.#spoke(edge)
    if (!this.#live) return
    switch (edge.type) {
      case 'opened':
        return this.#opened(moment(edge.from))
      case 'began':
        return this.#says(moment(edge.from), null)
      case 'withdrawn':
        return this.#says(moment(edge.from), moment(edge.from))
      case 'gap':
        this.#closed(moment(edge.from), 'asleep')
        return this.#opened(moment(edge.to))
      case 'ended':
        return undefined
    }
  }

  /** The page goes: what it does not hear from now on is a gap, whoever comes back. Said at once, and to whoever still listens. */
  leaving(): void {
    if (this.#open) void this.#told.ask({ type: 'ear.close', at: this.#told.now(), cause: 'asleep' })
    this.#open = false
  }

  /** The ear hears no more, from now on. */
  stopped(cause: Cause): void {
    this.#hears = false
    if (this.#speaking !== null) this.#says(this.#speaking, this.#told.now())
    this.#closed(this.#told.now(), cause)
  }

  #spoke({ from, to, goesOn }: Extract<Edge, { type: 'ended' }>): void {
    this.#add({ type: 'voice.spoke', from: moment(from), to: moment(to) })
    if (!goesOn) this.#says(moment(from), moment(to))
  }

  #says(from: At, to: At | null): void {
    this.#speaking = to === null ? from : null
    this.#told.speak({ from, to })
  }

  #opened(at: At): void {
    if (!this.#open) this.#add({ type: 'ear.open', at })
    this.#open = true
  }

  #closed(at: At, cause: Cause): void {
    if (this.#open) this.#add({ type: 'ear.close', at, cause })
    this.#open = false
  }

  #add(command: EarCommand): void {
    this.#waiting = [...this.#waiting, command].slice(-waitingMost)
    void this.#send()
  }

  /** In order, one at a time. What the room has already it refuses, and that is an answer; `busy` is none. */
  async #send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    clearTimeout(this.#again)
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const answer = await this.#told.ask(next)
      if (!answer.ok && answer.refusal === 'busy') {
        this.#again = setTimeout(() => void this.#send(), againMs)
        break
      }
      this.#waiting = this.#waiting.filter(one => one !== next)
    }
    this.#sending = false
  }
}

/** Edges are whole milliseconds of the server's clock by then. */
const moment = (milliseconds: number): At => milliseconds as At
