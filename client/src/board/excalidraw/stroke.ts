/**
 * The points of a stroke as whole numbers: tenths of a unit, each from the one before, so that a few bytes are one point and
 * a stroke grows by what was added. It knows no Yjs and no element.
 */

export type Point = readonly [number, number]

const scale = 10

/** Pairs of steps for the points from `from` on. */
export function stepsOf(points: readonly Point[], from = 0): number[] {
  const steps: number[] = []
  for (let at = from; at < points.length; at += 1) {
    const [x, y] = whole(points[at])
    const [beforeX, beforeY] = at === 0 ? [0, 0] : whole(points[at - 1])
    steps.push(x - beforeX, y - beforeY)
  }
  return steps
}

export function pointsOf(steps: readonly number[]): Point[] {
  const points: Point[] = []
  let [x, y] = [0, 0]
  for (let at = 0; at + 1 < steps.length; at += 2) {
    x += steps[at] ?? 0
    y += steps[at + 1] ?? 0
    points.push([x / scale, y / scale])
  }
  return points
}

/** How far the points reach. */
export function extent(points: readonly Point[]): { readonly width: number; readonly height: number } {
  let [left, top, right, bottom] = [0, 0, 0, 0]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { width: right - left, height: bottom - top }
}

const whole = (point: Point | undefined): [number, number] => [
  Math.round((point?.[0] ?? 0) * scale),
  Math.round((point?.[1] ?? 0) * scale),
]
