/** Recordings over the whole server's own doors: when they run, what is kept, who hears it, and that it can be erased. */
import type { RecordingList, TakenSeat } from '@signalroom/shared'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openRecordings, type RecordingsGiven } from '../../server/src/recordings/recordings.js'
import { control, until, type Control as Link } from '../kit/clients.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { call, openRoom, openServer, temporaryFolder, type TestServer } from '../kit/server.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const types = ({ events }: Link) => events.map(event => event.type)
const many = (link: Link, type: string) => types(link).filter(one => one === type).length
const told = (link: Link, type: string, times = 1) =>
  until(`${times} ${type}`, () => many(link, type) === times)
const sound = (text: string) => new TextEncoder().encode(text)

async function scene(given: Partial<RecordingsGiven> = {}) {
  const { folder, remove } = temporaryFolder()
  const disk = emptyDisk()
  closing.push(remove)
  const begin = async (port = 0): Promise<TestServer> => {
    const server = await openServer({
      store: memoryJournal(disk),
      recordings: openRecordings({ folder, ...given }),
      port,
    })
    closing.push(() => server.close())
    return server
  }
  const server = await begin()
  const room = await openRoom(server.origin)
  const lee = await room.sit('interviewer', 'Lee')
  const mina = await room.sit('candidate', 'Mina')
  const omar = await room.sit('observer', 'Omar')
  const sit = async (seat: TakenSeat, origin = server.origin) => {
    const one = control(origin, seat.token)
    closing.push(() => one.close())
    await one.welcome
    return one
  }
  const [leads, hers] = [await sit(lee), await sit(mina)]
  const at = `/api/rooms/${room.room}/recordings`
  return { folder, server, begin, room, lee, mina, omar, sit, leads, hers, at }
}
/** The same with a live round that is being recorded. */
async function recorded(given: Partial<RecordingsGiven> = {}) {
  const all = await scene(given)
  const { leads, hers, server, at, mina } = all
  await leads.ask({ type: 'round.start' })
  await leads.ask({ type: 'recording.allow' })
  await hers.ask({ type: 'recording.allow' })
  await told(leads, 'recording.begun')
  const from = server.time.now()
  const put = async (
    part: string,
    offset: number,
    bytes: Uint8Array,
    more: { seat?: TakenSeat; at?: number; from?: number; type?: string; origin?: string } = {},
  ) => {
    const { seat = mina, at: when = server.time.now(), type = 'audio/webm;codecs=opus' } = more
    const query = `from=${more.from ?? from}&at=${when}`
    const response = await fetch(`${more.origin ?? server.origin}${at}/${part}/${offset}?${query}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${seat.token}`, 'content-type': type },
      body: Buffer.from(bytes),
    })
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  }
  const get = (url: string, seat: TakenSeat, headers: Record<string, string> = {}) =>
    fetch(server.origin + at + url, { headers: { authorization: `Bearer ${seat.token}`, ...headers } })
  return { ...all, from, put, get }
}

describe('when it runs', () => {
  test('[M2] it begins when the last one here agrees and the round runs, and stops when one takes it back', async () => {
    const { leads, hers, server } = await scene()
    await leads.ask({ type: 'recording.allow' })
    await leads.ask({ type: 'round.start' })
    await leads.ask({ type: 'chat.say', text: 'one' })
    expect(types(leads)).not.toContain('recording.begun')
    await hers.ask({ type: 'recording.allow' })
    await told(leads, 'recording.begun')
    await hers.ask({ type: 'recording.refuse' })
    await told(leads, 'recording.halted')
    await hers.ask({ type: 'recording.allow' })
    await told(hers, 'recording.begun', 2)
    await leads.ask({ type: 'clock.pause' })
    await told(hers, 'recording.halted', 2)
    await leads.ask({ type: 'clock.resume' })
    await told(hers, 'recording.begun', 3)
    server.time.advance(1000)
    await leads.ask({ type: 'round.end' })
    await told(hers, 'recording.halted', 3)
  })

  test('[M2] a newcomer who has not agreed stops it, an observer does not, and it goes on when they have left', async () => {
    const { leads, room, omar, sit } = await recorded()
    await sit(omar)
    await leads.ask({ type: 'chat.say', text: 'one' })
    expect(types(leads)).not.toContain('recording.halted')
    const second = await sit(await room.sit('interviewer', 'Ida'))
    await told(leads, 'recording.halted')
    second.close()
    await told(leads, 'recording.begun', 2)
  })

  test('[M2] while the server was down nobody was recorded', async () => {
    const { server, begin, lee, mina, sit } = await recorded()
    const now = server.time.now()
    await server.close()
    const next = await begin(Number(new URL(server.origin).port))
    next.time.advance(now + 60_000 - next.time.now())
    const [again] = [await sit(lee), await sit(mina)]
    await told(again, 'recording.begun', 2)
    const [, halted] = again.events.filter(
      one => one.type.startsWith('recording.b') || one.type === 'recording.halted',
    )
    expect(halted?.type).toBe('recording.halted')
    expect((halted?.at ?? 0) - now).toBeLessThan(5000)
  })
})

