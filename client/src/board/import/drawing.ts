/** A drawing that is to be laid onto a board: what stands where, whichever engine is to draw it. It knows no engine. */
import type {
  Box,
  ComponentKind,
  Diagram,
  Heads,
  MermaidDiagram,
  Point,
  BoardReading,
} from '@signalroom/shared'
import type { LaidOut, LayoutAsked } from '../layout/arrange'
import { noneKept, type Kept } from './pictures'

export type Drawing = {
  readonly nodes: readonly DrawingNode[]
  /** Both ends are ids of nodes or frames. */
  readonly edges: readonly DrawingEdge[]
  readonly labels: readonly { readonly text: string; readonly at: Point; readonly frame: string | null }[]
  readonly frames: readonly DrawingFrame[]
  /** Where there are any. */
  readonly pictures?: readonly DrawingFrame[]
}
export type DrawingNode = {
  readonly id: string
  readonly kind: ComponentKind | null
  readonly name: string
  readonly box: Box
  readonly frame: string | null
}
export type DrawingEdge = {
  readonly from: string
  readonly to: string
  readonly heads: Heads
  readonly label: string
}
export type DrawingFrame = {
  readonly id: string
  readonly name: string
  readonly box: Box
  readonly frame: string | null
}

/** What was meant and does not come along: how many of what. */
export type Left = { readonly count: number; readonly what: string }

export type Planned = { readonly drawing: Drawing; readonly left: readonly Left[] }

/** About as much room as words take in the board's type. */
export function roomFor(words: string, least: { readonly w: number; readonly h: number }) {
  const lines = words.split('\n')
  const longest = Math.max(0, ...lines.map(line => [...line].length))
  return {
    w: Math.max(least.w, Math.min(420, Math.round(longest * 7.8) + 32)),
    h: Math.max(least.h, lines.length * 20 + 24),
  }
}
const leastBox = { w: 136, h: 56 }

/**
 * From the neutral reading of another engine's records: everything stays where it was. `shown`: the pictures that can be shown
 * here as well.
 */
export function drawingOf(reading: BoardReading, shown: Pick<Kept, 'has'> = noneKept): Planned {
  const { edges, labels, frames, strokes, left } = reading
  const nodes = reading.nodes.filter(({ id }) => !shown.has(id))
  const pictures = reading.pictures.filter(({ id }) => shown.has(id))
  const reached = new Set(reading.nodes.map(({ id }) => id))
  const images = reading.images - pictures.filter(({ id }) => !reached.has(id)).length
  const known = new Set([...nodes, ...frames, ...pictures].map(({ id }) => id))
  const joined = edges.filter(({ from, to }) => isKnown(known, from) && isKnown(known, to))
  return {
    drawing: {
      nodes: nodes.map(({ id, kind, name, box, frame }) => ({
        id,
        kind,
        name,
        box: grown(box, name),
        frame,
      })),
      edges: joined.map(({ from, to, heads, label }) => ({ from: from!, to: to!, heads, label })),
      labels: labels.map(({ text, box, frame }) => ({ text, at: { x: box.x, y: box.y }, frame })),
      frames: frames.map(({ id, name, box, frame }) => ({ id, name, box, frame })),
      ...(pictures.length > 0 ? { pictures } : {}),
    },
    left: leftOf([
      [strokes, 'stroke of the pen', 'strokes of the pen'],
      [images, 'picture', 'pictures'],
      [edges.length - joined.length, 'arrow with a loose end', 'arrows with a loose end'],
      [left, 'item that could not be read', 'items that could not be read'],
    ]),
  }
}

const isKnown = (known: ReadonlySet<string>, id: string | null) => id !== null && known.has(id)

export const leftOf = (counts: readonly (readonly [number, string, string])[]): readonly Left[] =>
  counts.flatMap(([count, one, many]) => (count > 0 ? [{ count, what: count === 1 ? one : many }] : []))

/** A box grows about its middle where its name would not fit. */
function grown({ x, y, w, h }: Box, name: string): Box {
  const room = roomFor(name, { w, h })
  return { x: x - (room.w - w) / 2, y: y - (room.h - h) / 2, ...room }
}

/** What the layout is asked for a diagram that says nothing of places. */
export function layoutOf({ nodes, edges, labels, frames, direction }: MermaidDiagram): LayoutAsked {
  return {
    boxes: [
      ...nodes.map(({ id, name, frame }) => ({ id, frame, ...roomFor(name, leastBox) })),
      ...labels.map(({ id, text, frame }) => ({ id, frame, ...roomFor(text, { w: 40, h: 24 }) })),
    ],
    frames: frames.map(({ id, frame }) => ({ id, frame })),
    links: edges.flatMap(({ from, to, label }) =>
      from === null || to === null
        ? []
        : [{ from, to, label: label === '' ? null : roomFor(label, { w: 24, h: 20 }) }],
    ),
    direction,
  }
}

/** The diagram, each thing where the layout put it. */
export function placedBy(laid: LaidOut, { nodes, edges, labels, frames }: Diagram): Planned {
  const joined = edges.filter(({ from, to }) => from !== null && to !== null && laid[from] && laid[to])
  const placed = <One extends { readonly id: string }>(all: readonly One[]) =>
    all.flatMap(one => {
      const box = laid[one.id]
      return box ? [{ ...one, box }] : []
    })
  return {
    drawing: {
      nodes: placed(nodes),
      edges: joined.map(({ from, to, heads, label }) => ({ from: from!, to: to!, heads, label })),
      labels: placed(labels).map(({ text, box, frame }) => ({ text, at: { x: box.x, y: box.y }, frame })),
      frames: placed(frames),
    },
    left: leftOf([[edges.length - joined.length, 'arrow with a loose end', 'arrows with a loose end']]),
  }
}

/**
 * As much of a drawing as there is room for: frames and boxes before words, and an arrow only with what it joins. Nothing
 * is drawn that says less than it did. `known`: what stands there already and may be joined.
 */
export function fitting(
  { nodes, edges, labels, frames, pictures }: Drawing,
  room: number,
  known: Iterable<string> = [],
): Planned {
  let rest = Math.max(0, room)
  const some = <One>(all: readonly One[]): readonly One[] => {
    const taken = all.slice(0, rest)
    rest -= taken.length
    return taken
  }
  const [keptNodes, keptFrames, keptPictures] = [some(nodes), some(frames), some(pictures ?? [])]
  const ids = new Set([...known, ...[...keptNodes, ...keptFrames, ...keptPictures].map(({ id }) => id)])
  const keptEdges = some(edges.filter(({ from, to }) => ids.has(from) && ids.has(to)))
  const keptLabels = some(labels)
  const meant = nodes.length + frames.length + edges.length + labels.length + (pictures?.length ?? 0)
  const kept =
    keptNodes.length + keptFrames.length + keptEdges.length + keptLabels.length + keptPictures.length
  return {
    drawing: {
      nodes: keptNodes,
      edges: keptEdges,
      labels: keptLabels,
      frames: keptFrames,
      ...(pictures ? { pictures: keptPictures } : {}),
    },
    left: leftOf([[meant - kept, 'shape beyond what a board holds', 'shapes beyond what a board holds']]),
  }
}
