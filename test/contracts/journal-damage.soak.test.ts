/** A journal's file cut at every byte of its end, flipped everywhere, and asked a thousand times while damaged. */
import Database from 'libsql'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Corrupt, type Draft, type Snapshot, type StoreEvent } from '../../server/src/journal/port.js'
import { openSqlite } from '../../server/src/journal/sqlite/open-here.js'
import { seal } from '../../server/src/journal/sqlite/seal.js'
import { full, sized } from '../kit/sizes.js'

const size = {
  /** Bits flipped, spread over the file; in full one in every byte. */
  flips: sized(300, Number.POSITIVE_INFINITY),
  /** Bytes from one cut of the write-ahead log to the next. */
  step: sized(397, 1),
  loads: sized(100, 1000),
}

let folder: string
const folders: string[] = []
const events: StoreEvent[] = []
const open = (at = folder) =>
  openSqlite({ folder: at, report: event => void events.push(event), windowMs: 1 })
const draft = (text: string): Draft => ({ at: 1, body: new TextEncoder().encode(text) })
const text = (body: Uint8Array) => new TextDecoder().decode(body)

function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'journal-damage-'))
  folders.push(made)
  return made
}
beforeEach(() => {
  events.length = 0
  folder = newFolder()
})
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true })
})

/** libsql lets go of a closed file when its objects are collected: thousands of openings would run out of handles. */
async function letGoOfFiles(openings: number): Promise<void> {
  if (openings % 500 !== 499) return
  setFlagsFromString('--expose_gc')
  // Collecting at will is not to be had otherwise.
  ;(runInNewContext('gc') as () => void)()
  await new Promise(resolve => void setImmediate(resolve))
}
const fileOf = (at: string) => join(at, 'signalroom.db')
function copyOf(from: string): string {
  const copy = newFolder()
  for (const name of ['signalroom.db', 'signalroom.db-wal'])
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(copy, name))
  return copy
}
const forget = (copy: string) => rmSync(copy, { recursive: true, force: true })

/** Records of so many drafts each, one append a record. */
const packs = [1, 3, 2, 1, 4, 2]
const bodies = packs
  .flatMap((count, i) => Array.from({ length: count }, (_, k) => `record ${i + 1}, draft ${k + 1}`))
  .map(body => `${body} ${'abcdefgh'.repeat(2)}`)
/** Where each record ends. */
const ends = packs.map((_, i) => packs.slice(0, i + 1).reduce((sum, count) => sum + count, 0))

async function write(store: ReturnType<typeof open>, stream: string): Promise<void> {
  await Promise.all(
    packs.map((count, i) => {
      const before = (ends[i] ?? 0) - count
      return store.append(stream, before, bodies.slice(before, before + count).map(draft))
    }),
  )
}

interface Row {
  readonly position: number
  readonly at: number
  readonly count: number
  readonly body: ArrayBuffer
}
function edit(at: string, run: (db: Database.Database) => void): void {
  const db = new Database(fileOf(at))
  db.exec('BEGIN')
  run(db)
  db.exec('COMMIT')
  db.close()
}
const rowOf = (db: Database.Database, stream: string, position: number) =>
  db
    .prepare(
      'SELECT position, at, count, body FROM entries WHERE stream = (SELECT id FROM streams WHERE name = ?) AND position = ?',
    )
    .get(stream, position) as Row
function putBody(db: Database.Database, stream: string, position: number, body: Uint8Array): void {
  db.prepare(
    'UPDATE entries SET body = ? WHERE stream = (SELECT id FROM streams WHERE name = ?) AND position = ?',
  ).run(body, stream, position)
}
/** What a journal that does not verify its checksums would see: the seal fits whatever is there. */
function sealAnew(db: Database.Database, stream: string, position: number): void {
  const { at, count, body } = rowOf(db, stream, position)
  db.prepare(
    'UPDATE entries SET seal = ? WHERE stream = (SELECT id FROM streams WHERE name = ?) AND position = ?',
  ).run(seal(stream, position, { at, count, body: new Uint8Array(body) }), stream, position)
}

