/** Whether two numbers of one kind can both be. Knows numbers alone. */
import type { Comparable } from './comparable.js'

/**
 * So much apart is rounding: it holds GB for GiB (7.4 %), a month of 30 days for one of 30.4, 95 for 100. What was said to be
 * "about" so much has more.
 */
const rounding = 0.1
const roughly = 0.25

/** Ranges agree when they touch, each widened by its rounding. */
export function agree(a: Comparable, b: Comparable): boolean {
  const share = a.key.startsWith('share ') && Math.min(a.low, b.low) >= 90 && Math.max(a.high, b.high) <= 100
  const by = a.roughly || b.roughly ? roughly : rounding
  // Of 99.9 and 99.99 % the rest is what one speaks of.
  const [one, other] = share ? [restOf(a), restOf(b)] : [a, b]
  const apart = Math.max(one.low, other.low) - Math.min(one.high, other.high)
  if (apart <= 0) return true
  return apart <= by * Math.max(Math.abs(one.low), Math.abs(other.low)) * (1 + 1e-9)
}

const restOf = ({ low, high }: Comparable) => ({ low: 100 - high, high: 100 - low })
