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
const patienceMs = 50

export class Post {
  readonly #schedule: Schedule
  #soon: Sender[] = []
  #before = new Set<Sender>()
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
    this.#wake()
    this.#later.add(sender)
  }
  /** The same, before all those: what it sends goes out with them. */
  before(sender: Sender): void {
    this.#wake()
    this.#before.add(sender)
  }
  #wake(): void {
    if (this.#later.size + this.#before.size === 0) this.#schedule(patienceMs, () => this.#flushLater())
  }
  #flushSoon(): void {
    const senders = this.#soon
    this.#soon = []
    for (const sender of senders) sender.flush()
  }
  #flushLater(): void {
    // Each before the next begins: what is hot stays hot.
    for (const sender of this.#before) sender.flush()
    this.#before.clear()
    const senders = this.#later
    this.#later = new Set()
    for (const sender of senders) sender.flush()
  }
}
