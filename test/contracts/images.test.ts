/** Images on a board over the whole server's own doors: who may put one there, what is kept of it, and who gets it. */
import type { KeptImage, TakenSeat } from '@signalroom/shared'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request as ask } from 'node:http'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openImages, type ImagesGiven } from '../../server/src/images/images.js'
import { control } from '../kit/clients.js'
import * as made from '../kit/images.js'
import { openRoom, openServer, temporaryFolder, type TestServer } from '../kit/server.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function scene(given: Partial<ImagesGiven> & { unprovenMs?: number } = {}) {
  const { folder, remove } = temporaryFolder()
  const server = await openServer({
    images: openImages({ folder, ...given }),
    ...(given.unprovenMs === undefined ? {} : { unprovenMs: given.unprovenMs }),
  })
  closing.push(remove, () => server.close())
  const room = await openRoom(server.origin)
  const [lee, mina, omar] = [
    await room.sit('interviewer', 'Lee'),
    await room.sit('candidate', 'Mina'),
    await room.sit('observer', 'Omar'),
  ]
  const leads = control(server.origin, lee.token)
  closing.push(() => leads.close())
  await leads.welcome
  const at = `/api/rooms/${room.room}/images`
  const put = (bytes: Uint8Array, seat: TakenSeat | null = lee, url = at) => putTo(server, url, bytes, seat)
  const get = (image: string, seat: TakenSeat | null = lee, url = at) =>
    fetch(`${server.origin}${url}/${image}`, { headers: bearer(seat) })
  return { folder, server, room, lee, mina, omar, leads, at, put, get }
}
/** The same with a round that runs, whose board is open to both. */
async function live(given: Partial<ImagesGiven> = {}) {
  const all = await scene(given)
  await all.leads.ask({ type: 'round.start' })
  await all.leads.ask({ type: 'board.open' })
  return all
}
const bearer = (seat: TakenSeat | null): Record<string, string> =>
  seat ? { authorization: `Bearer ${seat.token}` } : {}

async function putTo({ origin }: TestServer, url: string, bytes: Uint8Array, seat: TakenSeat | null) {
  const response = await fetch(origin + url, {
    method: 'POST',
    headers: { 'content-type': 'image/png', ...bearer(seat) },
    body: Buffer.from(bytes),
  })
  return { status: response.status, json: (await response.json()) as KeptImage & Record<string, unknown> }
}
const kind = (name: string) => `urn:signalroom:${name}`

test('[O18] one that is put there comes back as it is seen; the same one is kept once, whoever brings it', async () => {
  const { put, get, folder, room, mina, lee, omar } = await live()
  const plain = made.png(40, 30)
  const first = await put(made.png(40, 30, { more: [made.chunk('tEXt', Buffer.from('Author\0Mina'))] }), mina)
  expect(first).toMatchObject({
    status: 201,
    json: { width: 40, height: 30, type: 'image/png', bytes: plain.length },
  })
  expect((await put(plain, lee)).json).toEqual(first.json)
  const name = `${first.json.image}.png`
  expect(readdirSync(path.join(folder, room.room))).toEqual([name])
  expect(readFileSync(path.join(folder, room.room, name))).toEqual(plain)
  expect(statSync(path.join(folder, room.room)).mode & 0o777).toBe(0o700)
  for (const seat of [mina, lee, omar]) {
    const answer = await get(first.json.image, seat)
    expect([answer.status, Buffer.from(await answer.arrayBuffer())]).toEqual([200, plain])
  }
})

test('[O18] [O19] of a photo is kept how it lies and nothing of where and by whom it was taken', async () => {
  const { put, get } = await live()
  for (const bytes of [
    made.jpeg(32, 16, [made.exif(6)]),
    made.gif(40, [made.gifRemark('Mina')]),
    made.webpWith(1),
  ]) {
    const { status, json } = await put(bytes)
    expect(status).toBe(201)
    const held = Buffer.from(await (await get(json.image)).arrayBuffer())
    expect(held.includes('Mina')).toBe(false)
    expect(held.length).toBe(json.bytes)
  }
  expect((await put(made.jpeg(32, 16, [made.exif(6)]))).json).toMatchObject({ width: 16, height: 32 })
})

