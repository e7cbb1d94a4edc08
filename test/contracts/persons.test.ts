/** Persons and their loops over the whole server's own doors: who gets in, what comes home, what is sealed, what is gone. */
import type { MembersLoop, PersonAnswer } from '@signalroom/shared'
import { afterEach, expect, test } from 'vitest'
import { Persons } from '../../server/src/loops/persons.js'
import { hold } from '../kit/held-round.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { askHttp, beginPerson } from '../kit/persons.js'
import { openServer, type TestServer } from '../kit/server.js'
import { TestTime } from '../kit/test-time.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
async function server(given: Parameters<typeof openServer>[0] = {}): Promise<TestServer> {
  const opened = await openServer(given)
  closing.push(() => opened.close())
  return opened
}
const kind = (name: string) => `urn:signalroom:${name}`
const profile = (value: object, seen = 0) => ({
  type: 'row.keep',
  shelf: 'profile',
  id: 'mine',
  seen,
  value,
})

test('[PN1] a person is a secret link: no account, and nobody else gets in', async () => {
  const { origin } = await server()
  const ana = await beginPerson(origin)
  expect(ana.link).toBe(`${origin}/me#${ana.secret}`)
  expect(await ana.me()).toMatchObject({ person: ana.person, rows: { profile: [], loop: [] } })
  for (const secret of [undefined, 'guessed', ana.person, `${ana.secret}x`]) {
    const { status, body } = await askHttp(origin, 'GET', '/api/me', secret)
    expect([status, body.type]).toEqual([401, kind('no-person')])
  }
})

test('[PN2] what is kept stands on every device, and of two that write at once the second is told', async () => {
  const { origin } = await server()
  const ana = await beginPerson(origin)
  const kept = await ana.command(profile({ level: 'senior', years: 6, trade: 'machine-learning' }))
  expect(kept.status).toBe(200)
  const seen = kept.body.rows.profile[0]?.seq ?? 0
  expect((await ana.command(profile({ level: 'staff' }, seen))).status).toBe(200)
  const late = await ana.command(profile({ level: 'mid' }, seen))
  expect([late.status, late.body.type]).toEqual([409, kind('stale')])
  expect((await ana.me()).rows.profile).toMatchObject([{ id: 'mine', value: { level: 'staff' } }])
  const wrong = await ana.command(profile({ years: -1 }, (await ana.me()).rows.profile[0]?.seq ?? 0))
  expect([wrong.status, wrong.body.field]).toEqual([400, 'years'])
  // A day that is none would be read by every page that counts from it.
  const noDay = await ana.command(profile({ date: '2026-02-30' }, (await ana.me()).rows.profile[0]?.seq ?? 0))
  expect([noDay.status, noDay.body.field]).toEqual([400, 'date'])
})

test('[PN3] a renewed link opens, and the one before does nothing any more', async () => {
  const { origin } = await server()
  const ana = await beginPerson(origin)
  const { status, body } = await ana.ask<{ secret: string; link: string }>('POST', '/api/me/link')
  expect(status).toBe(201)
  expect((await ana.ask('GET', '/api/me')).status).toBe(401)
  const again = await askHttp<PersonAnswer>(origin, 'GET', '/api/me', body.secret)
  expect(again.body.person).toBe(ana.person)
})

