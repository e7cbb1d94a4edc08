/** The closed board in the byte path: what a hand-made client draws before the board is open reaches nobody and no disk. */
import { accessTo, type Event } from '@signalroom/shared'
import * as decoding from 'lib0/decoding'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { control, document, until } from '../kit/clients.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { openRoom, openServer } from '../kit/server.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Lee and Mina in a live round whose board is still closed, each with a stock client at it. */
async function scene(access?: typeof accessTo) {
  const disk = emptyDisk()
  const server = await openServer({ store: memoryJournal(disk), ...(access ? { accessTo: access } : {}) })
  const room = await openRoom(server.origin)
  const [lee, mina] = [await room.sit('interviewer', 'Lee'), await room.sit('candidate', 'Mina')]
  const leads = control(server.origin, lee.token)
  await leads.welcome
  expect((await leads.ask({ type: 'round.start' })).ok).toBe(true)
  const [his, hers, code] = [
    document(server.origin, room.room, 'board', lee.token),
    document(server.origin, room.room, 'board', mina.token),
    document(server.origin, room.room, 'code', mina.token),
  ]
  closing.push(
    () => server.close(),
    () => leads.close(),
    ...[his, hers, code].map(one => () => one.close()),
  )
  await Promise.all([his.synced, hers.synced, code.synced])
  return { server, room, leads, his, hers, code, disk, lee, mina }
}
const drawn = (doc: Y.Doc) => doc.getMap('board').toJSON()
const draw = (doc: Y.Doc, word: string) => void doc.getMap('board').set(word, { word })
const kept = async ({ disk, room }: Awaited<ReturnType<typeof scene>>) =>
  Buffer.concat(
    (await memoryJournal(disk).read(`doc/${room.room}/board`, 0)).map(({ body }) => Buffer.from(body)),
  ).toString('latin1')

test('[Z7] [W16] what the candidate draws on a closed board reaches neither peers nor journal; the code is open', async () => {
  const all = await scene()
  const { his, hers, code, leads } = all
  draw(hers.doc, 'TOOEARLY')
  code.code().insert(0, 'typed ')
  draw(his.doc, 'HISOWN')
  await until('Mina has what Lee drew', () => 'HISOWN' in drawn(hers.doc))
  expect(drawn(his.doc)).toEqual({ HISOWN: { word: 'HISOWN' } })
  expect(await kept(all)).not.toContain('TOOEARLY')
  expect((await leads.ask({ type: 'board.open' })).ok).toBe(true)
  draw(hers.doc, 'INTIME')
  await until('Lee has what Mina drew', () => 'INTIME' in drawn(his.doc))
  await until('it is kept', async () => (await kept(all)).includes('INTIME'))
})

test('[Y31] [Z7] a candidate at a closed board lacks nothing and is told so; what is theirs is asked for once it opens', async () => {
  const { hers, his, leads } = await scene()
  const saved: number[] = []
  hers.provider.messageHandlers[2] = (_, decoder) => {
    if (decoding.readVarUint(decoder) === 100) saved.push(decoding.readVarUint(decoder))
  }
  hers.provider.disconnect()
  hers.provider.connect()
  await until('what they answered with is nothing new', () => saved.length > 0)
  draw(hers.doc, 'TOOEARLY')
  await leads.ask({ type: 'chat.say', text: 'a moment' })
  expect(drawn(his.doc)).toEqual({})
  expect((await leads.ask({ type: 'board.open' })).ok).toBe(true)
  await until('it is brought, without a further stroke', () => 'TOOEARLY' in drawn(his.doc))
  await until('and saved', () => saved.at(-1) !== saved[0])
})

test('[Z7] control: with a gate that knows no seal the same drawing reaches everybody', async () => {
  const all = await scene((name, room, viewer) => ({
    ...accessTo(name, room, viewer),
    mayWrite: room.open.stage === 'live' && viewer.role !== 'observer',
  }))
  draw(all.hers.doc, 'TOOEARLY')
  await until('Lee has it', () => 'TOOEARLY' in drawn(all.his.doc))
})

test('[Z1] what the interviewer locks in mid-round is closed at once, and open again once it is lifted', async () => {
  const { his, code, leads, server, room, mina } = await scene()
  const onCode = { type: 'documents', documents: ['code'] }
  expect((await leads.ask({ type: 'seal.set', on: onCode })).ok).toBe(true)
  code.code().insert(0, 'LOCKEDOUT ')
  const set = (await leads.seen('seal.set')) as Event & { seal: string }
  const witness = document(server.origin, room.room, 'code', mina.token)
  closing.push(() => witness.close())
  await witness.synced
  expect(witness.text()).not.toContain('LOCKEDOUT')
  expect((await leads.ask({ type: 'seal.lift', seal: set.seal })).ok).toBe(true)
  witness.code().insert(0, 'LATER ')
  const reader = document(server.origin, room.room, 'code', mina.token)
  closing.push(() => reader.close())
  await until('it is there', () => reader.text().includes('LATER'))
  expect(his.doc.getMap('board').size).toBe(0)
})

test('[Z9] what is hidden from the candidate while the interviewer prepares it reaches them when it is shown', async () => {
  const { his, hers, leads } = await scene()
  const onBoard = { type: 'documents', documents: ['board'] }
  expect((await leads.ask({ type: 'seal.set', on: onBoard, does: 'hides' })).ok).toBe(true)
  draw(his.doc, 'PREPARED')
  await until('it is taken', () => his.doc.getMap('board').has('PREPARED'))
  const set = (await leads.seen('seal.set')) as Event & { seal: string }
  // A round trip later it would be there.
  await leads.ask({ type: 'chat.say', text: 'a moment' })
  expect(drawn(hers.doc)).toEqual({})
  expect((await leads.ask({ type: 'seal.lift', seal: set.seal })).ok).toBe(true)
  await until('Mina has it', () => 'PREPARED' in drawn(hers.doc))
})
