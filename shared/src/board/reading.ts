/** What a drawing says, whichever engine drew it: nodes, edges, labels, frames, numbers. Types alone; knows no engine. */
import type { Quantity } from '../quantity/find.js'
import type { ComponentKind } from './kinds.js'

/** In page units, its sides along the axes: what is turned lies within. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}
export interface Point {
  readonly x: number
  readonly y: number
}

/** Where heads are: `one`, at `to`; `both`; `none`, a mere line. Only `one` knows a direction. */
export type Heads = 'one' | 'both' | 'none'

/**
 * The least that a diagram is: what Mermaid can say. A reading of a board is one, and so is what was read of a Mermaid
 * text. Names hold lines. `frame` is the innermost frame that holds it.
 */
export interface Diagram {
  readonly nodes: readonly DiagramNode[]
  readonly edges: readonly DiagramEdge[]
  /** Texts that name nothing and stand on no edge. */
  readonly labels: readonly DiagramLabel[]
  readonly frames: readonly DiagramFrame[]
}
export interface DiagramNode {
  readonly id: string
  /** As it was placed; else as its name gives away; else null. */
  readonly kind: ComponentKind | null
  readonly name: string
  readonly frame: string | null
}
/** An end is the id of a node or of a frame, or null where it dangles. */
export interface DiagramEdge {
  readonly id: string
  readonly from: string | null
  readonly to: string | null
  readonly heads: Heads
  readonly label: string
}
export interface DiagramLabel {
  readonly id: string
  readonly text: string
  readonly frame: string | null
}
export interface DiagramFrame {
  readonly id: string
  readonly name: string
  /** The frame around it; never a circle. */
  readonly frame: string | null
}

export interface BoardNode extends DiagramNode {
  readonly box: Box
  /** The quantities in its name, in their order. */
  readonly numbers: readonly Quantity[]
}
export interface BoardEdge extends DiagramEdge {
  readonly numbers: readonly Quantity[]
  /** At least one end is bound to nothing and was taken for the box that it visibly ends at. */
  readonly near: boolean
}
export interface BoardLabel extends DiagramLabel {
  readonly box: Box
  readonly numbers: readonly Quantity[]
}
export interface BoardFrame extends DiagramFrame {
  readonly box: Box
  /** A rectangle of no kind that holds two boxes or more, not a frame of the engine's own. */
  readonly drawn: boolean
}
/** A picture with its name, if it has one; a node as well where an edge ends at it. */
export interface BoardPicture {
  readonly id: string
  readonly name: string
  readonly frame: string | null
  readonly box: Box
}
/** One quantity and what it was written on: a node, an edge, a label or a frame. */
export interface BoardNumber {
  readonly of: string
  readonly quantity: Quantity
}

/**
 * Nodes, labels, pictures and frames stand in reading order, row by row; edges by where they begin. The same records in any order
 * make the same reading.
 */
export interface BoardReading extends Diagram {
  readonly nodes: readonly BoardNode[]
  readonly edges: readonly BoardEdge[]
  readonly labels: readonly BoardLabel[]
  readonly frames: readonly BoardFrame[]
  /** All numbers with a unit, of whatever they stand on. */
  readonly numbers: readonly BoardNumber[]
  readonly pictures: readonly BoardPicture[]
  /** Strokes of the pen and lines that join nothing. */
  readonly strokes: number
  /** Pictures that no edge ends at. */
  readonly images: number
  /** Records that could not be read: of a wrong type, too large, too far, without their parent, or there twice. */
  readonly left: number
}
