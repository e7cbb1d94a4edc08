/**
 * Gathers what goes out, so that a socket gets one write for all that one turn of the event loop had for it, and what
 * can wait rides along. Knows no bytes.
 */
import type { Schedule } from './port.js'

/** Something with messages on their way out. */
export interface Sender {
  flush(): void
}

/** What can wait for company waits at most this long. */
const patienceMs = 30

export class Post {
  readonly #schedule: Schedule
  #soon: Sender[] = []
  #later = new Set<Sender>()

  constructor(schedule: Schedule) {
    this.#schedule = schedule
  }
  /** Has the sender flush at the end of this turn. Ask once a flush. */
  soon(sender: Sender): void {
    if (this.#soon.length === 0) setImmediate(() => this.#flushSoon())
    this.#soon.push(sender)
  }
  /** Has the sender flush within `patienceMs`, if it has not by then. */
  later(sender: Sender): void {
    if (this.#later.size === 0) this.#schedule(patienceMs, () => this.#flushLater())
    this.#later.add(sender)
  }
  #flushSoon(): void {
    const senders = this.#soon
    this.#soon = []
    for (const sender of senders) sender.flush()
  }
  #flushLater(): void {
    const senders = this.#later
    this.#later = new Set()
    for (const sender of senders) sender.flush()
  }
}
