/** Stock y-websocket clients at the relay: they converge, come back, are gated, and see who is there. */
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { firstDocument } from '../../server/src/relay/yjs/first-document.js'
import { streamOf } from '../../server/src/relay/relay.js'
import { latch } from '../kit/fake-socket.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { becomes, openDoor, reads, sees, synced, type Door } from '../kit/relay-door.js'

const doors: Door[] = []
const open = async (given: Parameters<typeof openDoor>[0] = {}) => {
  const door = await openDoor(given)
  doors.push(door)
  return door
}
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close()
})

test('[Y1] what one types the others have, whoever types, and a latecomer has all of it', async () => {
  const door = await open()
  const [ann, ben] = [door.join('ann'), door.join('ben')]
  await Promise.all([synced(ann), synced(ben)])
  ann.text.insert(0, 'hello')
  await reads(ben, 'hello')
  ben.text.insert(5, ' world')
  await reads(ann, 'hello world')
  const late = door.join('cid')
  await reads(late, 'hello world')
})

test('[Y1] rooms and documents are apart', async () => {
  const door = await open()
  const here = door.join('ann', 'r', 'work')
  const others = [door.join('ben', 'r', 'desk'), door.join('cid', 'other', 'work')]
  await Promise.all([here, ...others].map(synced))
  here.text.insert(0, 'mine')
  await reads(door.join('dan', 'r', 'work'), 'mine')
  for (const other of others) expect(other.text.toString()).toBe('')
})

test('[Y2] every change is journalled in order with the server’s time, and a new server loads it', async () => {
  const disk = emptyDisk()
  let now = 5000
  const door = await open({ journal: memoryJournal(disk), now: () => now })
  const ann = door.join('ann')
  await synced(ann)
  for (const word of ['one ', 'two ', 'three']) {
    ann.text.insert(ann.text.length, word)
    await reads(door.join('ben'), ann.text.toString())
    now += 1000
  }
  await door.close()
  const entries = await memoryJournal(disk).read(streamOf({ room: 'r', document: 'work' }), 0)
  expect(entries.map(entry => entry.at)).toEqual([5000, 6000, 7000])
  const replayed = new Y.Doc()
  for (const entry of entries) Y.applyUpdate(replayed, entry.body)
  expect(replayed.getText('t').toString()).toBe('one two three')
  const next = await open({ journal: memoryJournal(disk) })
  await reads(next.join('cid'), 'one two three')
})

test('[Y2] a clock that is set back never makes the journal go back', async () => {
  let now = 9000
  const door = await open({ now: () => now })
  const ann = door.join('ann')
  await synced(ann)
  ann.text.insert(0, 'a')
  await reads(door.join('ben'), 'a')
  now = 1000
  ann.text.insert(0, 'b')
  await reads(door.join('cid'), 'ba')
  await door.relay.close()
  const entries = await door.journal.read('doc/r/work', 0)
  expect(entries.map(entry => entry.at)).toEqual([9000, 9000])
})

test('[Y3] what was typed while the link was down arrives with the next link, once', async () => {
  const door = await open()
  const [ann, ben] = [door.join('ann'), door.join('ben')]
  await Promise.all([synced(ann), synced(ben)])
  ann.provider.disconnect()
  ann.text.insert(0, 'away ')
  ben.text.insert(0, 'here ')
  ann.provider.connect()
  await becomes(ben.doc, doc => doc.getText('t').length === 10)
  await becomes(ann.doc, doc => doc.getText('t').length === 10)
  expect(ann.text.toString()).toBe(ben.text.toString())
  await door.relay.close()
  expect(await door.journal.read('doc/r/work', 0)).toHaveLength(2)
})

