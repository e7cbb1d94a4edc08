/** Folders with a folder in them for each room: takes a room's away, for good. Knows no room and no kind of file. */
import { open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'

/** Resolves once the disk has forgotten the names. One that is not there is no error. */
export async function eraseFolder(folder: string, room: string): Promise<void> {
  await rm(path.join(folder, room), { recursive: true, force: true })
  const handle = await open(folder, 'r').catch(ifMissing)
  if (!handle) return
  await handle.sync().finally(() => handle.close())
}

/** The rooms that have a folder there. */
export const roomsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(ifMissing)) ?? []

function ifMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
  throw error
}
