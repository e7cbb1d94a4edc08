/** Links taken back and seats shown out, over the front door with stock clients: what is open ends, and nothing opens again. */
import type { RenewedLink, Role, TakenSeat } from '@signalroom/shared'
import { io } from 'socket.io-client'
import { afterEach, describe, expect, test } from 'vitest'
import { closeCode, control, document, until, type Control } from '../kit/clients.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { call, openRoom, openServer, type TestRoom, type TestServer } from '../kit/server.js'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})
const later = <Made extends { close(): unknown }>(made: Made): Made => {
  cleanups.push(() => made.close())
  return made
}

interface Scene {
  readonly server: TestServer
  readonly room: TestRoom
  readonly lee: TakenSeat
  readonly mina: TakenSeat
  readonly omar: TakenSeat
}
async function scene(given: Parameters<typeof openServer>[0] = {}): Promise<Scene> {
  const server = later(await openServer(given))
  const room = await openRoom(server.origin)
  const [lee, mina, omar] = [
    await room.sit('interviewer', 'Lee'),
    await room.sit('candidate', 'Mina'),
    await room.sit('observer', 'Omar'),
  ]
  return { server, room, lee, mina, omar }
}
const join = ({ server }: Scene, { token }: TakenSeat): Control => later(control(server.origin, token))
const code = ({ server, room }: Scene, { token }: TakenSeat) =>
  later(document(server.origin, room.room, 'code', token))
const ask = ({ server, room }: Scene, method: string, path: string, token?: string, body?: object) =>
  call(server.origin, method, `/api/rooms/${room.room}/${path}`, body, token)
const sitBy = (it: Scene, link: string) =>
  ask(it, 'POST', 'seats', undefined, { key: new URL(link).hash.slice(1), name: 'x' })
const renewed = async (it: Scene, role: Role, by: TakenSeat) =>
  ((await ask(it, 'POST', `links/${role}`, by.token)).json as RenewedLink).link
const kindOf = ({ json }: { readonly json: unknown }) => (json as { readonly type?: string }).type

/** The reason a connection is refused with. */
const refusalOf = (origin: string, token: string): Promise<string> =>
  new Promise(resolve => {
    const socket = io(origin, { auth: { token, after: 0 }, reconnection: false, forceNew: true })
    socket.once('connect_error', (error: Error & { data?: { reason: string } }) => {
      resolve(error.data?.reason ?? error.message)
      socket.disconnect()
    })
    socket.once('welcome', () => {
      resolve('welcome')
      socket.disconnect()
    })
  })

