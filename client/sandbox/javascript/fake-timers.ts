/**
 * Time that a test moves by hand: timers, the date and `performance.now` of the code that is tested, by the names vitest has
 * for it. Knows no runner.
 */

/** So many timers run in one go; more than that are taken for a circle. */
const mostTimers = 10_000

interface Timer {
  at: number
  readonly every: number | null
  readonly call: (...all: readonly unknown[]) => void
  readonly all: readonly unknown[]
}
type Moment = number | string | Date

export interface FakeTimers {
  /** Whether time is moved by hand now. */
  isFaked(): boolean
  set(every: boolean, call: unknown, ms: unknown, all: readonly unknown[]): number
  clear(id: unknown): void
  /** What `vi` has of it; each that moves time can be followed by another. */
  readonly api: Readonly<Record<string, (...all: never[]) => unknown>>
}

/** `later` runs what it is given in a later turn of the event loop, whatever is faked. */
export function openFakeTimers(later: (call: () => void) => void): FakeTimers {
  const RealDate = Date
  const realNow = RealDate.now.bind(RealDate)
  const timers = new Map<number, Timer>()
  let faked = false
  let now = 0
  let began = 0
  // Never one that the surroundings gave to a timer of theirs.
  let lastId = 1e9

  const FakeDate: DateConstructor = new Proxy(RealDate, {
    construct: (target, all, made) =>
      Reflect.construct(target, all.length === 0 ? [now] : all, made === FakeDate ? target : made) as object,
    apply: () => new RealDate(now).toString(),
    get: (target, name) => (name === 'now' ? () => now : (Reflect.get(target, name) as unknown)),
  })
  const moment = (given: Moment) => new RealDate(given).getTime()
  const begin = ({ now: from = realNow() }: { readonly now?: Moment } = {}) => {
    timers.clear()
    faked = true
    now = began = moment(from)
    globalThis.Date = FakeDate
    const define = { configurable: true, writable: true, value: () => now - began }
    Object.defineProperty(performance, 'now', define)
  }
  const end = () => {
    if (!faked) return
    faked = false
    globalThis.Date = RealDate
    Reflect.deleteProperty(performance, 'now')
  }
  const next = () => [...timers].reduce<[number, Timer] | undefined>(earlier, undefined)
  const runNext = () => {
    const [id, timer] = next() ?? []
    if (id === undefined || timer === undefined) return
    now = Math.max(now, timer.at)
    if (timer.every === null) timers.delete(id)
    else timer.at = now + timer.every
    timer.call(...timer.all)
  }
  /** Runs what is due until then, at most so many; each step is one timer. */
  function* due(until: number, most = Infinity) {
    for (let count = 0; count < most; count++) {
      const [, timer] = next() ?? []
      if (timer === undefined || timer.at > until) break
      if (count === mostTimers)
        throw new Error(`${mostTimers} timers ran and there are more: they set each other without end.`)
      runNext()
      yield
    }
    if (Number.isFinite(until)) now = Math.max(now, until)
  }
  const atOnce = (steps: Generator<void>) => (Array.from(steps), api)
  const inTurns = async (steps: Generator<void>) => {
    const turn = () => new Promise<void>(done => later(done))
    await turn()
    while (!steps.next().done) await turn()
    return api
  }
  const last = () => Math.max(now, ...[...timers.values()].map(({ at }) => at))
  const both = (name: string, steps: (...all: never[]) => Generator<void>) => ({
    [name]: (...all: never[]) => atOnce(steps(...all)),
    [`${name}Async`]: (...all: never[]) => inTurns(steps(...all)),
  })
  const api: FakeTimers['api'] = {
    useFakeTimers: (given?: { readonly now?: Moment }) => (begin(given), api),
    useRealTimers: () => (end(), api),
    isFakeTimers: () => faked,
    setSystemTime: (to: Moment) => {
      if (!faked) begin()
      const by = moment(to) - now
      now += by
      began += by
      for (const timer of timers.values()) timer.at += by
      return api
    },
    getMockedSystemTime: () => (faked ? new RealDate(now) : null),
    getRealSystemTime: realNow,
    getTimerCount: () => timers.size,
    clearAllTimers: () => (timers.clear(), api),
    ...both('advanceTimersByTime', (ms: number) => due(now + ms)),
    ...both('advanceTimersToNextTimer', () => due(next()?.[1].at ?? now, 1)),
    ...both('runAllTimers', () => due(Infinity)),
    ...both('runOnlyPendingTimers', () => due(last())),
  }
  return {
    isFaked: () => faked,
    set(every, call, ms, all) {
      const wait = Math.max(0, Number(ms) || 0)
      const id = ++lastId
      timers.set(id, {
        at: now + wait,
        every: every ? Math.max(1, wait) : null,
        call: call as Timer['call'],
        all,
      })
      return id
    },
    clear: id => void timers.delete(id as number),
    api,
  }
}

/** Of two that are due at once the one that was set first. */
const earlier = (first: [number, Timer] | undefined, one: [number, Timer]) =>
  first === undefined || one[1].at < first[1].at ? one : first
