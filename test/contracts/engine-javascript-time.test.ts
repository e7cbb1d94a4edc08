/** Time that a test of JavaScript moves by hand, as an engine has it: timers, intervals, promises between them, and the date. */
import { beforeAll, describe, expect, test } from 'vitest'
import { job } from '../kit/engine-job.js'
import { openJavascript, type Engine } from '../kit/engines.js'

const debounce = `export function debounce<A extends unknown[]>(f: (...all: A) => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (...all: A) => { clearTimeout(timer); timer = setTimeout(() => f(...all), ms) }
}
export class Limiter {
  #taken: number[] = []
  constructor(private readonly most: number, private readonly ms: number) {}
  take(): boolean {
    const now = Date.now()
    this.#taken = this.#taken.filter(at => at > now - this.ms)
    return this.#taken.length < this.most && this.#taken.push(now) > 0
  }
}
export async function retry(f: () => Promise<number>, wait = 100): Promise<number> {
  try { return await f() } catch { await new Promise(done => setTimeout(done, wait)); return retry(f, wait * 2) }
}
`
const tests = `import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { debounce, Limiter, retry } from './time'
describe('by hand', () => {
  beforeEach(() => { vi.useFakeTimers({ now: 1000 }) })
  afterEach(() => { vi.useRealTimers(); vi.restoreAllMocks() })
  it('a debounce', () => {
    const f = vi.fn()
    const late = debounce(f, 1000)
    late(1); late(2)
    vi.advanceTimersByTime(999)
    expect(f).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(f.mock.calls).toEqual([[2]])
    expect(vi.getTimerCount()).toBe(0)
  })
  it('a limiter', () => {
    const limiter = new Limiter(2, 60_000)
    expect([limiter.take(), limiter.take(), limiter.take()]).toEqual([true, true, false])
    vi.advanceTimersByTime(60_000)
    expect(limiter.take()).toBe(true)
    vi.setSystemTime(new Date('2026-01-01T00:00:00Z'))
    expect([new Date().toISOString(), new Date() instanceof Date, new Date(5).getTime()]).toEqual(['2026-01-01T00:00:00.000Z', true, 5])
  })
  it('an interval', () => {
    const seen: number[] = []
    const id = setInterval(() => { seen.push(Date.now()); if (seen.length === 3) clearInterval(id) }, 10)
    vi.runAllTimers()
    expect(seen).toEqual([1010, 1020, 1030])
    const began = performance.now()
    vi.advanceTimersByTime(5)
    expect(performance.now() - began).toBe(5)
  })
  it('promises between timers', async () => {
    let tries = 0
    const asked = retry(async () => { if (++tries < 4) throw new Error('no'); return tries })
    await vi.advanceTimersByTimeAsync(700)
    expect(await asked).toBe(4)
  })
  it('the order of those that are due, and what one sets', () => {
    const seen: string[] = []
    setTimeout(() => seen.push('b'), 20); setTimeout(() => { seen.push('a'); setTimeout(() => seen.push('c'), 30) }, 10)
    vi.runOnlyPendingTimers()
    expect(seen).toEqual(['a', 'b'])
    vi.advanceTimersToNextTimer()
    expect(seen).toEqual(['a', 'b', 'c'])
  })
  it('a circle', () => {
    const again = () => { setTimeout(again, 1) }
    again()
    vi.runAllTimers()
  })
  it('a test that waits still ends by its own limit', async () => { await new Promise(() => {}) }, 40)
})
it('real again', async () => {
  const before = Date.now()
  expect(vi.isFakeTimers()).toBe(false)
  await new Promise(done => setTimeout(done, 5))
  expect(Date.now() - before).toBeGreaterThan(3)
})
`

describe('TypeScript', { timeout: 60_000 }, () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openJavascript()
  })
  test('[E46] a test moves time by hand as with vitest, and it runs by itself afterwards', async () => {
    const files = { 'time.test.ts': tests, 'time.ts': debounce }
    const { cases, ms } = await engine.run(job('typescript', 'tests', files))
    expect(cases.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'by hand > a debounce passed',
      'by hand > a limiter passed',
      'by hand > an interval passed',
      'by hand > promises between timers passed',
      'by hand > the order of those that are due, and what one sets passed',
      'by hand > a circle failed',
      'by hand > a test that waits still ends by its own limit failed',
      'real again passed',
    ])
    expect(cases[5]?.message).toContain('timers ran and there are more')
    expect(cases[6]?.message).toContain('timed out in 40ms')
    expect(ms).toBeGreaterThan(40)
  })
  test('[E46] what vi has not is told by its name', async () => {
    const text = "import { vi } from 'vitest'\ntest('x', () => { vi.nothing() })\n"
    const [first] = (await engine.run(job('typescript', 'tests', { 'a.test.ts': text }))).cases
    expect(first?.message).toContain('TypeError: vi.nothing is not a function')
  })
})
