/** The server's clock as this browser estimates it. Counts with the monotonic clock; the wall clock is never asked. */

interface Sample {
  readonly offset: number
  readonly roundTrip: number
}
const kept = 8

export class ServerClock {
  #samples: readonly Sample[] = []
  #offset = 0

  /** The server's now, in epoch milliseconds. */
  now(): number {
    return performance.now() + this.#offset
  }

  /** The quickest way there and back of late, in milliseconds; null before the first. */
  get roundTrip(): number | null {
    return this.#samples.length === 0 ? null : Math.min(...this.#samples.map(one => one.roundTrip))
  }

  /** A measured answer: asked and heard in `performance.now()`, `server` the time it named. The quickest of late decides. */
  measured(asked: number, heard: number, server: number): void {
    const roundTrip = heard - asked
    this.#samples = [...this.#samples, { offset: server + roundTrip / 2 - heard, roundTrip }].slice(-kept)
    this.#offset = this.#samples.reduce((a, b) => (b.roundTrip < a.roundTrip ? b : a)).offset
  }

  /** Something happened on the server at `at`, so its clock shows at least that. What was measured before a jump is void. */
  notBefore(at: number): void {
    if (at <= this.now() + jumpMs) return
    this.#samples = []
    this.#offset = at - performance.now()
  }

  /** After sleep or a change of network old samples mean nothing. */
  forget(): void {
    this.#samples = this.#samples.slice(-1)
  }
}

/** Beyond what a slow answer explains. */
const jumpMs = 250
