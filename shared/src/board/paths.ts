/** The ways that lead from where a flow begins to where its data ends. Knows no room, no plan and no engine. */
import { calls, keeps } from './kinds.js'
import type { Diagram, DiagramEdge } from './reading.js'

/** One way, as one would trace it with a finger. */
export interface Path {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
}

interface Arc {
  readonly from: string
  readonly to: string
  /** Null between a frame and what stands in it. */
  readonly edge: string | null
}

const most = 100

/**
 * From a client or another caller, or, where none is drawn, from any node that nothing leads to, along the arrows to what keeps
 * data: a database, a cache, a queue and the like. Each goes over at least one arrow that none before it goes over, and over no
 * node twice. A way that can go on behind a queue or a cache does.
 */
export function pathsIn(diagram: Diagram): readonly Path[] {
  const arcs = arcsOf(diagram)
  const out = by(arcs, arc => arc.from)
  const into = by(arcs, arc => arc.to)
  const keepers = new Set(diagram.nodes.filter(({ kind }) => keeps(kind)).map(({ id }) => id))
  const reached = spread(startsOf(diagram, out, into), out, arc => arc.to)
  const ending = spread([...keepers], into, arc => arc.from)
  const covered = new Set<string>()
  const paths: Path[] = []
  for (const arc of arcs) {
    if (paths.length === most) break
    if (arc.edge === null || covered.has(arc.edge) || !reached.has(arc.from) || !ending.has(arc.to)) continue
    const way = simple([
      ...chain(reached, arc.from, one => one.from).toReversed(),
      arc,
      ...chain(ending, arc.to, one => one.to),
    ])
    if (!way) continue
    goOn(way, out, ending, covered)
    for (const { edge } of way) if (edge !== null) covered.add(edge)
    paths.push(pathOf(way, diagram))
  }
  return paths
}

/** An arrow at a frame leads to all that stands in it, and from all: two places, so that it joins no neighbours. */
function arcsOf({ nodes, edges, frames }: Diagram): readonly Arc[] {
  const parents = new Map(frames.map(({ id, frame }) => [id, frame]))
  const place = (id: string, side: string) => (parents.has(id) ? `${side} ${id}` : id)
  const along = ({ id, from, to, heads }: DiagramEdge): readonly Arc[] => {
    if (from === null || to === null) return []
    const there = { from: place(from, 'out'), to: place(to, 'in'), edge: id }
    return heads === 'one' ? [there] : [there, { from: place(to, 'out'), to: place(from, 'in'), edge: id }]
  }
  const held = [...nodes, ...frames].flatMap(({ id, frame }) =>
    frame === null || !parents.has(frame)
      ? []
      : [
          { from: place(frame, 'in'), to: place(id, 'in'), edge: null },
          { from: place(id, 'out'), to: place(frame, 'out'), edge: null },
        ],
  )
  return [...edges.flatMap(along), ...held]
}

function by(arcs: readonly Arc[], end: (arc: Arc) => string): ReadonlyMap<string, readonly Arc[]> {
  const found = new Map<string, Arc[]>()
  for (const arc of arcs) if (!found.get(end(arc))?.push(arc)) found.set(end(arc), [arc])
  return found
}

type Arcs = ReadonlyMap<string, readonly Arc[]>

/** Callers that lead anywhere; else whatever leads somewhere and nothing leads to. */
function startsOf({ nodes }: Diagram, out: Arcs, into: Arcs): readonly string[] {
  const leading = nodes.filter(({ id }) => out.has(id))
  const callers = leading.filter(({ kind }) => calls(kind))
  return (callers.length > 0 ? callers : leading.filter(({ id }) => !into.has(id))).map(({ id }) => id)
}

/** By node: the arc by which it is nearest to where it began; null where it began. */
function spread(
  starts: readonly string[],
  arcs: Arcs,
  next: (arc: Arc) => string,
): ReadonlyMap<string, Arc | null> {
  const found = new Map<string, Arc | null>(starts.map(id => [id, null]))
  // The queue grows while it is walked.
  const queue = [...found.keys()]
  for (const id of queue)
    for (const arc of arcs.get(id) ?? []) {
      if (found.has(next(arc))) continue
      found.set(next(arc), arc)
      queue.push(next(arc))
    }
  return found
}

function chain(known: ReadonlyMap<string, Arc | null>, from: string, next: (arc: Arc) => string): Arc[] {
  const arcs: Arc[] = []
  for (let arc = known.get(from) ?? null; arc; arc = known.get(next(arc)) ?? null) arcs.push(arc)
  return arcs
}

/** Null for a way that comes to a node twice. */
const simple = (way: Arc[]): Arc[] | null =>
  new Set([way[0]!.from, ...way.map(({ to }) => to)]).size === way.length + 1 ? way : null

/** Behind a queue or a cache a flow goes on, by arrows that no way took yet. */
function goOn(way: Arc[], out: Arcs, ending: ReadonlyMap<string, Arc | null>, covered: ReadonlySet<string>) {
  const seen = new Set([way[0]!.from, ...way.map(({ to }) => to)])
  const fresh = (arc: Arc) =>
    arc.edge !== null && !covered.has(arc.edge) && ending.has(arc.to) && !seen.has(arc.to)
  while (true) {
    const next = out.get(way.at(-1)!.to)?.find(fresh)
    if (!next) return
    const rest = [next, ...chain(ending, next.to, one => one.to)]
    if (rest.some(({ to }) => seen.has(to))) return
    for (const arc of rest) {
      way.push(arc)
      seen.add(arc.to)
    }
  }
}

function pathOf(way: readonly Arc[], { nodes }: Diagram): Path {
  const known = new Set(nodes.map(({ id }) => id))
  return {
    nodes: [way[0]!.from, ...way.map(({ to }) => to)].filter(id => known.has(id)),
    edges: way.flatMap(({ edge }) => (edge === null ? [] : [edge])),
  }
}
