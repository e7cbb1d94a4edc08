/** What writes a log, whatever the log is of: by a small one of the kit's own, and by rooms over the front door. */
import { fold, type At, type Event } from '@signalroom/shared'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Writer } from '../../server/src/host/writer.js'
import { Closed, Conflict, type Journal } from '../../server/src/journal/port.js'
import { openSqlite } from '../../server/src/journal/sqlite/open-here.js'
import { control, until } from '../kit/clients.js'
import { debts, pay, type Debt, type DebtEvent, type DebtFact, type DebtRefused } from '../kit/debts.js'
import { memoryJournal, type MemoryStore } from '../kit/memory-journal.js'
import { openRoom, openServer, temporaryFolder } from '../kit/server.js'
import { TestTime } from '../kit/test-time.js'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
  vi.useRealTimers()
})

const start = 1_700_000_000_000
const lend = (amount: number, due = start + 86_400_000) => ({
  ok: true as const,
  facts: [{ type: 'lent' as const, amount, due }],
})

function scene(journal: Journal = memoryJournal()) {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  const time = new TestTime()
  const told: DebtEvent[] = []
  const failures: unknown[] = []
  const writer = new Writer<Debt, DebtFact, DebtEvent, DebtRefused>(
    {
      stream: 'debt/1',
      kind: debts,
      journal,
      time,
      onWritten: events => void told.push(...events),
      onAlarmFailed: error => void failures.push(error),
    },
    [],
  )
  cleanups.push(
    () => writer.close(),
    () => time.close(),
  )
  return { journal, time, told, failures, writer }
}
const logged = async (journal: Journal) =>
  (await journal.read('debt/1', 0)).map(({ body }) => debts.decode(body))
/** Another writer of the same log, which this one does not know of. */
async function behindItsBack(journal: Journal, ...facts: readonly DebtFact[]): Promise<void> {
  const state = debts.fold(await logged(journal), debts.empty)
  const { events } = debts.place(state, facts, 'somebody else', (state.at + 1) as At)
  const drafts = events.map(event => ({ at: event.at, body: debts.encode(event) }))
  await journal.append('debt/1', state.seq, drafts)
}
const types = (events: readonly DebtEvent[]) => events.map(({ type }) => type)

