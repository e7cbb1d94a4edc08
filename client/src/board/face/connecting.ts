/**
 * Connecting by key: from one node to a new one, or to one that is chosen among those that are there. It knows hands and no
 * engine; what stands here is of this page alone.
 */
import { typedKey } from '../../ui/typed-key'
import type { Hands, NodeSeen, ToolId } from './hands'
import { isKind } from './kinds'

export type Connecting = {
  readonly from: NodeSeen
  /** Where the selected arrow begins, from which one may go on as well. */
  readonly instead: NodeSeen | null
  readonly to: NodeSeen | null
}

export type ByKey = {
  readonly now: () => Connecting | null
  readonly watch: (changed: () => void) => () => void
  /**
   * Begins at what is selected: a node, or what the selected arrow leads to, or comes from where that is asked for; false where
   * it is neither.
   */
  readonly begin: (whence?: boolean) => boolean
  /** Takes a key while connecting; false for one that is not part of it, which ends it. */
  readonly take: (event: KeyboardEvent, toolOf: (event: KeyboardEvent) => ToolId | undefined) => boolean
  readonly leave: () => void
}

const known = new WeakMap<Hands, ByKey>()

/** Of a board's hands there is one. */
export function connectingBy(hands: Hands): ByKey {
  const found = known.get(hands) ?? byKey(hands)
  known.set(hands, found)
  return found
}

function byKey(hands: Hands): ByKey {
  const watchers = new Set<() => void>()
  let now: Connecting | null = null
  const become = (next: Connecting | null) => {
    now = next
    watchers.forEach(watcher => watcher())
  }

  function begin(whence = false): boolean {
    const [only, ...more] = hands.selection()
    if (only === undefined || more.length > 0) return false
    const nodes = new Map(hands.nodes().map(node => [node.id, node]))
    const { from, to } = hands.endsOf(only)
    const start = nodes.get(only) ?? nodes.get(to ?? '')
    if (!start) return false
    const found = nodes.get(from ?? '') ?? null
    const other = found?.id === start.id ? null : found
    if (whence && other) beginAt(other, start)
    else beginAt(start, other)
    return true
  }

  /** A mouse may draw it just as well: the arrow is in the hand. */
  function beginAt(from: NodeSeen, instead: NodeSeen | null) {
    hands.take('select')
    hands.select([from.id])
    hands.take('arrow')
    become({ from, instead, to: null })
  }

  function leave() {
    if (now) become(null)
  }

  function back(from: NodeSeen) {
    leave()
    hands.take('select')
    hands.select([from.id])
  }

  function choose(from: NodeSeen, to: NodeSeen | undefined) {
    if (!to || !now) return
    hands.select([from.id, to.id])
    become({ ...now, to })
  }

  return {
    now: () => now,
    watch: changed => {
      watchers.add(changed)
      return () => void watchers.delete(changed)
    },
    begin,
    leave,
    take: (event, toolOf) => {
      if (!now || modifiers.has(event.key)) return false
      const { from, to, instead } = now
      const nodes = hands.nodes()
      const others = nodes.filter(({ id }) => id !== from.id)
      const key = typedKey(event)
      if (nodes.length === others.length || key === 'Escape' || key === 'Delete' || key === 'Backspace') {
        back(from)
        return true
      }
      const way = ways[event.key]
      if (way) {
        choose(from, nearest(to ?? from, others, way))
        return true
      }
      if (key === 'n') {
        choose(from, inTurn(nodes, to ?? from, from, event.shiftKey ? -1 : 1))
        return true
      }
      if (key === 'Enter') {
        if (!to || !others.some(({ id }) => id === to.id)) return true
        leave()
        hands.take('select')
        hands.select([from.id, to.id])
        hands.take('arrow')
        return true
      }
      if (key === 'a') {
        if (instead && !event.repeat) beginAt(instead, from)
        return true
      }
      const tool = toolOf(event)
      if (isKind(tool)) {
        if (event.repeat) return true
        leave()
        hands.placeAfter(tool, from.id)
        return true
      }
      back(from)
      return false
    },
  }
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'])

type Way = readonly [number, number]
const ways: Readonly<Record<string, Way>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The nearest that lies rather this way than any other; what lies aside counts as further off. */
function nearest(at: NodeSeen, nodes: readonly NodeSeen[], [dx, dy]: Way): NodeSeen | undefined {
  const [x, y] = middleOf(at)
  const off = (node: NodeSeen) => {
    const [nx, ny] = middleOf(node)
    const along = (nx - x) * dx + (ny - y) * dy
    const aside = Math.abs((nx - x) * dy) + Math.abs((ny - y) * dx)
    return along > 0 && along >= aside / 2 ? along + 2 * aside : Infinity
  }
  const byDistance = nodes
    .filter(node => node.id !== at.id)
    .map(node => ({ node, off: off(node) }))
    .filter(one => one.off < Infinity)
    .toSorted((a, b) => a.off - b.off)
  return byDistance[0]?.node
}

const middleOf = ({ box: { x, y, w, h } }: NodeSeen): Way => [x + w / 2, y + h / 2]

/** The next in reading order, or the one before, but not where the arrow begins. */
function inTurn(
  nodes: readonly NodeSeen[],
  at: NodeSeen,
  from: NodeSeen,
  step: 1 | -1,
): NodeSeen | undefined {
  const start = nodes.findIndex(({ id }) => id === at.id)
  const turn = (steps: number) => nodes[(start + step * steps + nodes.length * 2) % nodes.length]
  const [one, two] = [turn(1), turn(2)]
  const next = one?.id === from.id ? two : one
  return next?.id === from.id ? undefined : next
}