test('[Y3] coming and going without a change writes nothing', async () => {
  const door = await open()
  const ann = door.join('ann')
  await synced(ann)
  ann.text.insert(0, 'abc')
  ann.text.delete(0, 1)
  for (let i = 0; i < 3; i++) {
    ann.provider.disconnect()
    ann.provider.connect()
    await synced(ann)
    await reads(door.join(`guest ${i}`, 'r', 'work', new Y.Doc()), 'bc')
  }
  await door.relay.close()
  expect(await door.journal.read('doc/r/work', 0)).toHaveLength(2)
})

test('[Y4] what a seat writes that may not write reaches neither peers nor journal; it still reads and is seen', async () => {
  const door = await open()
  door.may.set('obs', { mayRead: true, mayWrite: false })
  const [ann, obs] = [door.join('ann'), door.join('obs')]
  await Promise.all([synced(ann), synced(obs)])
  obs.text.insert(0, 'graffiti')
  obs.provider.awareness.setLocalStateField('cursor', 3)
  await sees(ann, states => states.get(obs.doc.clientID)?.cursor === 3)
  ann.text.insert(0, 'fine')
  await becomes(obs.doc, doc => doc.getText('t').toString().includes('fine'))
  expect(ann.text.toString()).toBe('fine')
  obs.provider.disconnect()
  obs.provider.connect()
  await synced(obs)
  await reads(door.join('late'), 'fine')
  await door.relay.close()
  expect(await door.journal.read('doc/r/work', 0)).toHaveLength(1)
})

test('[Y4] the gate is asked for every frame: it closes and opens under a living connection', async () => {
  const door = await open()
  const may = { mayRead: true, mayWrite: true }
  door.may.set('ann', may)
  const [ann, ben] = [door.join('ann'), door.join('ben')]
  await Promise.all([synced(ann), synced(ben)])
  ann.text.insert(0, '1')
  await reads(ben, '1')
  may.mayWrite = false
  ann.text.insert(1, '2')
  ann.provider.awareness.setLocalStateField('mark', 'after 2')
  await sees(ben, states => states.get(ann.doc.clientID)?.mark === 'after 2')
  expect(ben.text.toString()).toBe('1')
  may.mayWrite = true
  ann.text.insert(2, '3')
  await reads(ben, '123')
})

test('[Y4] a seat that may no longer read is sent away (4403) before the next byte reaches it', async () => {
  const door = await open()
  const may = { mayRead: true, mayWrite: true }
  door.may.set('raw', may)
  const ann = door.join('ann')
  const raw = await door.raw('raw')
  raw.send(0, 0, 1, 0)
  await raw.frame(frame => frame[0] === 0 && frame[1] === 1)
  may.mayRead = false
  const before = raw.got.length
  ann.text.insert(0, 'secret')
  expect(await raw.closed).toBe(4403)
  expect(raw.got.slice(before).some(frame => Buffer.from(frame).includes('secret'))).toBe(false)
})

test('[Y5] a presence carries the seat’s own name, role and colour, whatever the client claims', async () => {
  const door = await open()
  const [ann, ben] = [door.join('ann'), door.join('ben')]
  ann.provider.awareness.setLocalState({ user: { name: 'Boss', role: 'interviewer', extra: 1 }, cursor: 7 })
  await sees(ben, states => states.get(ann.doc.clientID)?.cursor === 7)
  expect(ben.provider.awareness.getStates().get(ann.doc.clientID)).toEqual({
    cursor: 7,
    user: { seat: 'ann', name: 'name of ann', role: 'candidate', color: '#123456' },
  })
  expect(ann.provider.awareness.getLocalState()?.user).toEqual({
    name: 'Boss',
    role: 'interviewer',
    extra: 1,
  })
})

test('[Y5] who leaves is gone from every screen at once, and who returns is back at once', async () => {
  const door = await open()
  const [ann, ben] = [door.join('ann'), door.join('ben')]
  const has = (states: Map<number, unknown>) => states.has(ann.doc.clientID)
  await sees(ben, has)
  for (let i = 0; i < 3; i++) {
    ann.provider.ws?.close()
    await sees(ben, states => !has(states))
    await sees(ben, has)
  }
  const late = door.join('late')
  await sees(late, has)
})

