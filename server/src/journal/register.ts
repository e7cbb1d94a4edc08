/**
 * Holds the list of streams and its index to each other when a file is opened: were a name lost in one of them, a document
 * would seem to be new. Knows no room.
 */
import type Database from 'libsql'
import type { StoreEvent } from './journal.js'
import { textOf } from './text.js'
import { seal, type Found } from './whole.js'

type Listed = readonly [id: number, name: string]

/**
 * Makes the index anew from the table if they differ; throws if the table cannot be the one that is right, by the seals of
 * the records themselves.
 */
export function checkRegister(
  db: Database.Database,
  path: string,
  report: (event: StoreEvent) => void,
): void {
  const table = listed(db, 'NOT INDEXED')
  const index = listed(db, 'INDEXED BY sqlite_autoindex_streams_1')
  const indexed = new Map(index)
  const differing = table.filter(([id, name]) => indexed.get(id) !== name)
  if (differing.length === 0 && index.length === table.length) return
  const isLost = hasOrphans(db) || differing.some(([id, name]) => !isRight(db, id, name))
  if (isLost) throw new Error('its list of streams is damaged; restore it from a backup')
  db.exec('REINDEX streams')
  report({ type: 'index.mended', path })
}

function listed(db: Database.Database, how: string): readonly Listed[] {
  const rows = db.prepare(`SELECT id, CAST(name AS BLOB) FROM streams ${how} ORDER BY id`).raw().all()
  return (rows as [number, ArrayBuffer][]).map(([id, name]) => [id, textOf(name)])
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
    .get(id) as (Omit<Found, 'body'> & { readonly body: ArrayBuffer }) | undefined
  if (!row) return true
  return row.seal === seal(name, row.position, { ...row, body: new Uint8Array(row.body) })
}
