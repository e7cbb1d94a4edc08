/**
 * The boards of the two engines, each fetched when a room has it. A table, since of a choice made where they are imported the
 * bundler fetches the parts of both for either. It knows no room.
 */
import type { BoardEngine } from '@signalroom/shared'
import { laterPart, type LaterPart } from '../ui/later-part'
import type { BoardProps } from './board'

export const boards: Readonly<Record<BoardEngine, LaterPart<BoardProps>>> = {
  tldraw: laterPart(() => import('./tldraw/TldrawBoard')),
  excalidraw: laterPart(() => import('./excalidraw/ExcalidrawBoard')),
}
