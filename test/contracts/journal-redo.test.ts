/** Writes go to a file of their own first and into the tables later: at no moment is anything that was acknowledged in neither. */
import { execFileSync } from 'node:child_process'
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
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWriteAhead } from '../../server/src/journal/sqlite/write-ahead.js'
import type { Write } from '../../server/src/journal/disk.js'
import { Conflict, type StoreEvent } from '../../server/src/journal/port.js'
import { decodeGroup, encodeGroup } from '../../server/src/journal/sqlite/group-codec.js'
import { openRedo } from '../../server/src/journal/sqlite/redo.js'

let folder: string
const events: StoreEvent[] = []
const made: string[] = []
const aFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'journal-redo-'))
  made.push(path)
  return path
}
const open = (at = folder) => openWriteAhead(at, event => void events.push(event))
const redoOf = (at: string) => join(at, 'signalroom.redo')
const append = (stream: string, expected: number, ...texts: readonly string[]): Write => ({
  type: 'append',
  stream,
  expected,
  count: texts.length,
  drafts: texts.map((text, i) => ({ at: 1000 + expected + i, body: new TextEncoder().encode(text) })),
})
const read = (store: ReturnType<typeof open>, stream: string) =>
  store
    .answer('read', [stream, 0])
    .map(({ position, at, body }) => [position, at, new TextDecoder().decode(body)])
const rows = (...texts: readonly string[]) => texts.map((text, i) => [i + 1, 1000 + i, text])
const commit = (store: ReturnType<typeof open>, writes: readonly Write[]) => store.commit(encodeGroup(writes))
/** The folder as a killed process would leave it at this moment. */
function asKilled(): string {
  const copy = aFolder()
  for (const name of ['signalroom.db', 'signalroom.db-wal', 'signalroom.redo'])
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name))
  return copy
}

beforeEach(() => {
  events.length = 0
  folder = aFolder()
})
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true })
})

test('[J24] what was acknowledged and is not in the tables yet is there after a kill, and in order', () => {
  const store = open()
  expect(commit(store, [append('a', 0, 'one'), append('b', 0, 'x', 'y')])).toEqual([undefined, undefined])
  commit(store, [append('a', 1, 'two', 'three'), { type: 'keep', hash: 'h', grant: '{"seat":1}' }])
  commit(store, [
    { type: 'keepSnapshot', stream: 'a', snapshot: { position: 3, body: Uint8Array.from([7]) } },
  ])
  const db = new Database(join(folder, 'signalroom.db'))
  expect(db.prepare('SELECT count(*) AS n FROM entries').get()).toMatchObject({ n: 0 })
  db.close()
  const after = open(asKilled())
  expect(read(after, 'a')).toEqual(rows('one', 'two', 'three'))
  expect(read(after, 'b')).toEqual(rows('x', 'y'))
  expect(after.answer('find', ['h'])).toBe('{"seat":1}')
  expect(after.answer('snapshot', ['a'])).toEqual({ position: 3, body: Uint8Array.from([7]) })
  expect(events).toEqual([])
  after.close()
  store.close()
})

test('[J24] control: without that file the tables alone have lost it', () => {
  const store = open()
  commit(store, [append('a', 0, 'one')])
  const copy = asKilled()
  rmSync(redoOf(copy))
  const after = open(copy)
  expect(read(after, 'a')).toEqual([])
  after.close()
  store.close()
})

test('[J24] killed between the tables and the clearing of the file, everything is there once', () => {
  const store = open()
  commit(store, [append('a', 0, 'one', 'two')])
  commit(store, [append('a', 2, 'three'), append('b', 0, 'x')])
  const redo = readFileSync(redoOf(folder))
  store.settle()
  expect(statSync(redoOf(folder)).size).toBe(0)
  const copy = asKilled()
  writeFileSync(redoOf(copy), redo)
  const after = open(copy)
  expect(read(after, 'a')).toEqual(rows('one', 'two', 'three'))
  expect(read(after, 'b')).toEqual(rows('x'))
  expect(commit(after, [append('a', 3, 'four')])).toEqual([undefined])
  expect(read(after, 'a')).toEqual(rows('one', 'two', 'three', 'four'))
  expect(events).toEqual([])
  after.close()
  store.close()
})

test('[J24] killed between two steps into the tables, with more written meanwhile, everything is there once', () => {
  const store = open()
  const streams = Array.from({ length: 40 }, (_, i) => `s${i}`)
  for (let end = 0; end < 20; end++)
    commit(
      store,
      streams.map(stream => append(stream, end, `${end}`)),
    )
  const inTables = () => {
    const db = new Database(join(folder, 'signalroom.db'))
    const { n } = db.prepare('SELECT sum(count) AS n FROM entries').get() as { n: number | null }
    db.close()
    return n ?? 0
  }
  for (let steps = 0, before = 0; store.isOwing; steps++) {
    store.settleSome()
    expect(inTables()).toBeGreaterThan(before)
    before = inTables()
    if (steps > 0) continue
    expect(before).toBeLessThan(streams.length * 20)
    expect(commit(store, [append('s0', 20, '20'), append('s39', 20, '20')])).toEqual([undefined, undefined])
    expect(statSync(redoOf(folder)).size).toBeGreaterThan(0)
    const after = open(asKilled())
    for (const [i, stream] of streams.entries())
      expect(read(after, stream)).toHaveLength(i === 0 || i === 39 ? 21 : 20)
    after.close()
  }
  expect(statSync(redoOf(folder)).size).toBe(0)
  for (const stream of streams.slice(1, -1))
    expect(read(store, stream)).toEqual(rows(...Array.from({ length: 20 }, (_, i) => `${i}`)))
  expect(read(store, 's39').at(-1)).toEqual([21, 1020, '20'])
  expect(events).toEqual([])
  store.close()
})

