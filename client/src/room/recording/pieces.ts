/** Pieces of sound that the server has not acknowledged, kept on this device through a reload or a crash. */
import { createStore, delMany, entries, set } from 'idb-keyval'
import type { Piece } from '../../link/recordings'

export interface Pieces {
  /** Of one seat of one room, in the order in which they must be sent. */
  all(): Promise<readonly Piece[]>
  put(piece: Piece): Promise<void>
  drop(pieces: readonly Piece[]): Promise<void>
}

/** A browser that forbids storage keeps them as long as the tab is open, which costs no more than a reload. */
export function openPieces(room: string, seat: string): Pieces {
  const store = createStore('signalroom:recordings', 'pieces')
  const prefix = `${room}/${seat}/`
  // Sorted as text, so that numbers are given the same length.
  const keyOf = ({ from, part, offset }: Piece) =>
    `${prefix}${String(from).padStart(16, '0')}/${part}/${String(offset).padStart(12, '0')}`
  return {
    async all() {
      const found = (await tried(() => entries<string, Piece>(store))) ?? []
      return found
        .filter(([key]) => key.startsWith(prefix))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, piece]) => piece)
    },
    put: piece => tried(() => set(keyOf(piece), piece, store)),
    drop: pieces => tried(() => delMany(pieces.map(keyOf), store)),
  }
}

/** A storage that is forbidden throws at once; one that is full or gone rejects. */
async function tried<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await ask()
  } catch {
    return undefined
  }
}
