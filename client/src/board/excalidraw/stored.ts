/**
 * The elements of a board in its document: `Y.Map('board')` of a `Y.Map` each by id, its fields as `element.ts` says, and of
 * a stroke `steps` and `pressures`, two `Y.Array` of whole numbers that only grow. Beside them stands `form`, the version of
 * all this. It knows no engine's editor.
 */
import type { ExcalidrawElement, ExcalidrawFreeDrawElement } from '@excalidraw/excalidraw/element/types'
import { Array as YArray, Map as YMap } from 'yjs'
import { acceptElement } from './accept-element'
import { changedFields, derivedOf, fieldsOf, type Fields } from './element'
import { extent, pointsOf, stepsOf } from './stroke'

/** The version of this form. A page that knows a lower one only reads: 2 added nine kinds of box. */
export const form = 2
export const formKey = 'form'

export type Stored = YMap<unknown>

export const formOf = (map: Stored): number => {
  const written = map.get(formKey)
  return typeof written === 'number' ? written : form
}

/** Writes which form is written from here on. No step of anybody's: what stands there does not go back with one. */
export function writeForm(map: Stored) {
  const written = map.get(formKey)
  if (typeof written !== 'number' || written < form) map.doc?.transact(() => map.set(formKey, form))
}

/** What stands under an id: its fields, or null where nothing does. */
export function readFields(map: Stored, id: string): Fields | null {
  const held = map.get(id)
  if (!(held instanceof YMap)) return held === undefined ? null : { type: 'junk' }
  const fields: Record<string, unknown> = {}
  for (const [name, value] of held.entries()) {
    if (value instanceof YArray) {
      if (name === 'steps') fields['points'] = pointsOf(numbers(value))
      if (name === 'pressures') fields['pressures'] = numbers(value).map(one => one / 255)
    } else if (!(value instanceof YMap)) fields[name] = value
  }
  if (fields['type'] !== 'freedraw') return fields
  const points = Array.isArray(fields['points']) ? (fields['points'] as [number, number][]) : []
  return { pressures: [], ...fields, points, ...extent(points) }
}

const numbers = (array: YArray<unknown>): number[] =>
  array.toArray().filter((one): one is number => Number.isSafeInteger(one))

export const readElement = (map: Stored, id: string, version: number): ExcalidrawElement | string | null => {
  const fields = readFields(map, id)
  return fields === null ? null : acceptElement(id, fields, version)
}

/** Writes what of an element is new since `before`, which is null for one that was never written. True if anything was. */
export function writeElement(map: Stored, element: ExcalidrawElement, before: Fields | null): boolean {
  const fields = fieldsOf(element)
  if (before === null) {
    const held = new YMap<unknown>(Object.entries(fields))
    map.set(element.id, held)
    if (element.type === 'freedraw') writeStroke(held, element)
    return true
  }
  const held = map.get(element.id)
  // Who deleted it meanwhile has deleted it.
  if (!(held instanceof YMap)) return false
  const follows = derivedOf(element)
  const names = changedFields(before, fields).filter(name => !follows.includes(name))
  for (const name of names) {
    if (fields[name] === undefined && name in before) held.delete(name)
    else held.set(name, fields[name])
  }
  const grown = element.type === 'freedraw' && writeStroke(held, element)
  return names.length > 0 || grown
}

function writeStroke(held: YMap<unknown>, stroke: ExcalidrawFreeDrawElement): boolean {
  const points = stroke.points.map(([x, y]) => [x, y] as const)
  const grown = grow(held, 'steps', stepsOf(points))
  if (stroke.simulatePressure) return grown
  return (
    grow(
      held,
      'pressures',
      stroke.pressures.map(one => Math.round(one * 255)),
    ) || grown
  )
}

/** Adds what is new at the end; anything else than an addition is written whole. */
function grow(held: YMap<unknown>, name: string, all: number[]): boolean {
  const array = held.get(name)
  if (!(array instanceof YArray)) {
    held.set(name, YArray.from(all))
    return true
  }
  const known = numbers(array)
  const isMore = known.length <= all.length && known.every((one, at) => one === all[at])
  if (isMore && known.length === all.length) return false
  if (isMore) array.push(all.slice(known.length))
  else held.set(name, YArray.from(all))
  return true
}
