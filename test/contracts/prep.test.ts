/** The prep hub over the server's own doors: what is kept and refused, whose rounds are told, which plans there are. */
import type { OwnRounds, PrepFile } from '@signalroom/shared'
import { afterEach, expect, test } from 'vitest'
import { hold, saidInRound } from '../kit/held-round.js'
import { content } from '../kit/pair.js'
import { askHttp, beginPerson } from '../kit/persons.js'
import { openServer, type TestServer } from '../kit/server.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
async function server(given: Parameters<typeof openServer>[0] = {}): Promise<TestServer> {
  const opened = await openServer(given)
  closing.push(() => opened.close())
  return opened
}

test('[PH14] plans and checklists are told to anybody, and a server without them says so by empty lists', async () => {
  const { origin } = await server({ content })
  const { body } = await askHttp<PrepFile>(origin, 'GET', '/api/prep')
  expect(body.plans.map(({ id, days }) => [id, days])).toEqual([
    ['three_weeks', 21],
    ['four_sprints', 30],
  ])
  expect(body.checklists).toHaveLength(2)
  const { prep: _, ...without } = content
  const bare = await server({ content: without })
  expect((await askHttp(bare.origin, 'GET', '/api/prep')).body).toEqual({ plans: [], checklists: [] })
})

test('[PH5] a story of 50,000 characters is answered with a sentence, whatever they are written in', async () => {
  const { origin } = await server()
  const ana = await beginPerson(origin)
  for (const sign of ['x', '字', '\u0001', '"']) {
    const value = { slot: 'incident', title: 'One', text: sign.repeat(50_000) }
    const { status, body } = await ana.command({
      type: 'row.keep',
      shelf: 'story',
      id: 'one',
      seen: 0,
      value,
    })
    expect([status, body.field, body.detail]).toEqual([
      400,
      'text',
      'text: 50,000 characters are more than the 10,000 that fit here',
    ])
  }
  expect((await ana.me()).rows.story).toEqual([])
})

test('[PH15] the rounds of all loops are told in short to their owner alone, without words of anybody', async () => {
  const host = await server()
  const ana = await beginPerson(host.origin)
  const loop = await ana.openLoop({ rounds: [{ plan: 'design', title: 'First' }, { title: 'Elsewhere' }] })
  const other = await ana.openLoop({ title: 'Another', rounds: [] })
  const ben = await beginPerson(host.origin)
  const eve = await loop.invite('Eve')
  await hold(host, (await loop.room(loop.first.rounds[0]?.id ?? '')).links)
  const { text, body } = await ana.ask<OwnRounds>('GET', '/api/me/rounds')
  expect(body.rounds.map(one => [one.title, one.plan, one.hasRoom, one.releasedAt === null])).toEqual([
    ['First', 'design', true, false],
    ['Elsewhere', null, false, true],
  ])
  expect(text).not.toContain(saidInRound)
  expect(body.rounds.some(one => one.loop === other.id)).toBe(false)
  expect((await ben.ask('GET', '/api/me/rounds')).body).toEqual({ rounds: [] })
  expect((await askHttp(host.origin, 'GET', '/api/me/rounds', eve.key)).status).toBe(401)
  expect((await askHttp(host.origin, 'GET', '/api/me/rounds')).status).toBe(401)
})
