/** Folders with a folder in them for each room: takes a room's away, for good. Knows no room and no kind of file. */
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { isMissing, namesIn, syncFolder } from '../base/files.js'

/** Resolves once the disk has forgotten the names. One that is not there is no error. */
export async function eraseFolder(folder: string, room: string): Promise<void> {
  await rm(path.join(folder, room), { recursive: true, force: true })
  await syncFolder(folder).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
}

/** The rooms that have a folder there. */
export const roomsIn = namesIn
