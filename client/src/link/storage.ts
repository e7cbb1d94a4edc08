/** What a browser keeps by name. One that forbids it, or has no room in it, finds and keeps nothing. Knows no name. */

export type Keeps = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const unfailing = (storage: () => Storage): Keeps => ({
  getItem: name => tried(() => storage().getItem(name)) ?? null,
  setItem: (name, value) => tried(() => storage().setItem(name, value)),
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
/** For this tab, through a reload. */
export const tabStorage = unfailing(() => sessionStorage)
