/** Where the time comes from: the machine, or a test. */

export interface Clock {
  /** Milliseconds since 1970, in UTC. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

export function fakeClock(moment: number): Clock & { move(ms: number): void } {
  return {
    now: () => moment,
    move: ms => {
      moment += ms
    },
  }
}
