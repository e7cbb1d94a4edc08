/** How much a connection may still use: a bucket that fills steadily. Knows nothing of what is used. */
export class Budget {
  readonly #perMs: number
  readonly #burst: number
  #left: number
  #at: number

  constructor([perSecond, burst]: readonly [perSecond: number, burst: number], now: number) {
    this.#perMs = perSecond / 1000
    this.#burst = burst
    this.#left = burst
    this.#at = now
  }
  /** Takes `amount`; false once more was taken than has flowed in. `now` in milliseconds. */
  take(amount: number, now: number): boolean {
    if (now > this.#at) this.#left = Math.min(this.#burst, this.#left + (now - this.#at) * this.#perMs)
    this.#at = now
    this.#left -= amount
    return this.#left >= 0
  }
}
