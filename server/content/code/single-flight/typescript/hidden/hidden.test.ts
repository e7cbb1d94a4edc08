import { SingleFlight } from './cache'

/** A loader whose calls are answered by hand, and a clock that is moved by hand. */
function bench() {
  const clock = { at: 1_000_000 }
  const calls: string[] = []
  const open: { key: string; resolve: (value: unknown) => void; reject: (error: Error) => void }[] = []
  const load = (key: string) => {
    calls.push(key)
    return new Promise<unknown>((resolve, reject) => open.push({ key, resolve, reject }))
  }
  /** Answers everything that is under way, in order; 80 ms have passed. */
  const answer = async (by: (key: string, count: number) => unknown = (key, count) => `${key}-${count}`) => {
    await turn()
    clock.at += 80
    for (const one of open.splice(0)) {
      const value = by(one.key, calls.length)
      if (value instanceof Error) one.reject(value)
      else one.resolve(value)
    }
    await turn()
  }
  const cache = new SingleFlight<unknown>(load, { ttlMs: 1000, now: () => clock.at })
  return { clock, calls, open, answer, cache, load }
}
/** A test that fails, instead of hanging, when nobody answers. */
const check = (title: string, run: () => unknown) =>
  test(title, () =>
    Promise.race([
      Promise.resolve().then(run),
      new Promise((_, reject) => setTimeout(() => reject(new Error('nobody answered for a second')), 1000)),
    ]),
  )
/** Lets everything run that can run now. */
const turn = async () => {
  for (let i = 0; i < 50; i++) await null
}
/** What a promise has come to by now: its value, its error, or that it still waits. */
async function state(promise: Promise<unknown>): Promise<unknown> {
  let found: unknown = 'waits'
  promise.then(
    value => (found = value),
    (error: unknown) => (found = error),
  )
  await turn()
  return found
}
const failure = (run: () => Promise<unknown>): Promise<unknown> =>
  Promise.resolve()
    .then(run)
    .then(
      () => null,
      (error: unknown) => error,
    )

