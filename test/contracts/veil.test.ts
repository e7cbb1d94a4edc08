/** What one seat writes for itself leaves the relay for nobody else until the veil goes, and then for everybody. */
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import {
  becomes,
  change,
  letter,
  openDoor,
  reads,
  sees,
  synced,
  type Door,
  type Peer,
} from '../kit/relay-door.js'

const doors: Door[] = []
const open = async (given: Parameters<typeof openDoor>[0] = {}) => {
  const door = await openDoor(given)
  doors.push(door)
  return door
}
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close()
})

/** Ann has written "open ", Ben "and free ", and from now on Ann writes for herself. */
async function scene(given: Parameters<typeof openDoor>[0] = {}) {
  const door = await open(given)
  const [ann, ben] = [door.join('ann'), door.join('ben')]
  await Promise.all([synced(ann), synced(ben)])
  ann.text.insert(0, 'open ')
  await reads(ben, 'open ')
  ben.text.insert(5, 'and free ')
  await reads(ann, 'open and free ')
  const tap = await door.raw('eve')
  tap.send(0, 0, 1, 0)
  await tap.frame(frame => holds([frame], 'and free '))
  return { door, ann, ben, tap }
}
const holds = (frames: readonly Uint8Array[], word: string): boolean =>
  frames.some(frame => Buffer.from(frame).includes(word))
/** Resolves when `peer` has had everything that the relay sent it before: its own change, seen by another. */
async function settled(from: Peer, to: Peer): Promise<void> {
  const [mine, theirs] = [from.doc.getMap('settled'), to.doc.getMap('settled')]
  const round = Number(mine.get('round') ?? 0) + 1
  mine.set('round', round)
  await becomes(to.doc, () => theirs.get('round') === round)
}

test('[Q2] what a seat writes for itself reaches its own other tab and the journal, and no other seat', async () => {
  const { door, ann, ben, tap } = await scene()
  const other = door.join('ann')
  await synced(other)
  const before = (await door.journal.read('doc/r/work', 0)).length
  door.veil('ann', Date.now())
  ann.text.insert(0, 'SECRETWORD ')
  await reads(other, 'SECRETWORD open and free ')
  await settled(ben, ann)
  await settled(ben, other)
  expect(ben.text.toString()).toBe('open and free ')
  expect(holds(tap.got, 'SECRETWORD')).toBe(false)
  await door.relay.close()
  const after = await door.journal.read('doc/r/work', before)
  expect(
    holds(
      after.map(({ body }) => body),
      'SECRETWORD',
    ),
  ).toBe(true)
})

test('[Q2] control: with the veil off the same tap hears the word', async () => {
  const { door, ann, tap } = await scene({ without: new Set(['veil']) })
  door.veil('ann', Date.now())
  ann.text.insert(0, 'SECRETWORD ')
  await tap.frame(frame => holds([frame], 'SECRETWORD'))
})

test('[Q2] what is hidden is saved as ever, and its writer is told so', async () => {
  const { door } = await scene()
  const ann = await door.raw('ann')
  door.veil('ann', Date.now())
  ann.send(...change(letter(4242, 0, 'z')))
  const saved = await ann.frame(frame => frame[0] === 2 && frame[1] === 100)
  expect([...saved]).toEqual([2, 100, 1])
})

test('[Q2] nobody learns that something was written or deleted: what the relay asks and answers is without it', async () => {
  const { door, ann, ben } = await scene()
  door.veil('ann', Date.now())
  const id = ann.doc.clientID
  const clock = Y.getState(ben.doc.store, id)
  ann.text.delete(0, 5)
  ann.text.insert(0, 'SECRETWORD ')
  await settled(ben, ann)
  const eve = await door.raw('eve')
  eve.send(0, 0, 1, 0)
  const answer = await eve.frame(frame => frame[0] === 0 && frame[1] === 1)
  const asked = await eve.frame(frame => frame[0] === 0 && frame[1] === 0)
  const seen = new Y.Doc()
  Y.applyUpdate(seen, blockOf(answer))
  expect(seen.getText('t').toString()).toBe('open and free ')
  expect(Y.getState(seen.store, id)).toBe(clock)
  expect(Y.decodeStateVector(blockOf(asked)).get(id)).toBe(clock)
})
/** What follows the two kinds of a message: a length, and that many bytes. */
const blockOf = (frame: Uint8Array): Uint8Array => {
  let at = 2
  while ((frame[at] ?? 0) > 127) at += 1
  return frame.subarray(at + 1)
}

test('[Q3] who joins or reloads meanwhile gets what stood before and what others wrote since', async () => {
  const { door, ann, ben } = await scene()
  door.veil('ann', Date.now())
  ann.text.insert(0, 'SECRETWORD ')
  ben.text.insert(ben.text.length, 'since')
  await reads(ann, 'SECRETWORD open and free since')
  ben.provider.disconnect()
  const [late, again] = [door.join('cid'), door.join('ben')]
  await Promise.all([reads(late, 'open and free since'), reads(again, 'open and free since')])
  again.text.insert(0, 'me too: ')
  await reads(late, 'me too: open and free since')
})

