/**
 * Gathers what goes out, so that a socket gets one write for all that one turn of the event loop had for it, and what
 * can wait rides along. Knows no bytes.
 */
import type { Schedule } from '../port.js'

/** Something with messages on their way out. */
export interface Sender {
  flush(): void
}
/** Something with messages that have time. */
export interface LateSender {
  /** Flushes if this is the beat it waits for: what it has by now may have come after a flush, and has a beat of its own. */
  flushAt(beat: number): void
}

/** What can wait for company waits at most this long. */
const patienceMs = 50
/** Those whose time comes within the same stretch of this length go at once, and the next stretch is free for others. */
const beatMs = 5

export class FlushQueue {
  readonly #schedule: Schedule
  readonly #now: () => number
  readonly #soon: Sender[] = []
  /** In the order in which their time comes. */
  readonly #beats: { readonly due: number; readonly senders: LateSender[] }[] = []

  constructor(schedule: Schedule, now: () => number) {
    this.#schedule = schedule
    this.#now = now
  }
  /** Has the sender flush at the end of this turn. Ask once a flush. */
  soon(sender: Sender): void {
    if (this.#soon.length === 0) setImmediate(() => this.#flushSoon())
    this.#soon.push(sender)
  }
  /**
   * Has the sender flush within `patienceMs`, if it has not by then; returns at which beat. Ask once a flush. What has
   * waited elsewhere names the beat `by` which it was to go.
   */
  later(sender: LateSender, by?: number): number {
    const known = by === undefined ? undefined : this.#beats.find(({ due }) => due === by)
    if (known) {
      known.senders.push(sender)
      return known.due
    }
    const now = this.#now()
    const due = Math.floor((now + patienceMs) / beatMs) * beatMs
    const last = this.#beats.at(-1)
    // A clock that was set back keeps the order.
    if (last && due <= last.due) {
      last.senders.push(sender)
      return last.due
    }
    this.#beats.push({ due, senders: [sender] })
    if (!last) this.#schedule(due - now, () => this.#flushBeat())
    return due
  }
  #flushSoon(): void {
    for (const sender of this.#soon.splice(0)) sender.flush()
  }
  #flushBeat(): void {
    const beat = this.#beats[0]
    for (const sender of beat?.senders ?? []) sender.flushAt(beat?.due ?? 0)
    this.#beats.shift()
    const [next] = this.#beats
    if (next) this.#schedule(Math.max(1, next.due - this.#now()), () => this.#flushBeat())
  }
}
