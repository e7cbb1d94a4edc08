/** Slots offered to strangers, and what is shared with everybody, over the whole server's own doors. */
import { at as moment, type LibraryAnswer, type SeenSlot, type SlotsAnswer } from '@signalroom/shared'
import { afterEach, expect, test } from 'vitest'
import { Slots } from '../../server/src/loops/slots.js'
import { memoryJournal } from '../kit/memory-journal.js'
import { askHttp, beginPerson } from '../kit/persons.js'
import { openServer, type TestServer } from '../kit/server.js'
import { TestTime } from '../kit/test-time.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
async function server(given: Parameters<typeof openServer>[0] = {}): Promise<TestServer> {
  const opened = await openServer({ partners: true, ...given })
  closing.push(() => opened.close())
  return opened
}
const kind = (name: string) => `urn:signalroom:${name}`
type Person = Awaited<ReturnType<typeof beginPerson>>
const slots = async (person: Person) => (await person.ask<SlotsAnswer>('GET', '/api/slots')).body
const offer = (person: Person, at: number, more: object = {}) =>
  person.ask<{ slot: SeenSlot; type: string; field: string }>('POST', '/api/slots', {
    slot: {
      plan: 'design',
      as: 'candidate',
      level: 'senior',
      seniority: 'peer',
      at,
      zone: 'Europe/London',
      ...more,
    },
  })
const hour = 3_600_000

test('[FP1] a slot is offered, found by others and taken by one; both get into its room, each in their role, and have it in their calendar', async () => {
  const { origin, time } = await server()
  const [ana, ben, cyd] = [await beginPerson(origin), await beginPerson(origin), await beginPerson(origin)]
  const at = time.now() + 5 * hour
  const { status, body } = await offer(ana, at, { note: 'I want hard questions.' })
  expect(status).toBe(201)
  const { slot } = body.slot
  expect((await slots(ben)).open).toMatchObject([
    { slot, note: 'I want hard questions.', mine: null, sitsAs: null },
  ])
  // Nothing of who offers it is in what others see.
  const seen = await ben.ask('GET', '/api/slots')
  expect(seen.text).not.toContain(ana.person)
  const taken = await ben.ask<{ link: string }>('POST', `/api/slots/${slot}/take`)
  expect(taken.status).toBe(201)
  const late = await cyd.ask('POST', `/api/slots/${slot}/take`)
  expect([late.status, late.body.type]).toEqual([409, kind('done')])
  const anas = await ana.ask<{ link: string }>('POST', `/api/slots/${slot}/link`)
  const roleAt = async (link: string) => {
    const { pathname, hash } = new URL(link)
    const room = pathname.split('/').at(-1)
    const seat = await askHttp<{ role: string }>(origin, 'POST', `/api/rooms/${room}/seats`, undefined, {
      key: hash.slice(1),
      name: 'X',
    })
    return [room, seat.body.role]
  }
  const [hers, his] = [await roleAt(anas.body.link), await roleAt(taken.body.link)]
  expect([hers[1], his[1]]).toEqual(['candidate', 'interviewer'])
  expect(hers[0]).toBe(his[0])
  expect((await slots(cyd)).open).toEqual([])
  expect((await slots(ben)).mine).toMatchObject([
    { slot, state: 'taken', mine: 'taken', sitsAs: 'interviewer' },
  ])
  for (const person of [ana, ben]) {
    const { body: feed } = await person.ask<{ link: string }>('POST', '/api/me/calendar')
    expect(await (await fetch(feed.link)).text()).toContain(`UID:slot-${slot}@signalroom`)
  }
  expect((await cyd.ask('POST', `/api/slots/${slot}/link`)).status).toBe(409)
})

test('[FP2] two who take a slot at once: one has it, the other is told', async () => {
  const { origin, time } = await server()
  const [ana, ben, cyd] = [await beginPerson(origin), await beginPerson(origin), await beginPerson(origin)]
  const { body } = await offer(ana, time.now() + hour)
  const both = await Promise.all([ben, cyd].map(one => one.ask('POST', `/api/slots/${body.slot.slot}/take`)))
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
})

