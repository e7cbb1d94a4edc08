/**
 * Holds the list of streams and its index to each other when a file is opened: were a name lost in one of them, a document
 * would seem to be new. Knows no room.
 */
import type Database from 'libsql'
import type { StoreEvent } from '../port.js'
import { textOf } from './text.js'
import { seal, type FoundRecord } from './seal.js'

/**
 * If names cannot all be found, makes the index anew from the list; throws if that does not help or if the list cannot be
 * the one that is right, by the seals of the records themselves.
 */
export function checkIndex(db: Database.Database, path: string, report: (event: StoreEvent) => void): void {
  if (isSound(db)) return
  if (!isListRight(db)) throw new Error(lost)
  db.exec('REINDEX streams')
  if (!isSound(db)) throw new Error(lost)
  report({ type: 'index.mended', path })
}
const lost = 'its list of streams is damaged; restore it from a backup'

/** Whether every stream of the list is found by its name, with its own end, and the index holds no other. */
function isSound(db: Database.Database): boolean {
  const index = 'INDEXED BY sqlite_autoindex_streams_1'
  const counts = [
    'SELECT count(*) FROM (SELECT id, end FROM streams NOT INDEXED)',
    `SELECT count(*) FROM (SELECT name FROM streams ${index})`,
    `SELECT count(*) FROM streams a NOT INDEXED CROSS JOIN streams b ${index} ON b.name = a.name
       WHERE b.id = a.id AND b.end = a.end`,
  ].map(sql => (db.prepare(sql).raw().get() as [number])[0])
  return counts.every(count => count === counts[0])
}

function isListRight(db: Database.Database): boolean {
  const rows = db.prepare('SELECT id, CAST(name AS BLOB) FROM streams NOT INDEXED').raw().all()
  return (
    !hasOrphans(db) &&
    (rows as [id: number, name: ArrayBuffer][]).every(([id, name]) => isRight(db, id, textOf(name)))
  )
}
const hasOrphans = (db: Database.Database): boolean =>
  db
    .prepare(
      'SELECT 1 FROM entries WHERE NOT EXISTS (SELECT 1 FROM streams NOT INDEXED WHERE id = entries.stream) LIMIT 1',
    )
    .get() !== undefined

/** A name is right if the first record was sealed with it; without a record there is nothing to lose. */
function isRight(db: Database.Database, id: number, name: string): boolean {
  const row = db
    .prepare('SELECT position, at, count, seal, body FROM entries WHERE stream = ? ORDER BY position LIMIT 1')
    .get(id) as (Omit<FoundRecord, 'body'> & { readonly body: ArrayBuffer }) | undefined
  if (!row) return true
  return row.seal === seal(name, row.position, { ...row, body: new Uint8Array(row.body) })
}
