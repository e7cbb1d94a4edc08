/** Pieces of sound that the server has not acknowledged, kept on this device through a reload or a crash. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { SoundPiece } from '../../link/recordings'

export interface UnsentPieces {
  /** Of one seat of one room, in the order in which they must be sent. */
  all(): Promise<readonly SoundPiece[]>
  put(piece: SoundPiece): Promise<void>
  drop(pieces: readonly SoundPiece[]): Promise<void>
}

interface Kept extends DBSchema {
  readonly pieces: { readonly key: string; readonly value: SoundPiece }
}

/** A browser that forbids storage keeps them as long as the tab is open, which costs no more than a reload. */
export function openUnsentPieces(room: string, seat: string): UnsentPieces {
  let opening: Promise<IDBPDatabase<Kept>> | undefined
  // What failed, or was taken away in mid-round, is opened anew by the next piece.
  const forget = () => (opening = undefined)
  const opened = () => {
    opening ??= openDB<Kept>('signalroom:recordings', 1, {
      upgrade: database => void database.createObjectStore('pieces'),
      terminated: forget,
    })
    opening.catch(forget)
    return opening
  }
  const prefix = `${room}/${seat}/`
  // Sorted as text, so that numbers are given the same length.
  const keyOf = ({ from, part, offset }: SoundPiece) =>
    `${prefix}${String(from).padStart(16, '0')}/${part}/${String(offset).padStart(12, '0')}`
  return {
    async all() {
      const mine = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      return (await tried(async () => (await opened()).getAll('pieces', mine))) ?? []
    },
    async put(piece) {
      await tried(async () => (await opened()).put('pieces', piece, keyOf(piece)))
    },
    async drop(pieces) {
      await tried(async () => {
        const { store, done } = (await opened()).transaction('pieces', 'readwrite')
        await Promise.all([...pieces.map(piece => store.delete(keyOf(piece))), done])
      })
    },
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
