/** The store on SQLite: one file, every commit on the disk, all rooms' writes of a moment in one commit. Knows no room. */
import Database from 'libsql'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { groupWrites, type Write } from './group.js'
import {
  Closed,
  Conflict,
  Corrupt,
  type Draft,
  type Entry,
  type Snapshot,
  type Store,
  type StoreEvent,
} from './journal.js'
import { lockFolder } from './lock.js'
import { prepareFile } from './schema.js'
import { Shelf } from './shelf.js'

export interface SqliteSettings {
  /** The folder for everything that lasts; made if missing, and held until `close`. */
  readonly folder: string
  readonly report: (event: StoreEvent) => void
  /** How long a write may wait for company, in milliseconds. */
  readonly windowMs?: number
}

const heartbeatMs = 2000

/** Opens the folder's store; throws `InUse` if another process has it. */
export function openSqlite({ folder, report, windowMs = 10 }: SqliteSettings): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const release = lockFolder(resolve(folder))
  const path = join(folder, 'signalroom.db')
  try {
    const db = new Database(path)
    prepareFile(db, path)
    return new SqliteStore(db, report, windowMs, release)
  } catch (failure) {
    release()
    throw new Error(`cannot open ${path}: ${reasonOf(failure)}`, { cause: failure })
  }
}

class SqliteStore implements Store {
  readonly #db: Database.Database
  readonly #report: (event: StoreEvent) => void
  readonly #release: () => void
  readonly #shelf: Shelf
  readonly #sql: ReturnType<typeof statements>
  readonly #group: ReturnType<typeof groupWrites>
  #closed = false
  /** Whether the last commit failed. */
  #failing = false
  #beat = Number.NEGATIVE_INFINITY

  constructor(
    db: Database.Database,
    report: (event: StoreEvent) => void,
    windowMs: number,
    release: () => void,
  ) {
    this.#db = db
    this.#report = report
    this.#release = release
    this.#shelf = new Shelf(db, report)
    this.#sql = statements(db)
    this.#group = groupWrites(windowMs, writes => this.#commit(writes))
  }

  append(stream: string, expected: number, drafts: readonly Draft[]): Promise<void> {
    return this.#write(() => this.#shelf.append(stream, expected, drafts))
  }
  async read(stream: string, after: number): Promise<readonly Entry[]> {
    this.#mustBeOpen()
    return this.#shelf.read(stream, after)
  }
  async end(stream: string): Promise<number> {
    this.#mustBeOpen()
    return this.#shelf.end(stream)
  }
  keepSnapshot(stream: string, snapshot: Snapshot): Promise<void> {
    return this.#write(() => this.#shelf.keepSnapshot(stream, snapshot))
  }
  async snapshot(stream: string): Promise<Snapshot | undefined> {
    this.#mustBeOpen()
    return this.#shelf.snapshot(stream)
  }
  async streams(prefix: string): Promise<readonly string[]> {
    this.#mustBeOpen()
    return this.#shelf.names(prefix)
  }
  keep(hash: string, grant: string): Promise<void> {
    return this.#write(() => void this.#sql.keep.run(hash, grant))
  }
  async find(hash: string): Promise<string | undefined> {
    this.#mustBeOpen()
    return (this.#sql.find.get(hash) as { grant: string } | undefined)?.grant
  }
  heartbeat(at: number): void {
    if (this.#closed || (at >= this.#beat && at - this.#beat < heartbeatMs)) return
    this.#beat = at
    this.#group.add({ run: () => void this.#sql.beat.run(at), settle: () => {} })
  }
  async lastHeartbeat(): Promise<number | undefined> {
    this.#mustBeOpen()
    return (this.#sql.lastBeat.get() as { at: number } | undefined)?.at
  }
  async answers(): Promise<boolean> {
    if (this.#closed || this.#failing) return false
    try {
      this.#sql.lastBeat.get()
      return true
    } catch {
      return false
    }
  }
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#group.flush()
    this.#fold()
    this.#db.close()
    this.#release()
  }
  /** Leaves one whole file behind; if that fails, the write-ahead log beside it still holds everything. */
  #fold(): void {
    try {
      this.#db.pragma('wal_checkpoint(TRUNCATE)')
    } catch (failure) {
      this.#report({ type: 'write.failed', writes: 0, reason: reasonOf(failure) })
    }
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new Closed()
  }
  /** One write whose promise settles with its commit. A conflict concerns this write alone and spoils no other. */
  #write(run: () => void): Promise<void> {
    if (this.#closed) return Promise.reject(new Closed())
    return new Promise((done, fail) => {
      let refusal: Conflict | Corrupt | undefined
      this.#group.add({
        run: () => {
          refusal = refusalOf(run)
        },
        settle: failure => {
          const problem = refusal ?? failure
          if (problem === undefined) done()
          else fail(problem)
        },
      })
    })
  }
  #commit(writes: readonly Write[]): void {
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      for (const write of writes) write.run()
      this.#db.exec('COMMIT')
      this.#failing = false
    } catch (failure) {
      this.#failing = true
      this.#undo()
      this.#report({ type: 'write.failed', writes: writes.length, reason: reasonOf(failure) })
      for (const write of writes) write.settle(failure)
      return
    }
    for (const write of writes) write.settle()
  }
  #undo(): void {
    this.#shelf.forget()
    try {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
    } catch (failure) {
      this.#report({ type: 'write.failed', writes: 0, reason: reasonOf(failure) })
    }
  }
}

function statements(db: Database.Database) {
  return {
    keep: db.prepare(
      'INSERT INTO keys (hash, "grant") VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET "grant" = excluded."grant"',
    ),
    find: db.prepare('SELECT "grant" FROM keys WHERE hash = ?'),
    beat: db.prepare(
      'INSERT INTO pulse (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at',
    ),
    lastBeat: db.prepare('SELECT at FROM pulse WHERE id = 1'),
  }
}

function refusalOf(run: () => void): Conflict | Corrupt | undefined {
  try {
    run()
    return undefined
  } catch (thrown) {
    if (thrown instanceof Conflict || thrown instanceof Corrupt) return thrown
    throw thrown
  }
}

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
