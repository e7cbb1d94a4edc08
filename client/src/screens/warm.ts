/** Fetches what a room needs while somebody types a name or waits in the lobby. Whatever fails is asked for again when needed. */
import type { BoardEngine } from '@signalroom/shared'
import { readConfig } from '../link/api'

/** `engine` is what draws on the room's board, where that is known; otherwise it is what draws here now. */
export function warmRoom(engine?: BoardEngine): void {
  const parts = [import('./RoomScreen'), import('../code/CodePane'), import('../board/BoardPane')]
  for (const part of parts) part.catch(() => {})
  const known = engine === undefined ? readConfig().then(({ board }) => board) : Promise.resolve(engine)
  known.then(warmBoard).catch(() => {})
}

const warmBoard = (engine: BoardEngine): Promise<unknown> =>
  engine === 'tldraw' ? import('../board/tldraw/TldrawBoard') : import('../board/excalidraw/ExcalidrawBoard')
