/** Fetches what a room needs while somebody types a name or waits in the lobby. Whatever fails is asked for again when needed. */
import type { BoardEngine } from '@signalroom/shared'
import { boards } from '../board/engines'
import { readConfig } from '../link/api'
import { whenIdle } from '../ui/when-idle'
import { BoardPane, CodePane, RoomScreen } from './parts'

const patienceMs = 600

/** `engine` is what draws on the room's board, where that is known; otherwise it is what draws here now. Returns the way to stop. */
export function warmRoom(engine?: BoardEngine): () => void {
  let here = true
  const parts = fetchParts()
  const known = engine === undefined ? readConfig().then(({ board }) => board) : Promise.resolve(engine)
  const warmBoard = () => known.then(one => (here ? boards[one].fetch() : null)).catch(() => {})
  // The heaviest comes last, and not before whoever has their name at hand is past the door.
  void Promise.allSettled(parts).then(() => setTimeout(() => whenIdle(warmBoard), patienceMs))
  known.catch(() => {})
  return () => {
    here = false
  }
}

/** What draws on its board comes along where that is seen at once. */
export function warmRound(engine: BoardEngine | null): void {
  void Promise.allSettled(fetchParts())
  if (engine) boards[engine].fetch().catch(() => {})
}

const fetchParts = () => [RoomScreen, CodePane, BoardPane].map(part => part.fetch())
