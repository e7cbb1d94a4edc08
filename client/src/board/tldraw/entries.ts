/**
 * The board's records in a Y.Array, by key: `{ key, val, at? }`. Of several entries of a key, written at once, each
 * property is that of who set it last by `at`; without one, the rightmost entry wins. It knows no tldraw. The layout is
 * that of y-utility's YKeyValue, which cannot be used here: it throws inside Yjs on an entry that is no object, tidies up
 * from seats that may not write, and never lets go of the array.
 */
import type { Array as YArray, YArrayEvent, Transaction } from 'yjs'
import { changedBetween, merged, readStamps, stamped, type Stamps } from './record-merge'

export type Entries = {
  get(key: string): unknown
  keys(): Iterable<string>
  /** Entries that are not of the form `{ key, val }`. */
  junk(): number
  /**
   * Puts and removes in one transaction; what is put replaces every older entry of its key. What is written has changed
   * in the properties in which it differs from what stands there.
   */
  write(put: ReadonlyMap<string, unknown>, remove: Iterable<string>): void
  close(): void
}

type Entry = { readonly key: string; readonly val: unknown; readonly at?: Stamps | undefined }

/** Reads the array and tells which keys other people's transactions changed. */
export function openEntries(array: YArray<unknown>, changed: (keys: ReadonlySet<string>) => void): Entries {
  const together = new Together()
  let { current, junk } = read(array, together)
  const origin = {}

  const observe = (_event: YArrayEvent<unknown>, transaction: Transaction) => {
    const before = current
    ;({ current, junk } = read(array, together))
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
        const entries = [...put].map(([key, val]) => written(key, val, current.get(key)))
        erase(array, gone)
        array.push(entries)
      }, origin)
    },
    close: () => array.unobserve(observe),
  }
}

function written(key: string, val: unknown, before: Entry | undefined): Entry {
  if (!before) return { key, val }
  const at = stamped(readStamps(before.at), changedBetween(before.val, val))
  return Object.keys(at).length === 0 ? { key, val } : { key, val, at }
}

function read(array: YArray<unknown>, together: Together) {
  const found = new Map<string, [Entry, ...Entry[]]>()
  let junk = 0
  for (const item of array.toArray()) {
    if (!isEntry(item)) junk += 1
    else if (!found.get(item.key)?.push(item)) found.set(item.key, [item])
  }
  const current = new Map<string, Entry>()
  for (const [key, [first, ...others]] of found)
    current.set(key, others.length === 0 ? first : together.of(key, [first, ...others]))
  return { current, junk }
}

/** What several entries of a key come to: the same object for as long as they are the same entries. */
class Together {
  readonly #known = new Map<string, { readonly parts: readonly Entry[]; readonly entry: Entry }>()

  of(key: string, parts: readonly [Entry, ...Entry[]]): Entry {
    const known = this.#known.get(key)
    if (known && known.parts.length === parts.length && known.parts.every((part, i) => part === parts[i]))
      return known.entry
    const [first, ...others] = parts
    const version = ({ val, at }: Entry) => ({ val, at: readStamps(at) })
    const entry = { key, ...merged([version(first), ...others.map(version)]) }
    this.#known.set(key, { parts, entry })
    return entry
  }
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
