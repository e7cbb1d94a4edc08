/** A server that is killed or ends in the middle of a round, as a process of its own, seen by stock clients. */
import { fold, roundClock, type At, type CommandAnswer, type Event } from '@signalroom/shared'
import Database from 'libsql'
import path from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { afterEach, describe, expect, test } from 'vitest'
import { atHand, startServer, type ServerProcess } from '../bench/server-process.js'
import { control, document, until } from '../kit/clients.js'
import { openRoom, temporaryFolder, type TestRoom } from '../kit/server.js'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})
const later = <Made extends { close(): unknown }>(made: Made): Made => {
  cleanups.push(() => made.close())
  return made
}
function folderForATest(): string {
  const { folder, remove } = temporaryFolder()
  cleanups.push(remove)
  return folder
}
function start(folder: string, port = 0): ServerProcess {
  const server = startServer({ command: atHand, folder, port })
  cleanups.push(() => server.end('SIGKILL'))
  return server
}

/** A stock client that comes back by itself and asks for what it missed, as the protocol page says. */
interface Steady {
  readonly socket: Socket
  readonly events: Event[]
  welcomes: number
  ask(command: object): Promise<CommandAnswer>
  close(): void
}
function steady(origin: string, token: string): Steady {
  const events: Event[] = []
  const socket = io(origin, {
    auth: give => give({ token, after: events.at(-1)?.seq ?? 0 }),
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    forceNew: true,
  })
  const client: Steady = {
    socket,
    events,
    welcomes: 0,
    ask: command => socket.timeout(5000).emitWithAck('command', command),
    close: () => void socket.disconnect(),
  }
  socket.on('events', (list: readonly Event[]) => events.push(...list))
  socket.on('welcome', () => (client.welcomes += 1))
  return client
}

async function mustDo(who: Steady, ...commands: readonly object[]): Promise<void> {
  for (const command of commands)
    expect(await who.ask(command), JSON.stringify(command)).toMatchObject({ ok: true })
}

/** A round in its second phase with three layers stated, all by the front door. */
async function playSome(room: TestRoom, origin: string) {
  const [lee, mina] = [await room.sit('interviewer', 'Lee'), await room.sit('candidate', 'Mina')]
  const interviewer = later(steady(origin, lee.token))
  const candidate = later(steady(origin, mina.token))
  await until('both are here', () => interviewer.welcomes === 1 && candidate.welcomes === 1)
  await mustDo(
    interviewer,
    { type: 'round.start' },
    { type: 'phase.enter', from: 'scope', to: 'layers' },
    { type: 'score.set', criterion: 'S1', value: 3 },
  )
  await mustDo(
    candidate,
    { type: 'layer.state', layer: 'business', text: 'p95 under 200 ms for 99.9 % of reads' },
    { type: 'layer.state', layer: 'data', text: '10 TB a day' },
    { type: 'layer.state', layer: 'operational', text: 'one page in 15 minutes' },
  )
  return { lee, mina, interviewer, candidate }
}
const spentAt = (events: readonly Event[], now: number) =>
  roundClock.read(fold(events).open.clock, now as At).roundSpent

