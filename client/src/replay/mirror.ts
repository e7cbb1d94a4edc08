/**
 * Makes one document say what another one says, by the least that has to change: what is bound to it sees edits, as live,
 * and is never mounted anew. Knows nothing of what the documents hold.
 */
import { simpleDiffString } from 'lib0/diff'
import { AbstractType, Array as YArray, Map as YMap, Text as YText, type Doc } from 'yjs'
import type { Root } from './past'

export type MirrorRoots = Readonly<Record<string, Root>>

/** `shown` and `past` hold roots of the same names and forms. Everything changes in one step. */
export function mirror(shown: { readonly doc: Doc; readonly roots: MirrorRoots }, past: MirrorRoots): void {
  shown.doc.transact(() => {
    for (const [name, root] of Object.entries(shown.roots)) {
      const like = past[name]
      if (like) become(root, like)
    }
  })
}

/** False where one cannot become the other. */
function become(own: unknown, like: unknown): boolean {
  if (own instanceof YMap && like instanceof YMap) mapBecomes(own, like)
  else if (own instanceof YArray && like instanceof YArray) arrayBecomes(own, like)
  else if (own instanceof YText && like instanceof YText) textBecomes(own, like)
  else return !isType(own) && !isType(like) && said(own) === said(like)
  return true
}

function mapBecomes(own: YMap<unknown>, like: YMap<unknown>): void {
  for (const key of own.keys()) if (!like.has(key)) own.delete(key)
  for (const [key, value] of like.entries())
    if (!own.has(key) || !become(own.get(key), value)) own.set(key, copyOf(value))
}

function textBecomes(own: YText, like: YText): void {
  const [before, after] = [own.toString(), like.toString()]
  if (before === after) return
  const { index, remove, insert } = simpleDiffString(before, after)
  own.delete(index, remove)
  own.insert(index, insert)
}

/** What both hold in the same order stays; the rest is taken out and put in. */
function arrayBecomes(own: YArray<unknown>, like: YArray<unknown>): void {
  const [before, after] = [own.toArray().map(said), like.toArray().map(said)]
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  const stays = new Set(keptIn(before.slice(start), after.slice(start)).map(at => at + start))
  for (let at = before.length - 1; at >= start; at--) if (!stays.has(at)) own.delete(at, 1)
  const kept = [...stays].toSorted((a, b) => a - b).map(at => before[at])
  const values = like.toArray()
  for (let at = start, next = 0; at < after.length; at++)
    if (next < kept.length && kept[next] === after[at]) next++
    else own.insert(at, [copyOf(values[at])])
}

/** Places in `before` of a longest row of items that stands in `after` in the same order; of twins only the first. */
function keptIn(before: readonly string[], after: readonly string[]): readonly number[] {
  const places = new Map<string, number>()
  after.forEach((item, at) => void (places.has(item) || places.set(item, at)))
  const used = new Set<string>()
  const row: { readonly at: number; readonly place: number; readonly before: number | null }[] = []
  /** For each length, the last of the row of that length that ends soonest. */
  const ends: number[] = []
  before.forEach((item, at) => {
    const place = places.get(item)
    if (place === undefined || used.has(item)) return
    used.add(item)
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((row[ends[middle] ?? 0]?.place ?? 0) < place) low = middle + 1
      else high = middle
    }
    row.push({ at, place, before: low > 0 ? (ends[low - 1] ?? null) : null })
    ends[low] = row.length - 1
  })
  const kept: number[] = []
  for (let one = ends.at(-1) ?? null; one !== null; one = row[one]?.before ?? null)
    kept.push(row[one]?.at ?? 0)
  return kept
}

const isType = (value: unknown): value is AbstractType<unknown> => value instanceof AbstractType

/** A value as text; that of a shared one holds until it is changed. */
function said(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const known = words.get(value)
  if (known !== undefined) return known
  const text = JSON.stringify(isType(value) ? value.toJSON() : value)
  words.set(value, text)
  if (isType(value)) {
    const forget = () => {
      words.delete(value)
      value.unobserveDeep(forget)
    }
    value.observeDeep(forget)
  }
  return text
}
const words = new WeakMap<object, string>()

/** The same for another document. */
const copyOf = (value: unknown): unknown => (isType(value) ? value.clone() : value)