/** What a file with these bytes is found to hold. */
function foundIn(bytes: Uint8Array) {
  const path = redoOf(aFolder())
  writeFileSync(path, bytes)
  const { redo, found, torn } = openRedo(path)
  redo.close()
  return { found: found.flatMap(decodeGroup).map(plain), torn }
}
/** With its drafts, which are looked for only when they are asked for. */
const plain = (write: Write): Write => (write.type === 'append' ? { ...write, drafts: write.drafts } : write)

test('[J25] cut at any byte it keeps every whole group before the cut, and says what it left', () => {
  const store = open()
  const writes = ['one', 'two', 'three', 'four', 'five'].map((text, i) => append('a', i, text))
  const ends = writes.map(write => {
    commit(store, [write])
    return statSync(redoOf(folder)).size
  })
  const bytes = readFileSync(redoOf(folder))
  for (let cut = 0; cut <= bytes.length; cut++) {
    const whole = ends.filter(end => end <= cut)
    const { found, torn } = foundIn(bytes.subarray(0, cut))
    expect(found).toEqual(writes.slice(0, whole.length))
    expect(torn).toBe(cut - (whole.at(-1) ?? 0))
  }
  const copy = asKilled()
  truncateSync(redoOf(copy), bytes.length - 1)
  const after = open(copy)
  expect(read(after, 'a')).toEqual(rows('one', 'two', 'three', 'four'))
  expect(events).toEqual([{ type: 'redo.torn', bytes: bytes.length - 1 - (ends[3] ?? 0) }])
  after.close()
  store.close()
})

test('[J25] a bit flipped anywhere in it is never accepted, and the groups before it are', () => {
  const store = open()
  const writes = Array.from({ length: 20 }, (_, i) => append('a', i, `record ${i} ${'abc'.repeat(20)}`))
  const ends = writes.map(write => {
    commit(store, [write])
    return statSync(redoOf(folder)).size
  })
  const clean = readFileSync(redoOf(folder))
  for (let n = 0; n < 1000; n++) {
    const bytes = Buffer.from(clean)
    const place = (n * 7919) % bytes.length
    bytes[place] = (bytes[place] ?? 0) ^ (1 << (n % 8))
    const { found, torn } = foundIn(bytes)
    expect(found.length).toBe(ends.filter(end => end <= place).length)
    expect(found).toEqual(writes.slice(0, found.length))
    expect(torn).toBeGreaterThan(0)
  }
  store.close()
})

test('[J24] an append behind the wrong position is refused while the one before it is only in the file', () => {
  const store = open()
  commit(store, [append('a', 0, 'one')])
  const [wrong, right] = commit(store, [append('a', 0, 'again'), append('a', 1, 'two')])
  expect(wrong).toBeInstanceOf(Conflict)
  expect(right).toBeUndefined()
  expect(read(store, 'a')).toEqual(rows('one', 'two'))
  store.close()
})

test('[J26] while the tables refuse, nothing new is acknowledged and nothing old is lost; then it goes on', () => {
  const store = open()
  commit(store, [append('a', 0, 'one')])
  const other = new Database(join(folder, 'signalroom.db'))
  other.exec('ALTER TABLE entries RENAME TO hidden')
  expect(() => store.settle()).toThrow(/entries/)
  expect(() => commit(store, [append('a', 1, 'two')])).toThrow(/entries/)
  expect(statSync(redoOf(folder)).size).toBeGreaterThan(0)
  other.exec('ALTER TABLE hidden RENAME TO entries')
  other.close()
  commit(store, [append('a', 1, 'two')])
  expect(read(store, 'a')).toEqual(rows('one', 'two'))
  store.close()
})

test('[J26] a full disk acknowledges nothing, and what fits later is acknowledged again', () => {
  const full = aFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', full], { stdio: 'ignore' })
  } catch {
    // Only root may make a small disk; the rule is held where that is so.
    return
  }
  try {
    const store = open(full)
    commit(store, [append('a', 0, 'one')])
    const big: Write = append('a', 1, 'x'.repeat(200_000))
    let end = 1
    expect(() => {
      for (; end < 20; end++) commit(store, [{ ...big, expected: end } as Write])
    }).toThrow(/ENOSPC|full/)
    expect(end).toBeLessThan(8)
    const taken = end
    expect(commit(store, [append('b', 0, 'small')])).toEqual([undefined])
    store.close()
    expect(taken).toBeGreaterThan(0)
  } finally {
    execFileSync('umount', ['-l', full], { stdio: 'ignore' })
  }
})
