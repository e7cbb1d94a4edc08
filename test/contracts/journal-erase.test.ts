/** What is erased is gone: from every answer of the store, and from every byte of its folder. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { openSqlite } from '../../server/src/journal/sqlite/open-here.js'
import { openStore } from '../../server/src/journal/sqlite/open-in-thread.js'
import { Conflict, type Store } from '../../server/src/journal/port.js'
import { diskThread } from '../kit/disk-thread.js'
import { draft, flip, onEveryGround, text } from '../kit/journal-ground.js'

onEveryGround(on => {
  test('[J30] a stream that is erased is unknown, with its snapshot, also after a reopen; its neighbours stay', async () => {
    await on.five('room/a')
    await on.five('doc/a/work')
    await on.five('room/ab')
    await on.store.keepSnapshot('doc/a/work', { position: 3, body: new Uint8Array([7]) })
    await on.store.erase(['room/a', 'doc/a/work', 'beside/a/never'])
    for (let look = 0; look < 2; look++) {
      expect(await on.store.streams('')).toEqual(['room/ab'])
      expect(await on.store.end('room/a')).toBe(0)
      expect(await on.texts('doc/a/work')).toEqual([])
      expect(await on.store.snapshot('doc/a/work')).toBeUndefined()
      expect(await on.texts('room/ab')).toHaveLength(5)
      await on.reopen()
    }
    await on.store.append('room/a', 0, [draft('new')])
    await on.reopen()
    expect(await on.texts('room/a')).toEqual(['new'])
  })

  test('[J30] what was asked for before it is erased, what is asked behind it finds nothing', async () => {
    const outcome = await Promise.allSettled([
      on.store.append('room/a', 0, [draft('one')]),
      on.store.erase(['room/a']),
      on.store.append('room/a', 1, [draft('two')]),
      on.store.append('room/b', 0, [draft('other')]),
    ])
    expect(outcome.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(await on.store.streams('room/')).toEqual(['room/b'])
  })

  test('[J30] a damaged stream is erased like another', async () => {
    await on.five()
    await on.store.close()
    on.ground.damage('room/a', 2, flip(3))
    on.store = await on.ground.open()
    await expect(on.store.read('room/a', 0)).rejects.toThrow('damaged')
    await on.store.erase(['room/a'])
    expect(await on.texts('room/a')).toEqual([])
    await on.reopen()
    expect(await on.store.streams('')).toEqual([])
  })

  test('[J35] a stream that is written anew has the same places and times, other bodies, no snapshot, and goes on', async () => {
    await on.five('room/a')
    await on.five('room/ab')
    await on.store.keepSnapshot('room/a', { position: 3, body: new Uint8Array([7]) })
    const before = await on.store.read('room/a', 0)
    const anew = before.map(({ at, body, position }) => ({
      at,
      body: position === 2 ? new Uint8Array() : body,
    }))
    await on.store.rewrite('room/a', anew)
    for (let look = 0; look < 2; look++) {
      const read = await on.store.read('room/a', 0)
      expect(read.map(({ position, at, body }) => [position, at, text(body)])).toEqual(
        before.map(({ position, at, body }) => [position, at, position === 2 ? '' : text(body)]),
      )
      expect(await on.store.snapshot('room/a')).toBeUndefined()
      expect(await on.texts('room/ab')).toHaveLength(5)
      await on.reopen()
    }
    await on.store.append('room/a', 5, [draft('six')])
    await on.reopen()
    expect(await on.texts('room/a')).toHaveLength(6)
  })

  test('[J35] what has another count of records, or none, is not written anew', async () => {
    await on.five('room/a')
    const before = await on.texts('room/a')
    await expect(on.store.rewrite('room/a', [draft('one')])).rejects.toBeInstanceOf(Conflict)
    await expect(on.store.rewrite('room/b', [draft('one')])).rejects.toBeInstanceOf(Conflict)
    expect(await on.texts('room/a')).toEqual(before)
    expect(await on.store.streams('room/')).toEqual(['room/a'])
  })

  test('[J30] the grants that name a thing are forgotten, those just used too, and no others', async () => {
    await on.store.keep('h1', '{"room":"aa","role":"candidate"}')
    await on.store.keep('h2', '{"room":"aa","seat":"s-1"}')
    await on.store.keep('h3', '{"room":"aab","seat":"s-1"}')
    expect(await on.store.find('h1')).toBeDefined()
    await on.store.forget('"room":"aa"')
    for (let look = 0; look < 2; look++) {
      expect(await on.store.find('h1')).toBeUndefined()
      expect(await on.store.find('h2')).toBeUndefined()
      expect(await on.store.find('h3')).toContain('aab')
      await on.reopen()
    }
  })
})

const secret = 'kept-between-us-two'
/** The files of a folder in which the secret stands. */
const holding = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter(name => readFileSync(join(folder, name)).includes(secret))
    .sort()