test('[PN4] erased, a person and their loops are gone from the store to the last byte', async () => {
  const disk = emptyDisk()
  const store = memoryJournal(disk)
  const { origin } = await server({ store })
  const ana = await beginPerson(origin)
  await ana.command(profile({ name: 'canary-of-ana' }))
  const loop = await ana.openLoop({ title: 'canary-of-loop', rounds: [{ title: 'One' }] })
  const eve = await loop.invite('canary-of-eve')
  const ben = await beginPerson(origin)
  await ben.command(profile({ name: 'Ben' }))
  expect((await ana.ask('DELETE', '/api/me')).status).toBe(204)
  expect((await ana.ask('GET', '/api/me')).status).toBe(401)
  expect((await eve.get()).status).toBe(401)
  const streams = (await store.streams('')).filter(name => /^(person|loop)\//.test(name))
  expect(streams).toEqual([`person/${ben.person}`])
  expect((await ben.me()).rows.profile).toHaveLength(1)
})

test('[PN4] what another device asks while a person is erased begins nothing anew', async () => {
  const disk = emptyDisk()
  const store = memoryJournal(disk)
  const persons = new Persons({ store, time: new TestTime() })
  closing.push(() => persons.close())
  const { id } = await persons.begin()
  const row = { type: 'row.keep', shelf: 'profile', seen: 0, value: { name: 'canary-of-ana' } } as const
  const ask = (name: string) => [
    persons.command(id, { ...row, id: name }),
    persons.renew(id, 'person'),
    persons.putLoop(id, 'l-one', 'canary-of-loop'),
  ]
  await Promise.all([...ask('before'), persons.erase(id), ...ask('while')])
  const late = await Promise.all(ask('after'))
  expect(late).toMatchObject([{ refusal: 'unknown' }, null, { refusal: 'unknown' }])
  expect(await store.streams('')).toEqual([])
  expect([...disk.keys]).toEqual([])
  expect(await persons.known(id)).toBe(false)
})

test('[PN4] what is asked of a loop while it is erased begins nothing anew', async () => {
  const disk = emptyDisk()
  const { origin } = await server({ store: memoryJournal(disk) })
  const ana = await beginPerson(origin)
  const loop = await ana.openLoop({ rounds: [{ title: 'One' }] })
  const rename = { type: 'loop.set', title: 'canary-of-loop', zone: 'UTC', country: null }
  const add = { type: 'round.add', round: { title: 'Two' } }
  const all = await Promise.all([
    loop.command(rename),
    ana.ask('DELETE', `/api/loops/${loop.id}`),
    ...Array.from({ length: 6 }, (_, i) => loop.command(i % 2 ? rename : add)),
  ])
  for (const { status } of all) expect([200, 204, 401, 404]).toContain(status)
  expect((await ana.ask('GET', `/api/loops/${loop.id}`)).status).toBe(401)
  expect([...disk.streams.keys()].filter(name => name.startsWith('loop/'))).toEqual([])
})

test('[PN5] a server that forbids persons says so, and still has rooms', async () => {
  const { origin } = await server({ persons: false })
  for (const [method, path] of [
    ['POST', '/api/persons'],
    ['GET', '/api/me'],
    ['POST', '/api/loops'],
  ] as const) {
    const { status, body } = await askHttp(origin, method, path, 'x', method === 'POST' ? {} : undefined)
    expect([status, body.type]).toEqual([403, kind('persons-off')])
  }
  expect((await askHttp(origin, 'POST', '/api/rooms', undefined, {})).status).toBe(201)
})

test('[LP1] [LP10] a round becomes a room by one call, and its released debrief comes home', async () => {
  const host = await server()
  const ana = await beginPerson(host.origin)
  const loop = await ana.openLoop({
    rounds: [{ plan: 'design', title: 'First' }, { title: 'Held elsewhere' }],
  })
  const [first, elsewhere] = loop.first.rounds
  const { room, links } = await loop.room(first?.id ?? '')
  // Asked again, it is the same room with other links.
  const again = await loop.room(first?.id ?? '')
  expect(again.room).toBe(room)
  expect(again.links.candidate).not.toBe(links.candidate)
  expect((await loop.get()).rooms).toEqual({ [first?.id ?? '']: 'lobby' })
  await hold(host, links)
  const { loop: after, rooms } = await loop.get()
  for (const type of ['round.cancel', 'round.remove'])
    expect((await loop.command({ type, round: first?.id })).status, type).toBe(409)
  expect(rooms).toEqual({ [first?.id ?? '']: 'released' })
  expect(after.rounds[0]?.result?.attempt).toMatchObject({ room, released: true, plan: 'System design' })
  expect(JSON.stringify(after)).not.toContain('canary of words')
  expect(
    await askHttp(host.origin, 'POST', `/api/loops/${loop.id}/rounds/${elsewhere?.id}/room`, ana.secret),
  ).toMatchObject({ status: 409 })
})

test('[LP2] a loop is its owner’s alone: another person, a guess and a partner’s link open nothing', async () => {
  const { origin } = await server()
  const [ana, ben] = [await beginPerson(origin), await beginPerson(origin)]
  const loop = await ana.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  const { links } = await loop.room(loop.first.rounds[0]?.id ?? '')
  const partner = new URL(links.interviewer).hash.slice(1)
  for (const secret of [ben.secret, 'guess', partner])
    expect((await askHttp(origin, 'GET', `/api/loops/${loop.id}`, secret)).status).toBe(401)
  const command = { type: 'loop.set', title: 'Mine now', zone: 'UTC', country: null }
  const { status } = await askHttp(origin, 'POST', `/api/loops/${loop.id}/commands`, ben.secret, { command })
  expect(status).toBe(404)
  expect((await ben.me()).rows.loop).toEqual([])
})

test('[LP3] SYS-83 verdicts of a committee are sealed until all have said theirs; then they talk, and change with a reason', async () => {
  const host = await server()
  const ana = await beginPerson(host.origin)
  const loop = await ana.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  const [eve, kim] = [await loop.invite('Eve'), await loop.invite('Kim')]
  const early = await eve.say({ type: 'verdict.submit', verdict: 'hire', reason: 'Good numbers' })
  expect([early.status, early.body.type]).toEqual([409, kind('sealed')])
  const { links } = await loop.room(loop.first.rounds[0]?.id ?? '')
  await hold(host, links)
  await loop.command({ type: 'prep.note', round: loop.first.rounds[0]?.id, minutes: 77 })

  const said = await eve.say({ type: 'verdict.submit', verdict: 'hire', reason: 'canary-of-eve' })
  expect(said.status).toBe(200)
  const canary = async () => {
    const owner = JSON.stringify(await loop.get())
    const other = (await kim.get()).text
    return [owner, other].map(text => text.includes('canary-of-eve'))
  }
  expect(await canary()).toEqual([false, false])
  expect((await kim.get()).body.loop.members.map(({ name, said: has }) => [name, has])).toEqual([
    ['Eve', true],
    ['Kim', false],
  ])
  const sealed = await eve.say({ type: 'remark.add', text: 'What do you think?' })
  expect([sealed.status, sealed.body.type]).toEqual([409, kind('sealed')])
  expect((await eve.say({ type: 'verdict.submit', verdict: 'no_hire', reason: 'x' })).status).toBe(409)

  // Both at once: each stands, and nothing is open before the second is durable.
  const kims: MembersLoop = (
    await kim.say({ type: 'verdict.submit', verdict: 'no_hire', reason: 'No scope' })
  ).body.loop
  expect(kims.unsealed).toBe(true)
  expect(await canary()).toEqual([true, true])
  expect((await kim.say({ type: 'remark.add', text: 'Scope came late.' })).status).toBe(200)
  const changed = await kim.say({ type: 'verdict.change', verdict: 'hire', reason: 'It did come.' })
  expect(changed.body.loop.members[1]?.changes).toMatchObject([
    { from: 'no_hire', to: 'hire', reason: 'It did come.' },
  ])
  // What is the owner's alone never reached who judges.
  expect((await kim.get()).text).not.toMatch(/"prep"|"minutes":77/)
})

test('[LP4] two who submit at once are both taken, and a link that was taken back opens nothing', async () => {
  const host = await server()
  const ana = await beginPerson(host.origin)
  const loop = await ana.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  const [eve, kim, lou] = [await loop.invite('Eve'), await loop.invite('Kim'), await loop.invite('Lou')]
  const { links } = await loop.room(loop.first.rounds[0]?.id ?? '')
  await hold(host, links)
  const both = await Promise.all(
    [eve, kim].map((one, i) =>
      one.say({ type: 'verdict.submit', verdict: i === 0 ? 'hire' : 'no_hire', reason: `r${i}` }),
    ),
  )
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const lous = (await loop.get()).loop.members.find(({ name }) => name === 'Lou')
  const { body } = await loop.command({ type: 'member.remove', member: lous?.id })
  expect(body.loop.unsealed).toBe(true)
  expect((await lou.get()).status).toBe(401)
})

test('[LP5] a moment that is past, an unknown zone, a stale move and a round that is not there are refused, each with its reason', async () => {
  const { origin, time } = await server()
  const ana = await beginPerson(origin)
  const loop = await ana.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  const round = loop.first.rounds[0]?.id ?? ''
  const move = (more: object) => ({ type: 'round.move', round, seen: 0, zone: 'Europe/London', ...more })
  const at = time.now() + 3_600_000
  for (const [command, status, field] of [
    [move({ at: time.now() - 3_600_000 }), 400, 'at'],
    [move({ at, zone: 'CET+1' }), 400, 'zone'],
    [move({ at, zone: 'CET' }), 400, 'zone'],
    [move({ at, seen: 7 }), 409, undefined],
    [{ ...move({ at }), round: 'nope' }, 404, undefined],
    [move({ at: 'soon' }), 400, 'command.at'],
  ] as const) {
    const { status: was, body } = await loop.command(command)
    expect([was, body.field]).toEqual([status, field])
  }
  expect((await loop.command(move({ at }))).body.loop.rounds[0]).toMatchObject({ at, sequence: 1 })
  const none = await ana.ask('POST', '/api/loops', { title: 'x', zone: 'Mars/Base', rounds: [] })
  expect([none.status, none.body.field]).toEqual([400, 'zone'])
  const odd = await ana.ask('POST', '/api/loops', {
    title: 'x',
    zone: 'UTC',
    rounds: [{ plan: 'no', title: 'x' }],
  })
  expect([odd.status, odd.body.field]).toEqual([400, 'rounds.0'])
})

test('[LP10] a round that never had a moment or a room is removed, whatever it was called since', async () => {
  const { origin, time } = await server()
  const ana = await beginPerson(origin)
  const loop = await ana.openLoop({ rounds: [{ title: 'First' }, { title: 'Second' }] })
  const [first, second] = loop.first.rounds.map(({ id }) => id)
  const set = { note: '', question: null, partner: '', minutes: 30, veto: false }
  await loop.command({ type: 'round.set', round: first, title: 'Renamed', ...set })
  expect((await loop.command({ type: 'round.remove', round: first })).status).toBe(200)
  const at = time.now() + 3_600_000
  await loop.command({ type: 'round.move', round: second, seen: 0, at, zone: 'UTC' })
  await loop.command({ type: 'round.move', round: second, seen: 1, at: null, zone: 'UTC' })
  expect((await loop.command({ type: 'round.remove', round: second })).status).toBe(409)
})

test('[LP6] persons and loops are there after a restart, and a round that was erased leaves what came home', async () => {
  const disk = emptyDisk()
  const host = await openServer({ store: memoryJournal(disk) })
  const ana = await beginPerson(host.origin)
  const loop = await ana.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  const round = loop.first.rounds[0]?.id ?? ''
  await hold(host, (await loop.room(round)).links)
  await loop.get()
  for (const close of closing.splice(0)) await close()
  await host.close()
  const later = await server({ store: memoryJournal(disk) })
  const { body } = await askHttp<{ loop: { rounds: { result: unknown }[] } }>(
    later.origin,
    'GET',
    `/api/loops/${loop.id}`,
    ana.secret,
  )
  expect(body.loop.rounds[0]?.result).toMatchObject({ attempt: { released: true } })
})

test('[LT18] a calendar’s address opens the calendar and nothing else, and a guess is told nothing', async () => {
  const { origin, time } = await server()
  const ana = await beginPerson(origin)
  const loop = await ana.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  const at = time.now() + 3_600_000
  await loop.command({
    type: 'round.move',
    round: loop.first.rounds[0]?.id,
    seen: 0,
    zone: 'Europe/London',
    at,
  })
  const { body } = await ana.ask<{ link: string; secret: string }>('POST', '/api/me/calendar')
  const feed = await fetch(body.link)
  expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(await feed.text()).toContain(`${loop.id}-${loop.first.rounds[0]?.id}-round@signalroom`)
  expect((await askHttp(origin, 'GET', '/api/me', body.secret)).status).toBe(401)
  expect((await askHttp(origin, 'GET', `/api/loops/${loop.id}`, body.secret)).status).toBe(401)
  for (const guess of [`${body.secret.slice(0, -1)}_`, ana.secret, loop.id, 'x'.repeat(500)]) {
    const told = await fetch(`${origin}/calendar/${guess}.ics`)
    expect(told.status).toBe(404)
    expect(await told.text()).not.toContain(loop.id)
  }
  const file = await fetch(`${origin}/api/loops/${loop.id}/calendar.ics`, {
    headers: { authorization: `Bearer ${ana.secret}` },
  })
  expect(await file.text()).toContain('BEGIN:VEVENT')
  await ana.ask('POST', '/api/me/calendar')
  expect((await fetch(body.link)).status).toBe(404)
})

test('[LP8] a disk that is full: a sentence, nothing of it is there, and what was kept before goes on', async () => {
  const store = memoryJournal(emptyDisk())
  let full = false
  const { origin } = await server({
    store: {
      ...store,
      append: (...given) =>
        full
          ? Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
          : store.append(...given),
    },
  })
  const ana = await beginPerson(origin)
  const loop = await ana.openLoop({ rounds: [{ title: 'One' }] })
  full = true
  const kept = await ana.command(profile({ level: 'senior' }))
  expect([kept.status, kept.body.detail]).toEqual([
    500,
    'The server could not do that. Nothing was changed; try again.',
  ])
  expect((await loop.command({ type: 'round.add', round: { title: 'Two' } })).status).toBe(500)
  full = false
  expect((await ana.me()).rows.profile).toEqual([])
  expect((await loop.get()).loop.rounds).toHaveLength(1)
  expect((await ana.command(profile({ level: 'senior' }))).status).toBe(200)
  expect((await loop.command({ type: 'round.add', round: { title: 'Two' } })).body.loop.rounds).toHaveLength(
    2,
  )
})

test('[LP9] a text that is too long is refused with its bound, and one of the right length is kept whole', async () => {
  const { origin } = await server()
  const ana = await beginPerson(origin)
  const story = (text: string) => ({
    type: 'row.keep',
    shelf: 'story',
    id: 's',
    seen: 0,
    value: { slot: 'other', title: 'T', text },
  })
  const long = await ana.command(story('x'.repeat(50_000)))
  expect([long.status, long.body.field, long.body.detail]).toEqual([
    400,
    'text',
    'text: 50,000 characters are more than the 10,000 that fit here',
  ])
  expect((await ana.command(story('x'.repeat(10_000)))).status).toBe(200)
  const note = {
    type: 'row.keep',
    shelf: 'note',
    id: 'n',
    seen: 0,
    value: { text: 'x'.repeat(3000), tag: 'vague' },
  }
  expect((await ana.command(note)).body.detail).toBe('text: is too long: 2,000 characters at most')
})
