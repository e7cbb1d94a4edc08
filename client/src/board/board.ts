/** What a board is to the room: its props, its handle and what it counts; it knows no drawing engine. */
import type { BoardEngine, BoardReading, Box } from '@signalroom/shared'
import type { ReactNode, Ref } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import type { Images } from '../link/images'
import type { Person } from '../link/person'

/** Root name of the board in its document; the only one it may write. */
export const boardRoot = 'board'

/** What the drawing holds, counted; the coach and the pane's head read it. */
export type Measure = {
  readonly nodes: number
  readonly arrows: number
  /** Nodes no arrow is bound to. */
  readonly orphans: number
  /** Arrows whose label holds a number with a unit of time. */
  readonly latencies: number
  readonly stores: number
}

/** A piece of the board in page coordinates, for a pin: where to look again later. */
export type Region = {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  /** Ids of the selected shapes, or of those in view when none was selected. */
  readonly shapes: readonly string[]
}

/** A drawing as its engine keeps it in a file: the ending of the file's name, and what stands in it. */
export type BoardFile = { readonly ending: 'tldr' | 'excalidraw'; readonly text: string }

/** A box of text, in page units. */
export type TextBox = Box & { readonly text: string }

/** What the room may ask of a mounted board. Everything answers null while no engine is mounted. */
export type BoardHandle = {
  /** The whole drawing on paper colour, or null when it is empty. */
  exportPng(): Promise<Blob | null>
  exportSvg(): Promise<string | null>
  /** Where the page's own (0, 0) stands in the units of `exportSvg`. */
  pageOrigin(): { readonly x: number; readonly y: number } | null
  /**
   * The engine's own file, as it opens elsewhere, with `beside` as boxes of text that the drawing itself has not; or null when
   * there is nothing.
   */
  exportFile(beside?: readonly TextBox[]): Promise<BoardFile | null>
  region(): Region | null
  /** What the drawing says, whichever engine drew it. */
  reading(): BoardReading | null
  /** Brings a region into view and selects what is left of its shapes. */
  show(region: Region): void
  focus(): void
}

/** What of the drawing is in view, to lay something over it that goes along. */
export type BoardView = {
  /** In page units. */
  readonly view: () => Box
  /** Of the pane, in pixels. */
  readonly width: () => number
  /** Calls back after either changed; returns the way to stop. */
  readonly watch: (changed: () => void) => () => void
}
/** What is said over a thing of the drawing, by its id: it has failed, or depends on what has. */
export type BoardMark = { readonly tone: 'failed' | 'depends'; readonly words: string }
export type BoardMarks = ReadonlyMap<string, BoardMark>

export type BoardProps = {
  /** The document that holds the board, already synced. */
  readonly doc: Doc
  readonly awareness: Awareness
  readonly person: Person
  readonly readOnly: boolean
  /** The room's images; null where there is no room that could have any. */
  readonly images: Images | null
  readonly theme: 'light' | 'dark'
  /** What draws, from the room's first minute on. */
  readonly engine: BoardEngine
  /** The host's own key of tldraw; without one that engine works on http and loopback only. */
  readonly licenseKey?: string | undefined
  /** Called about a second after the counts changed, and once after mounting. */
  readonly onMeasure?: ((measure: Measure) => void) | undefined
  /** Draws what lies over the drawing; what it draws takes pointer and keys for itself. */
  readonly over?: ((view: BoardView) => ReactNode) | undefined
  /** Called with what is read once it rests after a change, and once after mounting. */
  readonly onRead?: ((reading: BoardReading) => void) | undefined
  readonly ref?: Ref<BoardHandle> | undefined
}
