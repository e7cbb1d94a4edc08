/**
 * Where the boxes of a diagram stand, so that arrows mostly run one way and nothing lies on anything. Each frame is laid out
 * by itself, then as one box of what holds it: laid out all at once, the library throws on larger diagrams with frames. It
 * knows no engine.
 */
import { Graph, layout } from '@dagrejs/dagre'
import type { Box } from '@signalroom/shared'

export type LayoutBox = {
  readonly id: string
  readonly w: number
  readonly h: number
  /** The frame that holds it. */
  readonly frame: string | null
}
export type LayoutFrame = {
  readonly id: string
  readonly frame: string | null
  /** Where it stands already: it is made no smaller, and stays there where one beside it has yet to be filled. */
  readonly box?: Box
}
/** An arrow; an end may be a box or a frame, and one that is neither counts for nothing. */
export type LayoutLink = {
  readonly from: string
  readonly to: string
  /** Room for what is written on it. */
  readonly label: { readonly w: number; readonly h: number } | null
}
/** Which way the arrows run. */
export type Direction = 'right' | 'left' | 'down' | 'up'

export type LayoutAsked = {
  readonly boxes: readonly LayoutBox[]
  /** Never in a circle. */
  readonly frames: readonly LayoutFrame[]
  readonly links: readonly LayoutLink[]
  readonly direction: Direction
}
/** Every box and frame that was asked about, by id; the drawing begins at 0, 0. */
export type LaidOut = Readonly<Record<string, Box>>

const rankdirs = { right: 'LR', left: 'RL', down: 'TB', up: 'BT' } as const
/** A frame's name stands inside at its top. */
const margin = { side: 20, top: 40 } as const
const emptyFrame = { w: 220, h: 120 } as const

export function arrange(asked: LayoutAsked): LaidOut {
  const parents = new Map([...asked.frames, ...asked.boxes].map(({ id, frame }) => [id, frame]))
  const placed = new Map<string, Box>()
  within(null, { asked, parents, placed })
  return Object.fromEntries(placed)
}

type Laying = {
  readonly asked: LayoutAsked
  readonly parents: ReadonlyMap<string, string | null>
  /** Filled as it goes: boxes and frames where they stand in the drawing. */
  readonly placed: Map<string, Box>
}
type Size = { readonly w: number; readonly h: number }

/** Lays out what a frame, or the whole drawing, holds; returns how much room that takes. */
function within(frame: string | null, laying: Laying): Size {
  const { asked, placed } = laying
  const inner = asked.frames.filter(({ frame: holder }) => holder === frame)
  const frames = inner.map(({ id, box }) => [id, atLeast(withMargin(within(id, laying)), box)] as const)
  const boxes = asked.boxes.filter(({ frame: holder }) => holder === frame)
  // Of a circle of arrows the library turns that around which leads back to where it began: it begins with a box.
  const sizes = new Map<string, Size>([...boxes.map(({ id, w, h }) => [id, { w, h }] as const), ...frames])
  if (sizes.size === 0)
    return { w: emptyFrame.w - 2 * margin.side, h: emptyFrame.h - margin.top - margin.side }

  const links = linksAmong(sizes, laying)
  const corners = standing(inner, laying)
    ? besideFrames(sizes, inner, boxes, links, laying)
    : spread(sizes, links, asked.direction)
  let [right, bottom] = [0, 0]
  for (const [id, { w, h }] of sizes) {
    const { x, y } = corners.get(id) ?? { x: 0, y: 0 }
    move(id, { x, y }, laying)
    placed.set(id, { x, y, w, h })
    right = Math.max(right, x + w)
    bottom = Math.max(bottom, y + h)
  }
  return { w: right, h: bottom }
}

const withMargin = ({ w, h }: Size): Size => ({ w: w + 2 * margin.side, h: h + margin.top + margin.side })

const atLeast = ({ w, h }: Size, box: Size = { w: 0, h: 0 }): Size => ({
  w: Math.max(w, box.w),
  h: Math.max(h, box.h),
})

type Corners = ReadonlyMap<string, { readonly x: number; readonly y: number }>

/** Frames of which one has yet to be filled are an order of its own, in which each keeps its place. */
function standing(inner: readonly LayoutFrame[], { asked }: Laying): boolean {
  const holders = new Set([...asked.frames, ...asked.boxes].map(({ frame }) => frame))
  return inner.every(({ box }) => box) && inner.some(({ id }) => !holders.has(id))
}

