/** Marks of the timeline in the order of time: the next, the one before, the nearest in another lane. Pure. */
import type { Lane, Mark } from './lanes'

/** A mark and where it stands: `lane` and `mark` count from 0. */
export interface Place {
  readonly lane: number
  readonly mark: number
}
export const markAt = (lanes: readonly Lane[], { lane, mark }: Place): Mark | undefined =>
  lanes[lane]?.marks[mark]

/** All marks of the lanes in the order of their beginnings. */
export const inTime = (lanes: readonly Lane[]): readonly (Mark & { readonly lane: string })[] =>
  lanes
    .flatMap(({ title, marks }) => marks.map(mark => ({ ...mark, lane: title })))
    .toSorted((a, b) => a.from - b.from)

/** The first mark that begins after `at`, or the last one that begins before it; what was only planned is none. */
export function neighbour(lanes: readonly Lane[], at: number, way: 'next' | 'before') {
  const happened = inTime(lanes.filter(({ isPlan }) => !isPlan))
  // Where one stands counts as reached within a twentieth of a second.
  return way === 'next'
    ? happened.find(({ from }) => from > at + 50)
    : happened.findLast(({ from }) => from < at - 50)
}

/** Where an arrow key leads from a mark. Along a lane in its own order of time; to another lane, to the nearest in time. */
export function step(lanes: readonly Lane[], from: Place, key: string): Place | null {
  const { lane, mark } = from
  const marks = lanes[lane]?.marks ?? []
  const order = marks.map((_, i) => i).toSorted((a, b) => (marks[a]?.from ?? 0) - (marks[b]?.from ?? 0))
  const along = (to: number): Place | null => {
    const found = order[to]
    return found === undefined ? null : { lane, mark: found }
  }
  switch (key) {
    case 'ArrowRight':
      return along(order.indexOf(mark) + 1)
    case 'ArrowLeft':
      return along(order.indexOf(mark) - 1)
    case 'Home':
      return along(0)
    case 'End':
      return along(order.length - 1)
    case 'ArrowDown':
      return across(lanes, from, 1)
    case 'ArrowUp':
      return across(lanes, from, -1)
    default:
      return null
  }
}
function across(lanes: readonly Lane[], from: Place, way: 1 | -1): Place | null {
  const at = markAt(lanes, from)?.from ?? 0
  for (let lane = from.lane + way; lane >= 0 && lane < lanes.length; lane += way) {
    const marks = lanes[lane]?.marks ?? []
    const [nearest] = marks
      .map((mark, i) => ({ i, far: Math.abs(mark.from - at) }))
      .toSorted((a, b) => a.far - b.far)
    if (nearest) return { lane, mark: nearest.i }
  }
  return null
}
