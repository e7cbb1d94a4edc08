/**
 * Images of rooms as files in a folder, one folder a room, each called by the sum of what is in it: the same image is there
 * once. Each is whole and on the disk before it is acknowledged. Knows no room's rules and no transport; whoever calls gives
 * one call at a time for a room.
 */
import { imageMime, isImageId, type ImageType } from '@signalroom/shared'
import { createHash } from 'node:crypto'
import { rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { half, isFull, lay, namesIn } from '../base/files.js'

/** Of one room. A photo of a page of paper takes about a megabyte. */
interface ImageLimits {
  readonly roomBytes: number
  readonly imagesOfRoom: number
}
const usualImageLimits: ImageLimits = { roomBytes: 128 << 20, imagesOfRoom: 300 }

export type Put =
  | { readonly type: 'kept'; readonly image: string; readonly bytes: number }
  | { readonly type: 'full'; readonly what: 'room' | 'disk' }

export interface FoundImage {
  readonly type: ImageType
  /** A path inside of `folder`. */
  readonly path: string
  /** When it was first put there. */
  readonly at: number
}

export interface Images {
  readonly folder: string
  /** Rejects if the disk fails for another reason than having no room. */
  put(room: string, type: ImageType, parts: readonly Uint8Array[], at: number): Promise<Put>
  /** Null for what is not there, and for what is no id. */
  find(room: string, image: string): Promise<FoundImage | null>
}

export interface ImagesGiven {
  readonly folder: string
  readonly limits?: Partial<ImageLimits>
  /** How bytes reach a file; another way is given only by a test. */
  readonly write?: (file: FileHandle, parts: readonly Uint8Array[]) => Promise<unknown>
}

export function openImages(given: ImagesGiven): Images {
  const { folder, write = (file, parts) => file.writev([...parts]) } = given
  const limits = { ...usualImageLimits, ...given.limits }

  async function find(room: string, image: string): Promise<FoundImage | null> {
    if (!isImageId(image)) return null
    const name = (await namesIn(path.join(folder, room))).find(one => one.startsWith(`${image}.`))
    const type = types.find(one => name === `${image}.${one}`)
    if (!name || !type) return null
    const { mtimeMs } = await stat(path.join(folder, room, name))
    return { type, path: path.join(room, name), at: Math.round(mtimeMs) }
  }

  async function put(room: string, type: ImageType, parts: readonly Uint8Array[], at: number): Promise<Put> {
    const sum = createHash('sha256')
    for (const part of parts) sum.update(part)
    const image = sum.digest('hex')
    const bytes = parts.reduce((all, part) => all + part.length, 0)
    if (await find(room, image)) return { type: 'kept', image, bytes }
    const there = await sizesIn(path.join(folder, room))
    const full = there.length >= limits.imagesOfRoom || total(there) + bytes > limits.roomBytes
    if (full) return { type: 'full', what: 'room' }
    try {
      await lay(folder, path.join(folder, room, `${image}.${type}`), async file => {
        await write(file, parts)
        await file.utimes(at / 1000, at / 1000)
      })
    } catch (error) {
      if (isFull(error)) return { type: 'full', what: 'disk' }
      throw error
    }
    return { type: 'kept', image, bytes }
  }

  return { folder, put, find }
}

const types = Object.keys(imageMime) as readonly ImageType[]
const total = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0)

/** What a crash left unfinished goes, and is not counted. */
async function sizesIn(folder: string): Promise<readonly number[]> {
  const names = await namesIn(folder)
  const cut = names.filter(name => name.endsWith(half))
  await Promise.all(cut.map(name => rm(path.join(folder, name), { force: true })))
  return Promise.all(
    names.filter(name => !cut.includes(name)).map(async name => (await stat(path.join(folder, name))).size),
  )
}
