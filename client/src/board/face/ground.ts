/** Free ground beside something of a drawing, alike on both engines, wherever the view is. It knows no engine. */
import type { BoardReading } from '@signalroom/shared'

type Point = { readonly x: number; readonly y: number }
type Size = { readonly w: number; readonly h: number }
type Box = Point & Size

/** Room for an arrow and what is written on it. */
export const gap = 104
/** How near two things may come. */
const apart = 12
const steps = [0, 1, -1, 2, -2, 3, -3]

/** Middles of a few rows and columns around a point where a thing of a size would touch nothing that is taken, the nearest first. */
export function freeSpots(
  taken: readonly Box[],
  start: Point,
  { w, h }: Size,
  between = gap * 0.8,
): readonly Point[] {
  const free = ({ x, y }: Point) => !taken.some(box => near(box, { x: x - w / 2, y: y - h / 2, w, h }))
  return steps
    .flatMap(column =>
      steps.map(row => ({ x: start.x + column * (w + gap), y: start.y + row * (h + between) })),
    )
    .filter(free)
}

/** The middle of free ground for a thing of a size: right of the other, else the nearest of a few rows and columns. */
export function groundBeside(
  { nodes, labels, pictures }: BoardReading,
  other: Box,
  { w, h }: Size,
  id?: string,
): Point {
  const taken = [...nodes, ...labels, ...pictures].filter(one => one.id !== id).map(({ box }) => box)
  const start = { x: other.x + other.w + gap + w / 2, y: other.y + other.h / 2 }
  return freeSpots(taken, start, { w, h })[0] ?? start
}

/** In the middle of the view, else below what stands there. */
export function groundAround(reading: BoardReading, middle: Point, size: Size): Point {
  const { w, h } = size
  const before = { x: middle.x - w - gap - w / 2, y: middle.y - h / 2, w, h }
  return groundBeside(reading, before, size)
}

const near = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + apart && b.x < a.x + a.w + apart && a.y < b.y + b.h + apart && b.y < a.y + a.h + apart
