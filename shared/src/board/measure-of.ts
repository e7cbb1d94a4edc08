/** Counts what a reading holds: what the plan's checks, the pane's head and the debrief go by. Knows no room. */
import { keepsForGood } from './kinds.js'
import { holdsLatency } from './latency.js'
import { pathsIn } from './paths.js'
import type { BoardReading } from './reading.js'
import { isScale } from '../quantity/scale.js'
import { scaleWords } from './scale-words.js'

/** Nodes that no edge ends at are orphans; a latency is an edge whose label holds one. What nothing is counted of is left out. */
export function measureOf(reading: BoardReading) {
  const { nodes, edges, labels, numbers } = reading
  const sizes = numbers.filter(({ quantity }) => isScale(quantity)).length
  const words = [
    ...nodes.map(({ name }) => name),
    ...edges.map(({ label }) => label),
    ...labels.map(({ text }) => text),
  ]
  const scaled = words.filter(text => scaleWords.test(text)).length
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]))
  return {
    nodes: nodes.length,
    arrows: edges.length,
    orphans: nodes.filter(({ id }) => !joined.has(id)).length,
    latencies: edges.filter(({ label }) => holdsLatency(label)).length,
    stores: nodes.filter(({ kind }) => keepsForGood(kind)).length,
    paths: pathsIn(reading).length,
    ...(sizes > 0 ? { sizes } : {}),
    ...(scaled > 0 ? { scaled } : {}),
  }
}
