/** Keeps a folder for one process at a time. Knows nothing of what is kept in the folder. */
import Database from 'libsql'
import { join } from 'node:path'
import { InUse } from '../port.js'

/**
 * Takes the folder or throws `InUse`; returns how to let it go. The lock is the operating system's (held through
 * SQLite on a file of its own), so a process that is killed leaves nothing to clean up.
 */
export function lockFolder(folder: string): () => void {
  const lock = new Database(join(folder, 'lock.db'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (failure) {
    lock.close()
    if (failure instanceof Error && 'code' in failure && failure.code === 'SQLITE_BUSY')
      throw new InUse(folder)
    throw failure
  }
  return () => {
    lock.exec('ROLLBACK')
    lock.close()
  }
}
