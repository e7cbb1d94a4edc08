/** What a client may send that no honest one would: each costs its sender the connection, or nothing, and never the room. */
import type { Socket } from 'node:net'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { inspectUpdate } from '../../server/src/relay/yjs/inspect.js'
import {
  becomes,
  block,
  change,
  letter,
  openDoor,
  presence,
  reads,
  sees,
  synced,
  uint,
  type Door,
  type Peer,
} from '../kit/relay-door.js'
import { realUpdates } from '../kit/real-updates.js'
import { seeded } from '../kit/seeds.js'

let door: Door
let ann: Peer
beforeEach(async () => {
  door = await openDoor({ pingMs: 60_000 })
  ann = door.join('ann')
  await synced(ann)
  ann.text.insert(0, 'safe')
})
afterEach(() => door.close())

/** The room lives: what one types reaches a newcomer, and nothing else was let in. */
async function roomIsWell(): Promise<void> {
  ann.text.insert(ann.text.length, '!')
  await reads(door.join('newcomer'), ann.text.toString())
}
const item = (kind: number, content: number[], client = 7, clock = 0) => [
  1,
  1,
  ...uint(client),
  ...uint(clock),
  kind,
  1,
  ...block(Buffer.from('t')),
  ...content,
  0,
]
const waitsFor = (self: number, other: number) => [1, self, 0, 132, other, 0, 1, 97]
const json = (text: string) => block(Buffer.from(text))
const deepValue = (depth: number) => [...Array.from({ length: depth }, () => [117, 1]).flat(), 126]

describe('[Y10] a frame that does not parse closes its connection with 1002 and harms nobody', () => {
  const frames: Record<string, number[]> = {
    'an empty frame': [],
    'an unknown type': [9, 1, 2],
    'an auth message': [2, 0, 0],
    'an unknown sync step': [0, 3, 0],
    'a cut length': [0, 2, 255, 255],
    'a length beyond the frame': [0, 2, ...uint(2 ** 40), 1],
    'an endless integer': [0, 2, ...Array<number>(30).fill(255)],
    'bytes behind the frame': [...change(letter(7, 0)), 0],
    'a state vector of billions': [0, 0, ...block(uint(2 ** 35))],
    'an update of billions of clients': change([...uint(2 ** 35), 0]),
    'noise as an update': change([1, 2, 3, 4, 5, 6, 7, 8, 9]),
    'an unknown content': change(item(11, [1])),
    'an unknown shared type': change(item(7, [9])),
    'text that is not UTF-8': change(item(4, [2, 0xff, 0xfe])),
    'JSON that is none': change(item(2, [1, ...json('{"a":')])),
    'an embedded value that is none': change(item(5, json('{nope'))),
    'a value nested a thousand deep': change(item(8, [1, ...deepValue(1000)])),
    'embedded JSON nested a hundred thousand deep': change(
      item(5, json('['.repeat(100_000) + ']'.repeat(100_000))),
    ),
    'a document in a document': change(item(9, [...json('guid'), 126])),
    'a struct that points at its own future': change([1, 1, 7, 0, 132, 7, 5, 1, 97, 0]),
    'one client twice': change([2, 1, 7, 0, 4, 1, 1, 116, 1, 97, 1, 7, 0, 4, 1, 1, 116, 1, 98, 0]),
    'a presence that is no JSON': presence([7, 1, '{"a":']),
    'a presence that is no object': presence([7, 1, '5']),
    'a presence nested too deep': presence([7, 1, `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`]),
    'a thousand presences': presence(...Array.from({ length: 1000 }, (_, i) => [i, 1, '{}'] as const)),
  }
  test.each(Object.entries(frames))('%s', async (_, frame) => {
    const raw = await door.raw('eve')
    raw.socket.send(Uint8Array.from(frame))
    expect(await raw.closed).toBe(1002)
    await roomIsWell()
  })
})

test('[Y10] a text frame closes with 1002, one over a megabyte with 1009', async () => {
  const [text, big] = [await door.raw('eve'), await door.raw('eve')]
  text.socket.send('hello')
  big.socket.send(new Uint8Array((1 << 20) + 1))
  expect(await text.closed).toBe(1002)
  expect(await big.closed).toBe(1009)
  await roomIsWell()
})

test('[Y10] bytes that are no WebSocket protocol end their connection alone', async () => {
  const raw = await door.raw('eve')
  const stream = Reflect.get(raw.socket, '_socket') as Socket
  stream.write(Uint8Array.from([0x88, 1, 0, 0xff, 0xff, 0xff]))
  await raw.closed
  await roomIsWell()
})

