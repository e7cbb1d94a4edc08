/** The store's contract, held by every implementation: the same claims, run over SQLite, here and in its thread, and over memory. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  Closed,
  Conflict,
  Corrupt,
  type Draft,
  type Store,
  type StoreEvent,
} from '../../server/src/journal/journal.js'
import { openSqlite } from '../../server/src/journal/sqlite.js'
import { openStore, type ThreadedSettings } from '../../server/src/journal/threaded.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'

/** One storage that outlives its stores, and what may happen to it between two of them. */
interface Ground {
  open(): Promise<Store>
  /** Changes the body of one stored record behind the store's back. */
  damage(stream: string, position: number, change: (body: Uint8Array) => Uint8Array): void
  /** Takes one stored record away behind the store's back. */
  lose(stream: string, position: number): void
  /** Changes the body of a stored snapshot behind the store's back. */
  damageSnapshot(stream: string, change: (body: Uint8Array) => Uint8Array): void
  remove(): void
}

const events: StoreEvent[] = []
const report = (event: StoreEvent) => void events.push(event)

const onSqlite = () => onFile(async given => openSqlite(given))
const onThread = () => onFile(openStore)
function onFile(open: (given: ThreadedSettings) => Promise<Store>): Ground {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'))
  const edit = (run: (db: Database.Database) => void) => {
    const db = new Database(join(folder, 'signalroom.db'))
    run(db)
    db.close()
  }
  const row = 'stream = (SELECT id FROM streams WHERE name = ?) AND position = ?'
  return {
    // Each append goes into the tables by itself, so that a single one can be damaged there.
    open: () => open({ folder, report, windowMs: 2, settleMs: 0 }),
    damage: (stream, position, change) =>
      edit(db => {
        const found = db.prepare(`SELECT body FROM entries WHERE ${row}`).get(stream, position)
        const body = change(new Uint8Array((found as { body: ArrayBuffer }).body))
        db.prepare(`UPDATE entries SET body = ? WHERE ${row}`).run(body, stream, position)
      }),
    lose: (stream, position) =>
      edit(db => db.prepare(`DELETE FROM entries WHERE ${row}`).run(stream, position)),
    damageSnapshot: (stream, change) =>
      edit(db => {
        const where = 'stream = (SELECT id FROM streams WHERE name = ?)'
        const found = db.prepare(`SELECT body FROM snapshots WHERE ${where}`).get(stream)
        const body = change(new Uint8Array((found as { body: ArrayBuffer }).body))
        db.prepare(`UPDATE snapshots SET body = ? WHERE ${where}`).run(body, stream)
      }),
    remove: () => rmSync(folder, { recursive: true }),
  }
}
function inMemory(): Ground {
  const disk = emptyDisk()
  const entries = (stream: string) => disk.streams.get(stream)?.entries ?? []
  return {
    open: async () => memoryJournal(disk, report),
    damage: (stream, position, change) => {
      const list = entries(stream)
      const i = list.findIndex(entry => entry.position === position)
      const entry = list[i]
      if (entry) list[i] = { ...entry, body: change(entry.body) }
    },
    lose: (stream, position) => {
      const list = entries(stream)
      list.splice(
        list.findIndex(entry => entry.position === position),
        1,
      )
    },
    damageSnapshot: (stream, change) => {
      const kept = disk.snapshots.get(stream)
      if (kept) disk.snapshots.set(stream, { ...kept, body: change(kept.body) })
    },
    remove: () => {},
  }
}

