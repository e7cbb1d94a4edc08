/** How long an open document stays in memory. Knows neither the document nor who is at it. */
import type { Schedule } from './port.js'

/**
 * `opening`: it is being read, and what comes waits. `live`: somebody is here, or was just now sent for it. `idle`: nobody
 * is, and it will end unless somebody comes. `closing`: it is over; nothing is taken, and nobody finds it any more. From
 * each state only the next one follows, but for `idle`, from which a newcomer leads back to `live`, and `opening`, which
 * closes if the journal fails.
 */
export type LifeState = 'opening' | 'live' | 'idle' | 'closing'

interface LifeGiven {
  /** How long a document that everybody has left stays. */
  readonly idleMs: number
  readonly schedule: Schedule
  readonly isEmpty: () => boolean
  /** Nothing of it is still on its way to the disk. */
  readonly isSettled: () => boolean
  readonly onIdle: () => void
  /** It has been idle for so long that it is to be ended: `end` follows. */
  readonly onOver: () => void
  /** It ends as soon as everybody has left it: for a test that shows what would be lost. */
  readonly isUnguarded: boolean
}

export class Life {
  readonly #given: LifeGiven
  #state: LifeState = 'opening'
  #visits = 0
  #callOffEnd: () => void = () => {}

  constructor(given: LifeGiven) {
    this.#given = given
  }
  get state(): LifeState {
    return this.#state
  }
  /** It has been read; says whether it may begin. */
  begin(): boolean {
    if (this.#state !== 'opening') return false
    this.#state = 'live'
    return true
  }
  wake(): void {
    this.#callOffEnd()
    if (this.#state === 'idle') this.#state = 'live'
  }
  restIfEmpty(): void {
    if (this.#state !== 'live' || !this.#given.isEmpty() || this.#visits > 0) return
    if (this.#given.isUnguarded) return this.#given.onOver()
    this.#state = 'idle'
    this.#given.onIdle()
    this.#endLater()
  }
  #endLater(): void {
    const { schedule, idleMs, isSettled, onOver } = this.#given
    this.#callOffEnd()
    this.#callOffEnd = schedule(idleMs, () => {
      if (this.#state !== 'idle') return
      if (isSettled()) onOver()
      else this.#endLater()
    })
  }
  /** Keeps it in memory while `visit` runs. */
  async visited<Value>(visit: () => Promise<Value>): Promise<Value> {
    this.#visits += 1
    this.wake()
    try {
      return await visit()
    } finally {
      this.#visits -= 1
      this.restIfEmpty()
    }
  }
  /** It is over from now on; false if it was before. */
  end(): boolean {
    if (this.#state === 'closing') return false
    this.#state = 'closing'
    this.#callOffEnd()
    return true
  }
}