test('[Y11] an update whose ground is missing is not taken, and its sender is asked for the rest', async () => {
  const raw = await door.raw('eve')
  await raw.frame(frame => frame[0] === 0 && frame[1] === 0)
  raw.got.length = 0
  raw.send(...change(letter(7, 5)))
  await raw.frame(frame => frame[0] === 0 && frame[1] === 0)
  raw.send(...change([0, 1, 7, 1, 0, ...uint(2 ** 40)]))
  raw.send(0, 1, ...block([1, 1, 7, 0, 4, 1, 1, 116, 1, 98, 0]))
  await becomes(ann.doc, doc => doc.getText('t').toString().includes('b'))
  expect(raw.socket.readyState).toBe(raw.socket.OPEN)
  expect([ann.doc.store.pendingStructs, ann.doc.store.pendingDs]).toEqual([null, null])
  expect(ann.text.toString()).not.toContain('a'.repeat(2))
})

test('[Y11] two structs that wait for each other are refused and reach nobody', async () => {
  const raw = await door.raw('eve')
  raw.send(...change([2, ...waitsFor(7, 8), ...waitsFor(8, 7), 0]))
  expect(await raw.closed).toBe(1002)
  await roomIsWell()
  expect(ann.doc.store.pendingStructs).toBeNull()
})

test('[Y12] what is written under the id of somebody who is here is refused; his own goes through', async () => {
  const eve = await door.raw('eve')
  const id = ann.doc.clientID
  eve.send(...change([1, 1, ...uint(id), 4, 132, ...uint(id), 3, 1, 120, 0]))
  eve.send(3)
  await eve.frame(frame => frame[0] === 1)
  ann.text.insert(4, 'y')
  await reads(door.join('newcomer'), 'safey')
  expect(door.events).toContainEqual(
    expect.objectContaining({ type: 'frame.refused', seat: 'eve', why: 'foreign' }),
  )
})

test('[Y12] what somebody who is gone wrote is taken from another who still has it', async () => {
  const gone = new Y.Doc()
  gone.getText('t').insert(0, 'from the train ')
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(gone))
  door.join('ben', 'r', 'work', copy)
  await becomes(ann.doc, doc => doc.getText('t').toString().includes('from the train '))
  await roomIsWell()
})

test('[Y12] nobody takes over the id of one who has written and is away', async () => {
  ann.provider.awareness.setLocalStateField('cursor', 1)
  const watcher = door.join('watcher')
  await sees(watcher, states => states.has(ann.doc.clientID))
  ann.provider.disconnect()
  await sees(watcher, states => !states.has(ann.doc.clientID))
  const eve = await door.raw('eve')
  eve.send(...presence([ann.doc.clientID, 50, '{"fake":true}']))
  eve.send(...presence([4242, 1, '{"own":true}']))
  await sees(watcher, states => states.get(4242)?.own === true)
  expect(watcher.provider.awareness.getStates().has(ann.doc.clientID)).toBe(false)
  ann.provider.connect()
  await sees(watcher, states => states.get(ann.doc.clientID)?.cursor === 1)
})

test('[Y13] nobody speaks, or falls silent, for another: a foreign presence is dropped', async () => {
  const ben = door.join('ben')
  ann.provider.awareness.setLocalStateField('cursor', 1)
  await sees(ben, states => states.get(ann.doc.clientID)?.cursor === 1)
  const eve = await door.raw('eve')
  eve.send(...presence([ann.doc.clientID, 2 ** 40, '{"cursor":666}'], [ann.doc.clientID, 2 ** 52, 'null']))
  eve.send(...presence([4242, 2 ** 52, '{"huge":1}']))
  eve.send(...presence([4242, 3, '{"cursor":4}']))
  await sees(ben, states => states.get(4242)?.cursor === 4)
  expect(ben.provider.awareness.getStates().get(ann.doc.clientID)?.cursor).toBe(1)
  ann.provider.awareness.setLocalStateField('cursor', 2)
  await sees(ben, states => states.get(ann.doc.clientID)?.cursor === 2)
})

test('[Y62] what connections of one seat repeat of each other is not said again and again', async () => {
  const ben = door.join('ben')
  const others = [door.join('ann'), door.join('ann')]
  await Promise.all([ben, ...others].map(synced))
  for (let cursor = 1; cursor <= 8; cursor += 1) ann.provider.awareness.setLocalStateField('cursor', cursor)
  await sees(ben, states => states.get(ann.doc.clientID)?.['cursor'] === 8)
  let heard = 0
  ben.provider.awareness.on('update', () => (heard += 1))
  await new Promise(resolve => setTimeout(resolve, 1500))
  expect(heard).toBeLessThan(5)
  expect(ann.provider.awareness.getLocalState()?.['cursor']).toBe(8)
  ann.provider.awareness.setLocalStateField('cursor', 9)
  for (const peer of [ben, ...others])
    await sees(peer, states => states.get(ann.doc.clientID)?.['cursor'] === 9)
})

