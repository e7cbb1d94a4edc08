/** All that is written on a drawing, by what it stands on. Knows no engine. */
import type { BoardReading } from './reading.js'

/** Every name on a board: of nodes, edges, labels, frames. */
export const namesOn = ({ nodes, edges, labels, frames }: BoardReading): readonly string[] => [
  ...nodes.map(({ name }) => name),
  ...edges.map(({ label }) => label),
  ...labels.map(({ text }) => text),
  ...frames.map(({ name }) => name),
]