test.each([
  ['30 MB', () => Buffer.alloc(30 << 20, 1), 413, 'too-large'],
  ['no image, called .png', () => Buffer.from('Only words.'), 415, 'no-image'],
  ['an SVG with a script', () => Buffer.from('<svg xmlns="x"><script>alert(1)</script></svg>'), 415, 'svg'],
  ['a PNG that is cut off', () => made.png(200, 200).subarray(0, -20), 400, 'damaged'],
  ['60,000 pixels a side', () => made.png(1, 1, { says: [60_000, 60_000] }), 413, 'too-many-pixels'],
  ['a line of 20,000 pixels', () => made.png(20_000, 1), 413, 'too-many-pixels'],
  ['one that moves', made.movingWebp, 415, 'moves'],
  ['nothing', () => Buffer.alloc(0), 400, 'unfit'],
] as const)('[O18] %s is refused with a reason, and nothing of it is kept', async (_, bytes, status, why) => {
  const { put, folder } = await live()
  const answer = await put(bytes())
  expect(answer).toMatchObject({ status, json: { type: kind(why) } })
  expect(String(answer.json['detail']).length).toBeGreaterThan(10)
  if (why !== 'too-large') expect(answer.json['field']).toBe('body')
  expect(readdirSync(folder)).toEqual([])
})

test('[O18] who may not draw on the board at that moment puts nothing there, and is told why', async () => {
  const { put, leads, lee, mina, omar, room, server, at, folder } = await scene()
  const bytes = made.png(8, 8)
  const no = async (seat: TakenSeat | null, status: number, why: string, url = at) =>
    expect([why, await put(bytes, seat, url)]).toMatchObject([why, { status, json: { type: kind(why) } }])
  await no(lee, 409, 'not-begun')
  await leads.ask({ type: 'round.start' })
  await no(mina, 409, 'closed')
  await leads.ask({ type: 'board.open' })
  expect((await put(bytes, mina)).status).toBe(201)
  await leads.ask({ type: 'seal.set', on: { type: 'documents', documents: ['board'] }, does: 'closes' })
  await no(mina, 409, 'closed')
  expect((await put(bytes, lee)).status).toBe(201)
  await no(omar, 403, 'role')
  await no(null, 401, 'no-seat')
  const other = await openRoom(server.origin)
  await no(await other.sit('interviewer', 'Eve'), 401, 'no-seat')
  await no(lee, 401, 'no-seat', `/api/rooms/${other.room}/images`)
  const gone = await room.sit('candidate', 'Ada')
  await fetch(`${server.origin}/api/rooms/${room.room}/seats/${gone.seat}`, {
    method: 'DELETE',
    headers: bearer(lee),
  })
  await no(gone, 403, 'shown-out')
  await leads.ask({ type: 'round.end' })
  await no(lee, 409, 'over')
  expect(readdirSync(folder)).toEqual([room.room])
})

test('[O18] a board that is closed while an image is on its way does not take it', async () => {
  const { server, at, mina, leads, folder } = await live()
  const bytes = made.png(8, 8)
  const answered = new Promise<number>(done => {
    const sending = ask(
      server.origin + at,
      { method: 'POST', headers: { ...bearer(mina), 'content-length': bytes.length } },
      response => done(response.statusCode ?? 0),
    )
    sending.write(bytes.subarray(0, 20))
    void leads
      .ask({ type: 'seal.set', on: { type: 'documents', documents: ['board'] }, does: 'closes' })
      .then(() => sending.end(bytes.subarray(20)))
  })
  expect(await answered).toBe(409)
  expect(readdirSync(folder)).toEqual([])
})

test('[O18] a thin line has time for an image, and for nothing else', async () => {
  const { server, at, lee, leads } = await scene({ unprovenMs: 1_100 })
  await leads.ask({ type: 'round.start' })
  const bytes = made.png(8, 8)
  const slowly = (url: string, seat: TakenSeat | null) =>
    new Promise<number | string>(done => {
      const headers = { ...bearer(seat), 'content-type': 'application/json', 'content-length': bytes.length }
      const sending = ask(server.origin + url, { method: 'POST', headers }, response => {
        response.resume()
        done(response.statusCode ?? 0)
      })
      sending.on('error', () => done('cut off'))
      sending.write(bytes.subarray(0, 20))
      setTimeout(() => sending.end(bytes.subarray(20)), 3_000)
    })
  expect(await Promise.all([slowly(at, lee), slowly('/api/rooms', null)])).toEqual([201, 'cut off'])
})

