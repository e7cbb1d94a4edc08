/** Arrows and open lines as pieces, alike for both engines. Knows no engine. */
import { fits } from './fields.js'
import { around } from './geometry.js'
import type { End, JoinPiece } from './piece.js'
import type { Point } from './reading.js'

/** Where an arrow's heads are, by whether its start and its end have one. */
export const headsOf = (start: boolean, end: boolean): JoinPiece['heads'] =>
  start && end ? 'both' : end ? 'one' : start ? 'back' : 'none'

/** An open line from its first point to its last. */
export function openLine(
  standing: { readonly id: string; readonly frame: string | null; readonly group: string | null },
  points: readonly Point[],
): JoinPiece | null {
  const box = around(points)
  const [first, last] = [points[0], points.at(-1)]
  if (!box || !first || !last || points.length < 2 || !fits(box)) return null
  const [start, end] = [first, last].map(at => ({ bound: null, at })) as unknown as readonly [End, End]
  const via = points.slice(1, -1)
  return { ...standing, form: 'join', box, text: '', arrow: false, heads: 'none', start, end, via, bend: 0 }
}