describe('a link', () => {
  test('[S7] that was renewed opens nothing: the same answer as for a room that is not there', async () => {
    const it = await scene()
    const answer = await ask(it, 'POST', 'links/candidate', it.lee.token)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store'])
    const { link } = answer.json as RenewedLink
    expect(new URL(link).pathname).toBe(`/r/${it.room.room}`)
    expect(Buffer.from(new URL(link).hash.slice(1), 'base64url')).toHaveLength(16)

    const old = await sitBy(it, it.room.links.candidate)
    const unknown = await call(it.server.origin, 'POST', '/api/rooms/nosuchroom/seats', {
      key: 'x',
      name: 'x',
    })
    expect([old.status, old.text]).toEqual([404, unknown.text])
    expect((await sitBy(it, link)).json).toMatchObject({ role: 'candidate' })
    expect((await sitBy(it, it.room.links.observer)).status).toBe(201)

    const again = await renewed(it, 'candidate', it.lee)
    expect((await sitBy(it, link)).status).toBe(404)
    expect((await sitBy(it, again)).status).toBe(201)
    // Who sat down with it before stays.
    expect(await refusalOf(it.server.origin, it.mina.token)).toBe('welcome')
  })

  test('[S8] that was revoked opens nothing, nor does any other, until it is renewed', async () => {
    const it = await scene()
    const second = await renewed(it, 'observer', it.lee)
    expect((await ask(it, 'DELETE', 'links/observer', it.lee.token)).status).toBe(204)
    expect((await sitBy(it, second)).status).toBe(404)
    expect((await sitBy(it, it.room.links.observer)).status).toBe(404)
    const twice = await ask(it, 'DELETE', 'links/observer', it.lee.token)
    expect([twice.status, kindOf(twice)]).toEqual([409, 'urn:signalroom:done'])
    const third = await renewed(it, 'observer', it.lee)
    expect((await sitBy(it, third)).status).toBe(201)
    expect((await sitBy(it, second)).status).toBe(404)
  })

  test('[S7] of fifty who renew at once each but one is told, and one link opens the role', async () => {
    const it = await scene()
    const all = await Promise.all(
      Array.from({ length: 50 }, () => ask(it, 'POST', 'links/candidate', it.lee.token)),
    )
    const made = all.filter(({ status }) => status === 201).map(({ json }) => (json as RenewedLink).link)
    expect(made.length).toBeGreaterThan(0)
    expect(all.filter(({ status }) => status === 409).map(kindOf)).toEqual(
      Array.from({ length: 50 - made.length }, () => 'urn:signalroom:stale'),
    )
    const opened = await Promise.all(made.map(link => sitBy(it, link)))
    expect(opened.map(({ status }) => status).filter(status => status === 201)).toEqual([201])
  })

  test('[S7] its key stands in no log, no answer to anybody else, and is kept as a hash', async () => {
    const store = memoryJournal()
    const it = await scene({ store })
    const [interviewer, candidate] = [join(it, it.lee), join(it, it.mina)]
    await Promise.all([interviewer.welcome, candidate.welcome])
    const key = new URL(await renewed(it, 'candidate', it.lee)).hash.slice(1)
    await Promise.all([interviewer.seen('invite.renewed'), candidate.seen('invite.renewed')])
    const kept = [...store.disk.streams.values()].flatMap(({ entries }) =>
      entries.map(({ body }) => Buffer.from(body).toString()),
    )
    for (const text of [...kept, JSON.stringify([...store.disk.keys]), it.server.logged()])
      expect(text).not.toContain(key)
    for (const text of [...interviewer.heard, ...candidate.heard]) expect(text).not.toContain(key)
  })

  test('[S10] is for who leads: 403 for others, 404 for what is not there, 401 for strangers', async () => {
    const it = await scene()
    const requests = [
      ['POST', 'links/candidate'],
      ['DELETE', 'links/candidate'],
      ['DELETE', `seats/${it.omar.seat}`],
    ] as const
    for (const [method, path] of requests) {
      for (const { token } of [it.mina, it.omar]) {
        const answer = await ask(it, method, path, token)
        expect([answer.status, kindOf(answer)]).toEqual([403, 'urn:signalroom:role'])
      }
      expect((await ask(it, method, path)).status).toBe(401)
      expect((await ask(it, method, path, 'x'.repeat(22))).status).toBe(401)
      const elsewhere = await (await openRoom(it.server.origin)).sit('interviewer')
      expect((await ask(it, method, path, elsewhere.token)).status).toBe(401)
    }
    for (const [method, path] of [
      ['POST', 'links/jury'],
      ['DELETE', 'links/__proto__'],
      ['DELETE', 'seats/s-nobody'],
      ['DELETE', 'seats/__proto__'],
    ] as const)
      expect((await ask(it, method, path, it.lee.token)).status).toBe(404)
    const oneself = await ask(it, 'DELETE', `seats/${it.lee.seat}`, it.lee.token)
    expect([oneself.status, kindOf(oneself)]).toEqual([409, 'urn:signalroom:oneself'])
    expect(await refusalOf(it.server.origin, it.lee.token)).toBe('welcome')
  })
})

