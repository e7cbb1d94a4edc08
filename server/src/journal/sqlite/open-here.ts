/** The store on SQLite in this very thread, which waits for the disk at every commit. Knows no room. */
import type { Disk, Reads, StoreReport } from '../disk.js'
import { openStraight } from './write-ahead.js'
import type { StoreFile } from './file.js'
import { OpenedStore } from '../store.js'
import type { Store } from '../port.js'

export interface StoreSettings {
  /** The folder for everything that lasts; made if missing, and held until `close`. */
  readonly folder: string
  readonly report: StoreReport
  /** How long a write may wait for company, in milliseconds. */
  readonly windowMs?: number
}

/** Opens the folder's store; throws `InUse` if another process has it, `WrittenByNewer` for one of a newer program. */
export function openSqlite({ folder, report, windowMs = 20 }: StoreSettings): Store {
  return new OpenedStore(new DiskHere(openStraight(folder, report)), report, windowMs)
}

class DiskHere implements Disk {
  readonly #file: StoreFile
  constructor(file: StoreFile) {
    this.#file = file
  }
  async commit(...[writes]: Parameters<Disk['commit']>) {
    return this.#file.commit(writes)
  }
  async ask<Name extends keyof Reads>(name: Name, ...of: Parameters<Reads[Name]>) {
    return this.#file.answer(name, of)
  }
  async close(): Promise<void> {
    this.#file.close()
  }
}
