/**
 * Sound of rooms as files in a folder: one a part, grown by pieces, each on the disk before it is acknowledged. Knows no
 * room's rules and no transport. Whoever calls gives names that are safe and one call at a time for a part.
 */
import { mkdir, open, rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { isFull, isMissing, namesIn, syncFolder, syncUp } from '../base/files.js'

export interface PartName {
  readonly room: string
  readonly seat: string
  readonly part: string
  readonly kind: SoundKind
}
/** How its file is called at the end; what a browser records is one of these. */
export type SoundKind = 'webm' | 'mp4' | 'ogg'

/** Of one part or room; a seat of an hour takes about 15 MB. */
interface RecordingLimits {
  readonly seatBytes: number
  readonly roomBytes: number
  readonly partsOfSeat: number
}
const usualRecordingLimits: RecordingLimits = {
  seatBytes: 96 << 20,
  roomBytes: 256 << 20,
  partsOfSeat: 400,
}

type Appended =
  /** Everything up to `size` is on the disk; what was there before stayed as it was. */
  | { readonly type: 'kept'; readonly size: number }
  /** The piece begins behind the end, which is at `size`. */
  | { readonly type: 'gap'; readonly size: number }
  | { readonly type: 'full'; readonly what: 'seat' | 'room' | 'disk' }

export interface Recordings {
  /** Puts a piece at `offset` of a part. One that is known already changes nothing. Rejects if the disk fails. */
  append(name: PartName, offset: number, bytes: Uint8Array): Promise<Appended>
  /** The bytes of a part; 0 for one that is not there. */
  size(name: PartName): Promise<number>
  /** Where a part lies: a path inside of `folder`. */
  pathOf(name: PartName): string
  readonly folder: string
  /** Takes everything of a seat off the disk; resolves once it is gone for good. */
  erase(room: string, seat: string): Promise<void>
}

export interface RecordingsGiven {
  readonly folder: string
  readonly limits?: Partial<RecordingLimits>
  /** How bytes reach a file; another way is given only by a test. */
  readonly write?: (file: FileHandle, bytes: Uint8Array) => Promise<unknown>
}

export function openRecordings(given: RecordingsGiven): Recordings {
  const { folder, write = (file, bytes) => file.appendFile(bytes) } = given
  const limits = { ...usualRecordingLimits, ...given.limits }
  const pathOf = ({ room, seat, part, kind }: PartName) => path.join(room, seat, `${part}.${kind}`)
  const size = async (name: PartName) => (await bytesOf(path.join(folder, pathOf(name)))) ?? 0

  async function append(name: PartName, offset: number, bytes: Uint8Array): Promise<Appended> {
    const file = path.join(folder, pathOf(name))
    const before = await bytesOf(file)
    const known = before ?? 0
    if (offset > known) return { type: 'gap', size: known }
    const news = bytes.subarray(known - offset)
    if (news.length === 0) return { type: 'kept', size: known }
    const full = await wouldOverflow(name, news.length, before === null)
    if (full) return { type: 'full', what: full }
    try {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      await grow(file, known, news)
      if (before === null) await syncUp(path.dirname(file), folder)
    } catch (error) {
      if (isFull(error)) return { type: 'full', what: 'disk' }
      throw error
    }
    return { type: 'kept', size: known + news.length }
  }
  /** A piece that could not be written whole leaves nothing behind. */
  async function grow(file: string, known: number, news: Uint8Array): Promise<void> {
    const handle = await open(file, 'a', 0o600)
    try {
      await write(handle, news)
      await handle.datasync()
    } catch (error) {
      await handle.truncate(known)
      throw error
    } finally {
      await handle.close()
    }
  }
  async function wouldOverflow({ room, seat }: PartName, more: number, isNew: boolean) {
    const seats = await namesIn(path.join(folder, room))
    let [ofSeat, ofRoom] = [0, 0]
    for (const one of seats) {
      const parts = await namesIn(path.join(folder, room, one))
      if (one === seat && isNew && parts.length >= limits.partsOfSeat) return 'seat' as const
      for (const part of parts) {
        const bytes = (await bytesOf(path.join(folder, room, one, part))) ?? 0
        ofRoom += bytes
        if (one === seat) ofSeat += bytes
      }
    }
    if (ofSeat + more > limits.seatBytes) return 'seat' as const
    return ofRoom + more > limits.roomBytes ? ('room' as const) : null
  }
  async function erase(room: string, seat: string): Promise<void> {
    await rm(path.join(folder, room, seat), { recursive: true, force: true })
    if ((await namesIn(path.join(folder, room))).length > 0) await syncFolder(path.join(folder, room))
    else await rm(path.join(folder, room), { recursive: true, force: true })
  }
  return { folder, append, size, pathOf, erase }
}

/** Null for a file that is not there. */
async function bytesOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