describe('a seat shown out', () => {
  test('[S9] hears its last byte within a second, in mid-traffic, by each door and with its own code', async () => {
    const it = await scene()
    const [interviewer, candidate, observer] = [it.lee, it.mina, it.omar].map(seat => join(it, seat)) as [
      Control,
      Control,
      Control,
    ]
    await Promise.all([interviewer.welcome, candidate.welcome, observer.welcome])
    expect(await interviewer.ask({ type: 'round.start' })).toMatchObject({ ok: true })
    const [reads, writes, watches] = [code(it, it.lee), code(it, it.mina), code(it, it.omar)]
    await Promise.all([reads.synced, writes.synced, watches.synced])

    // Everything that reaches the candidate, with its moment.
    let [lastByte, removedAt] = [0, 0]
    const told: object[] = []
    candidate.socket.onAny(() => (lastByte = performance.now()))
    candidate.socket.on('removed', (why: object) => told.push(why))
    writes.provider.ws?.addEventListener('message', () => (lastByte = performance.now()))
    const closedWith = new Promise<number>(resolve =>
      writes.provider.once('connection-close', event => resolve(event?.code ?? 0)),
    )
    const dropped = new Promise<string>(resolve => candidate.socket.once('disconnect', resolve))
    let said = 0
    const traffic = setInterval(() => {
      reads.code().insert(0, 'x')
      void interviewer.ask({ type: 'chat.say', text: `line ${(said += 1)}` })
      if (candidate.socket.connected) void candidate.ask({ type: 'chat.say', text: 'me too' }).catch(() => {})
      writes.code().insert(0, 'y')
    }, 20)
    cleanups.push(() => clearInterval(traffic))
    await until('all talk', () => said > 5 && lastByte > 0)

    removedAt = performance.now()
    expect((await ask(it, 'DELETE', `seats/${it.mina.seat}`, it.lee.token)).status).toBe(204)
    expect(await closedWith).toBe(4410)
    expect(await dropped).toBe('io server disconnect')
    expect(told).toEqual([{ reason: 'shown-out', detail: 'You were shown out of this room.' }])

    const before = said
    await new Promise(resolve => setTimeout(resolve, 1500))
    expect(said).toBeGreaterThan(before)
    expect(lastByte - removedAt).toBeLessThan(1000)
    // y-websocket stays away for good from that code; control is refused if it is tried again.
    expect([
      writes.provider.wsconnected,
      writes.provider.shouldConnect && writes.provider.wsconnecting,
    ]).toEqual([false, false])
    expect(await refusalOf(it.server.origin, it.mina.token)).toBe('shown-out')
    expect(
      await closeCode(it.server.origin, `/yjs/${it.room.room}/code`, {
        protocols: ['signalroom', it.mina.token],
      }),
    ).toBe(4410)
    for (const path of ['debrief', 'recordings'])
      expect((await ask(it, 'GET', path, it.mina.token)).status).toBe(403)

    // Nothing it wrote after that is anywhere, and the others go on.
    clearInterval(traffic)
    await until('the others have it', () => watches.code().toString() === reads.code().toString())
    reads.code().insert(0, '# on we go\n')
    await until('the observer reads on', () => watches.code().toString().startsWith('# on we go'))
    const gone = interviewer.events.findIndex(({ type }) => type === 'seat.removed')
    expect(interviewer.events.slice(gone).filter(({ actor }) => actor === it.mina.seat)).toEqual([])
    await until('both are told', () => observer.events.at(-1)?.seq === interviewer.events.at(-1)?.seq)
    expect(observer.events.some(({ type }) => type === 'seat.removed')).toBe(true)
  })

  test('[S9] leaves the call at once; the others stay in it', async () => {
    const it = await scene()
    const [lee, mina] = [join(it, it.lee), join(it, it.mina)]
    await Promise.all([lee.welcome, mina.welcome])
    const look = { muted: false, camera: false }
    const inCall: string[][] = []
    lee.socket.on('callers', (callers: { seat: string }[]) => inCall.push(callers.map(({ seat }) => seat)))
    await lee.socket.emitWithAck('call.join', { look, was: null })
    await mina.socket.emitWithAck('call.join', { look, was: null })
    await until('both are in', () => inCall.at(-1)?.length === 2)
    await ask(it, 'DELETE', `seats/${it.mina.seat}`, it.lee.token)
    await until('one is left', () => inCall.at(-1)?.length === 1, 1000)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(inCall.at(-1)).toEqual([it.lee.seat])
  })

  test('[S9] each of its tabs is sent away, and no tab of another seat', async () => {
    const it = await scene()
    const tabs = [join(it, it.omar), join(it, it.omar), join(it, it.mina)]
    await Promise.all(tabs.map(({ welcome }) => welcome))
    await ask(it, 'DELETE', `seats/${it.omar.seat}`, it.lee.token)
    await until('both are gone', () => tabs.filter(({ socket }) => socket.connected).length === 1, 1000)
    expect(tabs[2]?.socket.connected).toBe(true)
  })

  test('[S9][D14] is sent nothing of what the others share at that very moment', async () => {
    const it = await scene()
    const others = [it.lee, await it.room.sit('interviewer', 'Nora'), await it.room.sit('interviewer', 'Ivo')]
    const [lee, nora, ivo] = others.map(seat => join(it, seat)) as [Control, Control, Control]
    await Promise.all([lee.welcome, nora.welcome, ivo.welcome])
    await lee.ask({ type: 'round.start' })
    await lee.ask({ type: 'note.take', text: 'for interviewers alone' })
    await lee.ask({ type: 'round.end' })
    for (const one of [lee, nora]) await one.ask({ type: 'scores.submit' })
    let heard = ''
    ivo.socket.onAny((...told: unknown[]) => (heard += JSON.stringify(told)))
    const gone = new Promise(resolve => ivo.socket.once('disconnect', resolve))
    await ask(it, 'DELETE', `seats/${others[2]!.seat}`, it.lee.token)
    await gone
    const shared = await nora.seen('scores.shared')
    expect(JSON.stringify(shared)).toContain('for interviewers alone')
    expect(heard).toContain('seat.removed')
    expect(heard).not.toMatch(/scores\.shared|for interviewers alone/)
  })

  test('[S9] what it recorded stays for the others', async () => {
    const it = await scene()
    const [lee, mina] = [join(it, it.lee), join(it, it.mina)]
    await Promise.all([lee.welcome, mina.welcome])
    await lee.ask({ type: 'recording.allow' })
    await mina.ask({ type: 'recording.allow' })
    await lee.ask({ type: 'round.start' })
    await lee.seen('recording.begun')
    const now = it.server.time.now()
    const url = `${it.server.origin}/api/rooms/${it.room.room}/recordings/part1/0?from=${now}&at=${now}`
    const put = (token: string) =>
      fetch(url, {
        method: 'PUT',
        headers: { 'content-type': 'audio/webm', authorization: `Bearer ${token}` },
        body: Buffer.from('sound of Mina'),
      })
    expect((await put(it.mina.token)).status).toBe(200)
    await ask(it, 'DELETE', `seats/${it.mina.seat}`, it.lee.token)
    expect((await put(it.mina.token)).status).toBe(403)
    expect((await ask(it, 'DELETE', 'recordings', it.mina.token)).status).toBe(403)
    const heard = await ask(it, 'GET', `recordings/${it.mina.seat}/part1`, it.lee.token)
    expect([heard.status, heard.text]).toEqual([200, 'sound of Mina'])
  })

  test('[S11] a candidate is waited for by the clock, and the round goes on with the next', async () => {
    const it = await scene()
    const [lee, mina] = [join(it, it.lee), join(it, it.mina)]
    await Promise.all([lee.welcome, mina.welcome])
    await lee.ask({ type: 'round.start' })
    await ask(it, 'DELETE', `seats/${it.mina.seat}`, it.lee.token)
    await until('its link is gone', () => !mina.socket.connected)
    it.server.time.advance(3100)
    expect(await lee.seen('link.lost')).toMatchObject({ seat: it.mina.seat, actor: 'clock' })
    it.server.time.advance(60_000)
    const next = (await sitBy(it, await renewed(it, 'candidate', it.lee))).json as TakenSeat
    const nina = join(it, next)
    const restored = await lee.seen('link.restored')
    expect(restored).toMatchObject({ seat: it.mina.seat })
    expect((restored as { credited?: number }).credited).toBeGreaterThan(60_000)
    expect(await nina.ask({ type: 'chunk.end' })).toMatchObject({ ok: true })
  })

  test('[S12] after a restart of the server all of it is as it was, and grants of before still open', async () => {
    const disk = emptyDisk()
    const first = await openServer({ store: memoryJournal(disk) })
    const room = await openRoom(first.origin)
    const [lee, mina] = [await room.sit('interviewer'), await room.sit('candidate')]
    const it = { server: first, room, lee, mina, omar: mina }
    const link = await renewed(it, 'candidate', lee)
    await ask(it, 'DELETE', 'links/observer', lee.token)
    await ask(it, 'DELETE', `seats/${mina.seat}`, lee.token)
    await first.close()

    const again = { ...it, server: later(await openServer({ store: memoryJournal(disk) })) }
    expect(await refusalOf(again.server.origin, mina.token)).toBe('shown-out')
    expect(await refusalOf(again.server.origin, lee.token)).toBe('welcome')
    const links = [room.links.candidate, room.links.observer, link, room.links.interviewer]
    const statuses = await Promise.all(links.map(async one => (await sitBy(again, one)).status))
    expect(statuses).toEqual([404, 404, 201, 201])
    expect((await sitBy(again, await renewed(again, 'observer', lee))).status).toBe(201)
  })
})