describe('a log of any kind', () => {
  test('[J27] what is asked together is decided in order, written at once, and told when it is durable', async () => {
    const journal = memoryJournal()
    const { writer, told } = scene(journal)
    let release = () => {}
    journal.hold = new Promise(resolve => (release = resolve))
    const answers = Promise.all([
      writer.submit(() => lend(10), 'ann'),
      writer.submit(pay(4), 'ben'),
      writer.submit(pay(7), 'ben'),
    ])
    await until('it is on its way', () => journal.appends === 1)
    expect([told, writer.state.seq, writer.busy]).toEqual([[], 0, true])
    release()
    expect(await answers).toEqual([
      { ok: true, seq: 1 },
      { ok: true, seq: 2 },
      { ok: false, why: 'too-much' },
    ])
    expect(journal.appends).toBe(1)
    expect(told).toEqual(await logged(journal))
    expect(writer.state).toMatchObject({ seq: 2, owed: 6 })
  })

  test('[J27] who asks as soon as he was answered is answered again', async () => {
    const { writer } = scene()
    await writer.submit(() => lend(10), 'ann')
    for (let i = 2; i < 12; i++) expect(await writer.submit(pay(1), 'ben')).toEqual({ ok: true, seq: i })
    expect(writer.busy).toBe(false)
  })

  test('[J27] what the clock owes is stamped with its moment, by an alarm or by whoever comes late', async () => {
    const { writer, told, time } = scene()
    await writer.submit(() => lend(10, start + 1000), 'ann')
    time.advance(1000)
    await until('the alarm has rung', () => told.length === 2)
    expect(told.at(-1)).toMatchObject({ type: 'reminded', actor: 'clock', at: start + 1000, seq: 2 })
    await writer.submit(() => lend(10, start + 5000), 'ann')
    await writer.submit(pay(1), 'ben', (start + 9000) as At)
    expect(told.slice(3)).toMatchObject([
      { type: 'reminded', at: start + 5000 },
      { type: 'paid', at: start + 9000 },
    ])
  })

  test('[J28] who finds the log longer than he knew reads on, tells it, and decides anew', async () => {
    const { writer, told, journal } = scene()
    await writer.submit(() => lend(10), 'ann')
    await behindItsBack(journal, { type: 'paid', amount: 8 }, { type: 'lent', amount: 1, due: start + 9 })
    const answers = await Promise.all([writer.submit(pay(5), 'ben'), writer.submit(pay(2), 'ben')])
    // Five were owed as far as it knew, and are not.
    expect(answers).toEqual([
      { ok: false, why: 'too-much' },
      { ok: true, seq: 4 },
    ])
    expect(types(told)).toEqual(['lent', 'paid', 'lent', 'paid'])
    expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(told).toEqual(await logged(journal))
    expect(writer.events).toEqual(told)
    expect(writer.state.owed).toBe(1)
  })

  test('[J28] its alarm is that of the log as it is now', async () => {
    const { writer, told, journal, time } = scene()
    await writer.submit(() => lend(10), 'ann')
    await behindItsBack(journal, { type: 'lent', amount: 1, due: start + 500 })
    await writer.submit(pay(1), 'ben')
    time.advance(500)
    await until('it rings', () => told.at(-1)?.type === 'reminded')
    expect(told.at(-1)).toMatchObject({ at: start + 500, seq: 4 })
  })

  test('[J28] whose log grows again meanwhile is told, and the next is served', async () => {
    const base = memoryJournal()
    let rival = 2
    const journal: Journal = {
      ...base,
      append: async (stream, expected, drafts) => {
        if (expected > 0 && rival-- > 0) await behindItsBack(base, { type: 'paid', amount: 1 })
        await base.append(stream, expected, drafts)
      },
    }
    const { writer, told } = scene(journal)
    await writer.submit(() => lend(10), 'ann')
    await expect(writer.submit(pay(1), 'ben')).rejects.toBeInstanceOf(Conflict)
    expect(types(told)).toEqual(['lent', 'paid'])
    expect(await writer.submit(pay(1), 'ben')).toEqual({ ok: true, seq: 4 })
    expect(told).toEqual(await logged(base))
  })

  test('[J28] control: a failure that is no conflict is told and mends nothing', async () => {
    const base = memoryJournal()
    const journal: Journal = {
      ...base,
      append: (stream, expected, drafts) =>
        base
          .append(stream, expected, drafts)
          .catch((error: Error) => Promise.reject(new Error(error.message))),
    }
    const { writer, told } = scene(journal)
    await writer.submit(() => lend(10), 'ann')
    await behindItsBack(base, { type: 'paid', amount: 8 })
    for (const _ of [1, 2]) await expect(writer.submit(pay(5), 'ben')).rejects.toThrow('it ends at 2')
    expect(types(told)).toEqual(['lent'])
  })

  test('[J28] a log that is shorter than what was told is not gone on with', async () => {
    const { writer, journal, told } = scene()
    await writer.submit(() => lend(10), 'ann')
    ;(journal as MemoryStore).disk.streams.clear()
    await expect(writer.submit(pay(5), 'ben')).rejects.toBeInstanceOf(Conflict)
    expect(types(told)).toEqual(['lent'])
  })

  test('[J28] a closed or failing journal is told, and what the clock owes is tried once a second', async () => {
    const journal = memoryJournal()
    const { writer, time, failures, told } = scene(journal)
    await writer.submit(() => lend(10, start + 100), 'ann')
    journal.failAppends = new Error('no room')
    await expect(writer.submit(pay(1), 'ben')).rejects.toThrow('no room')
    const before = journal.appends
    time.advance(100)
    await until('it was tried', () => failures.length === 1)
    time.advance(999)
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(journal.appends - before).toBe(1)
    journal.failAppends = undefined
    time.advance(1)
    await until('it is written', () => told.length === 2)
    expect(told.at(-1)).toMatchObject({ type: 'reminded', at: start + 100 })
    await journal.close()
    await expect(writer.submit(pay(1), 'ben')).rejects.toBeInstanceOf(Closed)
  })

  test('[J28] who is closing writes what was asked before, and takes no more', async () => {
    const { writer, journal } = scene()
    const asked = writer.submit(() => lend(10), 'ann')
    await writer.close()
    expect(await asked).toEqual({ ok: true, seq: 1 })
    expect(await logged(journal)).toHaveLength(1)
    await expect(writer.submit(pay(1), 'ben')).rejects.toThrow('debt/1 is closing')
  })
})

