/** The store on SQLite in this very thread, which waits for the disk at every commit. Knows no room. */
import type { Disk, Reads, Report } from './disk.js'
import { openStraight } from './ahead.js'
import type { Engine } from './engine.js'
import { Front } from './front.js'
import type { Store } from './journal.js'

export interface StoreSettings {
  /** The folder for everything that lasts; made if missing, and held until `close`. */
  readonly folder: string
  readonly report: Report
  /** How long a write may wait for company, in milliseconds. */
  readonly windowMs?: number
}

/** Opens the folder's store; throws `InUse` if another process has it. */
export function openSqlite({ folder, report, windowMs = 20 }: StoreSettings): Store {
  return new Front(new Here(openStraight(folder, report)), report, windowMs)
}

class Here implements Disk {
  readonly #engine: Engine
  constructor(engine: Engine) {
    this.#engine = engine
  }
  async commit(...[writes]: Parameters<Disk['commit']>) {
    return this.#engine.commit(writes)
  }
  async ask<Name extends keyof Reads>(name: Name, ...of: Parameters<Reads[Name]>) {
    return this.#engine.answer(name, of)
  }
  async close(): Promise<void> {
    this.#engine.close()
  }
}
