/** What only a store with a thread of its own can promise: nobody waits with it for the disk, and its death is no secret. */
import Database from 'libsql'
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Disk, Write } from '../../server/src/journal/disk.js'
import { OpenedStore } from '../../server/src/journal/store.js'
import { InUse, type Draft, type Store, type StoreEvent } from '../../server/src/journal/port.js'
import { Recent } from '../../server/src/journal/recent.js'
import { openSqlite } from '../../server/src/journal/sqlite/open-here.js'
import {
  openStore as openThreaded,
  type ThreadedSettings,
} from '../../server/src/journal/sqlite/open-in-thread.js'
import { until } from '../kit/clients.js'
import { diskThread } from '../kit/disk-thread.js'

const openStore = (given: ThreadedSettings) => openThreaded({ ...diskThread, ...given })

let folder: string
const events: StoreEvent[] = []
const report = (event: StoreEvent) => void events.push(event)
const draft = (text: string): Draft => ({ at: 1, body: new TextEncoder().encode(text) })

beforeEach(() => {
  events.length = 0
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

/** Keeps everybody else from writing to the file for `ms`, from a thread of its own. */
async function holdDisk(ms: number): Promise<void> {
  const libsql = createRequire(import.meta.url).resolve('libsql')
  const hold = `const db = new (require(${JSON.stringify(libsql)}))(${JSON.stringify(join(folder, 'signalroom.db'))})
    db.exec('BEGIN IMMEDIATE')
    require('worker_threads').parentPort.postMessage('held')
    setTimeout(() => { db.exec('ROLLBACK'); db.close() }, ${ms})`
  const holder = new Worker(hold, { eval: true, execArgv: [] })
  await new Promise(resolve => holder.once('message', resolve))
}
/** How long this thread stood still at most while something went on. */
async function longestStall(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now()
  let longest = 0
  const tick = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const ticking = setInterval(tick, 5)
  await work()
  clearInterval(ticking)
  tick()
  return longest
}

test('[J17] while the disk keeps a thread waiting, everything else goes on; control: in this thread it does not', async () => {
  const stalls: number[] = []
  for (const open of [openStore, async (given: Parameters<typeof openSqlite>[0]) => openSqlite(given)]) {
    const store: Store = await open({ folder, report, windowMs: 1 })
    await holdDisk(1000)
    const started = performance.now()
    const stream = `doc/${stalls.length}`
    stalls.push(
      await longestStall(async () => {
        await store.append(stream, 0, [draft('late')])
        await store.read(stream, 0)
      }),
    )
    expect(performance.now() - started).toBeGreaterThan(800)
    await store.close()
  }
  const [threaded = 0, here = 0] = stalls
  expect(threaded).toBeLessThan(500)
  expect(here).toBeGreaterThan(800)
})

test('[J18] a grant that was given or found lately is found without the disk', async () => {
  const store = await openStore({ folder, report, windowMs: 1 })
  await store.keep('given', 'one')
  await holdDisk(700)
  const order: string[] = []
  const note = (what: string) => () => void order.push(what)
  await store.append('doc/a/work', 0, [draft('waits for its table')])
  await Promise.all([
    store.read('doc/a/work', 0).then(note('read')),
    new Promise(resolve => void setTimeout(resolve, 100)).then(() =>
      Promise.all([
        store.find('unknown').then(note('asked the disk')),
        store.find('given').then(note('remembered')),
      ]),
    ),
  ])
  expect(order).toEqual(['remembered', 'read', 'asked the disk'])
  await store.close()
})

test('[J18] what is remembered is bounded: what was used longest ago gives way', () => {
  const recent = new Recent<number>(2)
  recent.put('a', 1)
  recent.put('b', 2)
  expect(recent.get('a')).toBe(1)
  recent.put('c', 3)
  expect(['a', 'b', 'c'].map(key => recent.get(key))).toEqual([1, undefined, 3])
})

test('[J9] a folder in use, and a file of a newer version, arrive from the thread as the same sentences', async () => {
  const store = await openStore({ folder, report })
  await expect(openStore({ folder, report })).rejects.toBeInstanceOf(InUse)
  await expect(openStore({ folder, report })).rejects.toThrow(
    `The folder ${folder} is in use by another Signalroom.`,
  )
  await store.close()
  const db = new Database(join(folder, 'signalroom.db'))
  db.exec('PRAGMA user_version = 999')
  db.close()
  await expect(openStore({ folder, report })).rejects.toThrow('was written by a newer Signalroom')
  expect(events).toEqual([])
})

test('[J17] a thread that dies takes nobody with it into waiting: all is refused, and it is said', async () => {
  const thread = new URL('../kit/dying-thread.ts', import.meta.url)
  const store = await openStore({ folder, report, windowMs: 1, thread })
  await store.append('room/a', 0, [draft('kept')])
  expect(await store.answers()).toBe(true)
  const outcomes = await Promise.allSettled([
    store.append('fatal', 0, [draft('x')]),
    store.append('room/a', 1, [draft('y')]),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await until('it is said', () => events.some(({ type }) => type === 'store.ended'))
  await expect(store.append('room/a', 1, [draft('z')])).rejects.toThrow('has ended')
  await expect(store.read('room/a', 0)).rejects.toThrow('has ended')
  expect(await store.answers()).toBe(false)
  await store.close()
  const next = openSqlite({ folder, report })
  expect(await next.read('room/a', 0)).toHaveLength(1)
  await next.close()
})

/** A disk that does as the test says, to see what the store asks of it. */
function puppetDisk() {
  const groups: (readonly Write[])[] = []
  const answers: (() => void)[] = []
  const disk: Disk = {
    commit: writes =>
      new Promise(resolve => {
        groups.push(writes)
        answers.push(() => resolve(writes.map(() => undefined)))
      }),
    ask: () => new Promise(() => {}),
    close: async () => {},
  }
  return { disk, groups, answers }
}

test('[J10] a group is handed over when its window is over and the one before it is on the disk', async () => {
  vi.useFakeTimers()
  const { disk, groups, answers } = puppetDisk()
  const store = new OpenedStore(disk, report, 20)
  const sizes = () => groups.map(({ length }) => length)
  const first = store.append('a', 0, [draft('1')])
  await vi.advanceTimersByTimeAsync(19)
  expect(sizes()).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(sizes()).toEqual([1])
  const more = [store.append('b', 0, [draft('2')]), store.append('c', 0, [draft('3')])]
  await vi.advanceTimersByTimeAsync(500)
  expect(sizes()).toEqual([1])
  answers[0]?.()
  await first
  expect(sizes()).toEqual([1, 2])
  const last = store.append('d', 0, [draft('4')])
  const closed = store.close()
  answers[1]?.()
  await Promise.all(more)
  expect(sizes()).toEqual([1, 2, 1])
  answers[2]?.()
  await Promise.all([last, closed])
})

test('[J11] a disk that does not answer is not ready', async () => {
  vi.useFakeTimers()
  const store = new OpenedStore(puppetDisk().disk, report, 20)
  const ready = store.answers()
  await vi.advanceTimersByTimeAsync(3000)
  expect(await ready).toBe(false)
})
