/** One connection at the relay, without a network: what goes out is bounded and gated, what comes in is budgeted. */
import { expect, test } from 'vitest'
import { Connection } from '../../server/src/relay/wire/connection.js'
import { enveloped } from '../../server/src/relay/wire/frame-writer.js'
import { usualLimits, type Limits } from '../../server/src/relay/guards.js'
import { FlushQueue } from '../../server/src/relay/wire/flush-queue.js'
import { FakeSocket, fakeTime, settle } from '../kit/fake-socket.js'
import { all, speaker } from '../kit/lone-relay.js'

function lone(limits: Partial<Limits>, gate = all) {
  const time = fakeTime()
  const socket = new FakeSocket()
  const ends: unknown[] = []
  const connection: Connection = new Connection(
    {
      ...socket.line,
      without: new Set(),
      flushQueue: new FlushQueue(time.schedule, time.now),
      speaker: speaker('ann'),
      gate,
      limits: { ...usualLimits, ...limits },
      now: time.now,
      schedule: time.schedule,
      onMessage: () => {},
      onEnd: (_, ended) => ends.push(ended),
    },
    [],
  )
  connection.begin()
  return { connection, socket, ends, time }
}
const bytes = Uint8Array.from([0, 2, 0])
const frame = enveloped(bytes)

test('[Y17] all of a turn goes out as one write, and what can wait rides along or follows within 50 ms', async () => {
  const { connection, socket, time } = lone({})
  const writes: number[] = []
  const { write } = socket.stream
  socket.stream.write = (chunk, done) => {
    writes.push(chunk.length)
    return write(chunk, done)
  }
  connection.sendPresence(frame)
  connection.send(frame)
  connection.send(frame)
  await settle()
  expect(writes).toEqual([3 * frame.length])
  connection.sendPresence(frame)
  await settle()
  time.advance(39)
  expect(writes).toHaveLength(1)
  time.advance(11)
  expect(writes).toEqual([3 * frame.length, frame.length])
  expect(socket.sent).toEqual([bytes, bytes, bytes, bytes])
})

test('[Y15] presence is left out at half of what may wait; beyond all of it the connection ends with 1013', () => {
  const { connection, socket, ends } = lone({ unsentBytes: 1000 })
  socket.stream.writableLength = 600
  connection.sendPresence(frame)
  connection.flush()
  expect(socket.sent).toEqual([])
  connection.send(frame)
  connection.flush()
  expect(socket.sent).toEqual([bytes])
  socket.stream.writableLength = 1001
  connection.send(frame)
  expect(socket.code).toBe(1013)
  expect(ends).toEqual([{ code: 1013, why: 'reads too slowly' }])
})

test('[Y15] a document on its way to whoever asked for it is no sign of a slow reader', () => {
  const { connection, socket } = lone({ unsentBytes: 1000 })
  socket.reads = false
  connection.sendOwed([enveloped(new Uint8Array(50_000))])
  connection.send(frame)
  connection.flush()
  expect(socket.sent).toHaveLength(2)
  expect(socket.code).toBeUndefined()
})

test('[Y14] the frames of a second are bounded, and come back with time', () => {
  const { socket, time } = lone({ frames: [10, 20] })
  for (let i = 0; i < 20; i++) socket.receive(bytes)
  time.advance(500)
  for (let i = 0; i < 5; i++) socket.receive(bytes)
  expect(socket.code).toBeUndefined()
  socket.receive(bytes)
  expect(socket.code).toBe(1008)
})

test('[Y8] a peer that does not answer a ping, or a close, is cut off', () => {
  const pinged = lone({})
  pinged.connection.ping()
  pinged.socket.emit('pong')
  pinged.connection.ping()
  expect(pinged.socket.terminated).toBe(false)
  pinged.connection.ping()
  expect(pinged.socket.terminated).toBe(true)
  const closed = lone({})
  closed.connection.close(4403, 'go')
  expect(closed.socket.terminated).toBe(false)
  closed.time.advance(2000)
  expect(closed.socket.terminated).toBe(true)
  expect(closed.ends).toHaveLength(1)
})

test('[Y4] a gate that throws closes with 1011 and lets nothing through', () => {
  const { connection, socket, ends } = lone({}, () => {
    throw new Error('bug')
  })
  connection.send(frame)
  connection.flush()
  expect(socket.sent).toEqual([])
  expect(ends).toMatchObject([{ code: 1011, error: new Error('bug') }])
})