test('[J5] cut at any byte of its last three records, a stream keeps all records before, and says what is gone', async () => {
  const store = open()
  await write(store, 'room/sample')
  await store.close()
  const cuts: { readonly stream: string; readonly record: number; readonly length: number }[] = []
  edit(folder, db => {
    for (const record of [3, 4, 5]) {
      const { byteLength } = rowOf(db, 'room/sample', ends[record] ?? 0).body
      for (let length = 0; length < byteLength; length++)
        cuts.push({ stream: `room/${record}-${length}`, record, length })
    }
  })
  expect(cuts.length).toBeGreaterThan(150)
  const writing = open()
  await Promise.all(cuts.map(({ stream }) => write(writing, stream)))
  await writing.close()
  edit(folder, db => {
    for (const { stream, record, length } of cuts) cut(db, stream, ends[record] ?? 0, length)
  })
  const mended = open()
  for (const { stream, record } of cuts) {
    const kept = ends[record - 1] ?? 0
    events.length = 0
    expect((await mended.read(stream, 0)).map(entry => text(entry.body))).toEqual(bodies.slice(0, kept))
    expect(events).toEqual([{ type: 'tail.torn', stream, from: kept + 1, to: bodies.length }])
  }
  await Promise.all(
    cuts.map(({ stream, record }) => mended.append(stream, ends[record - 1] ?? 0, [draft('again')])),
  )
  await mended.close()
}, 240_000)

/** Takes away what stands behind a record, and the end of its body. */
function cut(db: Database.Database, stream: string, position: number, length: number): void {
  const { body } = rowOf(db, stream, position)
  db.prepare(
    'DELETE FROM entries WHERE stream = (SELECT id FROM streams WHERE name = ?) AND position > ?',
  ).run(stream, position)
  putBody(db, stream, position, new Uint8Array(body).subarray(0, length))
}

test('[J5] control: with the checksum not verified a cut record is accepted, and seen to be', async () => {
  const store = open()
  await write(store, 'room/a')
  await store.close()
  const position = ends[3] ?? 0
  edit(folder, db => {
    cut(db, 'room/a', position, 5)
    sealAnew(db, 'room/a', position)
    db.prepare('UPDATE streams SET end = ?').run(position)
  })
  const next = open()
  const read = (await next.read('room/a', 0)).map(entry => text(entry.body))
  expect(events).toEqual([])
  expect(read).toHaveLength(position)
  expect(read).not.toEqual(bodies.slice(0, position))
  await next.close()
})

test(
  '[J5] a write-ahead log cut at any byte of its last three commits keeps every commit before the cut',
  async () => {
    const store = open()
    /** How long the log was after each commit. */
    const sizes: number[] = []
    for (let n = 0; n < 9; n++) {
      await store.append('room/a', n * 2, [draft(`commit ${n + 1}`), draft('and more')])
      sizes.push(statSync(`${fileOf(folder)}-wal`).size)
    }
    const [from = 0, to = 0] = [sizes.at(-4), sizes.at(-1)]
    for (let length = from; length < to; length += size.step) {
      await letGoOfFiles((length - from) / size.step)
      const copy = copyOf(folder)
      truncateSync(`${fileOf(copy)}-wal`, length)
      const found = open(copy)
      const read = await found.read('room/a', 0)
      const whole = sizes.filter(end => end <= length).length
      expect(read, `cut at ${length}`).toHaveLength(whole * 2)
      expect(text(read.at(-2)?.body ?? new Uint8Array())).toBe(`commit ${whole}`)
      await found.close()
      forget(copy)
    }
    expect(events).toEqual([])
    await store.close()
  },
  sized(60_000, 3_600_000),
)

interface Loaded {
  readonly read: readonly string[]
  readonly snapshot: Snapshot | undefined
  readonly known: boolean
}
async function load(from: string): Promise<Loaded | Error> {
  try {
    const store = open(from)
    try {
      const read = (await store.read('room/a', 0)).map(entry => text(entry.body))
      const known = (await store.streams('')).includes('room/a')
      return { read, snapshot: await store.snapshot('room/a'), known }
    } finally {
      await store.close()
    }
  } catch (failure) {
    return failure as Error
  }
}
/** Whether a damaged file shows something that was never written, or leaves something out without a word. */
function isSilent(outcome: Loaded | Error, snapshot: Snapshot): boolean {
  if (outcome instanceof Error) return false
  if (outcome.snapshot !== undefined && text(outcome.snapshot.body) !== text(snapshot.body)) return true
  if (outcome.read.some((body, i) => body !== bodies[i])) return true
  return outcome.read.length !== bodies.length && !events.some(({ type }) => type === 'tail.torn')
}
function flipped(clean: Uint8Array, place: number, bit: number): Uint8Array {
  const bytes = Uint8Array.from(clean)
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
  return bytes
}

