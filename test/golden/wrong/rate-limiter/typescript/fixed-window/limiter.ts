/** Counts the calls of each key in the second they fall into. */
export interface Decision {
  readonly allowed: boolean
  readonly retryAfterMs: number
}

export class RateLimiter {
  private readonly limit: number
  private readonly windowMs: number
  private readonly now: () => number
  private readonly counts = new Map<string, { slot: number; count: number }>()

  constructor({
    limit = 5,
    windowMs = 1000,
    now = () => performance.now(),
  }: { limit?: number; windowMs?: number; now?: () => number } = {}) {
    // validation
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be a whole number from 1 up')
    if (typeof windowMs !== 'number' || !Number.isFinite(windowMs) || windowMs <= 0)
      throw new RangeError('windowMs must be a finite number above 0')
    this.limit = limit
    this.windowMs = windowMs
    this.now = now
  }

  decide(key: string): Decision {
    // validation
    if (typeof key !== 'string' || key === '') throw new TypeError('a key is a text')
    // core
    const now = this.now()
    const slot = Math.floor(now / this.windowMs)
    const seen = this.counts.get(key)
    const count = seen?.slot === slot ? seen.count : 0
    if (count >= this.limit) return { allowed: false, retryAfterMs: (slot + 1) * this.windowMs - now }
    this.counts.set(key, { slot, count: count + 1 })
    return { allowed: true, retryAfterMs: 0 }
  }
}
