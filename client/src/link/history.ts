/**
 * This device's own history of rounds, in the browser's storage and nowhere else. A browser that forbids storage keeps it as
 * long as the page. Knows no screen and no server.
 */
import { keyOf, merged, type Attempt } from '@signalroom/shared'
import { siteStorage } from './storage'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

interface Kept extends DBSchema {
  readonly attempts: { readonly key: string; readonly value: Attempt }
}
export interface History {
  readonly attempts: readonly Attempt[]
  /** Whether it is there after the page is left. */
  readonly lasts: boolean
}

let opening: Promise<IDBPDatabase<Kept>> | undefined
const forget = () => (opening = undefined)
function opened(): Promise<IDBPDatabase<Kept>> {
  opening ??= openDB<Kept>('signalroom:progress', 1, {
    upgrade: database => void database.createObjectStore('attempts'),
    terminated: forget,
  })
  opening.catch(forget)
  return opening
}
/** What this page has put where the storage refused it. */
let unkept: readonly Attempt[] = []

export async function readHistory(): Promise<History> {
  try {
    return { attempts: merged(await (await opened()).getAll('attempts'), unkept), lasts: unkept.length === 0 }
  } catch {
    return { attempts: merged(unkept), lasts: false }
  }
}
/** Adds them, each round once; resolves to whether they are kept for later. Two tabs do not undo each other. */
export async function addToHistory(more: readonly Attempt[]): Promise<boolean> {
  try {
    const { store, done } = (await opened()).transaction('attempts', 'readwrite')
    for (const attempt of more) {
      const before = await store.get(keyOf(attempt))
      const [best = attempt] = merged(before ? [before] : [], [attempt])
      await store.put(best, keyOf(attempt))
    }
    await done
    return true
  } catch {
    unkept = merged(unkept, more)
    return false
  }
}
/** All of it, from this device. Rejects if the storage does not let go of it. */
export async function eraseHistory(): Promise<void> {
  unkept = []
  await (await opened()).clear('attempts')
}

/** Whether the browser has said that it will not clear this site's storage by itself; null where it cannot be asked. */
export const isLasting = async (): Promise<boolean | null> =>
  (await navigator.storage?.persisted?.().catch(() => null)) ?? null
const askedAt = 'signalroom:progress:asked'
export const wasAskedToLast = (): boolean => siteStorage.getItem(askedAt) !== null
export async function askToLast(): Promise<boolean> {
  siteStorage.setItem(askedAt, 'yes')
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false
}
