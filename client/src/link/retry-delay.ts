/** When a lost link is tried again: at a moment drawn from a window that grows with each failure. Knows no link. */

const firstMs = 400
const growth = 1.6
/** Everybody who waits is back within this after the server is, and no two crowds coincide. */
const longestMs = 1500

export class RetryDelay {
  readonly #random: () => number
  #failures = 0

  /** `random` gives numbers from 0 up to 1. */
  constructor(random: () => number = Math.random) {
    this.#random = random
  }

  /** Milliseconds to wait before the next try: anything in the window, so that a thousand links do not come at once. */
  next(): number {
    const window = Math.min(longestMs, firstMs * growth ** this.#failures)
    this.#failures += 1
    return this.#random() * window
  }

  /** It is back: the next loss begins with the shortest window. */
  returned(): void {
    this.#failures = 0
  }
}
