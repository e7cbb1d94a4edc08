import { RateLimiter } from './limiter'

function openLimiter(options: { limit?: number; windowMs?: number; at?: number } = {}) {
  const clock = { at: options.at ?? 1_000_000 }
  const { limit = 5, windowMs = 1000 } = options
  return { clock, limiter: new RateLimiter({ limit, windowMs, now: () => clock.at }) }
}
const ask = (limiter: RateLimiter, key: string, times: number) =>
  Array.from({ length: times }, () => limiter.decide(key).allowed)
/** A small generator of chance that gives the same each time. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('example: five calls pass and the sixth waits a second', () => {
  const { limiter } = openLimiter()
  expect(ask(limiter, 'a', 5)).toEqual([true, true, true, true, true])
  expect(limiter.decide('a')).toEqual({ allowed: false, retryAfterMs: 1000 })
})
test('example: allowed calls need not wait', () => {
  expect(openLimiter().limiter.decide('a').retryAfterMs).toBe(0)
})
test('old: keys do not share a limit', () => {
  const { limiter } = openLimiter()
  ask(limiter, 'a', 6)
  expect(limiter.decide('b').allowed).toBe(true)
})
test('old: a call exactly one window later is allowed', () => {
  const { limiter, clock } = openLimiter()
  ask(limiter, 'a', 5)
  clock.at += 1000
  expect(ask(limiter, 'a', 6)).toEqual([true, true, true, true, true, false])
})
test('old: a call just before is refused', () => {
  const { limiter, clock } = openLimiter()
  ask(limiter, 'a', 5)
  clock.at += 999
  expect(limiter.decide('a').allowed).toBe(false)
})
test('edge: the window slides', () => {
  const { limiter, clock } = openLimiter({ at: 999_750 })
  ask(limiter, 'a', 5)
  clock.at = 1_000_250
  expect(limiter.decide('a').allowed).toBe(false)
  clock.at = 1_000_750
  expect(limiter.decide('a').allowed).toBe(true)
})
test('edge: come back when told and it is allowed', () => {
  const { limiter, clock } = openLimiter()
  for (let step = 0; step < 5; step++) {
    clock.at = 1_000_000 + step * 100
    expect(limiter.decide('a').allowed).toBe(true)
  }
  clock.at = 1_000_750
  expect(limiter.decide('a')).toEqual({ allowed: false, retryAfterMs: 250 })
  clock.at += 250
  expect(ask(limiter, 'a', 2)).toEqual([true, false])
})
test('edge: refused calls do not count', () => {
  const { limiter, clock } = openLimiter()
  for (let step = 0; step < 200; step++) {
    clock.at = 1_000_000 + step * 4
    limiter.decide('a')
  }
  clock.at = 1_001_020
  expect(limiter.decide('a').allowed).toBe(true)
})
test('edge: never more than the limit in any window', () => {
  const below = chance(7)
  const { limiter, clock } = openLimiter({ limit: 3, windowMs: 2000 })
  const passed: number[] = []
  for (let i = 0; i < 600; i++) {
    clock.at += below(1000)
    if (limiter.decide('a').allowed) passed.push(clock.at)
  }
  const tooSoon = passed.filter((at, i) => i >= 3 && at - (passed[i - 3] ?? 0) < 2000)
  expect(tooSoon).toEqual([])
  expect(passed.length).toBeGreaterThan(250)
})
test('edge: a limit of one', () => {
  const { limiter, clock } = openLimiter({ limit: 1 })
  expect(ask(limiter, 'a', 2)).toEqual([true, false])
  clock.at += 1000
  expect(limiter.decide('a').allowed).toBe(true)
})
test('edge: a key that is no text is refused with an error', () => {
  const { limiter } = openLimiter()
  for (const key of [null, undefined, 7, {}, '']) expect(() => limiter.decide(key as string)).toThrow()
})
test('edge: a bad limit is refused with an error', () => {
  for (const limit of [0, -1, 2.5, '5', null, NaN])
    expect(() => new RateLimiter({ limit: limit as number, now: () => 0 })).toThrow()
})
test('edge: a bad window is refused with an error', () => {
  for (const windowMs of [0, -1, NaN, Infinity, '1', null])
    expect(() => new RateLimiter({ windowMs: windowMs as number, now: () => 0 })).toThrow()
})
test('load: a burst of 10000 on one key admits five', () => {
  const { limiter } = openLimiter()
  const took: number[] = []
  let allowed = 0
  for (let i = 0; i < 10_000; i++) {
    const began = performance.now()
    if (limiter.decide('hot').allowed) allowed++
    took.push(performance.now() - began)
  }
  const p95 = took.sort((a, b) => a - b)[9_500] ?? Infinity
  console.log(`burst of 10,000 on one key: p95 of a decision ${p95.toFixed(3)} ms`)
  expect(allowed).toBe(5)
  expect(p95).toBeLessThan(100)
})
test('load: ten thousand keys are all served', () => {
  const { limiter, clock } = openLimiter()
  const began = performance.now()
  let allowed = 0
  for (let i = 0; i < 10_000; i++) {
    clock.at += 1
    if (limiter.decide(`key-${i}`).allowed) allowed++
  }
  const whole = performance.now() - began
  console.log(`10,000 keys, one call each: ${whole.toFixed(0)} ms in all`)
  expect(allowed).toBe(10_000)
  expect(whole).toBeLessThan(3000)
})

interface WithTenants {
  setLimit(key: string, limit: number): void
}
if ('setLimit' in RateLimiter.prototype) {
  const setLimit = (limiter: RateLimiter, key: string, limit: number) =>
    (limiter as unknown as WithTenants).setLimit(key, limit)

  test('twist: a tenant has a limit of its own', () => {
    const { limiter } = openLimiter({ limit: 2 })
    setLimit(limiter, 'acme', 4)
    expect(ask(limiter, 'acme', 5)).toEqual([true, true, true, true, false])
  })
  test('twist: whoever has none keeps the common one', () => {
    const { limiter } = openLimiter({ limit: 2 })
    setLimit(limiter, 'acme', 4)
    expect(ask(limiter, 'other', 3)).toEqual([true, true, false])
  })
  test('twist: a limit that shrinks counts what was let through', () => {
    const { limiter, clock } = openLimiter({ limit: 4 })
    for (let i = 0; i < 4; i++) {
      limiter.decide('acme')
      clock.at += 125
    }
    setLimit(limiter, 'acme', 1)
    expect(limiter.decide('acme')).toEqual({ allowed: false, retryAfterMs: 875 })
  })
}
