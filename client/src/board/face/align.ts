/** Puts what is selected in line, or at even distances. It knows hands and no engine; what others hold stays. */
import type { Box } from '@signalroom/shared'
import type { Hands, Move, NodeSeen } from './hands'

export const alignments = ['left', 'centre', 'top', 'middle', 'across', 'down'] as const
export type Alignment = (typeof alignments)[number]

export function align(hands: Hands, how: Alignment): void {
  if (hands.readOnly()) return
  const selection = new Set(hands.selection())
  const held = hands.heldByOthers()
  const nodes = hands.nodes().filter(({ id }) => selection.has(id))
  const moves = alignedBy(nodes, how).filter(({ id, by }) => !held.has(id) && Math.hypot(by.x, by.y) > 0.5)
  if (moves.length > 0) hands.move(moves)
}

/** How far each moves; the first and the last stay where even distances are asked for. */
export function alignedBy(nodes: readonly NodeSeen[], how: Alignment): readonly Move[] {
  const { x, y, w, h } = around(nodes.map(({ box }) => box))
  switch (how) {
    case 'left':
      return nodes.map(({ id, box }) => ({ id, by: { x: x - box.x, y: 0 } }))
    case 'centre':
      return nodes.map(({ id, box }) => ({ id, by: { x: x + w / 2 - (box.x + box.w / 2), y: 0 } }))
    case 'top':
      return nodes.map(({ id, box }) => ({ id, by: { x: 0, y: y - box.y } }))
    case 'middle':
      return nodes.map(({ id, box }) => ({ id, by: { x: 0, y: y + h / 2 - (box.y + box.h / 2) } }))
    case 'across':
      return evenly(nodes, x, w, ({ box }) => [box.x, box.w]).map(({ id, by }) => ({
        id,
        by: { x: by, y: 0 },
      }))
    case 'down':
      return evenly(nodes, y, h, ({ box }) => [box.y, box.h]).map(({ id, by }) => ({
        id,
        by: { x: 0, y: by },
      }))
  }
}

function evenly(
  nodes: readonly NodeSeen[],
  start: number,
  length: number,
  side: (node: NodeSeen) => readonly [number, number],
) {
  const inOrder = nodes.toSorted((a, b) => side(a)[0] + side(a)[1] / 2 - (side(b)[0] + side(b)[1] / 2))
  const taken = inOrder.reduce((sum, node) => sum + side(node)[1], 0)
  const gap = (length - taken) / Math.max(1, inOrder.length - 1)
  let at = start
  return inOrder.map(node => {
    const [from, size] = side(node)
    const by = at - from
    at += size + gap
    return { id: node.id, by }
  })
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map(box => box.x))
  const y = Math.min(...boxes.map(box => box.y))
  return {
    x,
    y,
    w: Math.max(...boxes.map(box => box.x + box.w)) - x,
    h: Math.max(...boxes.map(box => box.y + box.h)) - y,
  }
}