const text = (body: Uint8Array) => new TextDecoder().decode(body)
const draft = (body: string, at = 1000): Draft => ({ at, body: new TextEncoder().encode(body) })
const flip = (bit: number) => (body: Uint8Array) => {
  const copy = body.slice()
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

describe.each([
  ['sqlite', onSqlite],
  ['sqlite in a thread', onThread],
  ['memory', inMemory],
])('the journal on %s', (where, lay) => {
  let ground: Ground
  let store: Store
  beforeEach(async () => {
    events.length = 0
    ground = lay()
    store = await ground.open()
  })
  afterEach(async () => {
    await store.close()
    ground.remove()
  })
  const reopen = async () => {
    await store.close()
    store = await ground.open()
  }
  const texts = async (stream: string, after = 0) =>
    (await store.read(stream, after)).map(entry => text(entry.body))
  /** One record each. */
  const five = (stream = 'room/a') => each(stream, 'one', 'two', 'three', 'four', 'five')
  const each = (stream: string, ...bodies: readonly string[]) =>
    Promise.all(bodies.map((body, i) => store.append(stream, i, [draft(body)])))

  test('[J1] records come back in order, with position, time and bytes, and from any position on', async () => {
    await store.append('room/a', 0, [draft('one', 11), draft('two', 12)])
    await store.append('room/a', 2, [draft('three', 13)])
    const read = await store.read('room/a', 0)
    expect(read.map(e => [e.position, e.at, text(e.body)])).toEqual([
      [1, 11, 'one'],
      [2, 12, 'two'],
      [3, 13, 'three'],
    ])
    expect(read[0]?.body.constructor).toBe(Uint8Array)
    expect(await texts('room/a', 2)).toEqual(['three'])
    expect(await texts('room/a', 3)).toEqual([])
    expect(await texts('room/unknown')).toEqual([])
  })

  test('[J2] an append behind the wrong position is refused, writes nothing and names the true end', async () => {
    await store.append('room/a', 0, [draft('one')])
    for (const expected of [0, 2, 7]) {
      const failure = await store.append('room/a', expected, [draft('no')]).catch((e: unknown) => e)
      expect(failure).toBeInstanceOf(Conflict)
      expect(failure).toMatchObject({ stream: 'room/a', expected, end: 1 })
    }
    expect(await texts('room/a')).toEqual(['one'])
  })

  test('[J2] of two appends at one position asked for together exactly the first is written', async () => {
    const outcome = await Promise.allSettled([
      store.append('room/a', 0, [draft('first')]),
      store.append('room/a', 0, [draft('second')]),
      store.append('room/a', 1, [draft('third')]),
      store.append('room/b', 0, [draft('other')]),
    ])
    expect(outcome.map(o => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(await texts('room/a')).toEqual(['first', 'third'])
  })

  test('[J1] two hundred appenders on fifty streams lose, double and swap nothing', async () => {
    const wanted = new Map<string, string[]>()
    const asked = Array.from({ length: 200 }, (_unused, n) => {
      const stream = `doc/${n % 50}/work`
      const list = wanted.get(stream) ?? []
      wanted.set(stream, list)
      const drafts = Array.from({ length: 5 }, (_un, i) => draft(`${n}.${i}`))
      const promise = store.append(stream, list.length, drafts)
      list.push(...drafts.map(d => text(d.body)))
      return promise
    })
    await Promise.all(asked)
    await reopen()
    for (const [stream, list] of wanted) expect(await texts(stream)).toEqual(list)
    expect(await store.streams('doc/')).toHaveLength(50)
  })

  test('[J15] what is appended together is read as it was given, from every position on, with its own times', async () => {
    const times = [1_795_000_000_000, 1_795_000_000_000, 1_795_000_000_017, 3, 0, Number.MAX_SAFE_INTEGER, -5]
    const given = times.map((at, i): Draft => ({ at, body: new Uint8Array(i * 40).fill(i) }))
    await store.append('doc/a/work', 0, [draft('alone', 9)])
    await store.append('doc/a/work', 1, given)
    await store.append('doc/a/work', 8, [draft('last', 1)])
    const whole = [draft('alone', 9), ...given, draft('last', 1)].map((one, i) => ({
      ...one,
      position: i + 1,
    }))
    for (let look = 0; look < 2; look++) {
      for (let after = 0; after <= whole.length; after++)
        expect(await store.read('doc/a/work', after)).toEqual(whole.slice(after))
      await reopen()
      expect(await store.read('doc/a/work', 5)).toEqual(whole.slice(5))
    }
  })

  test('[J1] bodies may be empty, a megabyte, or a view into a larger buffer', async () => {
    const big = new Uint8Array(1 << 20).map((_byte, i) => i * 31)
    const view = new Uint8Array(big.buffer, 1001, 77)
    await store.append('doc/a/work', 0, [
      { at: 1, body: big },
      { at: 2, body: new Uint8Array(0) },
      { at: 3, body: view },
    ])
    await reopen()
    const read = await store.read('doc/a/work', 0)
    expect(read.map(e => e.body.length)).toEqual([1 << 20, 0, 77])
    expect(Buffer.compare(read[0]?.body ?? view, big)).toBe(0)
    expect(read[2]?.body).toEqual(view.slice())
  })

  test('[J1] appending nothing writes nothing but still checks the position', async () => {
    await store.append('room/a', 0, [])
    expect(await store.streams('')).toEqual([])
    await expect(store.append('room/a', 3, [])).rejects.toBeInstanceOf(Conflict)
  })

  test('[J3] streams are found by how their name begins, whatever characters it has', async () => {
    for (const name of ['room/b', 'room/a', 'doc/a/work', 'room%/x', 'room/é'])
      await store.append(name, 0, [draft('x')])
    expect(await store.streams('room/')).toEqual(['room/a', 'room/b', 'room/é'])
    expect(await store.streams('doc/a/')).toEqual(['doc/a/work'])
    expect(await store.streams('nobody')).toEqual([])
  })

  test('[J4] what was acknowledged is there after a reopen, and the next append goes on behind it', async () => {
    await five()
    await reopen()
    expect(await texts('room/a')).toEqual(['one', 'two', 'three', 'four', 'five'])
    await reopen()
    await store.append('room/a', 5, [draft('six')])
    expect(await texts('room/a', 4)).toEqual(['five', 'six'])
  })

  test('[J4] close writes what was handed over; afterwards every call is refused', async () => {
    const asked = store.append('room/a', 0, [draft('last words')])
    await store.close()
    await asked
    await expect(store.append('room/a', 1, [draft('x')])).rejects.toBeInstanceOf(Closed)
    await expect(store.read('room/a', 0)).rejects.toBeInstanceOf(Closed)
    expect(await store.answers()).toBe(false)
    await reopen()
    expect(await texts('room/a')).toEqual(['last words'])
    expect(await store.answers()).toBe(true)
  })

  test('[J5] a tail cut at any byte is moved aside and reported; what stands before it is whole', async () => {
    const streams = Array.from('five', (_, length) => ({ stream: `room/cut${length}`, length }))
    await Promise.all(streams.map(({ stream }) => five(stream)))
    await store.close()
    for (const { stream, length } of streams)
      for (const position of [4, 5]) ground.damage(stream, position, body => body.subarray(0, length))
    store = await ground.open()
    for (const { stream } of streams) {
      expect(await texts(stream)).toEqual(['one', 'two', 'three'])
      expect(events).toContainEqual({ type: 'tail.torn', stream, from: 4, to: 5 })
      await store.append(stream, 3, [draft('again')])
    }
    await reopen()
    for (const { stream } of streams) expect(await texts(stream, 2)).toEqual(['three', 'again'])
  })

  test('[J5] lost records at the end are reported, and an append that comes before any read still fits', async () => {
    await five()
    await store.close()
    ground.lose('room/a', 5)
    ground.lose('room/a', 4)
    store = await ground.open()
    await expect(store.append('room/a', 5, [draft('six')])).rejects.toMatchObject({ end: 3 })
    expect(events).toEqual([{ type: 'tail.torn', stream: 'room/a', from: 4, to: 5 }])
    await store.append('room/a', 3, [draft('new four')])
    expect(await texts('room/a', 2)).toEqual(['three', 'new four'])
  })

  test('[J6] any flipped bit before the end makes that stream refuse to load, and no other', async () => {
    await store.append('room/ok', 0, [draft('fine')])
    const streams = Array.from({ length: 24 }, (_, bit) => ({ stream: `room/bit${bit}`, bit }))
    await Promise.all(streams.map(({ stream }) => each(stream, 'one', 'two', 'three')))
    await store.close()
    for (const { stream, bit } of streams) ground.damage(stream, 2, flip(bit))
    store = await ground.open()
    for (const { stream, bit } of streams) {
      await expect(store.read(stream, 0)).rejects.toBeInstanceOf(Corrupt)
      await expect(store.append(stream, 3, [draft('x')])).rejects.toMatchObject({ stream, position: 2 })
      expect(events).toContainEqual({ type: 'stream.corrupt', stream, position: 2 })
      await store.append('room/ok', bit + 1, [draft('still fine')])
    }
  })

  test('[J15] what is appended together is whole or bad as one', async () => {
    const packs = [
      ['a1', 'a2', 'a3'],
      ['b1', 'b2'],
      ['c1', 'c2', 'c3'],
    ]
    const write = (stream: string) =>
      Promise.all(
        packs.map((pack, i) =>
          store.append(
            stream,
            [0, 3, 5][i] ?? 0,
            pack.map(t => draft(t)),
          ),
        ),
      )
    await write('room/tail')
    await write('room/middle')
    await store.close()
    // In memory each draft is a record; there the same is seen with the last of them damaged.
    ground.damage('room/tail', 8, flip(9))
    ground.damage('room/middle', 5, flip(9))
    store = await ground.open()
    const kept = await texts('room/tail')
    expect(kept.slice(0, 5)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2'])
    const from = kept.length + 1
    expect(from).toBe(where === 'memory' ? 8 : 6)
    expect(events).toContainEqual({ type: 'tail.torn', stream: 'room/tail', from, to: 8 })
    await store.append('room/tail', kept.length, [draft('again'), draft('and again')])
    const position = where === 'memory' ? 5 : 4
    await expect(store.read('room/middle', 0)).rejects.toMatchObject({ name: 'Corrupt', position })
    await reopen()
    expect(await texts('room/tail')).toEqual([...kept, 'again', 'and again'])
  })

  test('[J6] a missing record before the end makes the stream refuse to load', async () => {
    await five()
    await store.close()
    ground.lose('room/a', 2)
    store = await ground.open()
    await expect(store.read('room/a', 0)).rejects.toMatchObject({ name: 'Corrupt', position: 2 })
    await expect(store.read('room/a', 3)).rejects.toMatchObject({ name: 'Corrupt' })
  })

  test('[J6] a whole record in the wrong place is a bad one', async () => {
    await five()
    await store.close()
    ground.damage('room/a', 2, () => new TextEncoder().encode('three'))
    store = await ground.open()
    await expect(store.read('room/a', 0)).rejects.toBeInstanceOf(Corrupt)
  })

  const snap = (position: number, body: string) => ({ position, body: new TextEncoder().encode(body) })
  const snapText = async (stream = 'room/a') => {
    const kept = await store.snapshot(stream)
    return kept && [kept.position, text(kept.body)]
  }

  test('[J13] a snapshot is kept until the next one, and never for more than the stream has', async () => {
    await five()
    expect(await store.end('room/a')).toBe(5)
    expect(await store.end('room/unknown')).toBe(0)
    expect(await snapText()).toBeUndefined()
    expect(await snapText('room/unknown')).toBeUndefined()
    await store.keepSnapshot('room/a', snap(3, 'of three'))
    await reopen()
    expect(await snapText()).toEqual([3, 'of three'])
    await store.keepSnapshot('room/a', snap(5, 'of five'))
    const tooFar = store.keepSnapshot('room/a', snap(6, 'of six'))
    await expect(tooFar).rejects.toMatchObject({ name: 'Conflict', stream: 'room/a', end: 5 })
    await expect(store.keepSnapshot('room/unknown', snap(1, 'x'))).rejects.toBeInstanceOf(Conflict)
    await reopen()
    expect(await snapText()).toEqual([5, 'of five'])
    expect(await texts('room/a')).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(await store.end('room/a')).toBe(5)
  })

  test('[J14] what stands before a whole snapshot is not read to open the stream, and never passed over when it is read', async () => {
    await five()
    await store.keepSnapshot('room/a', snap(3, 'of three'))
    await store.close()
    ground.damage('room/a', 2, flip(3))
    store = await ground.open()
    expect(await snapText()).toEqual([3, 'of three'])
    expect(await texts('room/a', 3)).toEqual(['four', 'five'])
    await store.append('room/a', 5, [draft('six')])
    expect(await texts('room/a', 2)).toEqual(['three', 'four', 'five', 'six'])
    expect(events).toEqual([])
    await expect(store.read('room/a', 0)).rejects.toMatchObject({ name: 'Corrupt', position: 2 })
    await reopen()
    await expect(store.read('room/a', 0)).rejects.toMatchObject({ name: 'Corrupt', position: 2 })
    await expect(store.read('room/a', 1)).rejects.toMatchObject({ name: 'Corrupt', position: 2 })
  })

  test('[J13] a damaged snapshot is reported once and left aside; the stream is read as if there were none', async () => {
    await five()
    await store.keepSnapshot('room/a', snap(4, 'of four'))
    await store.close()
    ground.damageSnapshot('room/a', flip(9))
    store = await ground.open()
    expect(await snapText()).toBeUndefined()
    expect(await texts('room/a')).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(events).toEqual([{ type: 'snapshot.refused', stream: 'room/a', position: 4 }])
    await store.keepSnapshot('room/a', snap(5, 'of five'))
    await store.close()
    ground.damageSnapshot('room/a', flip(9))
    ground.damage('room/a', 2, flip(3))
    store = await ground.open()
    await expect(store.read('room/a', 4)).rejects.toMatchObject({ name: 'Corrupt', position: 2 })
  })

  test('[J13] a stream torn to before its snapshot ignores it, also once it is as long again', async () => {
    await five()
    await store.keepSnapshot('room/a', snap(4, 'of four'))
    await store.close()
    ground.lose('room/a', 5)
    ground.damage('room/a', 4, body => body.subarray(0, 1))
    store = await ground.open()
    expect(await snapText()).toBeUndefined()
    expect(await texts('room/a')).toEqual(['one', 'two', 'three'])
    expect(events).toEqual([
      { type: 'snapshot.refused', stream: 'room/a', position: 4 },
      { type: 'tail.torn', stream: 'room/a', from: 4, to: 5 },
    ])
    await store.append('room/a', 3, [draft('other four'), draft('other five')])
    await reopen()
    expect(await snapText()).toBeUndefined()
    expect(await texts('room/a', 3)).toEqual(['other four', 'other five'])
  })

  test('[J14] behind a snapshot a torn end is mended and damage refuses the stream, as without one', async () => {
    for (const stream of ['room/torn', 'room/damaged', 'room/at']) {
      await five(stream)
      await store.keepSnapshot(stream, snap(3, 'of three'))
    }
    await store.close()
    ground.damage('room/torn', 5, flip(3))
    ground.damage('room/damaged', 4, flip(3))
    ground.damage('room/at', 3, flip(3))
    store = await ground.open()
    expect(await snapText('room/torn')).toEqual([3, 'of three'])
    expect(await texts('room/torn', 3)).toEqual(['four'])
    expect(await store.end('room/torn')).toBe(4)
    expect(events).toEqual([{ type: 'tail.torn', stream: 'room/torn', from: 5, to: 5 }])
    await expect(store.snapshot('room/damaged')).rejects.toMatchObject({ name: 'Corrupt', position: 4 })
    await expect(store.end('room/at')).rejects.toMatchObject({ name: 'Corrupt', position: 3 })
  })

  test('[J14] a snapshot may stand for a part of what was appended together', async () => {
    await store.append('doc/a/work', 0, [draft('a'), draft('b'), draft('c')])
    await store.append('doc/a/work', 3, [draft('d'), draft('e')])
    await store.keepSnapshot('doc/a/work', snap(2, 'ab'))
    await reopen()
    expect(await texts('doc/a/work', 2)).toEqual(['c', 'd', 'e'])
    expect(await snapText('doc/a/work')).toEqual([2, 'ab'])
    expect(await texts('doc/a/work', 0)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('[J7] a capability hash keeps its grant over a reopen, and can be given another', async () => {
    await store.keep('hash-1', '{"seat":"a"}')
    await store.keep('hash-2', '{"seat":"b"}')
    expect(await store.find('hash-1')).toBe('{"seat":"a"}')
    await store.keep('hash-1', '{"seat":"c"}')
    expect(await store.find('hash-1')).toBe('{"seat":"c"}')
    await reopen()
    expect(await store.find('hash-1')).toBe('{"seat":"c"}')
    expect(await store.find('hash-2')).toBe('{"seat":"b"}')
    expect(await store.find('hash-3')).toBeUndefined()
  })

  test('[J8] the last heartbeat outlives the store; beats closer than two seconds are not written', async () => {
    expect(await store.lastHeartbeat()).toBeUndefined()
    store.heartbeat(10_000)
    store.heartbeat(11_999)
    await reopen()
    expect(await store.lastHeartbeat()).toBe(10_000)
    store.heartbeat(12_000)
    store.heartbeat(14_000)
    store.heartbeat(9000)
    await reopen()
    expect(await store.lastHeartbeat()).toBe(9000)
  })
})
