/**
 * Puts right what elements say of each other, the same on every page: which arrows and labels are bound to what, where a
 * label stands, where an arrow runs, and in which order all are drawn. A binding to what is gone is none. It knows no Yjs.
 */
import type {
  ExcalidrawLinearElement,
  ExcalidrawElement,
  ExcalidrawTextElement,
} from '@excalidraw/excalidraw/element/types'
import { nonce } from './accept-element'
import { isBetween } from './element'
import { arrive, middle, route, type Box, type End, type Spot } from './route'
import { extent, type Point } from './stroke'

const holdsArrows = new Set(['rectangle', 'ellipse', 'diamond', 'text', 'image', 'frame'])
const holdsText = new Set(['rectangle', 'ellipse', 'diamond', 'arrow'])

/** The same elements in their order; those that were right are the very same objects. */
export function settle(elements: readonly ExcalidrawElement[], held: ReadonlySet<string> = new Set()) {
  const all = new Map(elements.filter(({ isDeleted }) => !isDeleted).map(element => [element.id, element]))
  for (const element of all.values()) if (!held.has(element.id)) put(all, unbound(all, element))
  for (const element of all.values())
    if (element.type === 'arrow' && !held.has(element.id)) put(all, routed(all, element))
  for (const element of all.values())
    if (element.type === 'text' && !held.has(element.id)) put(all, placed(all, element))
  const bound = boundTo(all)
  for (const element of all.values()) {
    const its = bound.get(element.id) ?? []
    if (!sameBound(element.boundElements, its))
      put(all, changed(element, { boundElements: its.length > 0 ? its : null }))
  }
  return elements.map(element => all.get(element.id) ?? element).sort(inOrder)
}

const put = (all: Map<string, ExcalidrawElement>, element: ExcalidrawElement) => all.set(element.id, element)

export const changed = <Element extends ExcalidrawElement>(element: Element, fields: object): Element => ({
  ...element,
  ...fields,
  version: element.version + 1,
  versionNonce: nonce(),
})

function unbound(all: ReadonlyMap<string, ExcalidrawElement>, element: ExcalidrawElement): ExcalidrawElement {
  const gone: Record<string, null> = {}
  const isGone = (id: string | undefined | null, holds: ReadonlySet<string>) =>
    typeof id === 'string' && (id === element.id || !holds.has(all.get(id)?.type ?? ''))
  if (element.type === 'arrow' || element.type === 'line') {
    if (isGone(element.startBinding?.elementId, holdsArrows)) gone['startBinding'] = null
    if (isGone(element.endBinding?.elementId, holdsArrows)) gone['endBinding'] = null
  }
  if (element.type === 'text' && isGone(element.containerId, holdsText)) gone['containerId'] = null
  if (element.frameId !== null && all.get(element.frameId)?.type !== 'frame') gone['frameId'] = null
  return Object.keys(gone).length > 0 ? changed(element, gone) : element
}

/** An arrow ends at what it is bound to, wherever that was moved. */
function routed(
  all: ReadonlyMap<string, ExcalidrawElement>,
  arrow: ExcalidrawLinearElement,
): ExcalidrawElement {
  const [from, to] = [boxAt(all, arrow.startBinding), boxAt(all, arrow.endBinding)]
  if (!from && !to) return arrow
  if (arrow.points.length > 2) return bent(arrow, from, to)
  const [first, last] = [at(arrow, 0), at(arrow, 1)]
  const [startsAt, endsAt] = endsOf(arrow, from, to, first, last)
  if (near(first, startsAt) && near(last, endsAt)) return arrow
  const [dx, dy] = [endsAt.x - startsAt.x, endsAt.y - startsAt.y]
  return changed(arrow, {
    x: startsAt.x,
    y: startsAt.y,
    width: Math.abs(dx),
    height: Math.abs(dy),
    points: [
      [0, 0],
      [dx, dy],
    ],
  })
}

function endsOf(
  arrow: ExcalidrawLinearElement,
  from: Box | null,
  to: Box | null,
  first: Spot,
  last: Spot,
): readonly [Spot, Spot] {
  const { startBinding, endBinding } = arrow
  if (from && to && startBinding && endBinding) return route(from, to, startBinding, endBinding)
  if (from && startBinding) return [arrive(last, from, startBinding), last]
  if (to && endBinding) return [first, arrive(first, to, endBinding)]
  return [first, last]
}

