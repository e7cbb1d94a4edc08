import { BoundedQueue, Closed } from './bounded'

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
/** What a promise has come to by now: its value, its error's name, or that it still waits. */
async function state(promise: Promise<unknown>): Promise<unknown> {
  let found: unknown = 'waits'
  promise.then(
    value => (found = value),
    (error: unknown) => (found = error instanceof Closed ? 'closed' : ((error as Error)?.name ?? 'failed')),
  )
  await turn()
  return found
}
const states = (promises: readonly Promise<unknown>[]) => Promise.all(promises.map(state))
async function filled<Item>(capacity: number, ...items: Item[]) {
  const queue = new BoundedQueue<Item>(capacity)
  for (const item of items) await queue.put(item)
  return queue
}

check('example: first in, first out', async () => {
  const queue = await filled(3, 'a', 'b', 'c')
  expect(queue.size).toBe(3)
  expect([await queue.get(), await queue.get(), await queue.get()]).toEqual(['a', 'b', 'c'])
  expect(queue.size).toBe(0)
})
check('example: put waits while it is full', async () => {
  const queue = await filled(1, 'a')
  const putting = queue.put('b')
  expect(await state(putting)).toBe('waits')
  expect(await queue.get()).toBe('a')
  expect(await state(putting)).toBe(undefined)
  expect(await queue.get()).toBe('b')
})
check('old: get waits while it is empty', async () => {
  const queue = new BoundedQueue<string>(1)
  const getting = queue.get()
  expect(await state(getting)).toBe('waits')
  await queue.put('a')
  expect(await state(getting)).toBe('a')
})
check('old: there are never more items than places', async () => {
  const queue = new BoundedQueue<number>(3)
  const putting = Array.from({ length: 20 }, (_, i) => queue.put(i))
  await turn()
  let most = queue.size
  for (let i = 0; i < 20; i++) {
    expect(await queue.get()).toBe(i)
    await turn()
    most = Math.max(most, queue.size)
  }
  expect(most).toBe(3)
  await Promise.all(putting)
})
check('old: who waited first gets first', async () => {
  const queue = new BoundedQueue<string>(5)
  const getting = [queue.get(), queue.get(), queue.get()]
  for (const item of 'abc') await queue.put(item)
  expect(await states(getting)).toEqual(['a', 'b', 'c'])
})
check('old: who waited first puts first', async () => {
  const queue = await filled(1, 0)
  const putting = [1, 2, 3, 4, 5].map(i => queue.put(i))
  const got: number[] = []
  for (let i = 0; i < 6; i++) got.push(await queue.get())
  expect(got).toEqual([0, 1, 2, 3, 4, 5])
  await Promise.all(putting)
})
check('edge: a newcomer does not overtake who waits to get', async () => {
  const queue = new BoundedQueue<string>(1)
  const waiting = queue.get()
  await turn()
  const putting = queue.put('first')
  const newcomer = queue.get()
  await putting
  await queue.put('second')
  expect(await states([waiting, newcomer])).toEqual(['first', 'second'])
})
check('edge: a newcomer does not overtake who waits to put', async () => {
  const queue = await filled(1, 'a')
  const waiting = queue.put('b')
  await turn()
  const getting = queue.get()
  const newcomer = queue.put('c')
  expect(await getting).toBe('a')
  expect(await queue.get()).toBe('b')
  expect(await queue.get()).toBe('c')
  await Promise.all([waiting, newcomer])
})
check('edge: nothing is an item too', async () => {
  const queue = await filled<unknown>(3, null, undefined, 0)
  expect([await queue.get(), await queue.get(), await queue.get()]).toEqual([null, undefined, 0])
})
check('edge: a cancelled getter takes nothing', async () => {
  const queue = new BoundedQueue<string>(1)
  const going = new AbortController()
  const gone = queue.get(going.signal)
  const staying = queue.get()
  await turn()
  going.abort()
  expect((await state(gone)) === 'waits').toBe(false)
  await queue.put('a')
  expect(await state(staying)).toBe('a')
})
check('edge: an item that meets a cancelled getter is not lost', async () => {
  const queue = new BoundedQueue<string>(1)
  const going = new AbortController()
  const getting = queue.get(going.signal)
  await turn()
  const putting = queue.put('a')
  going.abort()
  await putting
  const got = await state(getting)
  if (got !== 'a') expect(await state(queue.get())).toBe('a')
  expect(queue.size).toBe(0)
})
check('edge: a cancelled putter puts nothing', async () => {
  const queue = await filled(1, 'a')
  const going = new AbortController()
  const putting = queue.put('never', going.signal)
  await turn()
  going.abort()
  expect((await state(putting)) === 'waits').toBe(false)
  expect(await queue.get()).toBe('a')
  await turn()
  expect(queue.size).toBe(0)
})
check('edge: a cancelled putter leaves its place to the next', async () => {
  const queue = await filled(1, 'a')
  const going = new AbortController()
  const gone = queue.put('never', going.signal)
  const staying = queue.put('b')
  await turn()
  going.abort()
  await state(gone)
  expect(await queue.get()).toBe('a')
  expect(await state(queue.get())).toBe('b')
  expect(await state(staying)).toBe(undefined)
})
check('edge: who is cancelled before asking changes nothing', async () => {
  const queue = await filled(2, 'a')
  const gone = new AbortController()
  gone.abort()
  expect((await state(queue.get(gone.signal))) === 'a').toBe(false)
  await state(queue.put('never', gone.signal))
  expect(queue.size).toBe(1)
})
check('edge: after closing nothing goes in and what is in comes out', async () => {
  const queue = await filled(3, 'a', 'b')
  queue.close()
  queue.close()
  expect(await state(queue.put('c'))).toBe('closed')
  expect([await state(queue.get()), await state(queue.get())]).toEqual(['a', 'b'])
  expect(await state(queue.get())).toBe('closed')
})
check('edge: closing tells who waits to get', async () => {
  const queue = new BoundedQueue<string>(1)
  const getting = [queue.get(), queue.get()]
  for (const one of getting) one.catch(() => {})
  await turn()
  queue.close()
  expect(await states(getting)).toEqual(['closed', 'closed'])
})
check('edge: closing tells who waits to put', async () => {
  const queue = await filled(1, 'a')
  const putting = [queue.put('b'), queue.put('c')]
  for (const one of putting) one.catch(() => {})
  await turn()
  queue.close()
  expect(await states(putting)).toEqual(['closed', 'closed'])
  expect(await state(queue.get())).toBe('a')
  expect(await state(queue.get())).toBe('closed')
})
check('edge: a bad capacity is refused with an error', () => {
  for (const capacity of [0, -1, 1.5, null, '3', NaN, Infinity])
    expect(() => new BoundedQueue(capacity as number)).toThrow()
})
check('load: a thousand callers through ten places', async () => {
  for (let round = 0; round < 20; round++) {
    const queue = new BoundedQueue<number>(10)
    const putting = Array.from({ length: 500 }, (_, i) => queue.put(i))
    const got = await Promise.all(Array.from({ length: 500 }, () => queue.get()))
    await Promise.all(putting)
    expect(new Set(got).size).toBe(500)
    expect(queue.size).toBe(0)
  }
  console.log('1,000 callers through 10 places, twenty times: every item once')
})
check('load: whoever gives up loses nothing', async () => {
  let seed = 9
  const below = (most: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * most)
  }
  for (let round = 0; round < 12; round++) {
    const queue = new BoundedQueue<number>(3)
    const put: number[] = []
    const got: number[] = []
    const callers: Promise<unknown>[] = []
    const givers: AbortController[] = []
    for (let i = 0; i < 60; i++) {
      const going = new AbortController()
      givers.push(going)
      const { signal } = going
      callers.push(
        below(2) === 0
          ? queue.put(i, signal).then(() => put.push(i))
          : queue.get(signal).then(item => got.push(item)),
      )
      if (below(3) === 0) givers[below(givers.length)]?.abort()
      if (below(4) === 0) await turn()
    }
    for (const one of callers) one.catch(() => {})
    for (const one of givers) one.abort()
    await Promise.allSettled(callers)
    const size = queue.size
    for (let i = 0; i < size; i++) got.push(await queue.get())
    expect(got.sort((a, b) => a - b)).toEqual(put.sort((a, b) => a - b))
  }
})

interface Timed {
  getWithin(ms: number): Promise<string>
}
if ('getWithin' in BoundedQueue.prototype) {
  const within = (queue: BoundedQueue<string>, ms: number) => (queue as unknown as Timed).getWithin(ms)

  check('twist: whoever waits too long is told', async () => {
    const told = await within(new BoundedQueue<string>(1), 20).catch((error: Error) => error.name)
    expect(told).toBe('TimeoutError')
  })
  check('twist: what comes in time is given', async () => {
    const queue = new BoundedQueue<string>(1)
    const getting = within(queue, 500)
    await turn()
    await queue.put('a')
    expect(await getting).toBe('a')
  })
  check('twist: nothing is lost to whoever gave up', async () => {
    const queue = new BoundedQueue<string>(1)
    const givingUp = within(queue, 10).catch((error: Error) => error.name)
    const staying = queue.get()
    expect(await givingUp).toBe('TimeoutError')
    await queue.put('a')
    expect(await state(staying)).toBe('a')
  })
}
