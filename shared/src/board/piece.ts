/** A record of either engine, as far as a reading goes: what it is, where it stands, what it is bound to. Knows no engine. */
import type { ComponentKind } from './kinds.js'
import type { Box, Heads, Point } from './reading.js'

/**
 * `box`: closed and can be named; `sign`: a note, a picture or the like, a node only where an edge ends at it; `join`: an
 * arrow or an open line; `stroke`: the pen's.
 */
export type Piece = BoxPiece | SignPiece | TextPiece | FramePiece | JoinPiece | StrokePiece

interface Standing {
  readonly id: string
  readonly box: Box
  readonly frame: string | null
  /** The innermost group. */
  readonly group: string | null
}
export interface BoxPiece extends Standing {
  readonly form: 'box'
  readonly text: string
  readonly kind: ComponentKind | null
  /** May stand for a frame where it holds others. */
  readonly rectangle: boolean
}
export interface SignPiece extends Standing {
  readonly form: 'sign'
  readonly sign: 'note' | 'image'
  readonly text: string
  readonly kind: ComponentKind | null
}
export interface TextPiece extends Standing {
  readonly form: 'text'
  readonly text: string
  /** The box or arrow that it is bound to. */
  readonly holder: string | null
  readonly kind: ComponentKind | null
}
export interface FramePiece extends Standing {
  readonly form: 'frame'
  readonly text: string
  /** Holds what lies in it, whatever that says itself. */
  readonly byPlace: boolean
}
export interface JoinPiece extends Standing {
  readonly form: 'join'
  readonly text: string
  /** Drawn as an arrow; a line is an edge only where it joins two boxes. */
  readonly arrow: boolean
  /** As drawn: both ends, and where the head is. `back`: at the start alone. */
  readonly heads: Heads | 'back'
  readonly start: End
  readonly end: End
  /** The points between. */
  readonly via: readonly Point[]
  /** How far the middle is off the straight line, to its right. */
  readonly bend: number
}
export interface StrokePiece extends Standing {
  readonly form: 'stroke'
}
/** What an end is bound to, and where it is; `at` is null where only the bound thing's place is known. */
export interface End {
  readonly bound: string | null
  readonly at: Point | null
}

/** What was made of records, and how many came to nothing. */
export interface Pieces {
  readonly pieces: readonly Piece[]
  readonly left: number
}
