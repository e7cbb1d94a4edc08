/** The tables of the SQLite store and how an older file becomes a newer one. Knows nothing of what the rows mean. */
import type Database from 'libsql'

/** Step n brings a file from version n to n + 1. A step that was released is never edited. */
const steps = [
  `CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, end INTEGER NOT NULL) STRICT;
   CREATE TABLE entries (
     stream INTEGER NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, seal INTEGER NOT NULL, body BLOB NOT NULL,
     PRIMARY KEY (stream, position)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE torn (
     stream TEXT NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, seal INTEGER NOT NULL, body BLOB NOT NULL
   ) STRICT;
   CREATE TABLE keys (hash TEXT PRIMARY KEY, "grant" TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE pulse (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;`,
  // A record may hold several entries; \`position\` is that of its last one.
  `ALTER TABLE entries ADD COLUMN count INTEGER NOT NULL DEFAULT 1;
   ALTER TABLE torn ADD COLUMN count INTEGER NOT NULL DEFAULT 1;`,
  // Moved aside into \`torn\`, a snapshot has the count 0.
  `CREATE TABLE snapshots (
     stream INTEGER PRIMARY KEY, position INTEGER NOT NULL, seal INTEGER NOT NULL, body BLOB NOT NULL
   ) STRICT;`,
]

/** The version of a file that this program makes. */
export const newestVersion = steps.length

/** Rarer than SQLite's own 1000, so that a page which many commits touch is copied into the file less often. */
const pagesBetweenCheckpoints = 4000

/** Written into files in which whatever is deleted is overwritten, from their first day or since they were wiped. */
const wiped = 0x5165_0001

/**
 * Files from before deleted bytes were overwritten keep some of them in their free pages: such a file is written anew,
 * once, when something in it is erased. Throws if there is no room for that on the disk.
 */
export function wipeOldRest(db: Database.Database): void {
  const { application_id: mark } = db.prepare('PRAGMA application_id').get() as { application_id: number }
  if (mark === wiped) return
  db.exec('VACUUM')
  db.pragma(`application_id = ${wiped}`)
}

/** Makes the file durable on every commit and brings it to the newest version. */
export function prepareFile(db: Database.Database): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number }
  // It was looked at before it was opened: whoever opens a file of SQLite changes its folder.
  if (version > newestVersion) throw new Error(`its version ${version} is not known here`)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma(`wal_autocheckpoint = ${pagesBetweenCheckpoints}`)
  db.pragma('busy_timeout = 5000')
  db.pragma('secure_delete = ON')
  if (version === 0) db.pragma(`application_id = ${wiped}`)
  for (let v = version; v < steps.length; v++)
    db.exec(`BEGIN IMMEDIATE; ${steps[v]} PRAGMA user_version = ${v + 1}; COMMIT`)
}
