/**
 * What a person does at a board, whatever engine draws it: each engine gives its hands, and keys, palette and zoom use
 * nothing else. It knows no engine.
 */
import type { BoardReading, Box } from '@signalroom/shared'
import type { Drawing } from '../import/drawing'
import type { NodeKind } from './kinds'

/** What one may hold in the hand: a tool, or one of the kinds of node. */
export type ToolId = 'select' | NodeKind | 'arrow' | 'text' | 'draw' | 'eraser'

/** What the face shows of a board; a new object whenever something of it is another. */
export type Seen = {
  readonly tool: string
  readonly percent: number
  readonly empty: boolean
  /** A label is open. */
  readonly writing: boolean
  /** What is selected: `two` are two that an arrow can hold; `node` is one such alone, and `arrow` is one arrow. */
  readonly selected: 'nothing' | 'node' | 'arrow' | 'two' | 'other'
  /** How many nodes are selected. */
  readonly chosen: number
}

/** A node that an arrow can be bound to. */
export type NodeSeen = { readonly id: string; readonly name: string; readonly box: Box }

/** How far something moves, and what size a frame then has. */
export type Move = {
  readonly id: string
  readonly by: { readonly x: number; readonly y: number }
  readonly size?: { readonly w: number; readonly h: number }
}

/** An image that the room has, and where on the board it is to stand. */
export type NewImage = {
  readonly image: string
  readonly width: number
  readonly height: number
  /** What it is called; empty where it has no name. */
  readonly name: string
  readonly box: Box
}

export type Pinch = {
  /** What the first finger had begun by itself was not meant. */
  readonly begin: () => void
  /** Zooms `by` so much, and brings what lies under one place of the window to another. */
  readonly move: (by: number, from: Spot, to: Spot) => void
}
/** A place of the window. */
export type Spot = { readonly x: number; readonly y: number }

export type Hands = {
  readonly seen: () => Seen
  /** Calls back after what is seen may have changed; returns the way to stop. */
  readonly watch: (changed: () => void) => () => void
  readonly readOnly: () => boolean
  /** The one that is selected has another writer: what one types on is meant for its label, and no tool. */
  readonly othersLabel: () => boolean
  readonly isCanvas: (target: EventTarget | null) => boolean
  readonly focus: () => void
  /** Takes a tool in hand; an arrow with two nodes selected connects them instead. */
  readonly take: (tool: ToolId) => void
  /** Places a node without a mouse: beside the selected one or the last, else in the middle of the view, on free ground. */
  readonly placeHere: (kind: NodeKind) => void
  /** Places a node beside another with an arrow from that one to it; once its name is ended, the arrow is selected. */
  readonly placeAfter: (kind: NodeKind, from: string) => void
  /** What the drawing says. */
  readonly reading: () => BoardReading
  /** Moves these in one step of one's own, frames before what they hold; each takes along what goes with it. */
  readonly move: (moves: readonly Move[]) => void
  /** Puts images there in one step of one's own and selects them; answers how many there was room for. */
  readonly putImages: (images: readonly NewImage[]) => number
  /** Loads what lays a drawing on free ground, in one step of one's own. */
  readonly laying: () => Promise<(drawing: Drawing) => void>
  /** By id, the name of who has it in hand on another page. */
  readonly heldByOthers: () => ReadonlyMap<string, string>
  /** Says a sentence once. */
  readonly say: (sentence: string) => void
  /** All nodes, in reading order. */
  readonly nodes: () => readonly NodeSeen[]
  /** Ids of what is selected, in the order in which it was. */
  readonly selection: () => readonly string[]
  /** Selects these, and brings the last of them into view. */
  readonly select: (ids: readonly string[]) => void
  /** What an arrow is bound to at its ends. */
  readonly endsOf: (arrow: string) => { readonly from: string | null; readonly to: string | null }
  /** Opens the label of the selected arrow anew, with a first character. */
  readonly startLabel: (first: string) => void
  /** Ends the label that is open. */
  readonly endLabel: () => void
  /** Takes a key that comes between a label's opening and its focus; false for one that is not. */
  readonly typeAhead: (event: KeyboardEvent) => boolean
  readonly erase: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly selectAll: () => void
  readonly duplicate: () => void
  /** Selects the next node in reading order; or adds it to the selection, so that two can be connected. */
  readonly selectNext: (extend: boolean) => void
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  readonly zoomToFit: () => void
  /** The whole drawing, but no larger than it is. */
  readonly showAll: () => void
  readonly zoomToWhole: () => void
  /** Moves the view, in pixels of the screen. */
  readonly pan: (x: number, y: number) => void
  /** Null where the engine knows itself what two fingers mean. */
  readonly pinch: Pinch | null
}
