/** The life of a document at the relay, without a network: loading, failing, idling, coming back, draining. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { compacted } from '../../server/src/relay/yjs/compact.js'
import { openRelay, type Relay } from '../../server/src/relay/relay.js'
import { FakeSocket, latch, settle } from '../kit/fake-socket.js'
import { all, speaker, openLone } from '../kit/lone-relay.js'
import { memoryJournal } from '../kit/memory-journal.js'
import { change, letter, presence } from '../kit/relay-door.js'

const stream = 'doc/r/work'
const textOf = (update: Uint8Array) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc.getText('t').toString()
}
const asked = (socket: FakeSocket) => socket.sent.some(frame => frame[0] === 0 && frame[1] === 0)

describe('loading', () => {
  test('[Y20] frames that come before the document is loaded are handled after it, in order', async () => {
    const { journal, join, relay } = openLone()
    await journal.append(stream, 0, [{ at: 1, body: Uint8Array.from(letter(5, 0, 'o')) }])
    const socket = join('ann')
    socket.receive(change(letter(7, 0, 'a')))
    socket.receive(change(letter(7, 1, 'b')))
    expect(socket.sent).toEqual([])
    await settle()
    expect(textOf(await relay.snapshot('r', 'work'))).toMatch(/^(oab|abo)$/)
    expect((await journal.read(stream, 0)).length).toBe(3)
  })

  test('[Y20] a failed load writes nothing, sends everybody away to try again, and the next one loads', async () => {
    const { journal, join, relay, events, time } = openLone()
    await journal.append(stream, 0, [{ at: 1, body: Uint8Array.from(letter(5, 0, 'o')) }])
    for (let i = 0; i < 1000; i++) {
      journal.failReads = new Error('disk on fire')
      const sockets = [join('ann'), join('ben')]
      sockets[0]?.receive(change(letter(7, 0)))
      await settle()
      expect(sockets.map(socket => socket.code)).toEqual([1013, 1013])
      time.advance(20_000)
    }
    expect(journal.disk.streams.get(stream)?.end).toBe(1)
    expect(relay.counts).toEqual({ documents: 0, loading: 0, connections: 0 })
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'document.failed', error: journal.failReads }),
    )
    journal.failReads = undefined
    join('ann')
    await settle()
    expect(textOf(await relay.snapshot('r', 'work'))).toBe('o')
  })

  test('[Y20] a damaged stream refuses to open, again and again', async () => {
    const { journal, join } = openLone()
    const bodies = [0, 1, 2].map(clock => ({ at: 1, body: Uint8Array.from(letter(5, clock)) }))
    await journal.append(stream, 0, bodies)
    const entries = journal.disk.streams.get(stream)?.entries ?? []
    if (entries[1]) entries[1] = { ...entries[1], body: Uint8Array.from(letter(5, 1, 'z')) }
    const again = openRelay({ journal: memoryJournal(journal.disk), now: () => 0, report: () => {} })
    for (let i = 0; i < 3; i++) {
      const socket = new FakeSocket()
      again.connect(socket.line, speaker('ann'), all)
      await settle()
      expect(socket.code).toBe(1013)
    }
    expect(join('x').code).toBeUndefined()
  })
})

describe('idling', () => {
  test('[Y21] a document that everybody left is let go after the idle time, not before', async () => {
    const { join, relay, time } = openLone()
    const socket = join('ann')
    await settle()
    socket.leave()
    time.advance(999)
    expect(relay.counts.documents).toBe(1)
    time.advance(1)
    expect(relay.counts.documents).toBe(0)
    expect(time.waiting).toBe(0)
  })

  test('[Y21] who comes back in meanwhile finds the same copy, and its end is called off', async () => {
    const { join, journal, relay, time } = openLone()
    for (let i = 0; i < 5; i++) {
      const socket = join('ann')
      await settle()
      socket.leave()
      time.advance(900)
    }
    expect(journal.reads).toBe(1)
    const socket = join('ann')
    time.advance(5000)
    expect(relay.counts).toEqual({ documents: 1, loading: 0, connections: 1 })
    expect(asked(socket)).toBe(true)
  })

  test('[Y21] it is not let go while the journal still owes an acknowledgement', async () => {
    const { join, journal, relay, time } = openLone()
    const socket = join('ann')
    await settle()
    const { promise, release } = latch()
    journal.hold = promise
    socket.receive(change(letter(7, 0, 'k')))
    socket.leave()
    time.advance(10_000)
    expect(relay.counts.documents).toBe(1)
    release()
    await settle()
    time.advance(1000)
    expect(relay.counts.documents).toBe(0)
    join('ben')
    expect(textOf(await relay.snapshot('r', 'work'))).toBe('k')
  })
})

describe('writing', () => {
  test('[Y22] while the journal refuses, changes wait and go on to peers; when it recovers they are all written', async () => {
    const { join, journal, events, time } = openLone()
    const [ann, ben] = [join('ann'), join('ben')]
    await settle()
    journal.failAppends = new Error('disk full')
    for (let clock = 0; clock < 5; clock++) ann.receive(change(letter(7, clock, 'w')))
    await settle()
    expect(ben.sent.filter(frame => frame[1] === 2)).toHaveLength(5)
    expect(events).toContainEqual(expect.objectContaining({ type: 'document.waiting' }))
    expect(journal.disk.streams.get(stream)).toBeUndefined()
    journal.failAppends = undefined
    time.advance(500)
    await settle()
    expect(textOf(Y.mergeUpdates((await journal.read(stream, 0)).map(entry => entry.body)))).toBe('wwwww')
  })

  test('[Y22] when too much waits, everybody is sent away to try again rather than believing it is safe', async () => {
    const { join, journal, relay } = openLone({ unwrittenBytes: 100 })
    const ann = join('ann')
    await settle()
    journal.failAppends = new Error('disk full')
    for (let clock = 0; clock < 20; clock++) ann.receive(change(letter(7, clock)))
    await settle()
    expect(ann.code).toBe(1013)
    expect(relay.counts.documents).toBe(0)
  })

  test('[Y22] a stream that somebody else wrote to is let go of, and loaded as it is', async () => {
    const { join, journal, relay } = openLone()
    const ann = join('ann')
    await settle()
    await journal.append(stream, 0, [{ at: 1, body: Uint8Array.from(letter(5, 0, 'o')) }])
    ann.receive(change(letter(7, 0, 'mine')))
    await settle()
    expect(ann.code).toBe(1013)
    expect(textOf(await relay.snapshot('r', 'work'))).toBe('o')
  })

  test('[Y22] a document may not grow without end', async () => {
    const { join } = openLone({ documentBytes: 200 })
    const ann = join('ann')
    await settle()
    for (let clock = 0; clock < 50 && ann.code === undefined; clock++) ann.receive(change(letter(7, clock)))
    expect(ann.code).toBe(1008)
  })
})

describe('compacting', () => {
  const drag = (socket: FakeSocket, times: number) => {
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => socket.receive(change(update)))
    for (let x = 0; x < times; x++) doc.getMap('board').set('shape', { x, label: 'load balancer' })
    return doc
  }
  const sizeOf = async (relay: Relay) => (await relay.snapshot('r', 'work')).length

  test('[Y19] a document that went quiet is said in fewer bytes, and opens from there', async () => {
    const { join, journal, relay, time } = openLone()
    const ann = join('ann')
    await settle()
    const doc = drag(ann, 500)
    await settle()
    const before = await sizeOf(relay)
    time.advance(5000)
    await settle()
    expect(await sizeOf(relay)).toBeLessThan(before / 20)
    expect(await journal.snapshot(stream)).toMatchObject({ position: 500 })

    const again = openRelay({ journal: memoryJournal(journal.disk), now: time.now, report: () => {} })
    const copy = new Y.Doc()
    Y.applyUpdate(copy, await again.snapshot('r', 'work'))
    expect(copy.getMap('board').toJSON()).toEqual(doc.getMap('board').toJSON())
    await again.close()
  })

  test('[Y19] one that grows is compacted while people write, and one that was left before it is let go', async () => {
    const { join, journal, relay, time } = openLone({ compactBytes: 10_000 })
    const ann = join('ann')
    await settle()
    drag(ann, 300)
    await settle()
    const busy = await journal.snapshot(stream)
    expect(busy?.position).toBeGreaterThan(50)
    ann.leave()
    await settle()
    expect(await journal.snapshot(stream)).toMatchObject({ position: 300 })
    time.advance(1000)
    expect(relay.counts.documents).toBe(0)
    expect(time.waiting).toBe(0)
  })

  test('[Y19] what cannot be compacted goes on as it is, and is reported', async () => {
    const why = new Error('no thread')
    const { join, journal, relay, events, time } = openLone({}, () => Promise.reject(why))
    const ann = join('ann')
    await settle()
    const doc = drag(ann, 500)
    time.advance(5000)
    await settle()
    expect(events).toContainEqual(expect.objectContaining({ type: 'document.uncompacted', error: why }))
    expect(await journal.snapshot(stream)).toBeUndefined()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, await relay.snapshot('r', 'work'))
    expect(copy.getMap('board').toJSON()).toEqual(doc.getMap('board').toJSON())
    ann.leave()
    await settle()
    time.advance(1000)
    expect(relay.counts.documents).toBe(0)
  })

  test('[Y21] who comes back while the document that he left is still being compacted finds the one copy', async () => {
    const { promise, release } = latch()
    const { join, journal, relay, time } = openLone({}, async update => {
      await promise
      return compacted(update)
    })
    const ann = join('ann')
    await settle()
    drag(ann, 500)
    ann.leave()
    time.advance(10_000)
    expect(relay.counts.documents).toBe(1)
    const ben = join('ben')
    ben.receive(change(letter(7, 0, 'k')))
    release()
    await settle()
    expect(journal.reads).toBe(1)
    expect(textOf(await relay.snapshot('r', 'work'))).toBe('k')
    expect(await journal.snapshot(stream)).toMatchObject({ position: 500 })
  })
})

test('[Y13] presence of many is bounded: five ids of one connection are four', async () => {
  const { join, time } = openLone()
  const [eve, ann] = [join('eve'), join('ann')]
  await settle()
  time.advance(50)
  ann.sent.length = 0
  for (let id = 1; id <= 5; id++) eve.receive(presence([id, 1, '{}']))
  time.advance(50)
  expect(ann.sent).toHaveLength(4)
  ann.sent.length = 0
  eve.leave()
  time.advance(50)
  expect(ann.sent).toHaveLength(1)
})

test('[Y17] in a room where much happens a write goes out for each change and each twentieth of a second, and no more', async () => {
  const { join, time } = openLone()
  const [ann, ben, cat] = [join('ann'), join('ben'), join('cat')]
  await settle()
  time.advance(100)
  /** When each write began, and when each presence came in and went out. */
  const writes: number[] = []
  const said: number[] = []
  const late: number[] = []
  const { write } = ann.stream
  ann.stream.write = (bytes, done) => {
    writes.push(time.now())
    const known = ann.sent.length
    const taken = write(bytes, done)
    for (const [kind] of ann.sent.slice(known)) if (kind === 1) late.push(time.now() - (said.shift() ?? 0))
    return taken
  }
  const toCat: number[] = []
  const catWrites = cat.stream.write
  cat.stream.write = (bytes, done) => {
    toCat.push(time.now())
    return catWrites(bytes, done)
  }
  // Ann draws, so she is told of nothing but hands and of what is saved; Cat looks on.
  for (let tick = 0; tick < 200; tick++) {
    ann.receive(change(letter(7, tick)))
    if (tick % 5 === 0) {
      ben.receive(presence([8, tick + 1, `{"at":${tick}}`]))
      said.push(time.now())
    }
    await settle()
    time.advance(10)
  }
  time.advance(100)
  expect(late).toHaveLength(40)
  expect(Math.max(...late)).toBeLessThanOrEqual(50)
  expect(writes.length).toBeLessThanOrEqual(2000 / 45)
  expect(toCat.length).toBeLessThanOrEqual(202)
})