describe('a server killed in mid-round', () => {
  test('[C9] comes back as the same room; clients return by themselves and nobody pays for the dead time', async () => {
    const folder = folderForATest()
    const first = start(folder)
    const origin = await first.origin
    const room = await openRoom(origin)
    const { lee, mina, interviewer, candidate } = await playSome(room, origin)
    const writing = later(document(origin, room.room, 'code', mina.token))
    const reading = later(document(origin, room.room, 'code', lee.token))
    await Promise.all([writing.synced, reading.synced])
    writing.code().insert(0, 'def put(key, value): ...\n')
    await until('the interviewer reads it', () => reading.code().toString().startsWith('def put'))
    await until('both know all', () => fold(interviewer.events).open.layers.operational !== null)
    const [before, hers] = [[...interviewer.events], [...candidate.events]]
    const text = reading.code().toString()

    await first.end('SIGKILL')
    const killedAt = Date.now()
    const second = start(folder, Number(new URL(origin).port))
    expect(await second.origin).toBe(origin)
    const deadMs = Date.now() - killedAt
    await until('both are back', () => interviewer.welcomes === 2 && candidate.welcomes === 2, 15_000)
    await until('the clock goes on for both', () =>
      [interviewer, candidate].every(({ events }) => events.at(-1)?.type === 'link.restored'),
    )
    const backAt = interviewer.events.at(-1)?.at ?? 0

    // The same log, and behind it only what the clock did.
    expect(interviewer.events.slice(0, before.length)).toEqual(before)
    expect(candidate.events.slice(0, hers.length)).toEqual(hers)
    const since = interviewer.events.slice(before.length)
    expect(since.map(({ type, actor }) => [type, actor])).toEqual([
      ['link.lost', 'clock'],
      ['link.restored', 'clock'],
    ])
    expect(candidate.events.slice(hers.length)).toEqual(since)
    expect(interviewer.events.map(event => event.seq)).toEqual(interviewer.events.map((_, i) => i + 1))

    // From the last sign of life on the clock waited: the dead time is credited, whole.
    const [lost, restored] = since
    if (lost?.type !== 'link.lost' || restored?.type !== 'link.restored') throw new Error('seen above')
    expect(lost.seat).toBe(mina.seat)
    expect(lost.since).toBeLessThanOrEqual(killedAt)
    expect(restored.credited).toBe(backAt - lost.since)
    expect(restored.credited).toBeGreaterThanOrEqual(deadMs)
    const started = fold(before).open.startedAt ?? 0
    expect(spentAt(interviewer.events, backAt)).toBe(lost.since - started)
    expect(spentAt(interviewer.events, backAt + 4000)).toBe(lost.since - started + 4000)
    expect(fold(interviewer.events).panel.scores[lee.seat]?.['S1']?.value).toBe(3)

    // The room is alive: both halves go on, and the document is what it was, also for somebody new.
    await mustDo(interviewer, { type: 'phase.enter', from: 'layers', to: 'contract' })
    writing.code().insert(text.length, 'after = 1\n')
    await until('typing goes on', () => reading.code().toString() === `${text}after = 1\n`)
    const omar = await room.sit('observer', 'Omar')
    const fresh = later(document(origin, room.room, 'code', omar.token))
    await fresh.synced
    expect(fresh.code().toString()).toBe(`${text}after = 1\n`)
    const late = later(control(origin, omar.token))
    await late.seen('seat.taken')
    await until('both have seen the newcomer', () => fold(candidate.events).open.seats.length === 3)
    expect(fold(late.events).open).toEqual(fold(candidate.events).open)
  }, 240_000)

  test('[J5] with a torn last record it starts, keeps the room up to the last whole event, and says so', async () => {
    const folder = folderForATest()
    const first = start(folder)
    const origin = await first.origin
    const room = await openRoom(origin)
    const { lee, interviewer } = await playSome(room, origin)
    await until('all is known', () => fold(interviewer.events).open.board.opened !== null)
    const before = [...interviewer.events]
    interviewer.close()
    // Ended in good order, so that the tables hold the last record.
    await first.end('SIGTERM')
    const torn = tearLastRecord(folder, `room/${room.room}`)
    // The layer with the number that opened the board, and the board: one command's events are one record.
    expect(before.slice(torn - 1).map(({ type }) => type)).toEqual(['layer.stated', 'board.opened'])

    const second = start(folder)
    const back = later(control(await second.origin, lee.token))
    await back.seen('link.lost')
    expect(back.events.slice(0, -1)).toEqual(before.slice(0, torn - 1))
    // The torn ones are not there, and their place was free for the next.
    expect(back.events.at(-1)).toMatchObject({ seq: torn, type: 'link.lost' })
    const line = second
      .said()
      .split('\n')
      .find(text => text.includes('tail.torn'))
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      type: 'tail.torn',
      stream: `room/${room.room}`,
      from: torn,
      to: before.length,
    })
  }, 240_000)
})

/** Flips the bits of the last record's second half, as a write that did not reach the disk whole would; says where it begins. */
function tearLastRecord(folder: string, stream: string): number {
  const db = new Database(path.join(folder, 'signalroom.db'))
  const last = db
    .prepare(
      'SELECT e.stream, e.position, e.count, e.body FROM entries e JOIN streams s ON s.id = e.stream WHERE s.name = ? ORDER BY e.position DESC LIMIT 1',
    )
    .get(stream) as { stream: number; position: number; count: number; body: ArrayBuffer }
  const body = Buffer.from(last.body).map((byte, i) => (i < last.body.byteLength / 2 ? byte : byte ^ 0xff))
  db.prepare('UPDATE entries SET body = ? WHERE stream = ? AND position = ?').run(
    Buffer.from(body),
    last.stream,
    last.position,
  )
  db.close()
  return last.position - last.count + 1
}

describe('a server asked to end', () => {
  test('[Y7] on SIGTERM it is ready no more, sends everybody away to come back, and ends with 0 in time', async () => {
    const folder = folderForATest()
    const server = start(folder)
    const origin = await server.origin
    const room = await openRoom(origin)
    const { mina, candidate } = await playSome(room, origin)
    const writing = later(document(origin, room.room, 'code', mina.token))
    await writing.synced
    writing.code().insert(0, 'last words\n')
    await until('it is sent', () => writing.provider.ws?.bufferedAmount === 0)
    expect((await fetch(`${origin}/readyz`)).status).toBe(200)
    const sentAway = new Promise<number>(resolve =>
      writing.provider.once('connection-close', event => resolve(event?.code ?? 0)),
    )
    const readyAfter = sentAway.then(() => readiness(origin))
    const unlinked = new Promise<string>(resolve => candidate.socket.once('disconnect', resolve))

    const asked = performance.now()
    expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null })
    expect(performance.now() - asked).toBeLessThan(10_000)
    expect(await sentAway).toBe(1012)
    expect(['503', 'closed']).toContain(await readyAfter)
    // Not "io server disconnect": a stock client would not come back from that.
    expect(['transport close', 'transport error']).toContain(await unlinked)

    const again = start(folder, Number(new URL(origin).port))
    await again.origin
    await until('the candidate is back', () => candidate.welcomes === 2, 15_000)
    const fresh = later(document(origin, room.room, 'code', mina.token))
    await fresh.synced
    expect(fresh.code().toString()).toMatch(/^last words\n/)
  }, 240_000)
})

/** What a load balancer sees. */
const readiness = (origin: string): Promise<string> =>
  fetch(`${origin}/readyz`).then(
    answer => String(answer.status),
    () => 'closed',
  )