test('[O18] a room and the disk take so much; what is cut off by a crash is not there and does not count', async () => {
  const { put, folder, room, get } = await live({ limits: { imagesOfRoom: 2 } })
  const sum = '0'.repeat(64)
  const first = await put(made.png(8, 8))
  writeFileSync(path.join(folder, room.room, `${sum}.png.half`), 'half')
  expect((await get(sum)).status).toBe(404)
  expect((await put(made.png(8, 9))).status).toBe(201)
  expect(await put(made.png(8, 10))).toMatchObject({ status: 507, json: { type: kind('room-full') } })
  expect((await put(made.png(8, 8))).json).toEqual(first.json)
  expect(readdirSync(path.join(folder, room.room)).filter(name => name.endsWith('.half'))).toEqual([])

  const full = await live({
    write: async file => {
      await file.write('half')
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    },
  })
  expect(await full.put(made.png(8, 8))).toMatchObject({ status: 507, json: { type: kind('disk-full') } })
  expect(readdirSync(path.join(full.folder, full.room.room))).toEqual([])
})

test('[O18] one seat puts sixty a minute there; the same at once is one', async () => {
  const { put, mina, lee, folder, room } = await live()
  const bytes = made.png(8, 8)
  const answers = await Promise.all(Array.from({ length: 61 }, () => put(bytes, mina)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(60)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
  expect(readdirSync(path.join(folder, room.room))).toHaveLength(1)
  expect((await put(bytes, lee)).status).toBe(201)
})

test('[O20] it comes as a file of its own type that runs nothing, kept by the one browser alone', async () => {
  const { put, get } = await live()
  const { headers } = await get((await put(made.gif(2))).json.image)
  expect(headers.get('content-type')).toBe('image/gif')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-disposition')).toBe('attachment; filename="image.gif"')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
})

test('[O20] who has no seat in the room gets none, and no name leads out of its folder', async () => {
  const { put, get, server, room, lee, mina, folder, at } = await live()
  const { image } = (await put(made.png(8, 8))).json
  const other = await openRoom(server.origin)
  const eve = await other.sit('interviewer', 'Eve')
  expect((await get(image, eve)).status).toBe(401)
  expect((await get(image, eve, `/api/rooms/${other.room}/images`)).status).toBe(404)
  expect((await get(image, null)).status).toBe(401)
  expect((await fetch(`${server.origin}${at}/${image}?token=${lee.token}`)).status).toBe(401)
  writeFileSync(path.join(folder, 'secret.png'), 'secret')
  const ways = [
    '../secret',
    '..%2Fsecret.png',
    '%2e%2e%2fsecret',
    `${image}.png`,
    image.toUpperCase(),
    '0'.repeat(64),
    'a',
    '%00',
  ]
  for (const way of ways) expect([way, (await get(way, mina)).status]).toEqual([way, 404])
  expect(existsSync(path.join(folder, room.room, `${image}.png`))).toBe(true)
  expect(server.logged()).not.toContain(lee.token)
})

test('[O20] while the board is hidden from one, what is put there is not told them; afterwards it is', async () => {
  const { put, get, leads, mina, lee, server } = await live()
  const before = (await put(made.png(8, 8))).json.image
  server.time.advance(1_000)
  const on = { type: 'documents', documents: ['board'] } as const
  expect(
    (await leads.ask({ type: 'seal.set', on: { ...on, documents: [...on.documents] }, does: 'hides' })).ok,
  ).toBe(true)
  const { seal } = (await leads.seen('seal.set')) as unknown as { seal: string }
  server.time.advance(1_000)
  const during = (await put(made.png(8, 9), lee)).json.image
  expect([(await get(before, mina)).status, (await get(during, mina)).status]).toEqual([200, 404])
  expect((await get(during, lee)).status).toBe(200)
  await leads.ask({ type: 'seal.lift', seal })
  expect((await get(during, mina)).status).toBe(200)
})
