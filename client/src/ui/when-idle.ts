/** Does something when the browser has nothing better to do. Knows nothing of what. */

/** Waited for at most; a busy page does it all the same. */
const timeout = 2000

export function whenIdle(call: () => void): void {
  // Not in every browser.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(call, { timeout })
  else setTimeout(call, 200)
}