/** Frames where they stand, each giving way to what has grown on its left or above it; boxes below all of them. */
function besideFrames(
  sizes: ReadonlyMap<string, Size>,
  inner: readonly LayoutFrame[],
  boxes: readonly LayoutBox[],
  links: readonly LayoutLink[],
  { asked: { direction } }: Laying,
): Corners {
  const frames = inner.flatMap(({ id, box, frame }) =>
    box ? [{ id, box, frame, size: sizes.get(id) ?? box }] : [],
  )
  const [left, top] = [
    Math.min(...frames.map(({ box }) => box.x)),
    Math.min(...frames.map(({ box }) => box.y)),
  ]
  const across = givingWay(frames.map(({ id, box, size }) => [id, box.x, box.w, size.w]))
  const down = givingWay(frames.map(({ id, box, size }) => [id, box.y, box.h, size.h]))
  const corners = new Map(
    frames.map(
      ({ id }) => [id, { x: (across.get(id) ?? left) - left, y: (down.get(id) ?? top) - top }] as const,
    ),
  )
  const bottom = Math.max(...frames.map(({ id, size }) => (corners.get(id)?.y ?? 0) + size.h))
  const loose = new Map(boxes.map(({ id, w, h }) => [id, { w, h }] as const))
  const among = links.filter(({ from, to }) => loose.has(from) && loose.has(to))
  if (loose.size > 0)
    for (const [id, { x, y }] of spread(loose, among, direction))
      corners.set(id, { x, y: y + bottom + margin.top })
  return corners
}

/** Along one axis: where each begins, so that it still begins behind all that ended before it. */
function givingWay(
  frames: readonly (readonly [id: string, at: number, was: number, is: number])[],
): ReadonlyMap<string, number> {
  const pushed = new Map<string, number>()
  for (const [id, at] of frames.toSorted((a, b) => a[1] - b[1])) {
    const before = frames.filter(([, from, was]) => from + was <= at)
    pushed.set(id, Math.max(0, ...before.map(([other, , was, is]) => (pushed.get(other) ?? 0) + is - was)))
  }
  return new Map(frames.map(([id, at]) => [id, at + (pushed.get(id) ?? 0)]))
}

/** What a frame holds was laid out from 0, 0: it goes where its frame goes. */
function move(id: string, { x, y }: { readonly x: number; readonly y: number }, { parents, placed }: Laying) {
  for (const [one, box] of placed)
    if (isWithin(one, id, parents))
      placed.set(one, { ...box, x: box.x + x + margin.side, y: box.y + y + margin.top })
}

function isWithin(id: string, frame: string, parents: Laying['parents']): boolean {
  for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null)
    if (at === frame) return true
  return false
}

/** Arrows between what stands side by side here, each end taken for that which holds it. */
function linksAmong(sizes: ReadonlyMap<string, Size>, { asked, parents }: Laying): readonly LayoutLink[] {
  const here = (id: string): string | null => {
    for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) if (sizes.has(at)) return at
    return null
  }
  return asked.links.flatMap(link => {
    const [from, to] = [here(link.from), here(link.to)]
    // An arrow that begins where it ends takes no part: its box stays where it would be without.
    return from === null || to === null || from === to ? [] : [{ ...link, from, to }]
  })
}

function spread(
  sizes: ReadonlyMap<string, Size>,
  links: readonly LayoutLink[],
  direction: Direction,
): Corners {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: rankdirs[direction], nodesep: 44, ranksep: 72, edgesep: 20 })
  for (const [id, { w, h }] of sizes) graph.setNode(id, { width: w, height: h })
  links.forEach(({ from, to, label }, number) => {
    graph.setEdge(from, to, label ? { width: label.w, height: label.h, labelpos: 'c' } : {}, String(number))
  })
  layout(graph)
  const corners = new Map(
    [...sizes].map(([id, { w, h }]) => {
      // The library says where the middle is.
      const { x, y } = graph.node(id) as { readonly x: number; readonly y: number }
      return [id, { x: x - w / 2, y: y - h / 2 }] as const
    }),
  )
  const left = Math.min(...[...corners.values()].map(({ x }) => x))
  const top = Math.min(...[...corners.values()].map(({ y }) => y))
  return new Map(
    [...corners].map(([id, { x, y }]) => [id, { x: Math.round(x - left), y: Math.round(y - top) }]),
  )
}
