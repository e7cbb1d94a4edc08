/** The streams of one SQLite file, read and written at once: mends a torn tail, refuses a damaged stream. Knows no promise. */
import type Database from 'libsql'
import { Conflict, Corrupt, type Entry, type Snapshot, type StoreEvent } from '../port.js'
import { unpack, type Pack } from './pack.js'
import { textOf } from './text.js'
import { inspectStream, seal, sealSnapshot, wholeUpTo, type FoundRecord } from './seal.js'

/** A stream this process has looked at: its row and the position of its last entry. */
interface KnownStream {
  readonly id: number
  end: number
}
/** What the first look found behind `after`. */
interface LoadedStream {
  readonly it: KnownStream
  readonly after: number
  readonly found: readonly FoundRecord[]
}
interface StreamRow extends Omit<FoundRecord, 'body'> {
  readonly body: ArrayBuffer
}

export class Streams {
  readonly #db: Database.Database
  readonly #report: (event: StoreEvent) => void
  readonly #sql: ReturnType<typeof statements>
  readonly #known = new Map<string, KnownStream>()

  constructor(db: Database.Database, report: (event: StoreEvent) => void) {
    this.#db = db
    this.#report = report
    this.#sql = statements(db)
  }

  /** Appends inside the caller's transaction; throws `Conflict` or `Corrupt` before it has written anything. */
  append(stream: string, expected: number, packs: readonly Pack[]): void {
    const it = this.#look(stream)
    const end = it?.end ?? 0
    if (end !== expected) throw new Conflict(stream, expected, end)
    if (packs.length > 0) this.#put(stream, it ?? this.#add(stream), packs)
  }
  /** Throws as `append`. */
  keepSnapshot(stream: string, { position, body }: Snapshot): void {
    const it = this.#look(stream)
    if (!it || it.end < position) throw new Conflict(stream, position, it?.end ?? 0)
    this.#sql.keepSnapshot.run(it.id, position, sealSnapshot(stream, { position, body }), body)
  }
  /** Throws `Corrupt`. */
  read(stream: string, after: number): readonly Entry[] {
    const it = this.#known.get(stream)
    const found = it ? this.#tail(stream, it, after) : this.#firstRead(stream, after)
    return found.flatMap(pack => unpack(pack.position, pack)).filter(({ position }) => position > after)
  }
  /** Throws `Corrupt`. */
  end(stream: string): number {
    return this.#look(stream)?.end ?? 0
  }
  /** Throws `Corrupt`. */
  snapshot(stream: string): Snapshot | undefined {
    const it = this.#look(stream)
    return it && this.#wholeSnapshot(stream, it.id)
  }
  /** Looks at nothing that stands in it: what is damaged can be erased as well. */
  erase(stream: string): void {
    const row = this.#sql.find.get(stream) as { id: number } | undefined
    this.#known.delete(stream)
    this.#sql.dropTorn.run(stream)
    if (!row) return
    this.#sql.dropSnapshot.run(row.id)
    this.#sql.drop.run(row.id, 0)
    this.#sql.dropStream.run(row.id)
  }
  /** Throws as `append`. What was moved aside, torn, may hold what is taken away, and goes too. */
  rewrite(stream: string, count: number, packs: readonly Pack[]): void {
    const it = this.#look(stream)
    const end = it?.end ?? 0
    if (!it || end !== count) throw new Conflict(stream, count, end)
    this.#sql.dropTorn.run(stream)
    this.#sql.dropSnapshot.run(it.id)
    this.#sql.drop.run(it.id, 0)
    it.end = 0
    this.#put(stream, it, packs)
  }
  names(prefix: string): readonly string[] {
    const rows = this.#sql.names.all(prefix, `${prefix}\u{10ffff}`) as { name: ArrayBuffer }[]
    return rows.map(row => textOf(row.name))
  }
  /** After a rollback nothing that was counted is certain; every stream is looked at afresh. */
  forget(): void {
    this.#known.clear()
  }

