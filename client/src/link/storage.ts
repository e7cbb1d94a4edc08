/** What a browser keeps by name. One that forbids it, or has no room in it, finds and keeps nothing. Knows no name. */

export interface Keeps {
  getItem(name: string): string | null
  /** Whether it is kept. */
  setItem(name: string, value: string): boolean
  removeItem(name: string): void
}

const unfailing = (storage: () => Storage): Keeps => ({
  getItem: name => tried(() => storage().getItem(name)) ?? null,
  setItem: (name, value) => tried(() => (storage().setItem(name, value), true)) ?? false,
  removeItem: name => tried(() => storage().removeItem(name)),
})
/** Even to name a storage that is forbidden throws. */
function tried<Result>(ask: () => Result): Result | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}

/** For all tabs, and for later. */
export const siteStorage = unfailing(() => localStorage)

const sessions = unfailing(() => sessionStorage)
/**
 * For this tab, through a reload. Kept twice, because a browser may refuse the one or have it cleared in mid-round: in its
 * storage for tabs, and with the tab's place in its history, which goes through a reload as well, is no other tab's, and
 * has room where the device has none.
 */
export const tabStorage: Keeps = {
  getItem: name => sessions.getItem(name) ?? ofTab()[name] ?? null,
  setItem(name, value) {
    ofTab()[name] = value
    const stored = sessions.setItem(name, value)
    // What was there before must not be taken for it.
    if (!stored) sessions.removeItem(name)
    return carryOver() || stored
  },
  removeItem(name) {
    sessions.removeItem(name)
    if (!(name in ofTab())) return
    delete ofTab()[name]
    carryOver()
  },
}

let known: Record<string, string> | undefined
/** As the place in the history had it when the page was loaded, and what came since. */
function ofTab(): Record<string, string> {
  // Without a history there is no place to keep it with.
  if (typeof history === 'undefined') return {}
  return (known ??= Object.assign(Object.create(null), atPlace()))
}
function atPlace(): object {
  const state: unknown = tried(() => history.state)
  const kept: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, placeName) : null
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === 'string'))
}
const placeName = 'signalroom'

/** Writes to the place in the history where the tab is now. Whether it is kept there. */
export function carryOver(): boolean {
  return (
    tried(() => {
      const state: unknown = history.state
      const others = typeof state === 'object' && state !== null ? state : {}
      const nothing = Object.keys(ofTab()).length === 0 && !(placeName in others)
      if (!nothing) history.replaceState({ ...others, [placeName]: { ...ofTab() } }, '')
      return true
    }) ?? false
  )
}
