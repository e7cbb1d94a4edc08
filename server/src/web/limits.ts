/** How much one address or one connection may ask for. Knows no room. */
import type { Request, RequestHandler } from 'express'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { TokenBucket } from '../base/token-bucket.js'
import { problem } from './problem.js'

/** Refuses with 429 what one address, or one of what `keyOf` tells apart, asks beyond `points` a minute. */
export function perMinute(
  points: number,
  keyOf = ({ ip = 'unknown' }: Request): string => ip,
): RequestHandler {
  const limiter = new RateLimiterMemory({ points, duration: 60 })
  return (request, response, next) => {
    limiter.consume(keyOf(request)).then(
      () => next(),
      (refused: RateLimiterRes | Error) => {
        if (refused instanceof Error) return next(refused)
        const wait = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        response.setHeader('Retry-After', String(wait))
        problem(response, 429, 'too-many', `Too many requests from your address. Try again in ${wait} s.`)
      },
    )
  }
}

/** `burst` tokens that fill at `perSecond`: for what is asked over one connection, one token each or `cost`. */
export function bucket(burst: number, perSecond: number, now: () => number): (cost?: number) => boolean {
  const tokens = new TokenBucket([perSecond, burst], now())
  return (cost = 1) => tokens.take(cost, now())
}
