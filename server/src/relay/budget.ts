/** How much a connection may still use: a bucket that fills steadily. Knows nothing of what is used. */
export class Budget {
  readonly #perSecond: number
  readonly #burst: number
  #left: number
  #at: number

  constructor([perSecond, burst]: readonly [perSecond: number, burst: number], now: number) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#left = burst
    this.#at = now
  }
  /** Takes `amount`; false once more was taken than has flowed in. `now` in milliseconds. */
  take(amount: number, now: number): boolean {
    const passed = Math.max(0, now - this.#at)
    this.#at = now
    this.#left = Math.min(this.#burst, this.#left + (passed / 1000) * this.#perSecond) - amount
    return this.#left >= 0
  }
}
