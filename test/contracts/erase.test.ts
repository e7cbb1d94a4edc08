/** A room erased over the front door: who may, what everybody in it is told, and that nothing of it is left on the disk. */
import type { TakenSeat } from '@signalroom/shared'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { io } from 'socket.io-client'
import { afterEach, describe, expect, test } from 'vitest'
import { openSqlite } from '../../server/src/journal/sqlite/open-here.js'
import { openRecordings } from '../../server/src/recordings/recordings.js'
import { closeCode, control, document, until } from '../kit/clients.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { call, openRoom, openServer, temporaryFolder, type TestRoom, type TestServer } from '../kit/server.js'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})
const later = <Made extends { close(): unknown }>(made: Made): Made => {
  cleanups.push(() => made.close())
  return made
}
const aFolder = (): string => {
  const { folder, remove } = temporaryFolder()
  cleanups.push(remove)
  return folder
}

interface Scene {
  readonly server: TestServer
  readonly room: TestRoom
  readonly lee: TakenSeat
  readonly mina: TakenSeat
}
async function scene(given: Parameters<typeof openServer>[0] = {}, body: object = {}): Promise<Scene> {
  const server = later(await openServer(given))
  const room = await openRoom(server.origin, body)
  return {
    server,
    room,
    lee: await room.sit('interviewer', 'Lee'),
    mina: await room.sit('candidate', canary),
  }
}
const canary = 'Wilhelmina of the canary'
const erase = ({ server, room }: Pick<Scene, 'server' | 'room'>, token?: string) =>
  call(server.origin, 'DELETE', `/api/rooms/${room.room}`, undefined, token)
const kindOf = ({ status, json }: { readonly status: number; readonly json: unknown }) =>
  [status, (json as { readonly type?: string } | null)?.type] as const
const gone = [410, 'urn:signalroom:gone'] as const

/** What a connection is refused with. */
const refusalOf = (origin: string, auth: object): Promise<unknown> =>
  new Promise(resolve => {
    const socket = io(origin, { auth: { after: 0, ...auth }, reconnection: false, forceNew: true })
    socket.once('connect_error', (error: Error & { data?: unknown }) => {
      resolve(error.data ?? error.message)
      socket.disconnect()
    })
    socket.once('welcome', () => {
      resolve('welcome')
      socket.disconnect()
    })
  })
/** Every file below a folder in which one of these stands. */
const holding = (folder: string, ...texts: readonly string[]): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .filter(file => texts.some(text => readFileSync(file).includes(text)))
const record = (folder: string, { room }: TestRoom): string => {
  const at = path.join(folder, 'recordings', room, 's-1')
  mkdirSync(at, { recursive: true })
  writeFileSync(path.join(at, 'p1.webm'), canary)
  return path.dirname(at)
}

describe('a room', () => {
  test('[S14] is erased by who leads it, before it began or after it is over, and by nobody else', async () => {
    const it = await scene()
    const omar = await it.room.sit('observer')
    for (const seat of [it.mina, omar])
      expect(kindOf(await erase(it, seat.token))).toEqual([403, 'urn:signalroom:role'])
    expect(kindOf(await erase(it))).toEqual([401, 'urn:signalroom:no-seat'])
    const lead = later(control(it.server.origin, it.lee.token))
    await lead.ask({ type: 'round.start' })
    const live = await erase(it, it.lee.token)
    expect(kindOf(live)).toEqual([409, 'urn:signalroom:live'])
    expect(live.text).toContain('End it first')
    await lead.ask({ type: 'round.end' })
    expect((await erase(it, it.lee.token)).status).toBe(204)

    const alone = await openRoom(it.server.origin, { alone: true })
    const own = await alone.sit('candidate')
    expect((await erase({ server: it.server, room: alone }, own.token)).status).toBe(204)
  })

  test('[S15] that was erased answers gone, with day and role, to links, tokens and sockets', async () => {
    const it = await scene()
    const { origin } = it.server
    expect((await erase(it, it.lee.token)).status).toBe(204)
    const sentence = /^This room was erased on \d{1,2} [A-Z][a-z]+ \d{4} by its interviewer\.$/
    const at = `/api/rooms/${it.room.room}`
    const asked = [
      await call(origin, 'POST', `${at}/seats`, { key: it.room.key('candidate'), name: 'x' }),
      await call(origin, 'GET', `${at}/debrief`, undefined, it.mina.token),
      await call(origin, 'GET', `${at}/recordings`, undefined, it.mina.token),
      await call(origin, 'GET', `${at}/replay/board`, undefined, it.mina.token),
      await call(origin, 'POST', `${at}/links/candidate`, undefined, it.lee.token),
      await erase(it, it.lee.token),
    ]
    for (const answer of asked) {
      expect(kindOf(answer)).toEqual(gone)
      expect((answer.json as { detail: string }).detail).toMatch(sentence)
    }
    expect(await refusalOf(origin, { token: it.mina.token, room: it.room.room })).toEqual({
      reason: 'gone',
      detail: expect.stringMatching(sentence),
    })
    // Who names no room holds a token that was never given.
    expect(await refusalOf(origin, { token: it.mina.token })).toEqual({ reason: 'bad-token' })
    const protocols = ['signalroom', it.mina.token]
    expect(await closeCode(origin, `/yjs/${it.room.room}/code`, { protocols })).toBe(4411)
    expect(kindOf(await call(origin, 'GET', '/api/rooms/neverwas/debrief', undefined, 'x'))[0]).toBe(401)
  })

  test('[S16] tells everybody in it and lets go of them at once', async () => {
    const it = await scene()
    const seats = [it.lee, it.mina].map(({ token }) => later(control(it.server.origin, token)))
    await Promise.all(seats.map(({ welcome }) => welcome))
    const code = later(document(it.server.origin, it.room.room, 'code', it.mina.token))
    await code.synced
    const closed = new Promise<number>(resolve => {
      code.provider.once('connection-close', event => {
        code.provider.disconnect()
        resolve(event?.code ?? 0)
      })
    })
    expect((await erase(it, it.lee.token)).status).toBe(204)
    expect(await closed).toBe(4411)
    await until('all have left', () => seats.every(({ socket }) => !socket.connected))
    for (const { heard } of seats) {
      expect(heard.at(-1)).toContain('"removed",{"reason":"erased","detail":"This room was erased on')
    }
  })

  test('[S17] leaves a tombstone and no other byte: no log, no document, no key, no recording', async () => {
    const folder = aFolder()
    const store = openSqlite({ folder, report: () => {} })
    const recordings = openRecordings({ folder: path.join(folder, 'recordings') })
    const it = await scene({ store, recordings })
    const other = await openRoom(it.server.origin)
    const code = later(document(it.server.origin, it.room.room, 'code', it.mina.token))
    await code.synced
    code.doc.getMap('files').set('x', canary)
    const lead = later(control(it.server.origin, it.lee.token))
    await lead.ask({ type: 'round.start' })
    await lead.ask({ type: 'round.end' })
    const recorded = record(folder, it.room)
    await until('it is on the disk', () => holding(folder, canary).length > 1)
    expect((await erase(it, it.lee.token)).status).toBe(204)
    expect(existsSync(recorded)).toBe(false)
    // Whatever was on its way is not written behind it.
    await new Promise(resolve => setTimeout(resolve, 2500))
    expect(holding(folder, canary, it.mina.seat, it.lee.seat)).toEqual([])
    const left = (await store.streams('')).filter(name => !name.includes(other.room))
    expect(left).toEqual([`gone/${it.room.room}`])
    const [tombstone] = await store.read(left[0] ?? '', 0)
    expect(Object.keys(JSON.parse(Buffer.from(tombstone?.body ?? []).toString()) as object)).toEqual([
      'at',
      'by',
    ])
  })
})

