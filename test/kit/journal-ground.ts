/** Where a journal may lie: in SQLite, here and in its thread, and in memory; each can be damaged behind the store's back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe } from 'vitest'
import type { Draft, Store, StoreEvent } from '../../server/src/journal/port.js'
import { openSqlite } from '../../server/src/journal/sqlite/open-here.js'
import { openStore, type ThreadedSettings } from '../../server/src/journal/sqlite/open-in-thread.js'
import { diskThread } from './disk-thread.js'
import { emptyDisk, memoryJournal } from './memory-journal.js'

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

/** What the stores reported in the running test. */
export const events: StoreEvent[] = []
const report = (event: StoreEvent) => void events.push(event)

const onSqlite = () => onFile(async given => openSqlite(given))
const onThread = () => onFile(given => openStore({ ...given, ...diskThread }))
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

export const text = (body: Uint8Array) => new TextDecoder().decode(body)
export const draft = (body: string, at = 1000): Draft => ({ at, body: new TextEncoder().encode(body) })
export const flip = (bit: number) => (body: Uint8Array) => {
  const copy = body.slice()
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

/** A store and what lies under it, fresh for each test. */
export interface Laid {
  readonly where: 'sqlite' | 'sqlite in a thread' | 'memory'
  ground: Ground
  store: Store
  reopen(): Promise<void>
  texts(stream: string, after?: number): Promise<readonly string[]>
  /** One record each. */
  five(stream?: string): Promise<unknown>
  each(stream: string, ...bodies: readonly string[]): Promise<unknown>
}

/** The same claims over each of them. */
export function onEveryGround(claims: (on: Laid) => void): void {
  describe.each([
    ['sqlite', onSqlite],
    ['sqlite in a thread', onThread],
    ['memory', inMemory],
  ] as const)('the journal on %s', (where, lay) => {
    const on = { where } as Laid
    on.reopen = async () => {
      await on.store.close()
      on.store = await on.ground.open()
    }
    on.texts = async (stream, after = 0) =>
      (await on.store.read(stream, after)).map(entry => text(entry.body))
    on.five = (stream = 'room/a') => on.each(stream, 'one', 'two', 'three', 'four', 'five')
    on.each = (stream, ...bodies) =>
      Promise.all(bodies.map((body, i) => on.store.append(stream, i, [draft(body)])))
    beforeEach(async () => {
      events.length = 0
      on.ground = lay()
      on.store = await on.ground.open()
    })
    afterEach(async () => {
      await on.store.close()
      on.ground.remove()
    })
    claims(on)
  })
}
