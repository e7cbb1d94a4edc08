/** A bucket of tokens that fills steadily: how much somebody may still use. Knows nothing of what is used, and no clock. */

export class TokenBucket {
  readonly #perMs: number
  readonly #burst: number
  #left: number
  #at: number

  /** Full at first. All moments are in milliseconds. */
  constructor([perSecond, burst]: readonly [perSecond: number, burst: number], now: number) {
    this.#perMs = perSecond / 1000
    this.#burst = burst
    this.#left = burst
    this.#at = now
  }
  /** Takes `amount` if it is there; whoever is refused pays nothing. */
  take(amount: number, now: number): boolean {
    this.#fill(now)
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }
  /** Takes `amount` for what has been used already, into debt if need be; false as long as there is a debt. */
  spend(amount: number, now: number): boolean {
    this.#fill(now)
    this.#left -= amount
    return this.#left >= 0
  }
  /** A clock that was set back takes nothing away. */
  #fill(now: number): void {
    if (now > this.#at) this.#left = Math.min(this.#burst, this.#left + (now - this.#at) * this.#perMs)
    this.#at = now
  }
}
