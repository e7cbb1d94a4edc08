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

/** A log of the calls that were let through, for each key: exact, and never longer than the limit. */
export class RateLimiter {
  private readonly limit: number
  private readonly windowMs: number
  private readonly now: () => number
  private readonly calls = new Map<string, number[]>()
  private readonly limits = new Map<string, number>()
  private swept: number

  constructor({ limit = 5, windowMs = 1000, now = () => performance.now() }: Options = {}) {
    // validation
    this.limit = checkedLimit(limit)
    if (typeof windowMs !== 'number' || !Number.isFinite(windowMs) || windowMs <= 0)
      throw new RangeError('windowMs must be a finite number above 0')
    if (typeof now !== 'function') throw new TypeError('now must be a function that tells the time')
    this.windowMs = windowMs
    this.now = now
    this.swept = now()
  }

  /** Gives one key a limit of its own. */
  setLimit(key: string, limit: number): void {
    this.limits.set(checkedKey(key), checkedLimit(limit))
  }

  decide(key: string): Decision {
    // validation
    checkedKey(key)

    // core
    const now = this.now()
    this.sweep(now)
    // A clock that was set back must not lock a key out for longer than a window.
    const calls = (this.calls.get(key) ?? []).filter(at => at <= now && now - at <= this.windowMs)
    this.calls.set(key, calls)
    const limit = this.limits.get(key) ?? this.limit
    if (calls.length < limit) {
      calls.push(now)
      return { allowed: true, retryAfterMs: 0 }
    }
    return { allowed: false, retryAfterMs: (calls[calls.length - limit] ?? now) + this.windowMs - now }
  }

  /** Once a window, forgets keys that have not called for one. */
  private sweep(now: number): void {
    if (now >= this.swept && now - this.swept < this.windowMs) return
    this.swept = now
    for (const [key, calls] of this.calls)
      if (now - (calls[calls.length - 1] ?? -Infinity) >= this.windowMs) this.calls.delete(key)
  }
}

function checkedKey(key: string): string {
  if (typeof key !== 'string') throw new TypeError('a key is a text')
  if (key === '') throw new RangeError('a key is not empty')
  return key
}

function checkedLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be a whole number from 1 up')
  return limit
}