test('[Y13] a presence longer than sixteen thousand characters closes with 1008', async () => {
  const eve = await door.raw('eve')
  eve.send(...presence([7, 1, JSON.stringify({ a: 'x'.repeat(16_000) })]))
  expect(await eve.closed).toBe(1008)
  await roomIsWell()
})

test('[Y14] a hundred invented client ids, or a flood of frames, closes with 1008', async () => {
  const ids = await door.raw('eve')
  for (let id = 100; id < 200; id++) ids.send(...change(letter(id, 0)))
  expect(await ids.closed).toBe(1008)
  const flood = await door.raw('eve')
  for (let i = 0; i < 20_000 && flood.socket.readyState === flood.socket.OPEN; i++) flood.send(3)
  expect(await flood.closed).toBe(1008)
})

test('[Y14] who has brought as many ids as he may at once brings more when time has passed', async () => {
  let now = Date.now()
  const own = await openDoor({ limits: { idsOfSeat: [4, 3] }, now: () => now })
  try {
    const bring = async (...ids: readonly number[]) => {
      const mina = await own.raw('mina')
      for (const id of ids) mina.send(...change(letter(id, 0)))
      return mina
    }
    await bring(100)
    await bring(101)
    const over = await bring(102, 103, 104, 105)
    expect(await over.closed).toBe(1008)
    // Trying on and on does not put it off.
    for (let tries = 0; tries < 20; tries++) expect(await (await bring(106, 107, 108)).closed).toBe(1008)
    now += 500
    await bring(200, 201)
    const reader = own.join('reader')
    await becomes(reader.doc, doc => [...doc.store.clients.keys()].filter(id => id >= 200).length === 2)
  } finally {
    await own.close()
  }
})

test('[Y14] bad frames by the thousand make ten reports, and the rest a number', async () => {
  for (let i = 0; i < 30; i++) {
    const eve = await door.raw('eve')
    eve.send(255)
    await eve.closed
  }
  expect(door.events.filter(event => event.type === 'connection.closed')).toHaveLength(10)
})

test('[Y14] a crowd of structs at one place costs its sender the connection, not the others their time', async () => {
  const crowd = (client: number, size: number) => [
    1,
    ...uint(size),
    client,
    0,
    ...Array.from({ length: size }, () => [4, 1, ...block(Buffer.from('t')), 1, 97]).flat(),
    0,
  ]
  const eve = await door.raw('eve')
  eve.socket.send(Uint8Array.from(change(crowd(7, 15_000))))
  await eve.frame(frame => frame[0] === 0)
  const started = performance.now()
  eve.socket.send(Uint8Array.from(change(crowd(9, 15_000))))
  expect(await eve.closed).toBe(1002)
  expect(performance.now() - started).toBeLessThan(3000)
  await becomes(ann.doc, doc => doc.getText('t').length > 15_000)
  await roomIsWell()
})

test('[Y15] who does not read loses the connection (1013); the others notice nothing', async () => {
  const ben = door.join('ben')
  await synced(ben)
  const slow = await door.raw('slow')
  await slow.frame(frame => frame[0] === 0)
  slow.socket.pause()
  const isCut = () => door.events.some(event => event.type === 'connection.closed' && event.seat === 'slow')
  for (let turn = 0; turn < 200 && !isCut(); turn++) {
    ann.text.insert(0, 'x'.repeat(200_000))
    ann.text.delete(0, 200_000)
    ann.provider.awareness.setLocalStateField('turn', turn)
    await sees(ben, states => states.get(ann.doc.clientID)?.turn === turn)
  }
  expect(door.events).toContainEqual(
    expect.objectContaining({ type: 'connection.closed', seat: 'slow', code: 1013 }),
  )
  await roomIsWell()
})

test('[Y16] any mutation of real updates is either refused or harmless to Yjs', () => {
  const updates = realUpdates()
  let accepted = 0
  fc.assert(
    fc.property(
      fc.nat(updates.length - 1),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 4 }),
      fc.option(fc.nat(400)),
      (which, edits, cut) => {
        const bytes = Uint8Array.from(updates[which] ?? [])
        for (const [place, value] of edits) bytes[place % bytes.length] = value
        const update = cut === null ? bytes : bytes.subarray(0, cut)
        if (!inspectUpdate(update)) return
        accepted += 1
        const doc = new Y.Doc()
        Y.applyUpdate(doc, update)
        Y.encodeStateAsUpdate(doc)
      },
    ),
    seeded(20_000),
  )
  expect(accepted).toBeGreaterThan(1000)
})

test('[Y16] every real update passes the inspection, which names exactly the clocks that it brings', () => {
  for (const update of realUpdates()) {
    const parts = inspectUpdate(update)
    const meta = Y.parseUpdateMeta(update)
    expect(new Map(parts?.sections.map(({ client, to }) => [client, to]))).toEqual(meta.to)
    expect(new Map(parts?.sections.map(({ client, from }) => [client, from]))).toEqual(meta.from)
  }
})
