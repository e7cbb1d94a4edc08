/** What a link is judged by, and when it comes back, with time and chance given: no network, no browser. */
import { describe, expect, test } from 'vitest'

interface Moment {
  readonly mono: number
  readonly wall: number
}
interface Liveness {
  heard(mono: number): void
  tick(now: Moment): 'fine' | 'ask' | 'dead'
  wake(now: Moment): 'fine' | 'ask' | 'dead'
}
interface Patience {
  readonly silenceMs: number
  readonly doubtMs: number
  readonly letGoMs: number
}
interface RetryDelay {
  next(): number
  returned(): void
}
/** The client is compiled for a browser, so it is taken as it is. */
const client = (path: string) => import(new URL(`../../client/src/link/${path}`, import.meta.url).href)
const { Liveness, tickMs } = (await client('liveness.ts')) as {
  Liveness: new (now: Moment, patience?: Patience) => Liveness
  tickMs: number
}
const { RetryDelay } = (await client('retry-delay.ts')) as {
  RetryDelay: new (random?: () => number) => RetryDelay
}

const moment = (mono: number, wall = mono): Moment => ({ mono, wall })

/** Ticks from 0 on; each ask is answered after `roundTrip(at)`. The moment at which the link is called dead, or null. */
function listen(
  roundTrip: (at: number) => number,
  given: { until: number; patience?: Patience; ticks?: (at: number) => boolean },
): number | null {
  const hearing = new Liveness(moment(0), given.patience)
  const answers: number[] = []
  for (let at = tickMs; at <= given.until; at += tickMs) {
    if (given.ticks?.(at) === false) continue
    while (answers[0] !== undefined && answers[0] <= at) hearing.heard(answers.shift() ?? 0)
    const verdict = hearing.tick(moment(at))
    if (verdict === 'dead') return at
    // In order, as a stream brings them.
    if (verdict === 'ask') answers.push(Math.max(at + roundTrip(at), answers.at(-1) ?? 0))
  }
  return null
}
const never = Number.POSITIVE_INFINITY
/** Every ten seconds everything stalls for 1.5 s. */
const stalling = (at: number): number => (at % 10_000 < 1500 ? 1800 - (at % 10_000) : 300)

describe('what is heard', () => {
  test('[L10] silence is called dead within 4 s, wherever it begins', () => {
    for (let begins = 5000; begins < 6000; begins += tickMs) {
      const dead = listen(at => (at < begins ? 20 : never), { until: 20_000 })
      expect(dead).not.toBeNull()
      expect((dead ?? 0) - begins).toBeLessThan(4000)
    }
  })
  test('[L11] 300 ms of round trip with stalls of 1.5 s are not', () => {
    expect(listen(stalling, { until: 3_600_000 })).toBeNull()
  })
  test('[L11] control: with less patience they are', () => {
    const patience = { silenceMs: 1700, doubtMs: 1700, letGoMs: 9500 }
    expect(listen(stalling, { until: 60_000, patience })).not.toBeNull()
  })
  test('[L11] time in which the page itself did not run is not the network’s silence', () => {
    const blocked = (at: number) => at < 5000 || at > 8400
    expect(listen(() => 20, { until: 20_000, ticks: blocked })).toBeNull()
  })
  test('[L12] after ten unheard seconds, by either clock, it is made anew at once; after less it is asked first', () => {
    expect(new Liveness(moment(0)).tick(moment(600_000))).toBe('dead')
    expect(new Liveness(moment(0)).tick(moment(250, 600_000))).toBe('dead')
    expect(new Liveness(moment(0)).wake(moment(600_000))).toBe('dead')
    expect(new Liveness(moment(0)).wake(moment(100, 600_000))).toBe('dead')
    const dozed = new Liveness(moment(0))
    expect(dozed.wake(moment(5000))).toBe('ask')
    expect(dozed.tick(moment(5250))).toBe('fine')
    for (let at = 5500; at < 7000; at += tickMs) expect(dozed.tick(moment(at))).not.toBe('dead')
    expect(dozed.tick(moment(7000))).toBe('dead')
  })
  test('[L12] a hidden page whose timers run once a minute, but which hears, keeps its link', () => {
    const hidden = new Liveness(moment(0))
    for (let at = 60_000; at < 600_000; at += 60_000) {
      hidden.heard(at - 4000)
      expect(hidden.tick(moment(at))).toBe('ask')
    }
  })
})

describe('coming back', () => {
  /** The most of 500 links, cut at once, that come within the same 100 ms, while the server is away for a second. */
  function crowd(random: () => number): number {
    const arrivals = new Map<number, number>()
    for (let link = 0; link < 500; link += 1) {
      const returning = new RetryDelay(random)
      let at = 0
      do at += returning.next()
      while (at < 1000)
      const slot = Math.floor(at / 100)
      arrivals.set(slot, (arrivals.get(slot) ?? 0) + 1)
    }
    return Math.max(...arrivals.values())
  }
  /** Repeatable, and even enough here (MINSTD). */
  function chance(seed: number): () => number {
    let state = seed
    return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  }
  test('[L13] five hundred links cut at once do not come back at once', () => {
    for (const seed of [1, 20_261, 7_777_777]) expect(crowd(chance(seed))).toBeLessThan(100)
  })
  test('[L13] control: without chance all of them do', () => {
    expect(crowd(() => 0.99)).toBe(500)
  })
  test('[L13] nobody waits longer than 1.5 s between two tries, and a first try comes within 0.4 s', () => {
    const latest = new RetryDelay(() => 0.999)
    expect(latest.next()).toBeLessThan(400)
    for (let failures = 0; failures < 50; failures += 1) expect(latest.next()).toBeLessThan(1500)
    latest.returned()
    expect(latest.next()).toBeLessThan(400)
  })
})
