/** The drawing cut down to three boxes at most and what joins them: for one figure that can be read at a glance. Knows no room. */
import { edgeName, nodeName } from './called.js'
import { holdsLatency } from './latency.js'
import type { Diagram, DiagramEdge } from './reading.js'

export const mostBoxes = 3

export type ThreeBoxes =
  | { readonly ok: true; readonly boxes: readonly FigureBox[]; readonly arrows: readonly FigureArrow[] }
  /** Why there is no figure, a sentence each. */
  | { readonly ok: false; readonly sentences: readonly string[] }
export interface FigureBox {
  readonly id: string
  readonly name: string
}
export interface FigureArrow {
  readonly id: string
  /** Places among the boxes. */
  readonly from: number
  readonly to: number
  readonly heads: DiagramEdge['heads']
  readonly label: string
}

/** The chosen nodes in reading order, and the arrows between them alone; each must say how long it takes. */
export function threeBoxes(diagram: Diagram, chosen: readonly string[]): ThreeBoxes {
  const nodes = diagram.nodes.filter(({ id }) => chosen.includes(id))
  if (nodes.length === 0) return refused('Choose up to three boxes of the drawing.')
  if (nodes.length > mostBoxes) return refused(`Choose three boxes at most; these are ${nodes.length}.`)
  const place = (id: string | null) => nodes.findIndex(node => node.id === id)
  const between = diagram.edges.filter(
    ({ from, to }) => place(from) >= 0 && place(to) >= 0 && place(from) !== place(to),
  )
  const untimed = between.filter(({ label }) => !holdsLatency(label))
  if (untimed.length > 0)
    return refused(
      ...untimed.map(edge => `${edgeName(diagram, edge)} has no latency: write one on it, like 12 ms.`),
    )
  return {
    ok: true,
    boxes: nodes.map(({ id, name }) => ({ id, name: nodeName(name) })),
    arrows: between.map(({ id, from, to, heads, label }) => ({
      id,
      from: place(from),
      to: place(to),
      heads,
      label: label.split('\n').join(', '),
    })),
  }
}

const refused = (...sentences: readonly string[]): ThreeBoxes => ({ ok: false, sentences })
