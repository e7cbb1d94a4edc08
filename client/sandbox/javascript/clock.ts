/** The timers of one run: a run is over when none of them is left, and none outlives it. Knows no runner. */
import { openFakeTimers } from './fake-timers'

export interface Clock {
  /** What the code of the run sees in place of the timers of its surroundings. */
  readonly timers: Readonly<Record<string, unknown>>
  /** What `vi` has to move time by hand. */
  readonly faking: Readonly<Record<string, unknown>>
  /** Resolves once no timer is left. */
  idle(): Promise<void>
  close(): void
}

export function openClock(): Clock {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
  const pending = new Set<unknown>()
  let quiet: (() => void) | undefined
  const fake = openFakeTimers(call => void setTimeout(call, 0))
  // After a turn of the event loop: what a timer has just set off may set another.
  const look = () => void setTimeout(() => pending.size === 0 && quiet?.(), 0)
  const forget = (id: unknown, clear: (id: never) => void) => {
    fake.clear(id)
    clear(id as never)
    if (pending.delete(id)) look()
  }
  return {
    timers: {
      setTimeout: (call: (...all: unknown[]) => void, ms?: number, ...all: unknown[]) => {
        if (fake.isFaked()) return fake.set(false, call, ms, all)
        const id = setTimeout(() => {
          pending.delete(id)
          look()
          call(...all)
        }, ms)
        pending.add(id)
        return id
      },
      setInterval: (call: (...all: unknown[]) => void, ms?: number, ...all: unknown[]) => {
        if (fake.isFaked()) return fake.set(true, call, ms, all)
        const id = setInterval(call, ms, ...all)
        pending.add(id)
        return id
      },
      clearTimeout: (id: unknown) => forget(id, clearTimeout),
      clearInterval: (id: unknown) => forget(id, clearInterval),
      setImmediate: undefined,
    },
    faking: fake.api,
    idle: () =>
      new Promise(resolve => {
        quiet = resolve
        look()
      }),
    close() {
      for (const id of pending) {
        clearTimeout(id as never)
        clearInterval(id as never)
      }
      pending.clear()
    },
  }
}
