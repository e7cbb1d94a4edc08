/** The one SQLite file of a folder: a group of writes is one commit on the disk, a read is done at once. Knows no promise. */
import Database from 'libsql'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { takesAway, type Objection, type Reads, type StoreReport, type Write } from '../disk.js'
import { Conflict, Corrupt, type Entry, type Snapshot } from '../port.js'
import { lockFolder } from './lock.js'
import { checkIndex } from './index-check.js'
import { packsOf } from './pack.js'
import { prepareFile, wipeOldRest } from './schema.js'
import { textOf } from './text.js'
import { Streams } from './streams.js'

/** Opens the folder's file, made if missing; throws `InUse` if another process has it. */
export function openStoreFile(folder: string, report: StoreReport): StoreFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const release = lockFolder(resolve(folder))
  const path = join(folder, 'signalroom.db')
  let db: Database.Database | undefined
  try {
    db = new Database(path)
    prepareFile(db)
    checkIndex(db, path, report)
    return new StoreFile(db, report, release)
  } catch (failure) {
    db?.close()
    release()
    throw new Error(`cannot open ${path}: ${reasonOf(failure)}`, { cause: failure })
  }
}

export class StoreFile implements Reads {
  readonly #db: Database.Database
  readonly #report: StoreReport
  readonly #release: () => void
  readonly #streams: Streams
  readonly #sql: ReturnType<typeof statements>

  constructor(db: Database.Database, report: StoreReport, release: () => void) {
    this.#db = db
    this.#report = report
    this.#release = release
    this.#streams = new Streams(db, report)
    this.#sql = statements(db)
  }

  /** Returns the objection to each write once all others are on the disk; throws if none is. */
  commit(writes: readonly Write[]): readonly (Objection | undefined)[] {
    const erases = writes.some(takesAway)
    if (erases) wipeOldRest(this.#db)
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      const objections = writes.map(write => objectionTo(() => this.#do(write)))
      this.#db.exec('COMMIT')
      // What was erased is zeros in its pages now; SQLite's own log is the last place that has it.
      if (erases) this.#fold()
      return objections
    } catch (failure) {
      this.#undo()
      throw failure
    }
  }
  /** Calls the read of that name. */
  answer<Name extends keyof Reads>(name: Name, of: Parameters<Reads[Name]>): ReturnType<Reads[Name]> {
    // TypeScript cannot see that arguments and result belong to the same name.
    const read = this[name] as (...given: Parameters<Reads[Name]>) => ReturnType<Reads[Name]>
    return read.apply(this, of)
  }
  read(stream: string, after: number): readonly Entry[] {
    return this.#streams.read(stream, after)
  }
  end(stream: string): number {
    return this.#streams.end(stream)
  }
  snapshot(stream: string): Snapshot | undefined {
    return this.#streams.snapshot(stream)
  }
  streams(prefix: string): readonly string[] {
    return this.#streams.names(prefix)
  }
  find(hash: string): string | undefined {
    const row = this.#sql.find.get(hash) as { grant: ArrayBuffer } | undefined
    return row && textOf(row.grant)
  }
  lastHeartbeat(): number | undefined {
    return (this.#sql.lastBeat.get() as { at: number } | undefined)?.at
  }
  close(): void {
    this.#fold()
    this.#db.close()
    this.#release()
  }

  #do(write: Write): void {
    switch (write.type) {
      case 'append':
        return this.#streams.append(write.stream, write.expected, packsOf(write.drafts))
      case 'keepSnapshot':
        return this.#streams.keepSnapshot(write.stream, write.snapshot)
      case 'keep':
        return void this.#sql.keep.run(write.hash, write.grant)
      case 'beat':
        return void this.#sql.beat.run(write.at)
      case 'rewrite':
        return this.#streams.rewrite(write.stream, write.drafts.length, packsOf(write.drafts))
      case 'erase':
        for (const stream of write.streams) this.#streams.erase(stream)
        for (const part of write.grants) this.#sql.forget.run(part)
        return
    }
  }
  #undo(): void {
    this.#streams.forget()
    try {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
    } catch (failure) {
      this.#report({ type: 'write.failed', writes: 0, reason: reasonOf(failure) })
    }
  }
  /** Leaves one whole file behind; if that fails, the write-ahead log beside it still holds everything. */
  #fold(): void {
    try {
      this.#db.pragma('wal_checkpoint(TRUNCATE)')
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
    forget: db.prepare('DELETE FROM keys WHERE instr("grant", ?) > 0'),
    find: db.prepare('SELECT CAST("grant" AS BLOB) AS "grant" FROM keys WHERE hash = ?'),
    beat: db.prepare(
      'INSERT INTO pulse (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at',
    ),
    lastBeat: db.prepare('SELECT at FROM pulse WHERE id = 1'),
  }
}

function objectionTo(run: () => void): Objection | undefined {
  try {
    run()
    return undefined
  } catch (thrown) {
    if (thrown instanceof Conflict || thrown instanceof Corrupt) return thrown
    throw thrown
  }
}

export const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)
