/**
 * An element of Excalidraw as the document holds it: a map of fields, so that two who change different fields of one both
 * keep their change. It knows no Yjs. What can be derived is not written: which arrows and texts are bound to an element,
 * where a label stands, and where an arrow between two boxes runs. A field that is left out has its usual value.
 */
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'

export type Fields = Readonly<Record<string, unknown>>

/** What an element has where its map does not say otherwise. Part of the document's form: never change one. */
export const usual: Fields = {
  angle: 0,
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  frameId: null,
  groupIds: [],
  link: null,
  locked: false,
  opacity: 100,
  roughness: 0,
  roundness: null,
  strokeColor: '#1e1e1e',
  strokeStyle: 'solid',
  strokeWidth: 1,
}

/** Of the page alone: how often something changed here, and what other elements say. */
const unwritten = new Set([
  'id',
  'version',
  'versionNonce',
  'updated',
  'isDeleted',
  'boundElements',
  'lastCommittedPoint',
  // Whether this page could show it.
  'status',
])

/** A stroke's points are kept apart, so that what is added to them travels alone. */
const apart = new Set(['points', 'pressures'])

const geometry = ['x', 'y', 'width', 'height', 'points'] as const

/** The fields of an element that the document is to hold. */
export function fieldsOf(element: ExcalidrawElement): Fields {
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(element)) {
    if (unwritten.has(name) || value === undefined) continue
    if (element.type === 'freedraw' && apart.has(name)) continue
    const rounded = round(value)
    if (!same(rounded, usual[name])) fields[name] = rounded
  }
  return fields
}

/** The names of an element's fields that follow from others and are written only once, for who reads nothing else. */
export function derivedOf(element: ExcalidrawElement): readonly string[] {
  if (element.type === 'text' && element.containerId !== null) return ['x', 'y']
  if (isBetween(element)) return geometry
  return element.type === 'freedraw' ? ['width', 'height'] : []
}

/** A straight arrow whose both ends are bound. */
export const isBetween = (element: ExcalidrawElement): boolean =>
  element.type === 'arrow' &&
  element.points.length === 2 &&
  element.startBinding !== null &&
  element.endBinding !== null

/** Names of the fields that differ. What is missing on one side is as usual there. */
export function changedFields(before: Fields, now: Fields): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].filter(name => !same(valueOf(before, name), valueOf(now, name)))
}

export const valueOf = (fields: Fields, name: string): unknown =>
  name in fields ? fields[name] : usual[name]

/** Hundredths of a unit are finer than any screen. */
function round(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 100) / 100
  if (Array.isArray(value)) return value.map(round)
  return value
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