check('example: two callers share one load', async () => {
  const { cache, calls, answer } = bench()
  const both = Promise.all([cache.get('a'), cache.get('a')])
  await answer()
  expect(await both).toEqual(['a-1', 'a-1'])
  expect(calls).toEqual(['a'])
})
check('example: a value is kept', async () => {
  const { cache, calls, answer, clock } = bench()
  const first = cache.get('a')
  await answer()
  await first
  clock.at += 500
  expect(await state(cache.get('a'))).toBe('a-1')
  expect(calls).toEqual(['a'])
})
check('old: a value expires', async () => {
  const { cache, answer, clock } = bench()
  const first = cache.get('a')
  await answer()
  await first
  clock.at += 1000
  const second = cache.get('a')
  await answer()
  expect(await state(second)).toBe('a-2')
})
check('old: its time begins when it was loaded', async () => {
  const { cache, answer, clock } = bench()
  const first = cache.get('a')
  await answer()
  await first
  clock.at += 950
  expect(await state(cache.get('a'))).toBe('a-1')
})
check('old: keys load side by side', async () => {
  const { cache, open, answer } = bench()
  const names = Array.from({ length: 20 }, (_, i) => `k${i}`)
  const all = Promise.all(names.map(name => cache.get(name)))
  await turn()
  expect(open.map(({ key }) => key)).toEqual(names)
  await answer(key => key)
  expect(await all).toEqual(names)
})
check('old: who comes late shares the same load', async () => {
  const { cache, calls, answer } = bench()
  const first = cache.get('a')
  await turn()
  const late = cache.get('a')
  await answer()
  expect(await Promise.all([first, late])).toEqual(['a-1', 'a-1'])
  expect(calls).toEqual(['a'])
})
check('edge: who asks for an expired value shares its reload', async () => {
  const { cache, calls, answer, clock } = bench()
  const first = cache.get('a')
  await answer()
  await first
  clock.at += 2000
  const five = Promise.all(Array.from({ length: 5 }, () => cache.get('a')))
  await answer()
  expect(await five).toEqual(['a-2', 'a-2', 'a-2', 'a-2', 'a-2'])
  expect(calls).toEqual(['a', 'a'])
})
check('edge: an error reaches all who wait', async () => {
  const { cache, calls, answer } = bench()
  const three = [1, 2, 3].map(() => failure(() => cache.get('a')))
  await answer(() => new Error('the loader failed'))
  expect((await Promise.all(three)).map(String)).toEqual(Array(3).fill('Error: the loader failed'))
  expect(calls).toEqual(['a'])
})
check('edge: an error is not kept', async () => {
  const { cache, answer } = bench()
  const failing = failure(() => cache.get('a'))
  await answer(() => new Error('the loader failed'))
  expect(String(await failing)).toBe('Error: the loader failed')
  const second = cache.get('a')
  await answer()
  expect(await state(second)).toBe('a-2')
})
check('edge: an error of one key does not touch another', async () => {
  const { cache, answer } = bench()
  const failing = failure(() => cache.get('a'))
  const fine = cache.get('b')
  await answer(key => (key === 'a' ? new Error('the loader failed') : 'fine'))
  expect(String(await failing)).toBe('Error: the loader failed')
  expect(await state(fine)).toBe('fine')
})
check('edge: a loader that fails at once is not kept', async () => {
  let calls = 0
  const cache = new SingleFlight<string>(
    key => {
      if (++calls === 1) throw new Error('at once')
      return Promise.resolve(key)
    },
    { now: () => 0 },
  )
  expect(String(await failure(() => cache.get('a')))).toBe('Error: at once')
  expect(await state(cache.get('a'))).toBe('a')
})
check('edge: the first caller goes and the rest are served', async () => {
  const { cache, calls, answer } = bench()
  const going = new AbortController()
  const first = cache.get('a', going.signal)
  const end = failure(() => first)
  const rest = [1, 2, 3].map(() => cache.get('a'))
  await turn()
  going.abort()
  await turn()
  await answer()
  expect(await Promise.all(rest)).toEqual(['a-1', 'a-1', 'a-1'])
  expect(calls).toEqual(['a'])
  expect((await end) === null).toBe(false)
})
check('edge: a cancelled caller leaves at once', async () => {
  const { cache, answer } = bench()
  const going = new AbortController()
  const staying = cache.get('a')
  const leaving = failure(() => cache.get('a', going.signal))
  await turn()
  going.abort()
  expect((await state(leaving)) === 'waits').toBe(false)
  await answer()
  expect(await state(staying)).toBe('a-1')
})
check('edge: who is cancelled before asking loads nothing', async () => {
  const { cache, calls } = bench()
  const gone = new AbortController()
  gone.abort()
  expect((await state(failure(() => cache.get('a', gone.signal)))) === 'waits').toBe(false)
  expect(calls).toEqual([])
})
check('edge: when all callers are gone the next is still served', async () => {
  const { cache, open, answer } = bench()
  const going = new AbortController()
  const gone = [1, 2, 3].map(() => failure(() => cache.get('a', going.signal)))
  await turn()
  going.abort()
  await Promise.all(gone)
  const next = cache.get('a')
  await turn()
  expect(open.filter(one => one.key === 'a').length <= 1).toBe(true)
  await answer(key => key)
  expect(await state(next)).toBe('a')
})
check('edge: nothing is a value too', async () => {
  for (const value of [undefined, null, 0, '']) {
    const { cache, calls, answer } = bench()
    const first = cache.get('a')
    await answer(() => value)
    expect(await first).toBe(value)
    expect(await state(cache.get('a'))).toBe(value)
    expect(calls).toEqual(['a'])
  }
})
check('edge: a key that is no text is refused with an error', async () => {
  const { cache, calls } = bench()
  for (const key of [null, undefined, 7, ''])
    expect((await state(failure(() => cache.get(key as string)))) instanceof Error).toBe(true)
  expect(calls).toEqual([])
})
check('edge: bad settings are refused with an error', () => {
  const load = (key: string) => Promise.resolve(key)
  for (const ttlMs of [0, -1, NaN, '1'])
    expect(() => new SingleFlight(load, { ttlMs: ttlMs as number })).toThrow()
  expect(() => new SingleFlight(null as unknown as typeof load)).toThrow()
})
check('load: a thousand callers, a hundred times', async () => {
  for (let round = 0; round < 100; round++) {
    const { cache, calls, answer } = bench()
    const all = Promise.all(Array.from({ length: 1000 }, () => cache.get('hot')))
    await answer()
    const values = new Set(await all)
    expect([...values]).toEqual(['hot-1'])
    expect(calls.length).toBe(1)
  }
  console.log('1,000 callers on a cold key, a hundred times: one load each')
})
check('load: random callers who come, fail and go', async () => {
  let seed = 5
  const below = (most: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * most)
  }
  const { cache, open, answer, clock } = bench()
  const served: Promise<unknown>[] = []
  for (let step = 0; step < 200; step++) {
    const going = new AbortController()
    const key = 'abc'[below(3)] ?? 'a'
    served.push(
      cache.get(key, going.signal).then(
        value => value === key || value,
        () => true,
      ),
    )
    if (below(4) === 0) void turn().then(() => going.abort())
    if (below(5) === 0) await turn()
    const underWay = open.map(one => one.key)
    expect(new Set(underWay).size).toBe(underWay.length)
    if (below(6) === 0) await answer(name => (below(4) === 0 ? new Error('failed') : name))
    clock.at += below(400)
  }
  await answer(key => key)
  expect(new Set(await Promise.all(served))).toEqual(new Set([true]))
})

interface Bounded {
  readonly size: number
}
if ('size' in SingleFlight.prototype) {
  const open = (maxKeys: number) => {
    const calls: string[] = []
    const options = { ttlMs: 100_000, now: () => 0, maxKeys }
    const cache = new SingleFlight<string>(async key => {
      calls.push(key)
      return `${key}-${calls.length}`
    }, options)
    return { cache, calls, size: () => (cache as unknown as Bounded).size }
  }
  check('twist: no more keys are kept than the bound', async () => {
    const { cache, size } = open(10)
    for (let i = 0; i < 50; i++) await cache.get(`k${i}`)
    expect(size()).toBe(10)
  })
  check('twist: the one unused for longest goes', async () => {
    const { cache, calls } = open(3)
    for (const key of ['a', 'b', 'c', 'a', 'd']) await cache.get(key)
    expect(await cache.get('a')).toBe('a-1')
    expect(calls).toEqual(['a', 'b', 'c', 'd'])
    await cache.get('b')
    expect(calls).toEqual(['a', 'b', 'c', 'd', 'b'])
  })
  check('twist: more flights than the bound are all served', async () => {
    const { cache, calls, size } = open(2)
    const values = await Promise.all(Array.from({ length: 20 }, (_, i) => cache.get(`k${i % 5}`)))
    expect(values.map(value => value.slice(0, 2))).toEqual(Array.from({ length: 20 }, (_, i) => `k${i % 5}`))
    expect(calls.length).toBe(5)
    expect(size() <= 2).toBe(true)
  })
}
