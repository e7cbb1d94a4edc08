/**
 * The board's records in a Y.Array, by key: each whole once, `{ key, val, at? }`, then what was changed of it since,
 * `{ key, set, at }`, and a stroke's line while it grows. Of several that were written at once, each property is that of who
 * set it last by `at`; without one, the rightmost wins. It knows no tldraw. The layout of whole records is that of
 * y-utility's YKeyValue, which cannot be used here: it throws inside Yjs on an entry that is no object, tidies up from seats
 * that may not write, and never lets go of the array.
 */
import { equalityDeep } from 'lib0/function'
import { Map as YMap, Text as YText, type Array as YArray, type Transaction, type YEvent } from 'yjs'
import {
  growthBetween,
  isChange,
  isGrown,
  partOf,
  together,
  type Change,
  type Grown,
  type Growth,
  type Part,
  type Whole,
} from './entry-forms'
import { changedBetween, flat, readStamps, stamped, type Stamps } from './record-merge'

export type Entries = {
  get(key: string): unknown
  keys(): Iterable<string>
  /** Entries that are of none of the forms. */
  junk(): number
  /**
   * Puts and removes in one transaction. What is put has changed in the properties in which it differs from what stands
   * there, and only those are written, unless all is to be `whole`.
   */
  write(put: ReadonlyMap<string, unknown>, remove: Iterable<string>, whole?: boolean): void
  close(): void
}

/** Reads the array and tells which keys other people's transactions changed. */
export function openEntries(array: YArray<unknown>, changed: (keys: ReadonlySet<string>) => void): Entries {
  const known = new Known()
  let { current, parts, junk } = read(array, known)
  const origin = {}

  const observe = (_events: readonly YEvent<never>[], transaction: Transaction) => {
    const before = current
    ;({ current, parts, junk } = read(array, known))
    if (transaction.origin !== origin) changed(difference(before, current))
  }
  const onEvents = observe as unknown as Parameters<YArray<unknown>['observeDeep']>[0]
  array.observeDeep(onEvents)

  function write(put: ReadonlyMap<string, unknown>, remove: Iterable<string>, asWhole = false) {
    const gone = new Set<Part>()
    const fresh: (Whole | Change | YMap<unknown>)[] = []
    for (const key of remove) for (const part of parts.get(key) ?? []) gone.add(part)
    for (const [key, val] of put) {
      const there = parts.get(key) ?? []
      const before = current.get(key)
      const step = asWhole || !before ? null : stepFrom(before, val, there)
      if (step === 'nothing') continue
      if (step !== null) {
        step.gone.forEach(part => gone.add(part))
        if (step.fresh) fresh.push(step.fresh)
        continue
      }
      for (const part of there) gone.add(part)
      fresh.push(wholeOf(key, val, before))
    }
    erase(array, gone)
    if (fresh.length > 0) array.push(fresh)
  }

  return {
    get: key => current.get(key)?.val,
    keys: () => current.keys(),
    junk: () => junk,
    write: (put, remove, asWhole) => array.doc?.transact(() => write(put, remove, asWhole), origin),
    close: () => array.unobserveDeep(onEvents),
  }
}

function wholeOf(key: string, val: unknown, before: Whole | undefined): Whole {
  if (!before) return { key, val }
  const at = stamped(readStamps(before.at), changedBetween(before.val, val))
  return Object.keys(at).length === 0 ? { key, val } : { key, val, at }
}

type Step = { readonly gone: readonly Part[]; readonly fresh: Change | YMap<unknown> | null }