const inFolder = async (run: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-erase-'))
  try {
    await run(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
/** Large and small, whole and moved about, under names and in grants. */
async function fill(store: Store, room: string): Promise<void> {
  for (let i = 0; i < 30; i++)
    await store.append(`doc/${room}/work`, i, [draft(`${secret} ${i} `.repeat(i % 7 === 0 ? 900 : 1))])
  for (let size = 400; size > 0; size -= 133)
    await store.keepSnapshot(`doc/${room}/work`, {
      position: 20,
      body: new TextEncoder().encode(secret.repeat(size)),
    })
  await store.keep(`hash-${room}`, `{"room":"${room}","name":"${secret}"}`)
}

test.each([0, 60_000])(
  '[J31] no file of the folder holds a byte of what was erased, while the store runs (settled after %d ms)',
  settleMs =>
    inFolder(async folder => {
      const store = await openStore({ folder, report: () => {}, windowMs: 1, settleMs, ...diskThread })
      await store.append('room/stays', 0, [draft('stays')])
      await fill(store, secret)
      expect(holding(folder)).not.toEqual([])
      await store.erase([`doc/${secret}/work`])
      await store.forget(`"room":"${secret}"`)
      expect(holding(folder)).toEqual([])
      expect((await store.read('room/stays', 0)).map(({ body }) => text(body))).toEqual(['stays'])
      await store.close()
      expect(holding(folder)).toEqual([])
    }),
)

test.each([0, 60_000])(
  '[J35] no file of the folder holds a byte of what was written over, while the store runs (settled after %d ms)',
  settleMs =>
    inFolder(async folder => {
      const store = await openStore({ folder, report: () => {}, windowMs: 1, settleMs, ...diskThread })
      const drafts = Array.from({ length: 40 }, (_, i) =>
        draft(i % 2 === 0 ? `${secret} ${i}` : `stays ${i}`),
      )
      for (const [i, one] of drafts.entries()) await store.append('room/a', i, [one])
      expect(holding(folder)).not.toEqual([])
      await store.rewrite(
        'room/a',
        drafts.map(one => (text(one.body).startsWith(secret) ? draft('') : one)),
      )
      expect(holding(folder)).toEqual([])
      await store.append('room/a', 40, [draft('behind it')])
      await store.close()
      expect(holding(folder)).toEqual([])
      const again = openSqlite({ folder, report: () => {} })
      const read = (await again.read('room/a', 0)).map(({ body }) => text(body))
      expect([read.length, read.filter(one => one.startsWith('stays')).length]).toEqual([41, 20])
      await again.close()
    }),
)

test('[J31] in a file from before deleted bytes were overwritten the old rest goes with the first that is erased', () =>
  inFolder(async folder => {
    const first = openSqlite({ folder, report: () => {} })
    await fill(first, 'old')
    await first.append('room/stays', 0, [draft('stays')])
    await first.close()
    const db = new Database(join(folder, 'signalroom.db'))
    db.pragma('secure_delete = OFF')
    db.pragma('application_id = 0')
    db.exec('DELETE FROM snapshots; DELETE FROM entries WHERE position <= 30 AND stream = 1')
    db.exec('UPDATE streams SET end = 0 WHERE id = 1; DELETE FROM keys')
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    expect(holding(folder)).toEqual(['signalroom.db'])
    const store = openSqlite({ folder, report: () => {} })
    await store.erase(['doc/never/work'])
    expect(holding(folder)).toEqual([])
    expect((await store.read('room/stays', 0)).map(({ body }) => text(body))).toEqual(['stays'])
    await store.close()
  }))