  #put(stream: string, it: KnownStream, packs: readonly Pack[]): void {
    for (const pack of packs) {
      it.end += pack.count
      this.#sql.addEntry.run(it.id, it.end, pack.at, seal(stream, it.end, pack), pack.body, pack.count)
    }
    this.#sql.setEnd.run(it.end, it.id)
  }
  #add(stream: string): KnownStream {
    const it = { id: Number(this.#sql.addStream.run(stream).lastInsertRowid), end: 0 }
    this.#known.set(stream, it)
    return it
  }
  #look(stream: string): KnownStream | undefined {
    return this.#known.get(stream) ?? this.#load(stream)?.it
  }
  #firstRead(stream: string, after: number): readonly FoundRecord[] {
    const loaded = this.#load(stream)
    if (!loaded) return []
    return loaded.after <= after ? loaded.found : this.#tail(stream, loaded.it, after)
  }
  /**
   * The first look of this process at a stream checks all of it; with a whole snapshot the record that holds the
   * snapshot's position and all behind it. If that record is bad, the snapshot stands for more than the stream has.
   */
  #load(stream: string): LoadedStream | undefined {
    const row = this.#sql.find.get(stream) as { id: number; end: number } | undefined
    if (!row) return undefined
    const reached = this.#wholeSnapshot(stream, row.id)?.position ?? 0
    let look = this.#inspectStream(stream, row, Math.max(0, reached - 1))
    if (look.whole < reached) look = this.#inspectStream(stream, row, 0)
    const { after, finding, whole: end } = look
    if (finding.type === 'damaged') throw this.#corrupt(stream, finding.position)
    if (end < reached) this.#refuseSnapshot(stream, row.id, reached)
    if (finding.type === 'torn') {
      this.#cut(stream, row.id, end)
      this.#report({ type: 'tail.torn', stream, from: finding.from, to: finding.to })
    }
    const it = { id: row.id, end }
    this.#known.set(stream, it)
    return { it, after, found: look.found.filter(({ position }) => position <= end) }
  }
  #inspectStream(stream: string, { id, end }: KnownStream, after: number) {
    const found = this.#entries(stream, id, after)
    const finding = inspectStream(stream, found, after, end)
    return { after, found, finding, whole: wholeUpTo(finding, found, after) }
  }
  #wholeSnapshot(stream: string, id: number): Snapshot | undefined {
    const row = this.#snapshotRow(stream, id)
    if (!row) return undefined
    const kept = { position: row.position, body: new Uint8Array(row.body) }
    if (row.seal === sealSnapshot(stream, kept)) return kept
    this.#refuseSnapshot(stream, id, row.position)
    return undefined
  }
  /** One that the storage itself cannot read is none: what it stands for is in the log. */
  #snapshotRow(stream: string, id: number): Omit<StreamRow, 'at' | 'count'> | undefined {
    try {
      return this.#sql.snapshot.get(id) as Omit<StreamRow, 'at' | 'count'> | undefined
    } catch {
      this.#report({ type: 'snapshot.refused', stream, position: 0 })
      return undefined
    }
  }
  /** Reads on in a stream that was whole when it was loaded; what went bad since then is not mended. */
  #tail(stream: string, it: KnownStream, after: number): readonly FoundRecord[] {
    if (after >= it.end) return []
    const entries = this.#entries(stream, it.id, after)
    const finding = inspectStream(stream, entries, after, it.end)
    if (finding.type === 'whole') return entries
    throw this.#corrupt(stream, finding.type === 'torn' ? finding.from : finding.position)
  }
  #entries(stream: string, id: number, after: number): readonly FoundRecord[] {
    try {
      const rows = this.#sql.entries.all(id, after) as StreamRow[]
      return rows.map(row => ({ ...row, body: new Uint8Array(row.body) }))
    } catch (thrown) {
      throw this.#corrupt(stream, after + 1, thrown)
    }
  }
  /** Moves the torn rest aside, so that later appends fit. */
  #cut(stream: string, id: number, end: number): void {
    this.#atOnce(() => {
      this.#sql.moveAside.run(stream, id, end)
      this.#sql.drop.run(id, end)
      this.#sql.setEnd.run(end, id)
    })
  }
  /** Moves a snapshot aside, so that it cannot be taken for one of what is appended later. */
  #refuseSnapshot(stream: string, id: number, position: number): void {
    this.#atOnce(() => {
      this.#sql.moveSnapshotAside.run(stream, id)
      this.#sql.dropSnapshot.run(id)
    })
    this.#report({ type: 'snapshot.refused', stream, position })
  }
  #atOnce(run: () => void): void {
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
    names: db.prepare(
      'SELECT CAST(name AS BLOB) AS name FROM streams WHERE name >= ? AND name < ? AND end > 0 ORDER BY name',
    ),
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
    keepSnapshot: db.prepare(
      'INSERT OR REPLACE INTO snapshots (stream, position, seal, body) VALUES (?, ?, ?, ?)',
    ),
    snapshot: db.prepare('SELECT position, seal, body FROM snapshots WHERE stream = ?'),
    moveSnapshotAside: db.prepare(
      'INSERT INTO torn SELECT ?, position, 0, seal, body, 0 FROM snapshots WHERE stream = ?',
    ),
    dropSnapshot: db.prepare('DELETE FROM snapshots WHERE stream = ?'),
    dropTorn: db.prepare('DELETE FROM torn WHERE stream = ?'),
    dropStream: db.prepare('DELETE FROM streams WHERE id = ?'),
    drop: db.prepare('DELETE FROM entries WHERE stream = ? AND position > ?'),
  }
}
