/**
 * Erases a room: its tombstone first, so that whatever happens it is gone and stays gone; then everybody in it, its files,
 * and all that the store has of it. What a crash or a full disk left is finished at the next start, and each hour.
 */
import type { Eraser } from '@signalroom/shared'
import { isGrave, roomOfStream, type ErasedRooms } from '../host/erased.js'
import type { Rooms } from '../host/rooms.js'
import type { Time } from '../host/time.js'
import type { Store } from '../journal/port.js'
import type { Relay } from '../relay/relay.js'
import { eraseFolder, roomsIn } from './room-folders.js'
import { expiredRooms } from './expired.js'

export interface ErasureGiven {
  readonly store: Store
  readonly erased: ErasedRooms
  readonly rooms: Rooms
  readonly relay: Pick<Relay, 'drop'>
  /** Folders with a folder in them for each room: recordings and the like. */
  readonly folders: readonly string[]
  /** Rooms that are over, or never began, go by themselves after so many days; null: never. */
  readonly days: number | null
  readonly time: Time
  /** Resolves when what others have asked of the room is answered, or cut. */
  readonly quiet: (room: string) => Promise<void>
  readonly onFailed: (room: string | null, error: unknown) => void
}
export interface Erasure {
  /** Resolves once nothing of it is on the disk; false if it was erased already. Rejects if something could not be removed yet. */
  erase(room: string, by: Eraser): Promise<boolean>
  /** Finishes what was left, and erases what is old enough: now, and each hour. */
  begin(): Promise<void>
  close(): void
}

const hourMs = 3_600_000

export function openErasure(given: ErasureGiven): Erasure {
  const { store, erased, rooms, relay, folders, days, time, quiet, onFailed } = given
  const due = days === null ? null : expiredRooms(store, days)
  let [closed, cancel] = [false, () => {}]

  async function erase(room: string, by: Eraser): Promise<boolean> {
    if (!(await erased.bury(room, { at: time.now(), by }))) return false
    await rooms.letGo(room)
    relay.drop(room)
    await quiet(room)
    await remove(room, await store.streams(''))
    return true
  }
  /** The room's own log goes last and at once with all others: while it stands, there is something left to remove. */
  async function remove(room: string, streams: readonly string[]): Promise<void> {
    for (const folder of folders) await eraseFolder(folder, room)
    await store.forget(`"room":${JSON.stringify(room)}`)
    await store.erase(streams.filter(name => !isGrave(name) && roomOfStream(name) === room))
  }
  async function finish(): Promise<void> {
    if (erased.rooms.size === 0) return
    const streams = await store.streams('')
    const left = new Set(streams.filter(name => !isGrave(name)).map(roomOfStream))
    for (const folder of folders) for (const room of await roomsIn(folder)) left.add(room)
    for (const room of left) if (erased.has(room)) await attempt(room, () => remove(room, streams))
  }
  async function attempt(room: string | null, run: () => Promise<unknown>): Promise<void> {
    try {
      if (!closed) await run()
    } catch (error) {
      if (!closed) onFailed(room, error)
    }
  }
  async function begin(): Promise<void> {
    await attempt(null, finish)
    await attempt(null, async () => {
      const old = due === null ? [] : await due(time.now())
      for (const room of old) await attempt(room, () => erase(room, 'server'))
    })
    if (!closed) cancel = time.wake(time.now() + hourMs, () => void begin())
  }
  return {
    erase,
    begin,
    close() {
      closed = true
      cancel()
    },
  }
}
