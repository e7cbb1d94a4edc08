/** A flowchart while it is read: who was mentioned, where, and what was said of it. Knows no text. */
import { guessKind, isComponentKind, type ComponentKind, type Outline } from '../kinds.js'
import type { Diagram, DiagramEdge, DiagramNode } from '../reading.js'
import { danglingClass, textClass } from './classes.js'

export interface MermaidDiagram extends Diagram {
  readonly nodes: readonly (DiagramNode & { readonly outline: Outline })[]
  readonly direction: 'right' | 'left' | 'down' | 'up'
}

const directions: Readonly<Record<string, MermaidDiagram['direction']>> = {
  LR: 'right',
  RL: 'left',
  TB: 'down',
  TD: 'down',
  BT: 'up',
  BR: 'down',
  '<': 'left',
  '>': 'right',
  '^': 'up',
  v: 'down',
}

interface Mentioned {
  text: string | undefined
  outline: Outline | undefined
  readonly classes: Set<string>
  frame: string | null
}
interface Frame {
  readonly id: string
  readonly name: string
  readonly frame: string | null
  readonly mentions: Set<string>
}

const mostNodes = 2_000
const mostEdges = 5_000

export class Flowchart {
  #direction: MermaidDiagram['direction']
  readonly #nodes = new Map<string, Mentioned>()
  readonly #edges: DiagramEdge[] = []
  readonly #frames: Frame[] = []
  readonly #open: Frame[] = []
  /** Names that people gave to edges: what is said of them is said of no node. */
  readonly #edgeNames = new Set<string>()

  constructor(direction: string | undefined) {
    this.#direction = directions[direction ?? 'TB'] ?? 'down'
  }

  /** The innermost subgraph that is not ended, by name. */
  get open(): string | null {
    const frame = this.#open.at(-1)
    return frame ? `“${frame.name || frame.id}”` : null
  }

  /** Of a subgraph alone its own direction says nothing that a board keeps. */
  turn(direction: string) {
    if (this.#open.length === 0) this.#direction = directions[direction] ?? this.#direction
  }

  enter(id: string | null, name: string) {
    const known = new Set(this.#frames.map(frame => frame.id))
    let own = id ?? `subgraph-${this.#frames.length + 1}`
    while (known.has(own)) own += '-'
    const frame = { id: own, name, frame: this.#open.at(-1)?.id ?? null, mentions: new Set<string>() }
    this.#frames.push(frame)
    this.#open.push(frame)
  }
  /** Whoever was mentioned within and is of no frame yet is of this one. */
  leave(): boolean {
    const frame = this.#open.pop()
    for (const id of frame?.mentions ?? []) {
      const node = this.#nodes.get(id)
      if (node && frame) node.frame ??= frame.id
    }
    return frame !== undefined
  }

  /** False when there is no room for one more. */
  mention(id: string, text: string | undefined, outline: Outline | undefined): boolean {
    const node = this.#nodes.get(id) ?? {
      text: undefined,
      outline: undefined,
      classes: new Set(),
      frame: null,
    }
    node.text = text ?? node.text
    node.outline = outline ?? node.outline
    this.#nodes.set(id, node)
    this.#open.at(-1)?.mentions.add(id)
    return this.#nodes.size <= mostNodes
  }
  mark(id: string, name: string) {
    this.#nodes.get(id)?.classes.add(name)
  }

  isEdge(id: string): boolean {
    return this.#edgeNames.has(id)
  }

  join(
    from: string,
    to: string,
    link: {
      readonly head: boolean
      readonly tail: boolean
      readonly label: string
      readonly id?: string | undefined
    },
  ): boolean {
    if (link.id !== undefined) this.#edgeNames.add(link.id)
    const back = link.tail && !link.head
    const heads = link.head && link.tail ? 'both' : link.head || link.tail ? 'one' : 'none'
    const ends = back ? { from: to, to: from } : { from, to }
    this.#edges.push({ id: `edge-${this.#edges.length + 1}`, ...ends, heads, label: link.label })
    return this.#edges.length <= mostEdges
  }

  finish(): MermaidDiagram {
    const frames = new Set(this.#frames.map(({ id }) => id))
    const mentioned = [...this.#nodes].filter(([id]) => !frames.has(id))
    const joined = new Set(this.#edges.flatMap(({ from, to }) => [from, to]))
    const is = (id: string | null, name: string) =>
      id !== null && this.#nodes.get(id)?.classes.has(name) === true
    const isLabel = (id: string) => is(id, textClass) && !joined.has(id)
    const end = (id: string | null) => (is(id, danglingClass) ? null : id)
    return {
      direction: this.#direction,
      nodes: mentioned
        .filter(([id]) => !isLabel(id) && !is(id, danglingClass))
        .map(([id, node]) => nodeOf(id, node)),
      edges: this.#edges.map(edge => ({ ...edge, from: end(edge.from), to: end(edge.to) })),
      labels: mentioned
        .filter(([id]) => isLabel(id))
        .map(([id, { text, frame }]) => ({ id, text: text ?? id, frame })),
      frames: this.#frames.map(({ id, name, frame }) => ({ id, name, frame })),
    }
  }
}

function nodeOf(id: string, { text, outline, classes, frame }: Mentioned) {
  const name = text ?? id
  const kind = [...classes].find(isComponentKind) ?? guessKind(name) ?? kindOfOutline(outline)
  return { id, kind, name, frame, outline: outline ?? 'box' }
}

/** A cylinder is a database to everybody; no other outline says what it is. */
const kindOfOutline = (outline: Outline | undefined): ComponentKind | null =>
  outline === 'cylinder' ? 'store' : null
