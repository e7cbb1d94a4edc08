/** A bucket of tokens for each key, filled as time goes by. */
export interface Decision {
  readonly allowed: boolean
  readonly retryAfterMs: number
}

export class RateLimiter {
  private readonly limit: number
  private readonly windowMs: number
  private readonly now: () => number
  private readonly buckets = new Map<string, { tokens: number; since: number }>()

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
    const rate = this.limit / this.windowMs
    const bucket = this.buckets.get(key) ?? { tokens: this.limit, since: now }
    const tokens = Math.min(this.limit, bucket.tokens + (now - bucket.since) * rate)
    this.buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, since: now })
    return tokens < 1
      ? { allowed: false, retryAfterMs: (1 - tokens) / rate }
      : { allowed: true, retryAfterMs: 0 }
  }
}