/** The least that has to be written for a record to be as it is now; null where that is the whole record. */
function stepFrom(before: Whole, val: unknown, parts: readonly Part[]): Step | 'nothing' | null {
  const { key } = before
  const names = changedBetween(before.val, val)
  if (names.length === 0) return equalityDeep(before.val, val) ? 'nothing' : null
  const lines = parts.filter(isGrown)
  const growth = growthBetween(before.val, val, names)
  if (growth) return grow(key, growth, lines)
  // A line that grew is put where it belongs as soon as anything else is written.
  if (lines.length > 0) return null
  const earlier = parts.filter(isChange)
  // Never whole, however much has changed: what another deletes meanwhile would stand there again.
  return { gone: earlier, fresh: changeOf(before, val, names, earlier) }
}

function changeOf(before: Whole, val: unknown, names: readonly string[], earlier: readonly Change[]): Change {
  const now = flat(val)
  const at = readStamps(before.at)
  const stamps = stamped(at, names)
  const all = new Set([...names, ...earlier.flatMap(one => Object.keys(readStamps(one.at) ?? {}))])
  const own: Stamps = Object.fromEntries([...all].map(name => [name, stamps[name] ?? 1]))
  const gone = [...all].filter(name => !now.has(name))
  const set = Object.fromEntries([...all].flatMap(name => (now.has(name) ? [[name, now.get(name)]] : [])))
  return { key: before.key, set, ...(gone.length > 0 ? { gone } : {}), at: own }
}

/** The line goes on where it is; the first time, a place is made for it. */
function grow(
  key: string,
  { item, keep, line, was }: Growth,
  [grown, ...more]: readonly Grown[],
): Step | null {
  if (!grown)
    return { gone: [], fresh: new YMap<unknown>(Object.entries({ key, item, keep, line: new YText(line) })) }
  const text = grown.map.get('line')
  const from = keep - grown.keep
  const isIn = grown.item === item && from >= 0 && from <= grown.line.length
  // Where two had begun it, what it goes on from may be the other's.
  const fits = was === grown.keep + grown.line.length
  if (more.length > 0 || !isIn || !fits || !(text instanceof YText)) return null
  if (text.length > from) text.delete(from, text.length - from)
  text.insert(from, line)
  return { gone: [], fresh: null }
}

function read(array: YArray<unknown>, known: Known) {
  const parts = new Map<string, Part[]>()
  let junk = 0
  for (const item of array.toArray()) {
    const part = partOf(item)
    if (!part) junk += 1
    else if (!parts.get(part.key)?.push(part)) parts.set(part.key, [part])
  }
  const current = new Map<string, Whole>()
  for (const [key, its] of parts) {
    const entry = known.of(key, its)
    if (entry) current.set(key, entry)
    // A change of what another has deleted is nothing that could be shown.
    else junk += its.filter(part => !isChange(part) && !isGrown(part)).length
  }
  return { current, parts, junk }
}

/** What several parts of a key come to: the same object for as long as they are the same parts. */
class Known {
  readonly #all = new Map<string, { readonly parts: readonly Part[]; readonly entry: Whole | null }>()

  of(key: string, parts: readonly Part[]): Whole | null {
    const [only, ...more] = parts
    if (only && more.length === 0 && 'val' in only) return only
    const known = this.#all.get(key)
    if (known && known.parts.length === parts.length && known.parts.every((part, i) => part === parts[i]))
      return known.entry
    const entry = together(key, parts)
    this.#all.set(key, { parts, entry })
    return entry
  }
}

/** Yjs keeps the object of an entry as long as the entry lives, so identity tells what changed. */
function difference(before: ReadonlyMap<string, Whole>, after: ReadonlyMap<string, Whole>): Set<string> {
  const keys = new Set<string>()
  for (const [key, entry] of after) if (before.get(key) !== entry) keys.add(key)
  for (const key of before.keys()) if (!after.has(key)) keys.add(key)
  return keys
}

function erase(array: YArray<unknown>, gone: ReadonlySet<Part>) {
  if (gone.size === 0) return
  const items = array.toArray()
  for (let at = items.length - 1; at >= 0; at--) {
    const part = partOf(items[at])
    if (part && gone.has(part)) array.delete(at, 1)
  }
}