describe('a room', () => {
  const encoded = (event: object) => Buffer.from(JSON.stringify(event))

  test('[J28] is read on when somebody else has written to it, and everybody sees what they may', async () => {
    const { folder, remove } = temporaryFolder()
    cleanups.push(remove)
    const store = openSqlite({ folder, report: () => {} })
    const server = await openServer({ store })
    cleanups.push(() => server.close())
    const room = await openRoom(server.origin)
    const [lee, mina] = [await room.sit('interviewer'), await room.sit('candidate')]
    const [interviewer, candidate] = [control(server.origin, lee.token), control(server.origin, mina.token)]
    cleanups.push(
      () => interviewer.close(),
      () => candidate.close(),
    )
    await Promise.all([interviewer.welcome, candidate.welcome])
    expect(await interviewer.ask({ type: 'round.start' })).toMatchObject({ ok: true })

    const stream = `room/${room.room}`
    const seq = await store.end(stream)
    const at = server.time.now()
    const others: readonly object[] = [
      { type: 'phase.entered', from: 'scope', to: 'layers', seq: seq + 1, at, actor: lee.seat },
      { type: 'question.marked', seq: seq + 2, at, actor: lee.seat },
    ]
    await store.append(
      stream,
      seq,
      others.map(event => ({ at, body: encoded(event) })),
    )
    // It names the phase the room had left already.
    expect(await interviewer.ask({ type: 'phase.enter', from: 'scope', to: 'layers' })).toMatchObject({
      ok: false,
      refusal: 'stale',
    })
    expect(await candidate.ask({ type: 'chat.say', text: 'here' })).toEqual({ ok: true, seq: seq + 3 })
    await until('both are told', () =>
      [interviewer, candidate].every(({ events }) => events.at(-1)?.seq === seq + 3),
    )
    expect(interviewer.events.map(event => event.seq)).toEqual(interviewer.events.map((_, i) => i + 1))
    expect(candidate.events.slice(-2).map(({ type }) => type)).toEqual(['phase.entered', 'chat.said'])
    expect(fold(interviewer.events).open).toEqual(fold(candidate.events).open)
    expect(fold(candidate.events).open.clock.phase).toBe('layers')
  })

  test('[J29] a log with events of a later version loads, folds and goes on, and stays as it was written', async () => {
    const first = memoryJournal()
    const server = await openServer({ store: first })
    const room = await openRoom(server.origin)
    const [lee, mina] = [await room.sit('interviewer'), await room.sit('candidate')]
    await server.close()

    const store = memoryJournal(first.disk)
    const stream = `room/${room.room}`
    const seq = await store.end(stream)
    const at = Date.now()
    const later: readonly object[] = [
      { type: 'hologram.shown', light: { of: ['days', null, 1e9] }, seq: seq + 1, at, actor: mina.seat },
      { type: 'hologram.hidden', seq: seq + 2, at, actor: 'clock' },
      { type: 'chat.said', text: 'hello', mood: 'bright', seq: seq + 3, at, actor: lee.seat },
      { type: '__proto__', seq: seq + 4, at, actor: '__proto__' },
    ]
    const bodies = later.map(encoded)
    await store.append(
      stream,
      seq,
      bodies.map(body => ({ at, body })),
    )
    const before = await store.read(stream, 0)

    const again = await openServer({ store })
    cleanups.push(() => again.close())
    const [interviewer, candidate] = [control(again.origin, lee.token), control(again.origin, mina.token)]
    cleanups.push(
      () => interviewer.close(),
      () => candidate.close(),
    )
    await Promise.all([interviewer.welcome, candidate.welcome])
    expect(await interviewer.ask({ type: 'round.start' })).toEqual({ ok: true, seq: seq + 5 })
    await until('both are told', () =>
      [interviewer, candidate].every(({ events }) => events.at(-1)?.type === 'round.started'),
    )
    // Kept from everybody but who did it; what is known of is seen as ever, with what it carries besides.
    const seen = (events: readonly Event[]) => events.filter(event => event.seq > seq).map(event => event.seq)
    expect(seen(candidate.events)).toEqual([seq + 1, seq + 3, seq + 5])
    expect(seen(interviewer.events)).toEqual([seq + 3, seq + 5])
    expect(fold(candidate.events).open).toEqual(fold(interviewer.events).open)
    expect(fold(candidate.events)).toMatchObject({ seq: seq + 5, open: { stage: 'live' } })
    expect((await store.read(stream, 0)).slice(0, before.length)).toEqual(before)
  })
})
