/** Everything private of a person, a loop and a committee, looked for in every byte that anybody else receives. */
import { afterEach, expect, test } from 'vitest'
import { hold } from '../kit/held-round.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { askHttp, beginPerson } from '../kit/persons.js'
import { openServer } from '../kit/server.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const mark = (what: string) => `canary-${what}-canary`
const found = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/canary-([a-z-]+?)-canary/g)].map(([, what]) => what ?? ''))].toSorted()

const shelves: Readonly<Record<string, object>> = {
  profile: { name: mark('profile') },
  story: { slot: 'failure', title: mark('story-title'), text: mark('story'), project: mark('project') },
  pay: { kind: 'offer', of: mark('pay'), source: mark('pay-source'), currency: 'USD', locale: 'us', base: 1 },
  plan: {
    title: mark('plan'),
    startsOn: '2026-05-04',
    lines: [{ id: 'x', title: mark('line'), from: 1, to: 2 }],
  },
  artifact: {
    kind: 'slo',
    title: mark('artifact'),
    signals: [],
    improves: false,
    whole: true,
    told: mark('told'),
    from: mark('from'),
    at: 1,
  },
  drill: { plan: 'impact_45', title: mark('drill'), at: 1, passed: true, says: mark('drilled') },
  note: { text: mark('note'), tag: 'vague' },
  writeup: { title: mark('writeup'), lesson: mark('lesson'), tags: ['design'] },
}

async function scene() {
  const disk = emptyDisk()
  const begin = async () => {
    const server = await openServer({ store: memoryJournal(disk), partners: true })
    closing.push(() => server.close())
    return server
  }
  let server = await begin()
  const ana = await beginPerson(server.origin)
  const bob = await beginPerson(server.origin)
  for (const [shelf, value] of Object.entries(shelves)) {
    const { status, text } = await ana.command({ type: 'row.keep', shelf, id: 'r', seen: 0, value })
    expect([shelf, status, text.length > 0]).toEqual([shelf, 200, true])
  }
  const loop = await ana.openLoop({
    title: mark('loop'),
    rounds: [{ plan: 'design', title: mark('round'), note: mark('planned-note') }],
  })
  const round = loop.first.rounds[0]?.id ?? ''
  await loop.command({
    type: 'round.set',
    round,
    title: mark('round'),
    note: mark('round-note'),
    question: null,
    partner: mark('partner'),
    minutes: 45,
    veto: false,
  })
  const at = server.time.now() + 3_600_000
  expect((await loop.command({ type: 'round.move', round, seen: 0, at, zone: 'UTC' })).status).toBe(200)
  await loop.command({ type: 'prep.note', round, minutes: 30 })
  const { room, links } = await loop.room(round)
  await hold(server, links)
  await loop.get()
  await loop.command({ type: 'change.take', round, text: mark('change') })
  const eve = await loop.invite(mark('eve'))
  const kim = await loop.invite('Kim')
  await eve.say({ type: 'verdict.submit', verdict: 'hire', reason: mark('verdict') })
  const { body: feed } = await ana.ask<{ link: string }>('POST', '/api/me/calendar')
  const reseat = async () => {
    await server.close()
    server = await begin()
  }
  return { at: () => server.origin, ana, bob, loop, round, room, links, eve, kim, feed, reseat }
}

test('[LP7] nothing private of a person, a loop or a committee stands in any byte that anybody else receives, before and after a restart', async () => {
  const stage = await scene()
  const { ana, bob, loop, round, room, links, kim, eve, feed } = stage
  const asks = async (secret: string | undefined) => {
    const texts: string[] = []
    for (const path of [
      '/api/me',
      '/api/me/rounds',
      '/api/slots',
      '/api/library',
      `/api/loops/${loop.id}`,
      `/api/loops/${loop.id}/inconsistencies`,
      `/api/loops/${loop.id}/calendar.ics`,
    ]) {
      const response = await fetch(stage.at() + path, {
        headers: secret === undefined ? {} : { authorization: `Bearer ${secret}` },
      })
      texts.push(await response.text(), ...[...response.headers].map(([, value]) => value))
    }
    for (const path of [`/api/loops/${loop.id}/rounds/${round}/room`, `/api/loops/${loop.id}/members`])
      texts.push((await askHttp(stage.at(), 'POST', path, secret, { name: 'X' })).text)
    return found(texts.join('\n'))
  }
  for (const _ of ['before', 'after']) {
    const partner = new URL(links.interviewer).hash.slice(1)
    for (const secret of [undefined, bob.secret, partner, new URL(feed.link).pathname.slice(10, -4)])
      expect(await asks(secret)).toEqual([])
    // Who judges sees the loop's name, its rounds' and those of the others; before all have said it, nobody's word.
    expect(await asks(kim.key)).toEqual(['eve', 'loop', 'round'])
    expect(await asks(eve.key)).toEqual(['eve', 'loop', 'round', 'verdict'])
    // The calendar holds what its owner put there for themselves, and nothing of shelves or committee.
    const read = async (link: string) =>
      found((await (await fetch(stage.at() + new URL(link).pathname)).text()).replace(/\r\n /g, ''))
    expect(await read(feed.link)).toEqual(['loop', 'partner', 'round'])
    const seat = await askHttp<{ token: string }>(stage.at(), 'POST', `/api/rooms/${room}/seats`, undefined, {
      key: partner,
      name: 'Lee again',
    })
    const debrief = await askHttp(stage.at(), 'GET', `/api/rooms/${room}/debrief`, seat.body.token)
    // The room bears the round's own name; nothing else of the loop reaches its partner.
    expect(found(debrief.text)).toEqual(['round'])
    // Control: they are all there, for whom they are.
    const own = await asks(ana.secret)
    expect(own).toEqual(
      expect.arrayContaining([
        'profile',
        'story',
        'pay',
        'plan',
        'line',
        'artifact',
        'told',
        'drill',
        'note',
        'writeup',
        'loop',
        'partner',
        'change',
        'round-note',
      ]),
    )
    expect(own).not.toContain('verdict')
    await stage.reseat()
  }
})
