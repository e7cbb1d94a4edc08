/** Chance that comes out the same for the same seed: fixed in tests, printed when one fails. Knows no test. */

export interface Random {
  /** A whole number from 0 up to, not including, `most`. */
  below(most: number): number
  /** Whether something of this probability happens. */
  chance(probability: number): boolean
  pick<Value>(list: readonly Value[]): Value
  bytes(count: number): number[]
}

/** Mulberry32: one multiplication a number, good enough to order events. */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    below,
    chance: probability => next() < probability,
    pick(list) {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('there is nothing to pick from')
      return picked
    },
    bytes: count => Array.from({ length: count }, () => below(256)),
  }
}
