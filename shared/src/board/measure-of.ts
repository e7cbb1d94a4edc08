/** Counts what a reading holds: what the plan's checks, the pane's head and the debrief go by. Knows no room. */
import { keepsForGood } from './kinds.js'
import { holdsLatency } from './latency.js'
import { pathsIn } from './paths.js'
import type { BoardReading } from './reading.js'

/** Nodes that no edge ends at are orphans; a latency is an edge whose label holds one. */
export function measureOf(reading: BoardReading) {
  const { nodes, edges } = reading
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]))
  return {
    nodes: nodes.length,
    arrows: edges.length,
    orphans: nodes.filter(({ id }) => !joined.has(id)).length,
    latencies: edges.filter(({ label }) => holdsLatency(label)).length,
    stores: nodes.filter(({ kind }) => keepsForGood(kind)).length,
    paths: pathsIn(reading).length,
  }
}
