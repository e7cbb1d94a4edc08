/**
 * What the outline asks of a board: to read it, and to change it one own step at a time. Each engine gives its own; what is
 * not allowed, or no longer there, changes nothing. It knows no engine.
 */
import type { BoardReading } from '@signalroom/shared'
import type { NodeKind } from './kinds'

export type Edits = {
  readonly reading: () => BoardReading
  /** Calls back after the drawing may have changed, by whomever; returns the way to stop. */
  readonly watch: (changed: () => void) => () => void
  /** A named box on free ground beside another, or in the middle of the view; its id, or null where none was made. */
  readonly add: (kind: NodeKind, name: string, beside: string | null) => string | null
  /** Writes anew what stands on a node, an arrow, a frame, or in a label; false where it may not. */
  readonly rename: (id: string, text: string) => boolean
  /** An arrow from one to the other, with its label. */
  readonly connect: (from: string, to: string, label: string) => string | null
  /** Takes one away; of a node or a frame its arrows too; false where it is not there. */
  readonly remove: (id: string) => boolean
  /** Puts one on free ground beside another; false where one of them is not there. */
  readonly moveBeside: (id: string, other: string) => boolean
  /** Two change places; false where one of them is not there. */
  readonly swap: (id: string, other: string) => boolean
  readonly select: (id: string) => void
  /** Whether nobody else writes in its label; else says who does. */
  readonly mayName: (id: string) => boolean
  /** Tells others whose label is being written; null when none is. */
  readonly writing: (id: string | null) => void
}