test('[Y6] fifty people who open a new document together load it once and find its seed once', async () => {
  const door = await open()
  const update = firstDocument([{ name: 'main.py', text: 'print(1)\n' }])
  const peers = Array.from({ length: 50 }, (_, i) => door.join(`s${i}`))
  const seeded = await Promise.all(Array.from({ length: 50 }, () => door.relay.seed('r', 'work', update)))
  expect(seeded.filter(Boolean)).toHaveLength(1)
  await Promise.all(peers.map(peer => becomes(peer.doc, doc => fileOf(doc) !== undefined)))
  for (const peer of peers) expect(fileOf(peer.doc)).toBe('print(1)\n')
  expect(door.journal.reads).toBe(1)
  expect(await door.journal.read('doc/r/work', 0)).toHaveLength(1)
  expect(await door.relay.seed('r', 'work', update)).toBe(false)
})

test('[Y6] a seed is durable when it is acknowledged, and a later server does not seed again', async () => {
  const disk = emptyDisk()
  const update = firstDocument([{ name: 'a', text: 'x' }])
  const first = await open({ journal: memoryJournal(disk) })
  expect(await first.relay.seed('r', 'work', update)).toBe(true)
  expect(disk.streams.get('doc/r/work')?.end).toBe(1)
  await first.close()
  const second = await open({ journal: memoryJournal(disk) })
  expect(await second.relay.seed('r', 'work', update)).toBe(false)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await second.relay.snapshot('r', 'work'))
  expect(doc.getMap<Y.Text>('files').get('a')?.toString()).toBe('x')
})

test('[Y7] a seat that is kicked is sent away for good; the others stay', async () => {
  const door = await open()
  const raw = await door.raw('bad')
  const elsewhere = await door.raw('bad', 'other')
  const ann = door.join('ann')
  await synced(ann)
  door.relay.kick('r', 'bad')
  expect(await raw.closed).toBe(4410)
  expect(elsewhere.socket.readyState).toBe(elsewhere.socket.OPEN)
  expect(door.relay.counts).toEqual({ documents: 2, loading: 0, connections: 2 })
})

test('[Y7] closing tells everybody to come back (1012), has written everything, and lets nobody in', async () => {
  const door = await open()
  const { promise, release } = latch()
  door.journal.hold = promise
  const raw = await door.raw('ann')
  const ben = door.join('ben')
  await synced(ben)
  ben.text.insert(0, 'last words')
  await raw.frame(frame => Buffer.from(frame).includes('last words'))
  const closing = door.relay.close()
  expect(await raw.closed).toBe(1012)
  release()
  await closing
  expect(door.journal.disk.streams.get('doc/r/work')?.end).toBe(1)
  expect(await (await door.raw('late')).closed).toBe(1012)
  await expect(door.relay.snapshot('r', 'work')).rejects.toThrow('closed')
})

test('[Y8] a silent peer is cut off, a stock client hears something between the pings', async () => {
  const door = await open({ pingMs: 40 })
  const dead = await door.raw('dead')
  dead.socket.pause()
  const ann = door.join('ann')
  await sees(ann, states => states.size === 1)
  dead.socket.resume()
  const mute = await door.raw('mute')
  mute.socket.pong = () => {}
  mute.socket.removeAllListeners('ping')
  const living = await door.raw('living')
  expect(await living.frame(frame => Buffer.compare(frame, Buffer.from([1, 1, 0])) === 0)).toBeDefined()
  await once(living.socket, 'ping')
  await once(living.socket, 'ping')
  expect(living.socket.readyState).toBe(living.socket.OPEN)
})

const fileOf = (doc: Y.Doc) => doc.getMap<Y.Text>('files').get('main.py')?.toString()
