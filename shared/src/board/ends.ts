/** What the ends of arrows and lines are at: what they are bound to, else what they visibly touch. Knows pieces alone. */
import { areaOf, distance, exit, fromBorder, halfWay, middleOf } from './geometry.js'
import type { BoxPiece, End, FramePiece, JoinPiece, SignPiece, TextPiece } from './piece.js'
import type { Point } from './reading.js'
import { Spots } from './spots.js'

/** How far beside a box an arrow may end and still mean it. */
const reach = 24

export type Target = BoxPiece | SignPiece | FramePiece | TextPiece

export interface Joined {
  readonly piece: JoinPiece
  readonly start: string | null
  readonly end: string | null
  readonly near: boolean
  /** The middle of what is seen of it. */
  readonly middle: Point
}

interface Found {
  readonly id: string | null
  readonly near: boolean
}

/**
 * `boundTo`: what stands for a bound id, or null when it is gone; `isFrame`: things that an arrow ends at only where it
 * ends at their border.
 */
export function joinedBy(
  joins: readonly JoinPiece[],
  targets: ReadonlyMap<string, Target>,
  boundTo: (id: string) => string | null,
  isFrame: (id: string) => boolean,
): readonly Joined[] {
  const spots = new Spots(targets.values(), reach)
  const touched = (at: Point | null, middle: Point, other: string | null): string | null =>
    at &&
    (spots.best(at, target => (target.id === other ? null : rankOf(target, at, middle, isFrame(target.id))))
      ?.id ??
      null)
  return joins.map(piece => {
    const [boundStart, boundEnd] = [piece.start, piece.end].map(({ bound }) =>
      bound === null ? null : boundTo(bound),
    ) as [string | null, string | null]
    const boxOf = (id: string | null) => (id === null ? null : (targets.get(id)?.box ?? null))
    const seen = seenEnds(piece, boxOf(boundStart), boxOf(boundEnd))
    const middle = middleBetween(piece, seen)
    const start = found(boundStart, () => touched(seen[0], middle, boundEnd))
    const end = found(boundEnd, () => touched(seen[1], middle, boundStart))
    // Within one box, and bound to nothing: it is drawn in the box, not from it.
    const within = start.id !== null && start.id === end.id && start.near && end.near
    const near = !within && ((start.id !== null && start.near) || (end.id !== null && end.near))
    return { piece, start: within ? null : start.id, end: within ? null : end.id, near, middle }
  })
}

const found = (bound: string | null, look: () => string | null): Found =>
  bound === null ? { id: look(), near: true } : { id: bound, near: false }

/** Boxes before texts, the nearest first, the smallest of those that hold the point. */
function rankOf(target: Target, at: Point, middle: Point, frame: boolean): readonly number[] | null {
  const far = frame ? fromBorder(at, target.box) : distance(at, target.box)
  if (far > reach) return null
  // A text beside a short arrow is its label, not its end, when it is nearer to the middle.
  if (target.form === 'text' && distance(middle, target.box) <= far) return null
  return [target.form === 'text' ? 1 : 0, far, areaOf(target.box)]
}

/** Where its ends are drawn: at the border of a box that it is bound to, where nothing else is known. */
function seenEnds(
  { start, end, via }: JoinPiece,
  startBox: Target['box'] | null,
  endBox: Target['box'] | null,
): readonly [Point | null, Point | null] {
  const placed = (one: End, box: Target['box'] | null) => one.at ?? (box && middleOf(box))
  const [from, to] = [placed(start, startBox), placed(end, endBox)]
  const clipped = (one: End, own: Point | null, box: Target['box'] | null, towards: Point | null) =>
    one.at || !box || !towards ? own : exit(box, towards)
  return [clipped(start, from, startBox, via[0] ?? to), clipped(end, to, endBox, via.at(-1) ?? from)]
}

function middleBetween(
  { via, bend, box }: JoinPiece,
  [from, to]: readonly [Point | null, Point | null],
): Point {
  const path = [from, ...via, to].filter(one => one !== null)
  const middle = halfWay(path) ?? middleOf(box)
  if (bend === 0 || !from || !to) return middle
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: middle.x - ((to.y - from.y) / length) * bend, y: middle.y + ((to.x - from.x) / length) * bend }
}
