/** Files that are whole on the disk or not there, and what a disk says when they cannot be. Knows no kind of file. */
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'

/** How what is not whole yet ends. */
export const half = '.half'

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'
/** The disk has no room for more. */
export const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error))

/** What stands in a folder; nothing where there is none. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** Resolves once the disk has the names that stand in a folder, or has forgotten those that went. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A file is found after a power cut only if the folders that name it are on the disk as well: from one up to `root`. */
export async function syncUp(from: string, root: string): Promise<void> {
  for (let at = from; at.length >= root.length; at = path.dirname(at)) await syncFolder(at)
}

/** Under another name until it is whole and on the disk, so that whoever finds it finds all of it; below `root`. */
export async function lay(
  root: string,
  to: string,
  fill: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const into = path.dirname(to)
  await mkdir(into, { recursive: true, mode: 0o700 })
  try {
    const file = await open(to + half, 'w', 0o600)
    try {
      await fill(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(to + half, to)
  } catch (error) {
    await rm(to + half, { force: true })
    throw error
  }
  await syncUp(into, root)
}