test('[FP3] called off by either it is off for both; a block keeps two apart both ways; reports hide it', async () => {
  const { origin, time } = await server()
  const people = await Promise.all(Array.from({ length: 5 }, () => beginPerson(origin)))
  const [ana, ben, cyd, dee, eve] = people as [Person, Person, Person, Person, Person]
  const first = (await offer(ana, time.now() + hour)).body.slot.slot
  await ben.ask('POST', `/api/slots/${first}/take`)
  expect((await ben.ask('DELETE', `/api/slots/${first}`)).status).toBe(204)
  expect((await slots(ana)).mine).toMatchObject([{ state: 'off' }])
  expect((await ben.ask('POST', `/api/slots/${first}/link`)).status).toBe(409)

  expect((await ben.ask('POST', `/api/slots/${first}/block`)).status).toBe(204)
  const second = (await offer(ana, time.now() + hour)).body.slot.slot
  const bens = (await offer(ben, time.now() + hour)).body.slot.slot
  expect((await slots(ben)).open.map(({ slot }) => slot)).not.toContain(second)
  expect((await slots(ana)).open.map(({ slot }) => slot)).not.toContain(bens)
  expect((await ben.ask('POST', `/api/slots/${second}/take`)).status).toBe(404)
  expect((await slots(cyd)).open.map(({ slot }) => slot).toSorted()).toEqual([second, bens].toSorted())

  await cyd.ask('POST', `/api/slots/${second}/report`)
  expect((await slots(cyd)).open.map(({ slot }) => slot)).toEqual([bens])
  expect((await slots(dee)).open).toHaveLength(2)
  await dee.ask('POST', `/api/slots/${second}/report`)
  await eve.ask('POST', `/api/slots/${second}/report`)
  const fay = await beginPerson(origin)
  expect((await slots(fay)).open.map(({ slot }) => slot)).toEqual([bens])
})

test('[FP2] who asks again, or comes too late, is told what is so', async () => {
  const { origin, time } = await server()
  const [ana, ben, cyd] = [await beginPerson(origin), await beginPerson(origin), await beginPerson(origin)]
  const { slot } = (await offer(ana, time.now() + hour)).body.slot
  await ben.ask('POST', `/api/slots/${slot}/take`)
  const says = async (who: Person, call: string) =>
    (await who.ask('POST', `/api/slots/${slot}/${call}`)).body.detail
  expect(await says(ben, 'take')).toContain('You took it already')
  expect(await says(cyd, 'take')).toContain('it is taken')
  expect(await says(cyd, 'link')).toContain('it is taken')
})

test('[FP2] a slot has one room, whichever of the two comes for it while the other does', async () => {
  const time = new TestTime()
  const held = new Slots({ store: memoryJournal(), time })
  closing.push(() => held.close())
  const offered = await held.offer('ana', {
    plan: 'design',
    as: 'candidate',
    level: 'senior',
    seniority: 'peer',
    at: moment(time.now() + hour),
    zone: 'UTC',
  })
  const id = 'slot' in offered ? offered.slot : ''
  await held.take(id, 'ben')
  await Promise.all([held.roomOpened(id, 'first'), held.roomOpened(id, 'second')])
  expect((await held.find(id))?.room).toBe('first')
})