test('[Q4] when it ends everybody gets everything at once, and all converge', async () => {
  const { door, ann, ben, tap } = await scene()
  door.veil('ann', Date.now())
  ann.text.insert(0, 'SECRETWORD ')
  ann.text.delete(ann.text.length - 9, 4)
  ben.text.insert(0, 'ben: ')
  await settled(ben, ann)
  const late = door.join('cid')
  await synced(late)
  const wanted = ann.text.toString()
  expect(wanted).toContain('SECRETWORD')
  door.veil(null)
  await Promise.all([ben, late].map(peer => reads(peer, wanted)))
  await tap.frame(frame => holds([frame], 'SECRETWORD'))
  ann.text.insert(0, 'and on: ')
  await Promise.all([ben, late].map(peer => reads(peer, `and on: ${wanted}`)))
})

test('[Q4] what was hidden is given once, and a second veil hides only what comes after it began', async () => {
  const { door, ann, ben } = await scene()
  for (const word of ['one', 'two']) {
    door.veil('ann', Date.now())
    const before = ben.text.toString()
    ann.text.insert(0, word)
    await settled(ben, ann)
    expect(ben.text.toString()).toBe(before)
    door.veil(null)
    await reads(ben, `${word}${before}`)
  }
})

test('[Q5] hands are hidden with what they write, and seen again when it ends', async () => {
  const { door, ann, ben } = await scene()
  const id = ann.doc.clientID
  ann.provider.awareness.setLocalStateField('cursor', 1)
  await sees(ben, states => states.get(id)?.['cursor'] === 1)
  door.veil('ann', Date.now())
  await sees(ben, states => !states.has(id))
  ann.provider.awareness.setLocalStateField('cursor', 2)
  const other = door.join('ann')
  await sees(other, states => states.get(id)?.['cursor'] === 2)
  const late = door.join('cid')
  ben.provider.awareness.setLocalStateField('cursor', 7)
  await sees(late, states => states.get(ben.doc.clientID)?.['cursor'] === 7)
  expect(late.provider.awareness.getStates().has(id)).toBe(false)
  expect(ben.provider.awareness.getStates().has(id)).toBe(false)
  door.veil(null)
  await Promise.all([ben, late].map(peer => sees(peer, states => states.get(id)?.['cursor'] === 2)))
})

test('[Q6] a server that starts in mid-veil hides what was hidden and shows what others wrote meanwhile', async () => {
  const disk = emptyDisk()
  const clock = { now: 1000 }
  const { door, ann, ben } = await scene({ journal: memoryJournal(disk), now: () => clock.now })
  clock.now = 2000
  door.veil('ann', 2000)
  ann.text.insert(0, 'SECRETWORD ')
  ben.text.insert(0, 'ben: ')
  await settled(ben, ann)
  await door.close()

  clock.now = 3000
  const next = await open({ journal: memoryJournal(disk), now: () => clock.now })
  next.veil('ann', 2000)
  const [cid, own] = [next.join('cid'), next.join('ann')]
  await reads(cid, 'ben: open and free ')
  await becomes(own.doc, () => own.text.toString() === ann.text.toString())
  own.text.insert(0, 'SECRETTOO ')
  cid.text.insert(0, 'cid: ')
  await becomes(own.doc, () => own.text.toString().includes('cid: '))
  expect(cid.text.toString()).toBe('cid: ben: open and free ')
  next.veil(null)
  await becomes(cid.doc, () => cid.text.toString() === own.text.toString())
  expect(own.text.toString()).toMatch(/SECRETTOO[^]*SECRETWORD/)
})

test('[Q6] the same for a document that was left in mid-veil and compacted with what is hidden in it', async () => {
  const disk = emptyDisk()
  const journal = memoryJournal(disk)
  const keep = journal.keepSnapshot
  const compacted = new Promise<void>(resolve => {
    journal.keepSnapshot = async (...given) => {
      await keep(...given)
      resolve()
    }
  })
  const clock = { now: 1000 }
  const { door, ann, ben, tap } = await scene({ journal, now: () => clock.now })
  clock.now = 2000
  door.veil('ann', 2000)
  for (let i = 0; i < 300; i++) ann.text.insert(0, 'SECRETWORD ')
  await settled(ben, ann)
  for (const peer of [ann, ben]) peer.provider.disconnect()
  tap.socket.terminate()
  await compacted
  await door.close()
  const next = await open({ journal: memoryJournal(disk), now: () => clock.now })
  next.veil('ann', 2000)
  await reads(next.join('cid'), 'open and free ')
  await reads(next.join('ann'), ann.text.toString())
})

test('[Q6] where that cannot be read, everybody is sent away to try again, and the room next door goes on', async () => {
  const journal = memoryJournal()
  await journal.append('doc/r/work', 0, [{ at: 1, body: Uint8Array.from(letter(5, 0, 'o')) }])
  const { read } = journal
  journal.read = (stream, after) =>
    stream.startsWith('beside/') ? Promise.reject(new Error('disk on fire')) : read(stream, after)
  const door = await open({ journal })
  door.veil('ann', Date.now())
  const ben = await door.raw('ben')
  expect(await ben.closed).toBe(1013)
  expect(door.events).toContainEqual(expect.objectContaining({ type: 'document.failed' }))
  expect(ben.got).toEqual([])
  door.veil(null)
  const next = door.join('cid', 'elsewhere')
  await synced(next)
})