test(
  '[J6] a bit flipped anywhere crashes nothing and is never accepted in silence',
  async () => {
    const store = open()
    await write(store, 'room/a')
    for (const stream of ['room/b', 'room/c', 'room/d']) await write(store, stream)
    const snapshot = { position: 6, body: new TextEncoder().encode('six drafts '.repeat(200)) }
    await store.keepSnapshot('room/a', snapshot)
    await store.close()
    const clean = readFileSync(fileOf(folder))
    const copy = newFolder()
    const flips = Math.min(size.flips, clean.length)
    const counts = { refused: 0, torn: 0, unharmed: 0 }
    for (let n = 0; n < flips; n++) {
      await letGoOfFiles(n)
      const place = Math.floor(((n + 0.37) * clean.length) / flips)
      writeFileSync(fileOf(copy), flipped(clean, place, n % 8))
      events.length = 0
      const outcome = await load(copy)
      expect(isSilent(outcome, snapshot), `bit ${n % 8} of byte ${place}`).toBe(false)
      if (outcome instanceof Error) counts.refused += 1
      else if (events.length > 0) counts.torn += 1
      else counts.unharmed += 1
    }
    if (full)
      process.stdout.write(`${flips} flips in ${clean.length} bytes: ${JSON.stringify(counts)}, 0 silent\n`)
    expect(counts.refused).toBeGreaterThan(flips / 50)
  },
  sized(60_000, 600_000),
)

test('[J6] control: with the checksum not verified a flipped bit is accepted, and seen to be', async () => {
  const store = open()
  await write(store, 'room/a')
  await store.close()
  const snapshot = { position: 0, body: new Uint8Array() }
  const position = ends[3] ?? 0
  for (const sealed of [false, true]) {
    const copy = copyOf(folder)
    edit(copy, db => {
      putBody(db, 'room/a', position, flipped(new Uint8Array(rowOf(db, 'room/a', position).body), 3, 2))
      if (sealed) sealAnew(db, 'room/a', position)
    })
    events.length = 0
    const outcome = await load(copy)
    expect(isSilent(outcome, snapshot)).toBe(sealed)
    expect(outcome instanceof Corrupt).toBe(!sealed)
  }
})

test('[J21] a name lost in the index is found again, one lost in the list stops the start', async () => {
  const store = open()
  await write(store, 'room/a')
  await store.close()
  const clean = readFileSync(fileOf(folder))
  const places = [...clean.keys()].filter(at => clean.subarray(at, at + 6).toString() === 'room/a')
  expect(places).toHaveLength(2)
  const outcomes: string[] = []
  for (const place of places) {
    const copy = newFolder()
    writeFileSync(fileOf(copy), flipped(clean, place + 5, 1))
    // Control: what a store that does not check would find.
    const raw = new Database(fileOf(copy))
    const row = raw.prepare('SELECT id FROM streams WHERE name = ?').get('room/a')
    raw.close()
    events.length = 0
    const outcome = await load(copy)
    const became =
      outcome instanceof Error ? outcome.message : `${events[0]?.type}, ${outcome.read.length} drafts`
    outcomes.push(`${row ? 'known' : 'unknown'} unchecked; ${became}`)
  }
  expect(outcomes.sort()).toEqual([
    expect.stringMatching(/^known unchecked; cannot open .* list of streams is damaged; restore it from a/),
    'unknown unchecked; index.mended, 13 drafts',
  ])
})

test(
  '[J6] a stream that cannot be loaded is not written to, however often it is asked; control: one that can, is',
  async () => {
    const store = open()
    await write(store, 'room/a')
    await write(store, 'room/whole')
    await store.close()
    edit(folder, db => putBody(db, 'room/a', ends[1] ?? 0, new Uint8Array(3)))
    const stored = () =>
      ['signalroom.db', 'signalroom.db-wal']
        .map(name => join(folder, name))
        .map(path => (existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''))
    const damaged = open()
    await damaged.streams('')
    const before = stored()
    for (let n = 0; n < size.loads; n++) {
      await expect(damaged.read('room/a', 0)).rejects.toBeInstanceOf(Corrupt)
      await expect(damaged.snapshot('room/a')).rejects.toBeInstanceOf(Corrupt)
      const asked = [
        damaged.append('room/a', bodies.length, [draft('x')]),
        damaged.append('room/a', 0, [draft('blank')]),
        damaged.keepSnapshot('room/a', { position: 1, body: new Uint8Array(9) }),
      ]
      for (const { status } of await Promise.allSettled(asked)) expect(status).toBe('rejected')
    }
    expect(stored()).toEqual(before)
    await damaged.append('room/whole', bodies.length, [draft('x')])
    expect(stored()).not.toEqual(before)
    await damaged.close()
  },
  sized(60_000, 600_000),
)