describe('what is kept', () => {
  test('[M3] pieces come in order; twice changes nothing, a gap is refused with where to go on', async () => {
    const { put, folder, room, mina, leads, from } = await recorded()
    expect(await put('a', 0, sound('one '))).toMatchObject({ status: 200, json: { size: 4 } })
    expect(await put('a', 4, sound('two '))).toMatchObject({ status: 200, json: { size: 8 } })
    expect(await put('a', 4, sound('TWO '))).toMatchObject({ status: 200, json: { size: 8 } })
    expect(await put('a', 0, sound('ONE '))).toMatchObject({ status: 200, json: { size: 8 } })
    expect(await put('a', 9, sound('late'))).toMatchObject({
      status: 409,
      json: { type: 'urn:signalroom:gap', size: 8 },
    })
    expect(await put('a', 6, sound('o three'))).toMatchObject({ status: 200, json: { size: 13 } })
    const file = path.join(folder, room.room, mina.seat, 'a.webm')
    expect(readFileSync(file, 'utf8')).toBe('one two three')
    await leads.seen('recording.kept')
    expect(leads.events.filter(one => one.type === 'recording.kept')).toMatchObject([
      { seat: mina.seat, part: 'a', mime: 'audio/webm;codecs=opus', from: Math.round(from) },
    ])
  })

  test('[M3] pieces sent at once are one after another, each once', async () => {
    const { put, folder, room, mina } = await recorded()
    const twice = [0, 2, 4].flatMap(offset => [offset, offset])
    const answers = await Promise.all(twice.map(offset => put('a', offset, sound(`${offset}!`))))
    expect(answers.map(one => one.status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(readFileSync(path.join(folder, room.room, mina.seat, 'a.webm'), 'utf8')).toBe('0!2!4!')
  })

  test('[M3] after a restart of the server it goes on where it was', async () => {
    const { put, server, begin, get, mina, lee, sit } = await recorded()
    await put('a', 0, sound('one '))
    const now = server.time.now()
    await server.close()
    const next = await begin(Number(new URL(server.origin).port))
    next.time.advance(now - next.time.now())
    await Promise.all([sit(lee), sit(mina)])
    expect((await put('a', 8, sound('x'), { at: now })).json['size']).toBe(4)
    expect(await put('a', 0, sound('one '), { at: now })).toMatchObject({ status: 200, json: { size: 4 } })
    expect(await put('a', 4, sound('two'), { at: now })).toMatchObject({ status: 200, json: { size: 7 } })
    expect(await (await get(`/${mina.seat}/a`, lee)).text()).toBe('one two')
  })

  test('[M4] what was said while it did not run is not kept, and what is on its way is, for ten minutes', async () => {
    const { put, server, leads, hers, mina } = await recorded()
    await put('a', 0, sound('one '))
    await hers.ask({ type: 'recording.refuse' })
    await told(leads, 'recording.halted')
    const halted = server.time.now()
    expect((await put('a', 4, sound('two '))).status).toBe(200)
    server.time.advance(10_000)
    expect(await put('a', 8, sound('no'))).toMatchObject({
      status: 409,
      json: { type: 'urn:signalroom:not-recording' },
    })
    expect((await put('b', 0, sound('no'), { from: server.time.now() })).status).toBe(409)
    await leads.ask({ type: 'round.end' })
    server.time.advance(9 * 60_000)
    expect((await put('a', 8, sound('three'), { at: halted })).status).toBe(200)
    server.time.advance(2 * 60_000)
    expect(await put('a', 13, sound('four'), { at: halted })).toMatchObject({
      status: 409,
      json: { type: 'urn:signalroom:over' },
    })
    expect(hers.events.filter(one => one.type === 'recording.kept')).toMatchObject([{ seat: mina.seat }])
  })

  test('[M4] a round that nobody agreed to record keeps nothing', async () => {
    const { leads, at, mina, server, folder } = await scene()
    await leads.ask({ type: 'round.start' })
    const now = server.time.now()
    const response = await fetch(`${server.origin}${at}/a/0?from=${now}&at=${now}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${mina.token}`, 'content-type': 'audio/webm' },
      body: 'no',
    })
    expect(response.status).toBe(409)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('who hears it', () => {
  test('[M5] interviewer and candidate list and hear all of it, whole or by range, and no cache keeps it', async () => {
    const { put, get, lee, mina, at } = await recorded()
    await put('a', 0, sound('one two three'))
    await put('b', 0, sound('lee'), { seat: lee, type: 'audio/mp4' })
    for (const seat of [lee, mina]) {
      const list = await get('', seat)
      expect(((await list.json()) as RecordingList).parts).toMatchObject([
        { seat: mina.seat, part: 'a', bytes: 13, mime: 'audio/webm;codecs=opus' },
        { seat: lee.seat, part: 'b', bytes: 3, mime: 'audio/mp4' },
      ])
      const whole = await get(`/${mina.seat}/a`, seat)
      expect([whole.status, await whole.text()]).toEqual([200, 'one two three'])
      expect(whole.headers.get('content-type')).toBe('audio/webm;codecs=opus')
      expect([list, whole].map(one => one.headers.get('cache-control'))).toEqual(['no-store', 'no-store'])
    }
    const part = await get(`/${mina.seat}/a`, lee, { range: 'bytes=4-6' })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 4-6/13',
      'two',
    ])
    expect((await get(`/${mina.seat}/a`, lee, { range: 'bytes=99-' })).status).toBe(416)
    expect(at).not.toContain(mina.token)
  })

  test('[M5] observers, strangers and other rooms hear nothing, and no name leads out of the folder', async () => {
    const { put, get, server, mina, lee, omar, at } = await recorded()
    await put('a', 0, sound('one'))
    const other = await (await openRoom(server.origin)).sit('interviewer', 'Eve')
    for (const url of ['', `/${mina.seat}/a`]) {
      expect((await get(url, omar)).status).toBe(403)
      expect((await get(url, other)).status).toBe(401)
      expect((await call(server.origin, 'GET', at + url)).status).toBe(401)
      expect((await call(server.origin, 'GET', `${at}${url}?token=${mina.token}`)).status).toBe(401)
    }
    expect((await put('a', 0, sound('x'), { seat: omar })).status).toBe(403)
    const ways = [`/${mina.seat}/b`, `/${lee.seat}/a`, '/..%2F..%2Fetc/passwd', `/${mina.seat}/..%2Fa`]
    for (const way of ways) expect([way, (await get(way, lee)).status]).toEqual([way, 404])
    for (const part of ['..%2Fa', 'A', 'a.webm', 'a'.repeat(41)])
      expect([part, (await put(part, 0, sound('x'))).status]).toEqual([part, 400])
    expect(await put('c', 0, sound('x'), { type: 'text/html' })).toMatchObject({ status: 415 })
    // A word that every object knows is no kind.
    expect(await put('c', 0, sound('x'), { type: 'constructor' })).toMatchObject({ status: 415 })
    expect(await put('c', 0, sound(''))).toMatchObject({ status: 400, json: { field: 'body' } })
    expect((await put('c', 0, new Uint8Array(600 << 10))).status).toBe(413)
    expect(server.logged()).not.toContain(mina.token)
  })
})

describe('erasing', () => {
  const erase = (origin: string, at: string, seat: TakenSeat) =>
    fetch(origin + at, { method: 'DELETE', headers: { authorization: `Bearer ${seat.token}` } })

  test('[M6] one erases what is one’s own, from the disk too; the other’s stays, and the room is told', async () => {
    const { put, get, server, at, folder, room, lee, mina, omar, leads } = await recorded()
    await put('a', 0, sound('mina'))
    await put('b', 0, sound('lee'), { seat: lee })
    expect((await erase(server.origin, at, omar)).status).toBe(403)
    expect((await erase(server.origin, at, mina)).status).toBe(204)
    expect(existsSync(path.join(folder, room.room, mina.seat))).toBe(false)
    expect(await leads.seen('recording.erased')).toMatchObject({ seat: mina.seat, actor: mina.seat })
    expect((await get(`/${mina.seat}/a`, lee)).status).toBe(404)
    expect(await (await get(`/${lee.seat}/b`, mina)).text()).toBe('lee')
    expect((await erase(server.origin, at, mina)).status).toBe(204)
    expect(many(leads, 'recording.erased')).toBe(1)
    expect((await erase(server.origin, at, lee)).status).toBe(204)
    expect(readdirSync(folder)).toEqual([])
  })

  test('[M6] what belongs to the erased and comes later is not kept; what is said from then on is', async () => {
    const { put, server, at, mina, folder, room, from } = await recorded()
    await put('a', 0, sound('one'))
    server.time.advance(1000)
    await erase(server.origin, at, mina)
    expect(await put('a', 3, sound('two'))).toMatchObject({
      status: 410,
      json: { type: 'urn:signalroom:erased' },
    })
    expect((await put('b', 0, sound('two'), { from })).status).toBe(410)
    server.time.advance(1000)
    expect((await put('c', 0, sound('new'), { from: server.time.now() })).status).toBe(200)
    expect(readdirSync(path.join(folder, room.room, mina.seat))).toEqual(['c.webm'])
  })
})

describe('what is full', () => {
  test('[M7] a seat and a room take so much and no more; the round goes on', async () => {
    const limits = { seatBytes: 8, roomBytes: 12, partsOfSeat: 2 }
    const { put, lee, leads, folder, room, mina } = await recorded({ limits })
    await put('a', 0, sound('12345'))
    expect(await put('a', 5, sound('6789'))).toMatchObject({
      status: 507,
      json: { type: 'urn:signalroom:seat-full' },
    })
    await put('b', 0, sound('678'))
    expect((await put('c', 0, sound('9'))).status).toBe(507)
    expect(await put('d', 0, sound('12345'), { seat: lee })).toMatchObject({
      status: 507,
      json: { type: 'urn:signalroom:room-full' },
    })
    expect(readdirSync(path.join(folder, room.room, mina.seat))).toEqual(['a.webm', 'b.webm'])
    expect((await leads.ask({ type: 'chat.say', text: 'on' })).ok).toBe(true)
  })

  test('[M7] a full disk is told, keeps no half of a piece, and takes the same piece later', async () => {
    let isFull = false
    const { put, folder, room, mina, leads } = await recorded({
      write: async (file, bytes) => {
        if (!isFull) return file.appendFile(bytes)
        await file.appendFile(bytes.subarray(0, 2))
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      },
    })
    await put('a', 0, sound('one '))
    isFull = true
    const answer = await put('a', 4, sound('two'))
    expect(answer).toMatchObject({ status: 507, json: { type: 'urn:signalroom:disk-full' } })
    expect(answer.json['detail']).toContain('The round is not harmed')
    const file = path.join(folder, room.room, mina.seat, 'a.webm')
    expect(readFileSync(file, 'utf8')).toBe('one ')
    expect((await leads.ask({ type: 'chat.say', text: 'on' })).ok).toBe(true)
    isFull = false
    expect((await put('a', 4, sound('two'))).json['size']).toBe(7)
    expect(readFileSync(file, 'utf8')).toBe('one two')
  })
})
