/** Notices that nothing has happened for a while. Knows nothing of what happens. */
import type { Schedule } from './port.js'

export interface DebounceGiven {
  readonly ms: number
  readonly now: () => number
  readonly schedule: Schedule
  /** Once for each stir that was followed by so long a rest. */
  readonly onQuiet: () => void
}

/** Costs a stir nothing but a look at the clock: one timer waits at a time, and waits on for what came meanwhile. */
export class Debounce {
  readonly #given: DebounceGiven
  #stirredAt = 0
  #waiting = false
  #callOff: () => void = () => {}

  constructor(given: DebounceGiven) {
    this.#given = given
  }
  stir(): void {
    this.#stirredAt = this.#given.now()
    if (!this.#waiting) this.#wait(this.#given.ms)
  }
  #wait(wait: number): void {
    const { ms, now, schedule, onQuiet } = this.#given
    this.#waiting = true
    this.#callOff = schedule(wait, () => {
      const left = this.#stirredAt + ms - now()
      if (left > 0) return this.#wait(left)
      this.#waiting = false
      onQuiet()
    })
  }
  stop(): void {
    this.#callOff()
  }
}