test('[S17] a crash between the tombstone and the rest is finished at the next start, and nobody gets in before', async () => {
  const [disk, folder] = [emptyDisk(), aFolder()]
  const recordings = openRecordings({ folder: path.join(folder, 'recordings') })
  const first = await openServer({ store: memoryJournal(disk), recordings })
  const room = await openRoom(first.origin)
  const mina = await room.sit('candidate')
  const recorded = record(folder, room)
  await first.close()
  const dying = memoryJournal(disk)
  const tombstone = JSON.stringify({ at: 1_795_000_000_000, by: 'interviewer' })
  await dying.append(`gone/${room.room}`, 0, [{ at: 1, body: new TextEncoder().encode(tombstone) }])
  await dying.close()

  const server = later(await openServer({ store: memoryJournal(disk), recordings }))
  const answer = await call(server.origin, 'GET', `/api/rooms/${room.room}/debrief`, undefined, mina.token)
  expect(kindOf(answer)).toEqual(gone)
  expect(answer.text).toContain('This room was erased on 18 November 2026 by its interviewer.')
  await until('the rest is gone', () => [...disk.streams.keys()].join() === `gone/${room.room}`)
  expect([...disk.keys.values()].join()).not.toContain(room.room)
  await until('its recordings too', () => !existsSync(recorded))
})

test('[S17] what cannot be removed from the disk yet is said, and done within the hour', async () => {
  const store = memoryJournal()
  const it = await scene({ store })
  const { forget } = store
  store.forget = () => Promise.reject(new Error('the disk is full'))
  const answer = await erase(it, it.lee.token)
  expect(kindOf(answer)).toEqual([500, 'urn:signalroom:unfinished'])
  expect(kindOf(await erase(it, it.lee.token))).toEqual(gone)
  store.forget = forget
  it.server.time.advance(3_600_000)
  await until('it is gone', () => [...store.disk.streams.keys()].join() === `gone/${it.room.room}`)
})

describe('with ROOM_DAYS', () => {
  const day = 86_400_000
  test('[S18] a room that is over, or never began, goes by itself that many days later', async () => {
    const store = memoryJournal()
    const it = await scene({ store, roomDays: 7 })
    const waiting = await openRoom(it.server.origin)
    const ender = later(control(it.server.origin, it.lee.token))
    const rooms = () => [...store.disk.streams.keys()].filter(name => name.startsWith('room/'))
    it.server.time.advance(2 * day)
    await ender.ask({ type: 'round.start' })
    await ender.ask({ type: 'round.end' })
    expect((await call(it.server.origin, 'GET', '/api/config')).json).toMatchObject({ roomDays: 7 })
    it.server.time.advance(5 * day + 1000)
    await until('who never began is gone', () => !rooms().includes(`room/${waiting.room}`))
    expect(rooms()).toContain(`room/${it.room.room}`)
    it.server.time.advance(2 * day)
    await until('what is over is gone', () => !rooms().includes(`room/${it.room.room}`))
    const answer = await call(
      it.server.origin,
      'GET',
      `/api/rooms/${it.room.room}/debrief`,
      undefined,
      it.mina.token,
    )
    expect(answer.text).toContain('by its server, which keeps rooms for a set number of days')
  })

  test('[S18] nothing goes without it', async () => {
    const store = memoryJournal()
    const it = await scene({ store })
    it.server.time.advance(4000 * day)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(store.disk.streams.has(`room/${it.room.room}`)).toBe(true)
    expect((await call(it.server.origin, 'GET', '/api/config')).json).not.toHaveProperty('roomDays')
  })
})
