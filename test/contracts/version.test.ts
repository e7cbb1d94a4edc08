/** Versions of wire and log at the server's doors: who speaks another form is told so, and a newer log is passed over. */
import { fold, protocol, type Event } from '@signalroom/shared'
import { io } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { streamOf } from '../../server/src/host/room-log.js'
import { control } from '../kit/clients.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { call, openRoom, openServer } from '../kit/server.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function seated(spoken?: number) {
  const disk = emptyDisk()
  const server = await openServer({
    store: memoryJournal(disk),
    ...(spoken === undefined ? {} : { protocol: spoken }),
  })
  closing.push(() => server.close())
  const room = await openRoom(server.origin)
  return { server, room, disk, lee: await room.sit('interviewer', 'Lee') }
}
/** What a connection that says `protocol` is answered. */
const answered = (origin: string, auth: object) =>
  new Promise<{ welcome?: { protocol?: number }; refused?: { reason: string; detail?: string } }>(resolve => {
    const socket = io(origin, { auth, reconnection: false, forceNew: true })
    closing.push(() => socket.disconnect())
    socket.once('welcome', welcome => resolve({ welcome }))
    socket.once('connect_error', error => resolve({ refused: (error as unknown as { data: never }).data }))
  })

test('[W29] a page of an older or a newer form is refused with a sentence that asks to load it again', async () => {
  const { server, lee } = await seated()
  for (const other of [protocol - 1, protocol + 1, 0]) {
    const { refused } = await answered(server.origin, { token: lee.token, after: 0, protocol: other })
    expect(refused?.reason).toBe('version')
    expect(refused?.detail).toMatch(/^[A-Z].*Load the page again.*\.$/)
  }
  expect(
    (await answered(server.origin, { token: lee.token, after: 0, protocol: 'new' })).refused?.reason,
  ).toBe('bad-handshake')
})

test('[W29] one of the same form, and one that names none, are welcomed and told the form', async () => {
  const { server, lee } = await seated()
  for (const auth of [{ token: lee.token, protocol }, { token: lee.token }])
    expect((await answered(server.origin, auth)).welcome?.protocol).toBe(protocol)
})

test('[W30] a log in which a newer build wrote what this one does not know loads, is served and goes on', async () => {
  const { server, room, disk, lee } = await seated()
  const journal = memoryJournal(disk)
  const stream = streamOf(room.room)
  const before = await journal.read(stream, 0)
  const later = {
    type: 'whiteboard.dreamed',
    seq: before.length + 1,
    at: server.time.now(),
    actor: 'clock',
    n: 1,
  }
  await server.close()
  const body = new TextEncoder().encode(JSON.stringify(later))
  await journal.append(stream, before.length, [{ at: later.at, body }])
  const next = await openServer({ store: memoryJournal(disk) })
  closing.push(() => next.close())
  const link = control(next.origin, lee.token)
  closing.push(() => link.close())
  await link.welcome
  expect((await link.ask({ type: 'round.start' })).ok).toBe(true)
  expect((await link.seen('round.started')).seq).toBe(before.length + 2)
  const kept = await memoryJournal(disk).read(stream, 0)
  expect(new TextDecoder().decode(kept[before.length]?.body)).toBe(new TextDecoder().decode(body))
  expect(link.heard.join('')).not.toContain('dreamed')
  expect(
    (await call(next.origin, 'GET', `/api/rooms/${room.room}/debrief`, undefined, lee.token)).status,
  ).toBe(409)
})

test('[W30] its opening event says the form of a log; one that says none is of the first', async () => {
  const { room, disk } = await seated()
  const [first] = await memoryJournal(disk).read(streamOf(room.room), 0)
  const opened = JSON.parse(new TextDecoder().decode(first?.body)) as Event & { version?: number }
  expect(opened).toMatchObject({ type: 'room.opened', version: 2, documents: ['board', 'code', 'desk'] })
  const { version: _, documents: __, engine: ___, ...old } = opened as Event & Record<string, unknown>
  expect(fold([old as unknown as Event]).open).toMatchObject({ version: 1, documents: ['work', 'desk'] })
})
