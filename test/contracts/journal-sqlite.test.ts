/** What only a store on a disk can promise: a folder for one process, a kill at any moment, a damaged file. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { InUse, type Draft, type StoreEvent } from '../../server/src/journal/port.js'
import { openSqlite } from '../../server/src/journal/sqlite/open-here.js'

let folder: string
const events: StoreEvent[] = []
const open = (at = folder, windowMs = 2) =>
  openSqlite({ folder: at, report: event => void events.push(event), windowMs })
const draft = (text: string): Draft => ({ at: 1, body: new TextEncoder().encode(text) })

beforeEach(() => {
  events.length = 0
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('[J9] a folder belongs to one store at a time, here and in another process', async () => {
  const store = open()
  expect(() => open()).toThrow(InUse)
  expect(() => open()).toThrow(`The folder ${folder} is in use by another Signalroom.`)
  const libsql = createRequire(import.meta.url).resolve('libsql')
  const elsewhere = `const db = new (require(${JSON.stringify(libsql)}))(${JSON.stringify(join(folder, 'lock.db'))})
    try { db.exec('BEGIN EXCLUSIVE'); console.log('taken') } catch (e) { console.log(e.code) }`
  expect(execFileSync(process.execPath, ['-e', elsewhere], { encoding: 'utf8' }).trim()).toBe('SQLITE_BUSY')
  await store.close()
  await open().close()
})

test('[J9] commits reach the disk before they are acknowledged: WAL with synchronous FULL', async () => {
  const store = open()
  await store.append('a', 0, [draft('x')])
  const db = new Database(join(folder, 'signalroom.db'))
  expect(db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' })
  expect(db.prepare('SELECT count(*) AS n FROM entries').get()).toMatchObject({ n: 1 })
  db.close()
  await store.close()
})

test('[J10] writes of one moment share a commit, over all streams', async () => {
  const store = open(folder, 10)
  const before = walCommits()
  await Promise.all(Array.from({ length: 100 }, (_, n) => store.append(`room/${n}`, 0, [draft('x')])))
  expect(walCommits() - before).toBe(1)
  await store.close()
})

test('[J4] a process killed while it writes has lost nothing that it had acknowledged', async () => {
  const writer = fileURLToPath(new URL('../kit/journal-writer.ts', import.meta.url))
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, ['--import', 'tsx', writer, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let acknowledged = 0
    const gone = new Promise(resolve => child.once('exit', resolve))
    for await (const chunk of child.stdout) {
      acknowledged = Number(String(chunk).trim().split('\n').at(-1))
      if (acknowledged > 40 * (round + 1)) child.kill('SIGKILL')
    }
    await gone
    const store = open()
    const read = await store.read('room/killed', 0)
    expect(read.length).toBeGreaterThanOrEqual(acknowledged)
    expect(read.map(entry => new TextDecoder().decode(entry.body))).toEqual(
      read.map(entry => `n${entry.position}`),
    )
    await store.close()
  }
  expect(events).toEqual([])
})

test('[J11] a store that cannot write says so, keeps reading, and recovers by itself', async () => {
  const store = open()
  await store.append('room/a', 0, [draft('one')])
  const other = new Database(join(folder, 'signalroom.db'))
  other.exec('ALTER TABLE entries RENAME TO hidden')
  await expect(store.append('room/a', 1, [draft('two')])).rejects.toThrow(/entries/)
  expect(events).toContainEqual(expect.objectContaining({ type: 'write.failed', writes: 1 }))
  expect(await store.answers()).toBe(false)
  other.exec('ALTER TABLE hidden RENAME TO entries')
  other.close()
  await store.append('room/a', 1, [draft('two')])
  expect(await store.answers()).toBe(true)
  expect(await store.read('room/a', 0)).toHaveLength(2)
  await store.close()
})

test('[J6] a text that a flipped bit has made no UTF-8 ends no process; control: read as a text it does', async () => {
  let store = open()
  await store.keep('hash', '{"seat":"a"}')
  await store.append('room/a', 0, [draft('x')])
  await store.close()
  const path = join(folder, 'signalroom.db')
  const db = new Database(path)
  db.exec(`UPDATE keys SET "grant" = CAST(x'7bff7d' AS TEXT)`)
  db.exec(`UPDATE streams SET name = CAST(x'726f6f6dff' AS TEXT)`)
  db.close()
  const libsql = createRequire(import.meta.url).resolve('libsql')
  const plain = `new (require(${JSON.stringify(libsql)}))(${JSON.stringify(path)}).prepare('SELECT "grant" FROM keys').get()`
  const ended = spawnSync(process.execPath, ['-e', plain], { stdio: 'ignore' })
  expect(ended.status).not.toBe(0)
  store = open()
  expect(await store.find('hash')).toBe('{\ufffd}')
  expect(await store.streams('')).toEqual(['room\ufffd'])
  await store.close()
})

test('[J16] a file of the first version opens, reads as it was written, and goes on in packs', async () => {
  const db = new Database(join(folder, 'signalroom.db'))
  db.exec(firstVersion)
  for (let n = 1; n <= 3; n++)
    db.prepare('INSERT INTO entries (stream, position, at, seal, body) VALUES (7, ?, ?, ?, ?)').run(
      n,
      1000 + n,
      crc32(`room/old\n${n}\n${1000 + n}`, crc32(`old ${n}`)),
      new TextEncoder().encode(`old ${n}`),
    )
  db.close()
  let store = open()
  await store.append('room/old', 3, [draft('new 4'), draft('new 5')])
  for (let look = 0; look < 2; look++) {
    const read = await store.read('room/old', 0)
    expect(read.map(({ at, body }) => [at, new TextDecoder().decode(body)])).toEqual([
      [1001, 'old 1'],
      [1002, 'old 2'],
      [1003, 'old 3'],
      [1, 'new 4'],
      [1, 'new 5'],
    ])
    expect(await store.find('hash')).toBe('{"seat":"old"}')
    expect(await store.lastHeartbeat()).toBe(900)
    await store.close()
    store = open()
  }
  await store.close()
})

test('[J15] what one append holds is one record of the file; much of it is several', async () => {
  const store = open()
  const big = new Uint8Array(100_000)
  await store.append(
    'doc/a/work',
    0,
    Array.from({ length: 50 }, () => draft('letter')),
  )
  await store.append(
    'doc/a/work',
    50,
    Array.from({ length: 5 }, () => ({ at: 2, body: big })),
  )
  const db = new Database(join(folder, 'signalroom.db'))
  expect(db.prepare('SELECT position, count FROM entries').raw().all()).toEqual([
    [50, 50],
    [52, 2],
    [54, 2],
    [55, 1],
  ])
  db.close()
  expect(await store.read('doc/a/work', 53)).toEqual([
    { position: 54, at: 2, body: big },
    { position: 55, at: 2, body: big },
  ])
  await store.close()
})

/** A file as version 1 made it: a stream of three records, a key, a sign of life. */
const firstVersion = `
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, end INTEGER NOT NULL) STRICT;
  CREATE TABLE entries (
    stream INTEGER NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, seal INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (stream, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE torn (
    stream TEXT NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, seal INTEGER NOT NULL, body BLOB NOT NULL
  ) STRICT;
  CREATE TABLE keys (hash TEXT PRIMARY KEY, "grant" TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE pulse (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
  INSERT INTO streams VALUES (7, 'room/old', 3);
  INSERT INTO keys VALUES ('hash', '{"seat":"old"}');
  INSERT INTO pulse VALUES (1, 900);
  PRAGMA user_version = 1;
  PRAGMA journal_mode = WAL`

/** How many commits the write-ahead log holds: its frames with a database size are the ends of commits. */
function walCommits(): number {
  const bytes = readFileSync(join(folder, 'signalroom.db-wal'))
  let commits = 0
  for (let at = 32; at + 24 <= bytes.length; at += 24 + 4096) if (bytes.readUInt32BE(at + 4) > 0) commits += 1
  return commits
}
