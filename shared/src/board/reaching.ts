/** Who reaches what along the arrows of a diagram: what depends on a thing that fails. Knows no room and no engine. */
import type { Diagram, DiagramEdge } from './reading.js'

/** The nodes that reach this node, or that reach where this edge begins, in reading order; never the failing node itself. */
export function reaching(diagram: Diagram, failing: string): readonly string[] {
  const edge = diagram.edges.find(({ id }) => id === failing)
  const nodesAt = ending(diagram)
  const into = arriving(diagram, nodesAt)
  const seen = new Set<string>()
  const ahead = edge ? beginnings(edge, nodesAt) : [...(into.get(failing) ?? [])]
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (seen.has(node) || node === failing) continue
    seen.add(node)
    ahead.push(...(into.get(node) ?? []))
  }
  return diagram.nodes.map(({ id }) => id).filter(id => seen.has(id))
}

type NodesAt = (end: string | null) => readonly string[]

/** The nodes that an end is at: itself, or all that stands in the frame. */
function ending({ nodes, frames }: Diagram): NodesAt {
  const parents = new Map(frames.map(({ id, frame }) => [id, frame]))
  const within = (node: string | null, frame: string): boolean => {
    for (let at = node, steps = 0; at !== null && steps <= parents.size; steps++) {
      if (at === frame) return true
      at = parents.get(at) ?? null
    }
    return false
  }
  const known = new Set(nodes.map(({ id }) => id))
  return end => {
    if (end === null) return []
    if (known.has(end)) return [end]
    return parents.has(end) ? nodes.filter(({ frame }) => within(frame, end)).map(({ id }) => id) : []
  }
}

/** By node: those from which an arrow leads to it. A line without a single head leads both ways. */
function arriving({ edges }: Diagram, nodesAt: NodesAt): ReadonlyMap<string, readonly string[]> {
  const into = new Map<string, string[]>()
  const lead = (from: readonly string[], to: readonly string[]) => {
    for (const node of to) into.set(node, [...(into.get(node) ?? []), ...from])
  }
  for (const { from, to, heads } of edges) {
    lead(nodesAt(from), nodesAt(to))
    if (heads !== 'one') lead(nodesAt(to), nodesAt(from))
  }
  return into
}

const beginnings = ({ from, to, heads }: DiagramEdge, nodesAt: NodesAt): string[] =>
  heads === 'one' ? [...nodesAt(from)] : [...nodesAt(from), ...nodesAt(to)]
