/** The outside face by stock clients only, configured from docs/protocol.md: HTTP, room control, documents. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCode, control, document, until, type Control } from '../kit/clients.js'
import { memoryJournal } from '../kit/memory-journal.js'
import { call, openRoom, openServer, type TestRoom, type TestServer } from '../kit/server.js'
import type { TakenSeat } from '@signalroom/shared'

let server: TestServer
let room: TestRoom
let seats: Record<'interviewer' | 'candidate' | 'observer', TakenSeat>
const open: { close(): void }[] = []
const keep = <Thing extends { close(): void }>(thing: Thing): Thing => {
  open.push(thing)
  return thing
}
beforeAll(async () => {
  server = await openServer()
  room = await openRoom(server.origin)
  seats = {
    interviewer: await room.sit('interviewer'),
    candidate: await room.sit('candidate'),
    observer: await room.sit('observer'),
  }
})
afterAll(async () => {
  for (const one of open) one.close()
  await server.close()
})
const join = (role: keyof typeof seats, after = 0): Control =>
  keep(control(server.origin, seats[role].token, after))
const work = (role: keyof typeof seats) => keep(document(server.origin, room.room, 'code', seats[role].token))

describe('HTTP', () => {
  test('[S6] keys and tokens are 128 random bits, and what is stored of them is a hash', async () => {
    const store = memoryJournal()
    const own = await openServer({ store })
    const made = await openRoom(own.origin)
    const secrets = [
      made.key('interviewer'),
      made.key('candidate'),
      made.key('observer'),
      (await made.sit('candidate')).token,
    ]
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(16)
    const kept = JSON.stringify([
      ...store.disk.keys,
      ...[...store.disk.streams].map(([name, stream]) => [
        name,
        stream.entries.map(entry => Buffer.from(entry.body).toString()),
      ]),
    ])
    expect(store.disk.keys.size).toBe(4)
    for (const secret of secrets) expect(kept).not.toContain(secret)
    await own.close()
  })
  test('[W1] a room is made with one link a role, its key only in the fragment', async () => {
    for (const role of ['interviewer', 'candidate', 'observer'] as const) {
      const link = new URL(room.links[role])
      expect(link.pathname).toBe(`/r/${room.room}`)
      expect(link.search).toBe('')
      expect(link.hash.length).toBeGreaterThanOrEqual(23)
    }
    expect(new Set(Object.values(room.links)).size).toBe(3)
  })
  test('[W2] an unknown room and a wrong key get the same answer', async () => {
    const unknown = await call(server.origin, 'POST', '/api/rooms/nosuchroom/seats', {
      key: 'x'.repeat(22),
      name: 'x',
    })
    const wrong = await call(server.origin, 'POST', `/api/rooms/${room.room}/seats`, {
      key: 'x'.repeat(22),
      name: 'x',
    })
    expect(unknown.status).toBe(404)
    expect(wrong.json).toEqual(unknown.json)
    expect(wrong.headers.get('content-type')).toContain('application/problem+json')
    const other = await openRoom(server.origin)
    expect(
      (
        await call(server.origin, 'POST', `/api/rooms/${room.room}/seats`, {
          key: other.key('interviewer'),
          name: 'x',
        })
      ).status,
    ).toBe(404)
  })
  test('[S23] a link says as what it lets one in, to its key alone, and takes no seat', async () => {
    const own = await openRoom(server.origin)
    const door = (key: string, at = own.room) => call(server.origin, 'POST', `/api/rooms/${at}/door`, { key })
    for (const role of ['interviewer', 'candidate', 'observer'] as const)
      expect((await door(own.key(role))).json).toEqual({ role })
    const unknown = await door(own.key('candidate'), 'nosuchroom')
    expect(unknown.status).toBe(404)
    for (const no of [await door(own.key('candidate'), room.room), await door('x'.repeat(22))])
      expect(no.json).toEqual(unknown.json)

    const { token } = await own.sit('interviewer')
    await call(server.origin, 'DELETE', `/api/rooms/${own.room}/links/candidate`, undefined, token)
    expect((await door(own.key('candidate'))).json).toEqual(unknown.json)
    const lead = keep(control(server.origin, token))
    await lead.seen('invite.revoked')
    expect(lead.events.filter(({ type }) => type === 'seat.taken')).toHaveLength(1)
  })
  test.each([
    ['/api/rooms', { plan: 7 }, 'plan'],
    ['/api/rooms', { plan: 'nope' }, 'plan'],
    ['/api/rooms', { question: 'nope' }, 'question'],
    ['/api/rooms', { colour: 'red' }, 'colour'],
    ['/api/rooms', '{"plan":', 'body'],
    ['/api/rooms/x/seats', { key: 'k', name: 42 }, 'name'],
    ['/api/rooms/x/seats', { key: 'k', name: '\u0000\u200b' }, 'name'],
    ['/api/rooms/x/seats', { key: 'k', name: 'x'.repeat(41) }, 'name'],
    ['/api/rooms/x/seats', { name: 'x' }, 'key'],
    ['/api/rooms/x/door', {}, 'key'],
  ])('[W3] a body that does not fit %s gets 400 naming the field: %j', async (url, body, field) => {
    const answer = await call(server.origin, 'POST', url, body)
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({ status: 400, field })
    expect((answer.json as { detail: string }).detail).toContain(field)
    expect(answer.text).not.toContain('node_modules')
  })
  test('[W4] a body too large gets 413, an unknown call 404, both as problems', async () => {
    const large = await call(server.origin, 'POST', '/api/rooms', { title: 'x'.repeat(40_000) })
    const unknown = await call(server.origin, 'GET', '/api/nothing')
    expect([large.status, unknown.status]).toEqual([413, 404])
    for (const answer of [large, unknown])
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })
  test('[W4] a body that is not JSON gets 415, and opens no room', async () => {
    const answer = await fetch(`${server.origin}/api/rooms`, { method: 'POST', body: 'plan=design' })
    expect(answer.status).toBe(415)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect((await fetch(`${server.origin}/api/rooms`, { method: 'POST' })).status).toBe(201)
  })
  test('[W5] plans and questions show their public fields and no others', async () => {
    const { plans } = (await call(server.origin, 'GET', '/api/plans')).json as {
      plans: Record<string, unknown>[]
    }
    const { questions } = (await call(server.origin, 'GET', '/api/questions')).json as { questions: object[] }
    for (const plan of plans) expect(Object.keys(plan)).toEqual(['id', 'title', 'minutes', 'phases'])
    expect(plans[0]).toMatchObject({
      id: 'design',
      minutes: 8,
      phases: [{ id: 'scope', title: 'Scope', minutes: 2 }, {}, {}],
    })
    expect(questions).toEqual([
      { id: 'photo-search', title: 'Photo search', kind: 'design', level: 'senior' },
    ])
  })
  test('[W5] kinds of question and group of a plan are told to who asks for them; other fields are refused by name', async () => {
    const listed = async (query: string) => call(server.origin, 'GET', `/api/plans${query}`)
    const { plans } = (await listed('?with=kinds,group')).json as { plans: object[] }
    expect(plans[0]).toMatchObject({ id: 'design', group: 'Design', kinds: ['design'] })
    const { plans: some } = (await listed('?with=kinds')).json as { plans: object[] }
    expect(Object.keys(some[0] ?? {})).toEqual(['id', 'title', 'minutes', 'phases', 'kinds'])
    for (const no of ['?with=rubric', '?with=__proto__', '?with=kinds&with=group', '?with='])
      expect(await listed(no)).toMatchObject({ status: 400, json: { field: 'with' } })
  })
  test('[W6] health, readiness and metrics answer', async () => {
    for (const url of ['/healthz', '/readyz', '/metrics'])
      expect((await call(server.origin, 'GET', url)).status).toBe(200)
    expect((await call(server.origin, 'GET', '/metrics')).text).toContain('signalroom_rooms')
  })
  test('[W7] a page may load nothing from elsewhere and may not be framed', async () => {
    const policy = (await call(server.origin, 'GET', '/healthz')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('http')
  })
})

describe('room control', () => {
  test('[W8] a seat is welcomed with the server’s now, its id and role, then sent its log', async () => {
    const lee = join('interviewer')
    const welcome = await lee.welcome
    expect(welcome).toMatchObject({ seat: seats.interviewer.seat, role: 'interviewer' })
    expect(Math.abs(welcome.now - server.time.now())).toBeLessThan(2000)
    const panel = await lee.seen('panel.opened')
    expect(panel).toMatchObject({
      question: { hints: [{ id: 'availability' }, {}], cards: [{ id: 'spike' }, {}, {}] },
    })
  })
  test('[W9] a bad token is a connect_error with a reason', async () => {
    const stranger = keep(control(server.origin, 'nonsense'))
    await expect(stranger.welcome).rejects.toMatchObject({ data: { reason: 'bad-token' } })
  })
  test('[W10] a command that does not parse is refused naming the field; the room goes on', async () => {
    const lee = join('interviewer')
    await lee.welcome
    expect(await lee.ask({ type: 'clock.extend', ms: 'long' })).toMatchObject({
      ok: false,
      refusal: 'malformed',
      detail: expect.stringContaining('ms'),
    })
    expect(await lee.ask({ type: 'rule.break' })).toMatchObject({ ok: false, refusal: 'malformed' })
    expect(await lee.ask({ type: 'seat.take', seat: 'x', role: 'interviewer', name: 'x' })).toMatchObject({
      ok: false,
      refusal: 'malformed',
    })
    lee.socket.emit('command', null)
    lee.socket.emit('time', 'not a function')
    expect(await lee.ask({ type: 'chat.say', text: 'still here' })).toMatchObject({ ok: true })
  })
  test('[W11] the actor is the seat, whatever the command says', async () => {
    const mina = join('candidate')
    await mina.welcome
    await mina.ask({ type: 'chat.say', text: 'it is me', actor: seats.interviewer.seat })
    await until('the message', () => mina.events.some(e => e.type === 'chat.said' && e.text === 'it is me'))
    expect(mina.events.find(e => e.type === 'chat.said' && e.text === 'it is me')?.actor).toBe(
      seats.candidate.seat,
    )
  })
  test('[W12] resume after seq n gives the rest and nothing twice', async () => {
    const whole = join('candidate')
    await whole.seen('chat.said')
    const cut = whole.events[1]?.seq ?? 0
    const resumed = join('candidate', cut)
    await resumed.welcome
    await until('the rest', () => resumed.events.length > 0)
    expect(resumed.events).toEqual(whole.events.filter(event => event.seq > cut))
  })
  test('[W13] time is the server’s clock', async () => {
    const lee = join('interviewer')
    await lee.welcome
    const { now } = (await lee.socket.timeout(3000).emitWithAck('time')) as { now: number }
    expect(Math.abs(now - server.time.now())).toBeLessThan(1000)
  })
  test('[W14] one connection that asks without end is refused as busy, and served again later', async () => {
    const lee = join('interviewer')
    await lee.welcome
    const answers = await Promise.all(
      Array.from({ length: 150 }, (_, i) => lee.ask({ type: 'note.take', text: `n${i}` })),
    )
    expect(answers.filter(a => !a.ok && a.refusal === 'busy').length).toBeGreaterThan(20)
    await until('it is served again', async () => (await lee.ask({ type: 'note.take', text: 'later' })).ok)
  })
  test('[W15] a foreign origin opens neither control nor polling nor documents; our own does', async () => {
    const from = (origin: string) =>
      Promise.all([
        closeCode(server.origin, `/yjs/${room.room}/code`, {
          protocols: ['signalroom', seats.candidate.token],
          headers: { origin },
          within: 300,
        }),
        closeCode(server.origin, '/socket.io/?EIO=4&transport=websocket', {
          protocols: [],
          headers: { origin },
          within: 300,
        }),
        fetch(`${server.origin}/socket.io/?EIO=4&transport=polling`, { headers: { origin } }).then(a =>
          a.ok ? 'open' : `http ${a.status}`,
        ),
      ])
    expect(await from('https://evil.example')).toEqual(['http 403', 'http 400', 'http 403'])
    expect(await from('null')).toEqual(['http 403', 'http 400', 'http 403'])
    expect(await from(server.origin)).toEqual(['open', 'open', 'open'])
  })
})

describe('documents', () => {
  test('[W16] nobody writes before the start; then candidate and interviewer do, an observer never; after the end nobody', async () => {
    const lee = join('interviewer')
    await lee.welcome
    const early = work('candidate')
    await early.synced
    early.code().insert(0, 'EARLY ')
    early.close()
    expect(await lee.ask({ type: 'round.start' })).toMatchObject({ ok: true })
    const [i, c, o] = [work('interviewer'), work('candidate'), work('observer')]
    await Promise.all([i.synced, c.synced, o.synced])
    expect(c.provider.ws?.protocol).toBe('signalroom')
    expect(i.text()).toContain('# sketch')
    expect(i.text()).not.toContain('EARLY')
    c.code().insert(0, 'def solve(): pass\n')
    await until('both see it', () => i.text().includes('def solve') && o.text().includes('def solve'))
    o.code().insert(0, 'OBSERVER')
    i.code().insert(0, 'HINT ')
    await until('the candidate sees the interviewer', () => c.text().includes('HINT'))
    expect(i.text() + c.text()).not.toContain('OBSERVER')
    await lee.ask({ type: 'round.end' })
    c.code().insert(0, 'LATE ')
    const after = work('interviewer')
    await after.synced
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(after.text() + i.text()).not.toContain('LATE')
    expect(after.text()).toContain('def solve')
  })
  test('[W17] the desk is the interviewers’; unknown rooms, documents and tokens have their own codes', async () => {
    const at = (name: string, token: string, where = room.room) =>
      closeCode(server.origin, `/yjs/${where}/${name}`, { protocols: ['signalroom', token], within: 400 })
    expect(await at('desk', seats.interviewer.token)).toBe('open')
    expect(await at('desk', seats.candidate.token)).toBe(4403)
    expect(await at('desk', seats.observer.token)).toBe(4403)
    expect(await at('code', 'nonsense')).toBe(4401)
    expect(await at('nosuch', seats.interviewer.token)).toBe(4404)
    expect(await at('code', seats.interviewer.token, 'nosuchroom')).toBe(4404)
    const other = await openRoom(server.origin)
    expect(await at('code', seats.interviewer.token, other.room)).toBe(4404)
  })
  test('[W18] a frame that does not parse is 1002, one too large 1009; others in the room notice nothing', async () => {
    const bystander = work('interviewer')
    await bystander.synced
    const after = (frame: Uint8Array) =>
      closeCode(server.origin, `/yjs/${room.room}/code`, {
        protocols: ['signalroom', seats.observer.token],
        frame,
      })
    expect(await after(new Uint8Array([0]))).toBe(1002)
    expect(await after(new Uint8Array(2 << 20))).toBe(1009)
    expect(bystander.provider.wsconnected).toBe(true)
  })
})

describe('debrief', () => {
  test('[W19] it is for the seat that asks: 401 without one, 409 before the end, scores for a candidate only once released', async () => {
    const fresh = await openRoom(server.origin)
    const [lee, mina] = [await fresh.sit('interviewer', 'Lee'), await fresh.sit('candidate', 'Mina')]
    const debrief = (token?: string) =>
      call(server.origin, 'GET', `/api/rooms/${fresh.room}/debrief`, undefined, token)
    expect((await debrief()).status).toBe(401)
    expect((await debrief(seats.interviewer.token)).status).toBe(401)
    expect((await debrief(lee.token)).status).toBe(409)
    const at = keep(control(server.origin, lee.token))
    await at.welcome
    await at.ask({ type: 'round.start' })
    await at.ask({ type: 'score.set', criterion: 'S1', value: 4, pin: { quote: 'the-quote' } })
    await at.ask({ type: 'note.take', text: 'the-note' })
    await at.ask({ type: 'round.end' })
    expect((await debrief(lee.token)).text).toContain('the-note')
    const sealed = (await debrief(mina.token)).text
    expect(sealed).not.toContain('the-quote')
    expect(sealed).not.toContain('the-note')
    await at.ask({ type: 'debrief.release' })
    const released = (await debrief(mina.token)).text
    expect(released).toContain('the-quote')
    expect(released).not.toContain('the-note')
  })
  test('[W20] keys and tokens stand in no log line', () => {
    const log = server.logged()
    for (const role of ['interviewer', 'candidate', 'observer'] as const) {
      expect(log).not.toContain(room.key(role))
      expect(log).not.toContain(seats[role].token)
    }
  })
})
