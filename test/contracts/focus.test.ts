/** Private focus at the whole server, over its sockets: from the candidate's word to the bytes that stay. */
import { afterEach, expect, test } from 'vitest'
import { control, document, until } from '../kit/clients.js'
import { emptyDisk, memoryJournal, type Disk } from '../kit/memory-journal.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
async function open(disk: Disk = emptyDisk(), port = 0): Promise<TestServer> {
  const server = await openServer({ store: memoryJournal(disk), port })
  closing.push(() => server.close())
  return server
}
const secret = 'SECRETWORD '

/** Lee and Mina in a live round; Mina has written "open " and is in private focus. */
async function scene(disk?: Disk) {
  const server = await open(disk)
  const room = await openRoom(server.origin)
  const [lee, mina] = [await room.sit('interviewer', 'Lee'), await room.sit('candidate', 'Mina')]
  const [leads, hers] = [control(server.origin, lee.token), control(server.origin, mina.token)]
  await Promise.all([leads.welcome, hers.welcome])
  expect((await leads.ask({ type: 'round.start' })).ok).toBe(true)
  const join = (token: string, origin = server.origin) => {
    const one = document(origin, room.room, 'code', token)
    closing.push(() => one.close())
    return one
  }
  closing.push(
    () => leads.close(),
    () => hers.close(),
  )
  const [his, own] = [join(lee.token), join(mina.token)]
  await Promise.all([his.synced, own.synced])
  own.code().insert(0, 'open ')
  await until('Lee has it', () => his.code().toString().startsWith('open '))
  server.time.advance(1000)
  expect((await hers.ask({ type: 'focus.begin' })).ok).toBe(true)
  own.code().insert(0, secret)
  his.doc.getMap('chatter').set('lee', 1)
  await until('Mina has what Lee wrote', () => own.doc.getMap('chatter').has('lee'))
  return { server, room, lee, mina, leads, hers, his, own, join }
}

test('[Q4] the five minutes run out without a word from anybody, and everybody has everything', async () => {
  const { server, lee, leads, his, own, join } = await scene()
  const late = join(lee.token)
  await late.synced
  expect(his.text() + late.text() + leads.heard.join('')).not.toContain(secret)
  server.time.advance(5 * 60_000)
  await leads.seen('focus.ended')
  await until('all have it', () => [his, late].every(one => one.code().toString() === own.code().toString()))
  expect(his.text()).toContain(secret)
})

test('[Q4] the same when the candidate ends it, and with the round', async () => {
  for (const ends of ['focus.end', 'round.end'] as const) {
    const { leads, hers, his, own } = await scene()
    expect(his.text()).not.toContain(secret)
    expect((await (ends === 'focus.end' ? hers : leads).ask({ type: ends })).ok).toBe(true)
    await until('Lee has it', () => his.code().toString() === own.code().toString())
    expect(his.text()).toContain(secret)
  }
})

test('[Q6] a server that stops in mid-focus and comes back hides on, until the clock ends it', async () => {
  const disk = emptyDisk()
  const { server, room, lee, mina, own } = await scene(disk)
  own.provider.disconnect()
  const port = Number(new URL(server.origin).port)
  const now = server.time.now()
  await server.close()
  const next = await open(disk, port)
  next.time.advance(now + 1000 - next.time.now())
  const late = document(next.origin, room.room, 'code', lee.token)
  closing.push(() => late.close())
  await late.synced
  expect(late.code().toString()).toMatch(/^open /)
  expect(late.text()).not.toContain(secret)
  expect(late.doc.getMap('chatter').get('lee')).toBe(1)
  own.provider.connect()
  own.code().insert(0, secret)
  const hers = document(next.origin, room.room, 'code', mina.token)
  closing.push(() => hers.close())
  await hers.synced
  await until('Mina has both', () =>
    hers
      .code()
      .toString()
      .startsWith(secret + secret),
  )
  expect(late.text()).not.toContain(secret)
  next.time.advance(5 * 60_000)
  await until('Lee has both', () => late.code().toString() === own.code().toString())
})

test('[Q7] what the candidate runs and measures meanwhile is refused as private; the interviewer goes on', async () => {
  const { leads, hers } = await scene()
  const run = { type: 'run.start', kind: 'run', language: 'python', entry: 'a.py' }
  const files = [{ name: 'a.py', text: secret }]
  const board = {
    type: 'board.measure',
    measure: { nodes: 1, arrows: 0, orphans: 1, latencies: 0, stores: 0 },
  }
  expect(await hers.ask({ ...run, files })).toMatchObject({ ok: false, refusal: 'private' })
  // The board is not hidden here: private focus hides the code alone unless it says more.
  for (const [who, nodes] of [
    [leads, 1],
    [hers, 2],
  ] as const)
    expect((await who.ask({ ...board, measure: { ...board.measure, nodes } })).ok).toBe(true)
  expect((await hers.ask({ type: 'focus.end' })).ok).toBe(true)
  expect((await hers.ask({ ...run, files })).ok).toBe(true)
})
