/** Where the server's "now" and its wake-ups come from. Knows no room; tests give another one. */

export interface Time {
  /** Epoch milliseconds; the one clock of every room. */
  now(): number
  /** Calls once at `moment` or soon after; the returned function takes it back. */
  wake(moment: number, call: () => void): () => void
}

/** Longer waits than this overflow a timer; the call is then simply early, and asks again. */
const longest = 2 ** 31 - 1

export const systemTime: Time = {
  now: () => Date.now(),
  wake(moment, call) {
    const timer = setTimeout(call, Math.min(longest, Math.max(0, moment - Date.now())))
    timer.unref()
    return () => clearTimeout(timer)
  },
}
