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
const patienceMs = 25
/** Those whose time comes so close together go at once. */
const togetherMs = 2

export class Post {
  readonly #schedule: Schedule
  readonly #now: () => number
  #soon: Sender[] = []
  /** In the order in which their time comes. */
  #later: { readonly sender: Sender; readonly due: number }[] = []

  constructor(schedule: Schedule, now: () => number) {
    this.#schedule = schedule
    this.#now = now
  }
  /** Has the sender flush at the end of this turn. Ask once a flush. */
  soon(sender: Sender): void {
    if (this.#soon.length === 0) setImmediate(() => this.#flushSoon())
    this.#soon.push(sender)
  }
  /** Has the sender flush within `patienceMs`, if it has not by then. Ask once a flush. */
  later(sender: Sender): void {
    if (this.#later.length === 0) this.#schedule(patienceMs, () => this.#flushLater())
    this.#later.push({ sender, due: this.#now() + patienceMs })
  }
  #flushSoon(): void {
    const senders = this.#soon
    this.#soon = []
    for (const sender of senders) sender.flush()
  }
  /** Not everybody at once: whoever has something urgent meanwhile would wait for all of them. */
  #flushLater(): void {
    const until = this.#now() + togetherMs
    let count = 0
    for (let next = this.#later[0]; next && next.due <= until; next = this.#later[count]) {
      next.sender.flush()
      count += 1
    }
    this.#later = this.#later.slice(count)
    const [next] = this.#later
    if (next) this.#schedule(Math.max(1, next.due - this.#now()), () => this.#flushLater())
  }
}
