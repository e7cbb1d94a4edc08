/** The streams of one SQLite file, read and written at once: mends a torn tail, refuses a damaged stream. Knows no promise. */
import type Database from 'libsql'
import { Conflict, Corrupt, type Draft, type Entry, type StoreEvent } from './journal.js'
import { packsOf, unpack } from './pack.js'
import { inspect, seal, type Found } from './whole.js'

/** A stream this process has looked at: its row and the position of its last entry. */
interface Known {
  readonly id: number
  end: number
}
interface Row extends Omit<Found, 'body'> {
  readonly body: ArrayBuffer
}

export class Shelf {
  readonly #db: Database.Database
  readonly #report: (event: StoreEvent) => void
  readonly #sql: ReturnType<typeof statements>
  readonly #known = new Map<string, Known>()

  constructor(db: Database.Database, report: (event: StoreEvent) => void) {
    this.#db = db
    this.#report = report
    this.#sql = statements(db)
  }

  /** Appends inside the caller's transaction; throws `Conflict` or `Corrupt` before it has written anything. */
  append(stream: string, expected: number, drafts: readonly Draft[]): void {
    const it = this.#look(stream)
    const end = it?.end ?? 0
    if (end !== expected) throw new Conflict(stream, expected, end)
    if (drafts.length > 0) this.#put(stream, it ?? this.#add(stream), drafts)
  }
  /** Throws `Corrupt`. */
  read(stream: string, after: number): readonly Entry[] {
    const it = this.#known.get(stream)
    const found = it ? this.#tail(stream, it, after) : this.#load(stream)
    return found.flatMap(pack => unpack(pack.position, pack)).filter(({ position }) => position > after)
  }
  names(prefix: string): readonly string[] {
    const rows = this.#sql.names.all(prefix, `${prefix}\u{10ffff}`) as { name: string }[]
    return rows.map(row => row.name)
  }
  /** After a rollback nothing that was counted is certain; every stream is looked at afresh. */
  forget(): void {
    this.#known.clear()
  }

  #put(stream: string, it: Known, drafts: readonly Draft[]): void {
    for (const pack of packsOf(drafts)) {
      it.end += pack.count
      this.#sql.addEntry.run(it.id, it.end, pack.at, seal(stream, it.end, pack), pack.body, pack.count)
    }
    this.#sql.setEnd.run(it.end, it.id)
  }
  #add(stream: string): Known {
    const it = { id: Number(this.#sql.addStream.run(stream).lastInsertRowid), end: 0 }
    this.#known.set(stream, it)
    return it
  }
  /** The first look of this process at a stream reads all of it. */
  #look(stream: string): Known | undefined {
    if (!this.#known.has(stream)) this.#load(stream)
    return this.#known.get(stream)
  }
  #load(stream: string): readonly Found[] {
    const row = this.#sql.find.get(stream) as { id: number; end: number } | undefined
    if (!row) return []
    const entries = this.#entries(stream, row.id, 0)
    const finding = inspect(stream, entries, 0, row.end)
    if (finding.type === 'damaged') throw this.#corrupt(stream, finding.position)
    const end = finding.type === 'torn' ? finding.from - 1 : (entries.at(-1)?.position ?? 0)
    if (finding.type === 'torn') {
      this.#cut(stream, row.id, end)
      this.#report({ type: 'tail.torn', stream, from: finding.from, to: finding.to })
    }
    this.#known.set(stream, { id: row.id, end })
    return entries.filter(({ position }) => position <= end)
  }
  /** Reads on in a stream that was whole when it was loaded; what went bad since then is not mended. */
  #tail(stream: string, it: Known, after: number): readonly Found[] {
    if (after >= it.end) return []
    const entries = this.#entries(stream, it.id, after)
    const finding = inspect(stream, entries, after, it.end)
    if (finding.type === 'whole') return entries
    throw this.#corrupt(stream, finding.type === 'torn' ? finding.from : finding.position)
  }
  #entries(stream: string, id: number, after: number): readonly Found[] {
    try {
      const rows = this.#sql.entries.all(id, after) as Row[]
      return rows.map(row => ({ ...row, body: new Uint8Array(row.body) }))
    } catch (thrown) {
      throw this.#corrupt(stream, after + 1, thrown)
    }
  }
  /** Moves the torn rest aside, so that later appends fit. */
  #cut(stream: string, id: number, end: number): void {
    const run = () => {
      this.#sql.moveAside.run(stream, id, end)
      this.#sql.drop.run(id, end)
      this.#sql.setEnd.run(end, id)
    }
    if (this.#db.inTransaction) run()
    else this.#db.transaction(run).immediate()
  }
  #corrupt(stream: string, position: number, cause?: unknown): Corrupt {
    this.#report({ type: 'stream.corrupt', stream, position })
    return new Corrupt(stream, position, cause)
  }
}

function statements(db: Database.Database) {
  return {
    find: db.prepare('SELECT id, end FROM streams WHERE name = ?'),
    names: db.prepare('SELECT name FROM streams WHERE name >= ? AND name < ? AND end > 0 ORDER BY name'),
    addStream: db.prepare('INSERT INTO streams (name, end) VALUES (?, 0)'),
    setEnd: db.prepare('UPDATE streams SET end = ? WHERE id = ?'),
    entries: db.prepare(
      'SELECT position, at, seal, body, count FROM entries WHERE stream = ? AND position > ? ORDER BY position',
    ),
    addEntry: db.prepare(
      'INSERT INTO entries (stream, position, at, seal, body, count) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    moveAside: db.prepare(
      'INSERT INTO torn SELECT ?, position, at, seal, body, count FROM entries WHERE stream = ? AND position > ?',
    ),
    drop: db.prepare('DELETE FROM entries WHERE stream = ? AND position > ?'),
  }
}
