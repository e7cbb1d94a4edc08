/** What the things of a diagram are called in one line: in lists, marks and sentences. Knows no room and no engine. */
import type { Diagram, DiagramEdge } from './reading.js'

const inOneLine = (text: string): string =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .join(', ')

/** The first line of what stands on a box; what has no words says so. */
export const nodeName = (name: string): string =>
  name
    .split('\n')
    .map(line => line.trim())
    .find(Boolean)
    ?.slice(0, 80) ?? 'a box without a name'

/** "Checkout → Ledger": an arrow by its two ends. */
export const edgeName = (diagram: Diagram, { from, to, heads }: DiagramEdge): string => {
  const sign = { one: '→', both: '↔', none: '–' }[heads]
  return `${endName(diagram, from)} ${sign} ${endName(diagram, to)}`
}

/** A node or a frame by its id. */
export const endName = ({ nodes, frames }: Diagram, end: string | null): string => {
  if (end === null) return 'nothing'
  const node = nodes.find(({ id }) => id === end)
  if (node) return nodeName(node.name)
  const frame = frames.find(({ id }) => id === end)
  return frame ? inOneLine(frame.name) || 'a frame without a name' : 'nothing'
}