test('[FP4] a past moment, a plan that is none and one slot too many are refused; a server that does not offer it says so', async () => {
  const { origin, time } = await server()
  const ana = await beginPerson(origin)
  for (const [answer, field] of [
    [await offer(ana, time.now() - hour), 'at'],
    [await offer(ana, time.now() + 90 * 24 * hour), 'at'],
    [await offer(ana, time.now() + hour, { plan: 'none' }), 'slot.plan'],
    [await offer(ana, time.now() + hour, { seniority: 'boss' }), 'slot.seniority'],
    [await offer(ana, time.now() + hour, { zone: 'Nowhere/Land' }), 'zone'],
    [await offer(ana, time.now() + hour, { zone: '+01:00' }), 'zone'],
  ] as const)
    expect([answer.status, answer.body.field]).toEqual([400, field])
  for (let i = 0; i < 10; i++) expect((await offer(ana, time.now() + hour + i)).status).toBe(201)
  expect((await offer(ana, time.now() + hour)).status).toBe(409)
  const without = await server({ partners: false })
  const ben = await beginPerson(without.origin)
  const { status, body } = await ben.ask('GET', '/api/slots')
  expect([status, body.type]).toEqual([403, kind('partners-off')])
  expect((await askHttp(origin, 'GET', '/api/slots', 'guess')).status).toBe(401)
})

const note = (text: string, tag: string | undefined = 'concrete') => ({
  type: 'row.keep',
  shelf: 'note',
  id: 'n1',
  seen: 0,
  value: { text, tag, plan: 'design' },
})
test('[LB1] SYS-34 a note wants a tag, is shared by choice, read by others without a name, and taken back', async () => {
  const { origin } = await server()
  const [ana, ben] = [await beginPerson(origin), await beginPerson(origin)]
  const untagged = await ana.command({ ...note('x'), value: { text: 'x' } })
  expect([untagged.status, untagged.body.field]).toEqual([400, 'tag'])
  expect((await ana.command(note('They named p99 before any box.'))).status).toBe(200)
  const pieces = async (who: Person) => (await who.ask<LibraryAnswer>('GET', '/api/library')).body.pieces
  expect(await pieces(ben)).toEqual([])
  expect((await ana.ask('POST', '/api/library', { shelf: 'note', row: 'n1' })).status).toBe(204)
  expect(await pieces(ben)).toMatchObject([{ kind: 'note', mine: null, value: { tag: 'concrete' } }])
  expect(await pieces(ana)).toMatchObject([{ mine: 'n1' }])
  expect((await ben.ask('GET', '/api/library')).text).not.toContain(ana.person)
  expect((await ana.ask('DELETE', '/api/library/n1')).status).toBe(204)
  expect(await pieces(ben)).toEqual([])
  // What tells who was there is not shared.
  await ana.command({ ...note('Write to lee@example.com'), id: 'n2' })
  const told = await ana.ask('POST', '/api/library', { shelf: 'note', row: 'n2' })
  expect([told.status, told.body.type]).toEqual([409, kind('names')])
  expect((await ben.ask('POST', '/api/library', { shelf: 'note', row: 'n1' })).status).toBe(404)
})
test('[LB2] SYS-35 a write-up appears under each of its tags, and goes with the person who wrote it', async () => {
  const { origin } = await server()
  const [ana, ben] = [await beginPerson(origin), await beginPerson(origin)]
  const value = { title: 'A feed', lesson: 'Numbers first.', tags: ['design', 'ml-design'], questions: ['q'] }
  await ana.command({ type: 'row.keep', shelf: 'writeup', id: 'w1', seen: 0, value })
  await ana.ask('POST', '/api/library', { shelf: 'writeup', row: 'w1' })
  const { pieces } = (await ben.ask<LibraryAnswer>('GET', '/api/library')).body
  expect(pieces).toMatchObject([{ kind: 'write-up', value: { tags: ['design', 'ml-design'] } }])
  const bare = await ana.command({
    type: 'row.keep',
    shelf: 'writeup',
    id: 'w2',
    seen: 0,
    value: { ...value, tags: [] },
  })
  expect([bare.status, bare.body.field]).toEqual([400, 'tags'])
  await ana.ask('DELETE', '/api/me')
  expect((await ben.ask<LibraryAnswer>('GET', '/api/library')).body.pieces).toEqual([])
})