/** An arrow with corners keeps them; an end that no longer is at what it is bound to goes there from the last of them. */
function bent(arrow: ExcalidrawLinearElement, from: Box | null, to: Box | null): ExcalidrawElement {
  const spots = arrow.points.map(([x, y]) => ({ x: arrow.x + x, y: arrow.y + y }))
  const [first, second] = spots
  const [last, before] = [spots.at(-1), spots.at(-2)]
  if (!first || !second || !last || !before) return arrow
  const { startBinding, endBinding } = arrow
  const start =
    from && startBinding && !reaches(first, from, startBinding) ? arrive(second, from, startBinding) : first
  const end = to && endBinding && !reaches(last, to, endBinding) ? arrive(before, to, endBinding) : last
  if (start === first && end === last) return arrow
  const points = [start, ...spots.slice(1, -1), end].map(({ x, y }): Point => [x - start.x, y - start.y])
  return changed(arrow, { x: start.x, y: start.y, points, ...extent(points) })
}

/** Visibly at it, as the reading of a board has it; or within. */
function reaches({ x, y }: Spot, box: Box, { gap }: End): boolean {
  const [across, down] = [
    Math.max(box.x - x, x - box.x - box.width, 0),
    Math.max(box.y - y, y - box.y - box.height, 0),
  ]
  return Math.hypot(across, down) <= Math.max(24, gap + 8)
}

const boxAt = (
  all: ReadonlyMap<string, ExcalidrawElement>,
  binding: ExcalidrawLinearElement['startBinding'],
): Box | null => (binding && all.get(binding.elementId)) ?? null

function at(arrow: ExcalidrawLinearElement, which: 0 | 1): Spot {
  const [x, y] = arrow.points[which] ?? [0, 0]
  return { x: arrow.x + x, y: arrow.y + y }
}

/** A label stands in the middle of its box, or of its arrow. */
function placed(all: ReadonlyMap<string, ExcalidrawElement>, text: ExcalidrawTextElement): ExcalidrawElement {
  const container = text.containerId === null ? undefined : all.get(text.containerId)
  if (!container || (container.type === 'arrow' && !isBetween(container))) return text
  const centre = container.type === 'arrow' ? between(container) : middle(container)
  const [x, y] = [centre.x - text.width / 2, centre.y - text.height / 2]
  return near({ x, y }, text) ? text : changed(text, { x, y })
}

function between(arrow: ExcalidrawLinearElement): Spot {
  const [first, last] = [at(arrow, 0), at(arrow, 1)]
  return { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }
}

type Bound = { readonly id: string; readonly type: 'arrow' | 'text' }

function boundTo(all: ReadonlyMap<string, ExcalidrawElement>): Map<string, Bound[]> {
  const bound = new Map<string, Bound[]>()
  const add = (to: string | undefined | null, its: Bound) => {
    if (typeof to !== 'string') return
    const known = bound.get(to)
    if (!known) bound.set(to, [its])
    else if (!known.some(({ id }) => id === its.id)) known.push(its)
  }
  for (const element of all.values()) {
    if (element.type === 'arrow') {
      add(element.startBinding?.elementId, { id: element.id, type: 'arrow' })
      add(element.endBinding?.elementId, { id: element.id, type: 'arrow' })
    }
    if (element.type === 'text') add(element.containerId, { id: element.id, type: 'text' })
  }
  return bound
}

/** In any order: an editor adds its own at the end. */
const sameBound = (now: readonly Bound[] | null, its: readonly Bound[]): boolean => {
  const ids = new Set(now?.map(({ id }) => id))
  return ids.size === its.length && its.every(({ id }) => ids.has(id))
}

const near = (a: Spot, b: Spot): boolean => Math.abs(a.x - b.x) < 0.6 && Math.abs(a.y - b.y) < 0.6

/** By their index, and of two with the same one by id: every page agrees. What has none yet comes last. */
function inOrder(a: ExcalidrawElement, b: ExcalidrawElement): number {
  if (a.index === b.index) return a.id < b.id ? -1 : 1
  if (a.index === null) return 1
  if (b.index === null) return -1
  return a.index < b.index ? -1 : 1
}
