/**
 * The frames of a round's board, to begin with: on the left what is agreed, in the middle the design, on the right what was
 * decided, below what it must hold. It knows no engine.
 */
import type { Drawing, DrawingFrame } from '../import/drawing'
import type { Hands } from './hands'

const column = { w: 300, gap: 48 } as const
const middle = { x: column.w + column.gap, w: 880 } as const
const right = middle.x + middle.w + column.gap
const below = 836

type Row = readonly [name: string, h: number]

const left: readonly Row[] = [
  ['In scope', 120],
  ['Out of scope, and why', 100],
  ['Business: a number', 72],
  ['Data: a number', 72],
  ['Operational: a number', 72],
  ['Entities and calls', 160],
]
const decided: readonly Row[] = [
  ['The first commitment', 100],
  ['Options and their costs', 180],
  ['The pick, and what is lost', 120],
  ['Open push-backs', 118],
  ['Answer to the curveball', 118],
]
const centre: readonly Row[] = [
  ['The design: one path for each flow, a time on each hop', 600],
  ['Three boxes, and the time between them', 188],
]
const foot = ['SLO', 'Retry budget', 'Cost at three levels of traffic'] as const

export const template: Drawing = {
  nodes: [],
  edges: [],
  labels: [],
  frames: [
    ...stacked(0, column.w, left),
    ...stacked(middle.x, middle.w, centre),
    ...stacked(right, column.w, decided),
    ...foot.map((name, at) => {
      const w = (right + column.w - 2 * column.gap) / 3
      return frame(name, Math.round(at * (w + column.gap)), below + column.gap, Math.round(w), 110)
    }),
  ],
}

/** Of an empty board only; in one step of one's own. */
export async function layTemplate(hands: Hands): Promise<void> {
  if (hands.readOnly() || !hands.seen().empty) return
  const lay = await hands.laying()
  // Meanwhile one may have begun to draw.
  if (hands.readOnly() || !hands.seen().empty) return
  lay(template)
  hands.select([])
  hands.showAll()
  hands.focus()
}

/** One under the other; what is left of the height is room between them. */
function stacked(x: number, w: number, rows: readonly Row[]): readonly DrawingFrame[] {
  const taken = rows.reduce((sum, [, h]) => sum + h, 0)
  const gap = (below - taken) / (rows.length - 1)
  let y = 0
  return rows.map(([name, h]) => {
    const made = frame(name, x, Math.round(y), w, h)
    y += h + gap
    return made
  })
}

function frame(name: string, x: number, y: number, w: number, h: number): DrawingFrame {
  return { id: name, name, box: { x, y, w, h }, frame: null }
}
