// tests
import { RateLimiter } from './limiter'

test('the sixth call at once is refused', () => {
  const limiter = new RateLimiter({ limit: 5, now: () => 0 })
  const decisions = Array.from({ length: 6 }, () => limiter.decide('a').allowed)
  expect(decisions).toEqual([true, true, true, true, true, false])
})
