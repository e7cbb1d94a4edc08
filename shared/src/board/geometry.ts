/** Boxes, points and paths on a page: how far, how large, where the middle is. Knows no records. */
import type { Box, Point } from './reading.js'

export const middleOf = ({ x, y, w, h }: Box): Point => ({ x: x + w / 2, y: y + h / 2 })
export const areaOf = ({ w, h }: Box): number => w * h

/** From a point to the nearest of a box: 0 within. */
export const distance = ({ x, y }: Point, box: Box): number =>
  Math.hypot(Math.max(box.x - x, 0, x - box.x - box.w), Math.max(box.y - y, 0, y - box.y - box.h))

/** From a point to the border of a box, within and without. */
export function fromBorder(at: Point, box: Box): number {
  const outside = distance(at, box)
  if (outside > 0) return outside
  return Math.min(at.x - box.x, box.x + box.w - at.x, at.y - box.y, box.y + box.h - at.y)
}

/** Whether the second lies within the first, a hair's breadth aside. */
export const holds = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x - 2 &&
  inner.y >= outer.y - 2 &&
  inner.x + inner.w <= outer.x + outer.w + 2 &&
  inner.y + inner.h <= outer.y + outer.h + 2

/** The least box around points; null for none. */
export function around(points: readonly Point[]): Box | null {
  const [first] = points
  if (!first) return null
  let { x: left, y: top } = first
  let [right, bottom] = [left, top]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, w: right - left, h: bottom - top }
}

export const cornersOf = ({ x, y, w, h }: Box): readonly Point[] => [
  { x, y },
  { x: x + w, y },
  { x, y: y + h },
  { x: x + w, y: y + h },
]

export const turned = (at: Point, centre: Point, angle: number): Point => {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const [dx, dy] = [at.x - centre.x, at.y - centre.y]
  return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos }
}

/** Where the line from a box's middle to a point leaves the box; the middle where the point is within. */
export function exit(box: Box, towards: Point): Point {
  const from = middleOf(box)
  const [dx, dy] = [towards.x - from.x, towards.y - from.y]
  const steps = [
    dx === 0 ? Infinity : box.w / 2 / Math.abs(dx),
    dy === 0 ? Infinity : box.h / 2 / Math.abs(dy),
  ]
  const step = Math.min(...steps)
  return step >= 1 ? from : { x: from.x + dx * step, y: from.y + dy * step }
}

/** The point half-way along a path. */
export function halfWay(path: readonly Point[]): Point | null {
  const lengths = path.slice(1).map((at, i) => Math.hypot(at.x - path[i]!.x, at.y - path[i]!.y))
  let rest = lengths.reduce((sum, one) => sum + one, 0) / 2
  for (const [i, length] of lengths.entries()) {
    const [from, to] = [path[i]!, path[i + 1]!]
    if (rest <= length && length > 0)
      return { x: from.x + ((to.x - from.x) * rest) / length, y: from.y + ((to.y - from.y) * rest) / length }
    rest -= length
  }
  return path[0] ?? null
}

/** Row by row, in a row from left to right: things are of one row while their middles lie beside its first. */
export function inReadingOrder<T extends { readonly id: string; readonly box: Box }>(
  things: readonly T[],
): readonly T[] {
  const byHeight = things.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || compare(a.id, b.id))
  const rows: T[][] = []
  let foot = -Infinity
  for (const thing of byHeight) {
    if (middleOf(thing.box).y > foot || rows.length === 0) {
      rows.push([])
      foot = thing.box.y + thing.box.h
    }
    rows.at(-1)!.push(thing)
  }
  return rows.flatMap(row => row.toSorted((a, b) => a.box.x - b.box.x || compare(a.id, b.id)))
}

/** By code units: the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
