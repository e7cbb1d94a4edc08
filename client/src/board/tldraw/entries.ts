/**
 * The board's records in a Y.Array, by key: `{ key, val }`, the rightmost entry of a key wins. It knows no
 * tldraw. The layout is that of y-utility's YKeyValue, which cannot be used here: it throws inside Yjs on an
 * entry that is no object, tidies up from seats that may not write, and never lets go of the array.
 */
import type { Array as YArray, YArrayEvent, Transaction } from 'yjs'

export type Entries = {
  get(key: string): unknown
  keys(): Iterable<string>
  /** Entries that are not of the form `{ key, val }`. */
  junk(): number
  /** Puts and removes in one transaction; what is put replaces every older entry of its key. */
  write(put: ReadonlyMap<string, unknown>, remove: Iterable<string>): void
  close(): void
}

type Entry = { readonly key: string; readonly val: unknown }

/** Reads the array and tells which keys other people's transactions changed. */
export function openEntries(array: YArray<unknown>, changed: (keys: ReadonlySet<string>) => void): Entries {
  let { current, junk } = read(array)
  const origin = {}

  const observe = (_event: YArrayEvent<unknown>, transaction: Transaction) => {
    const before = current
    ;({ current, junk } = read(array))
    if (transaction.origin !== origin) changed(difference(before, current))
  }
  array.observe(observe)

  return {
    get: key => current.get(key)?.val,
    keys: () => current.keys(),
    junk: () => junk,
    write: (put, remove) => {
      const gone = new Set([...put.keys(), ...remove])
      array.doc?.transact(() => {
        erase(array, gone)
        array.push([...put].map(([key, val]) => ({ key, val })))
      }, origin)
    },
    close: () => array.unobserve(observe),
  }
}

function read(array: YArray<unknown>) {
  const current = new Map<string, Entry>()
  let junk = 0
  for (const item of array.toArray()) {
    if (isEntry(item)) current.set(item.key, item)
    else junk += 1
  }
  return { current, junk }
}

const isEntry = (item: unknown): item is Entry =>
  typeof item === 'object' && item !== null && 'key' in item && typeof item.key === 'string' && 'val' in item

/** Yjs keeps the object of an entry as long as the entry lives, so identity tells what changed. */
function difference(before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): Set<string> {
  const keys = new Set<string>()
  for (const [key, entry] of after) if (before.get(key) !== entry) keys.add(key)
  for (const key of before.keys()) if (!after.has(key)) keys.add(key)
  return keys
}

function erase(array: YArray<unknown>, keys: ReadonlySet<string>) {
  const items = array.toArray()
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at]
    if (isEntry(item) && keys.has(item.key)) array.delete(at, 1)
  }
}
