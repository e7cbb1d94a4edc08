/**
 * The forms of what stands in a board's array: a record whole, what was changed of one since, and a stroke's line while it
 * grows. Reads each as anybody may have written it. It knows no editor.
 */
import { Map as YMap, Text as YText } from 'yjs'
import { flat, merged, overlaidWith, readStamps, type Stamps, type Version } from './record-merge'

/** `{ key, val, at? }` */
export type Whole = { readonly key: string; readonly val: unknown; readonly at?: Stamps | undefined }
/** `{ key, set, at }`: by `flat` name, what properties are now; those in `gone` are none any more. */
export type Change = {
  readonly key: string
  readonly set: Readonly<Record<string, unknown>>
  readonly gone?: readonly string[]
  readonly at: Stamps
}
/** A `Y.Map` of `key`, `item`, `keep` and `line`, a `Y.Text`: what follows on the first `keep` letters of that segment's path. */
export type Growing = YMap<unknown>
export type Part = Whole | Change | Grown
/** What a growing line holds at a moment. */
export type Grown = {
  readonly key: string
  readonly item: number
  readonly keep: number
  readonly line: string
  readonly map: Growing
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const known = new WeakMap<Growing, Grown>()

/** What an item of the array is; null for what is none of these. The same object for as long as it is the same. */
export function partOf(item: unknown): Part | null {
  if (item instanceof YMap) return grownOf(item)
  if (!isObject(item) || typeof item['key'] !== 'string') return null
  if ('val' in item) return item as unknown as Whole
  if (isObject(item['set']) && readStamps(item['at'])) return item as unknown as Change
  return null
}

function grownOf(map: Growing): Grown | null {
  const [key, item, keep, text] = ['key', 'item', 'keep', 'line'].map(name => map.get(name))
  if (typeof key !== 'string' || !isCount(item) || !isCount(keep) || !(text instanceof YText)) return null
  const line = text.toString()
  const before = known.get(map)
  if (before?.line === line) return before
  const grown = { key, item, keep, line, map }
  known.set(map, grown)
  return grown
}
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

export const isWhole = (part: Part): part is Whole => 'val' in part
export const isChange = (part: Part): part is Change => 'set' in part
export const isGrown = (part: Part): part is Grown => 'line' in part

/** What all parts of a key come to; null while its record does not stand there whole. */
export function together(key: string, parts: readonly Part[]): Whole | null {
  const [first, ...others] = parts.filter(isWhole)
  if (!first) return null
  if (parts.length === 1) return first
  const version = ({ val, at }: Whole): Version => ({ val, at: readStamps(at) })
  const start = others.length === 0 ? version(first) : merged([version(first), ...others.map(version)])
  const changed = parts.filter(isChange).reduce(withChange, start)
  return { key, ...parts.filter(isGrown).reduce(withLine, changed) }
}

/** Each property that was set no earlier than what stands there. */
function withChange({ val, at = {} }: Version, { set, gone, at: stamps }: Change): Version {
  const theirs = readStamps(stamps) ?? {}
  const later = Object.keys(theirs).filter(name => (theirs[name] ?? 0) >= (at[name] ?? 0))
  const leaving = new Set(Array.isArray(gone) ? (gone as readonly unknown[]) : [])
  const now = new Map(later.flatMap(name => (name in set && !leaving.has(name) ? [[name, set[name]]] : [])))
  return {
    val: overlaidWith(val, now, later),
    at: { ...at, ...Object.fromEntries(later.map(name => [name, theirs[name] ?? 0])) },
  }
}

function withLine({ val, at }: Version, { item, keep, line }: Grown): Version {
  const segments = segmentsOf(val)
  const segment = segments?.[item]
  if (!segments || !isObject(segment) || typeof segment['path'] !== 'string') return { val, at }
  const path = segment['path'].slice(0, keep) + line
  const grown = segments.map((one, index) => (index === item ? { ...segment, path } : one))
  return { val: overlaidWith(val, new Map([[growing, grown]]), [growing]), at }
}

/** The one property that grows: segments of a stroke, each with its path as text. */
const growing = 'props/segments'

const segmentsOf = (val: unknown): readonly unknown[] | null => {
  const segments = flat(val).get(growing)
  return Array.isArray(segments) ? (segments as readonly unknown[]) : null
}

/** On which letters of a segment's path what goes on; `was`: how many it had. */
export type Growth = {
  readonly item: number
  readonly keep: number
  readonly line: string
  readonly was: number
}

/** How a stroke's last segment goes on: its letters stay, but for the last few, which may have been there to fill up. */
export function growthBetween(before: unknown, after: unknown, names: readonly string[]): Growth | null {
  if (names.length !== 1 || names[0] !== growing) return null
  const [old, now] = [segmentsOf(before), segmentsOf(after)]
  if (!old || !now || old.length !== now.length || old.length === 0) return null
  const item = now.length - 1
  const [was, is] = [old[item], now[item]]
  if (!isObject(was) || !isObject(is)) return null
  const [from, to] = [was['path'], is['path']]
  if (typeof from !== 'string' || typeof to !== 'string' || to.length < from.length) return null
  const rest = JSON.stringify([old.slice(0, -1), { ...was, path: '' }])
  if (rest !== JSON.stringify([now.slice(0, -1), { ...is, path: '' }])) return null
  for (let keep = from.length; keep >= 0 && from.length - keep <= 4; keep -= 1)
    if (to.startsWith(from.slice(0, keep))) return { item, keep, line: to.slice(keep), was: from.length }
  return null
}
