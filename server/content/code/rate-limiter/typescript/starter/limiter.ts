/** Lets each key make so many calls in any stretch of time, and says when to come back. */

export interface Decision {
  readonly allowed: boolean
  /** Until a call of this key would be allowed; 0 where it is. */
  readonly retryAfterMs: number
}

export interface Options {
  readonly limit?: number
  readonly windowMs?: number
  readonly now?: () => number
}

export class RateLimiter {
  private readonly limit: number
  private readonly windowMs: number
  private readonly now: () => number

  constructor({ limit = 5, windowMs = 1000, now = () => performance.now() }: Options = {}) {
    // validation
    this.limit = limit
    this.windowMs = windowMs
    this.now = now
  }

  decide(key: string): Decision {
    // validation

    // core
    throw new Error(`not written yet: ${key} ${this.limit} ${this.windowMs} ${this.now()}`)
  }
}
