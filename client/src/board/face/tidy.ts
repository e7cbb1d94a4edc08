/**
 * Lays the drawing out anew: only places change, in one step of one's own, and what others hold stays where it is. It knows
 * hands and no engine.
 */
import type { BoardFrame, BoardNode, BoardReading, Box } from '@signalroom/shared'
import type { LaidOut, LayoutAsked } from '../layout/arrange'
import type { Hands, Move } from './hands'
import { staysPut } from './held'

/** How often it begins again where others moved something meanwhile. */
const mostTries = 3

export async function tidy(hands: Hands): Promise<void> {
  if (hands.readOnly()) return
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = hands.reading()
    const part = takingPart(before, hands.selection())
    if (part.nodes.length < 2) return hands.say('There is nothing to tidy yet: it takes two boxes.')
    const laid = await laidOut(part)
    if (!laid) return hands.say('The layout failed. Nothing was moved.')
    if (hands.readOnly()) return
    if (places(hands.reading()) !== places(before)) continue
    const held = hands.heldByOthers()
    const moves = movesTo(laid, part, new Set(held.keys()))
    if (moves.length > 0) hands.move(moves)
    hands.showAll()
    staysPut(
      part.nodes.map(({ id }) => id),
      held,
      part,
      hands.say,
    )
    return
  }
  hands.say('Others are moving boxes. Tidy once they rest.')
}

type Part = Pick<BoardReading, 'nodes' | 'frames' | 'edges'>

/** The nodes that are selected, from two on; else all, with their frames. */
function takingPart({ nodes, frames, edges }: BoardReading, selection: readonly string[]): Part {
  const chosen = nodes.filter(({ id }) => selection.includes(id))
  if (chosen.length > 1) return { nodes: chosen.map(node => ({ ...node, frame: null })), frames: [], edges }
  return { nodes, frames, edges }
}

async function laidOut({ nodes, frames, edges }: Part): Promise<LaidOut | null> {
  const asked: LayoutAsked = {
    boxes: nodes.map(({ id, box: { w, h }, frame }) => ({ id, w, h, frame })),
    frames: frames.map(({ id, frame, box }) => ({ id, frame, box })),
    links: edges.flatMap(({ from, to, label }) =>
      from === null || to === null ? [] : [{ from, to, label: roomFor(label) }],
    ),
    direction: 'right',
  }
  try {
    const { layOut } = await import('../layout/lay-out')
    return await layOut(asked)
  } catch {
    return null
  }
}

function roomFor(label: string): { readonly w: number; readonly h: number } | null {
  if (label === '') return null
  const lines = label.split('\n')
  return { w: Math.min(240, 16 + 7 * Math.max(...lines.map(line => line.length))), h: 20 * lines.length }
}

/** Outer frames before inner ones, and frames before what they hold. */
function movesTo(laid: LaidOut, part: Part, held: ReadonlySet<string>): readonly Move[] {
  const { nodes, frames } = part
  const parents = new Map([...frames, ...nodes].map(({ id, frame }) => [id, frame]))
  const depth = (id: string) => {
    let steps = 0
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) steps += 1
    return steps
  }
  const staying = new Set<string>()
  for (const { id } of [...nodes, ...frames])
    if (held.has(id))
      for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) staying.add(at)
  const outermost = [...frames, ...nodes].filter(({ frame }) => frame === null)
  const holders = new Set([...frames, ...nodes].map(({ frame }) => frame))
  // Frames of which one has yet to be filled keep their places, and boxes beside them do not count.
  const unfilled = frames.some(({ id, frame }) => frame === null && !holders.has(id))
  const counting = unfilled ? outermost.filter(({ id }) => frames.some(frame => frame.id === id)) : outermost
  const origin = originOf(laid, counting, staying)
  return [...frames.toSorted((a, b) => depth(a.id) - depth(b.id)), ...nodes].flatMap(one => {
    const to = laid[one.id]
    if (!to || staying.has(one.id)) return []
    const by = { x: origin.x + to.x - one.box.x, y: origin.y + to.y - one.box.y }
    if (!frames.some(({ id }) => id === one.id)) return [{ id: one.id, by }]
    return [{ id: one.id, by, size: { w: to.w, h: to.h } }]
  })
}

/** The drawing stays where it began; where something stays, the rest is laid out around it. */
function originOf(
  laid: LaidOut,
  outermost: readonly (BoardNode | BoardFrame)[],
  staying: ReadonlySet<string>,
) {
  const fixed = outermost.find(({ id }) => staying.has(id))
  const at = fixed && laid[fixed.id]
  if (at) return { x: fixed.box.x - at.x, y: fixed.box.y - at.y }
  return {
    x: Math.min(...outermost.map(({ box }) => box.x)),
    y: Math.min(...outermost.map(({ box }) => box.y)),
  }
}

/** Whether anything stands elsewhere than before, or is another. */
const places = ({ nodes, frames }: BoardReading): string =>
  JSON.stringify([...nodes, ...frames].map(({ id, box }) => [id, rounded(box)]))

const rounded = ({ x, y, w, h }: Box) => [x, y, w, h].map(Math.round)
