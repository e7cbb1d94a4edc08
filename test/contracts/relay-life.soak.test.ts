/** The life of a document under every order of coming, leaving, failing and saving, each rule beside what breaks it. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Guard, Without } from '../../server/src/relay/guards.js'
import { openRelay } from '../../server/src/relay/relay.js'
import { firstDocument } from '../../server/src/relay/yjs/first-document.js'
import { FakeSocket, fakeTime, latch, settle } from '../kit/fake-socket.js'
import { memoryJournal } from '../kit/memory-journal.js'
import { change, letter } from '../kit/relay-door.js'
import { seeded } from '../kit/seeds.js'
import { full, sized } from '../kit/sizes.js'

const stream = 'doc/r/work'
const all = () => ({ mayRead: true, mayWrite: true })
function open(without: Without = new Set<Guard>()) {
  const time = fakeTime()
  const journal = memoryJournal()
  const { now, schedule } = time
  const relay = openRelay({ journal, now, schedule, report: () => {}, idleMs: 1000, without })
  const join = (seat: string) => {
    const socket = new FakeSocket()
    const speaker = { room: 'r', document: 'work', seat, role: 'candidate', name: seat, color: '#000' }
    relay.connect(socket.line, speaker, all)
    return socket
  }
  return { time, journal, relay, join }
}
const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
const letters = (updates: readonly Uint8Array[]): number => docOf(updates).getText('t').length
const asked = (socket: FakeSocket) => socket.sent.some(frame => frame[0] === 0 && frame[1] === 0)

const deeds = [
  ...(['join', 'join', 'join', 'join', 'leave', 'leave all', 'type', 'type', 'type', 'type'] as const),
  ...(['type', 'hold', 'hold', 'release', 'fail load', 'mend', 'settle', 'wait', 'wait long'] as const),
]
const stories = fc.array(fc.constantFrom(...deeds), { maxLength: 60, size: 'max' })

/** Plays a story and tells how many letters were taken, how many the journal has, and the most copies there were at once. */
async function play(steps: readonly (typeof deeds)[number][], without?: Without) {
  const { time, journal, relay, join } = open(without)
  const sockets: FakeSocket[] = []
  const clocks = new Map<FakeSocket, number>()
  let held = latch()
  let typed = 0
  let copies = 0
  const live = () => sockets.filter(socket => socket.readyState === 1)
  const acts: Record<(typeof deeds)[number], () => unknown> = {
    join: () => sockets.push(join(`s${sockets.length}`)),
    leave: () => live()[0]?.leave(),
    'leave all': () => live().forEach(socket => socket.leave()),
    type: () => {
      const socket = live().at(-1)
      if (!socket || journal.failReads || !asked(socket)) return
      const clock = clocks.get(socket) ?? 0
      clocks.set(socket, clock + 1)
      socket.receive(change(letter(900 + sockets.indexOf(socket), clock, 'x')))
      typed += 1
    },
    hold: () => {
      held.release()
      held = latch()
      journal.hold = held.promise
    },
    release: () => held.release(),
    'fail load': () => void (journal.failReads = new Error('no')),
    mend: () => void (journal.failReads = undefined),
    settle,
    wait: () => time.advance(600),
    'wait long': () => time.advance(3000),
  }
  for (const name of steps) {
    await acts[name]()
    copies = Math.max(copies, relay.counts.documents)
  }
  journal.failReads = undefined
  held.release()
  await settle()
  await relay.close()
  const entries = await journal.read(stream, 0)
  return { typed, kept: entries.length, shown: letters(entries.map(({ body }) => body)), copies }
}

test(
  '[Y21] in any order of joining, leaving, typing, failing and saving there is one copy and nothing typed is lost',
  { timeout: sized(80_000, 3_600_000) },
  async () => {
    let orders = 0
    await fc.assert(
      fc.asyncProperty(stories, async steps => {
        orders += 1
        const { typed, kept, shown, copies } = await play(steps)
        expect([kept, shown]).toEqual([typed, typed])
        expect(copies).toBeLessThanOrEqual(1)
      }),
      seeded(sized(500, 100_000)),
    )
    if (full) process.stdout.write(`orders of joining, leaving and saving: ${orders}, none lost a letter\n`)
  },
)
test('[Y21] control: a document that is let go of as soon as it was left loses what was not saved yet', async () => {
  const found = await fc.check(
    fc.asyncProperty(stories, async steps => {
      const { typed, kept } = await play(steps, new Set(['life']))
      expect(kept).toBe(typed)
    }),
    seeded(500),
  )
  expect(found.failed).toBe(true)
})

/** A thousand people come while the journal fails, and type; returns what the journal has afterwards. */
async function failing(without?: Without) {
  const { time, journal, relay, join } = open(without)
  await journal.append(stream, 0, [{ at: 1, body: Uint8Array.from(letter(5, 0, 'o')) }])
  const before = await journal.read(stream, 0)
  const codes = new Set<number | undefined>()
  let letIn = 0
  for (let i = 0; i < 1000; i++) {
    journal.failReads = new Error('disk on fire')
    const socket = join(`s${i}`)
    // Once for the load, once for what it has for the socket.
    await settle()
    await settle()
    if (asked(socket)) letIn += 1
    socket.receive(change(letter(7, 0)))
    await settle()
    codes.add(socket.code)
    socket.leave()
    time.advance(3000)
  }
  journal.failReads = undefined
  await settle()
  const after = await journal.read(stream, 0).catch((error: unknown) => error)
  await relay.close()
  return { before, after, letIn, codes: [...codes] }
}
test('[Y20] what cannot be loaded is never written over, and everybody is sent away to try again', async () => {
  const { before, after, letIn, codes } = await failing()
  expect(letIn).toBe(0)
  expect(after).toEqual(before)
  expect(codes).toEqual([1013])
})
test('[Y20] control: taken for empty people are let in to write, and only the journal holds them back', async () => {
  expect((await failing(new Set(['load']))).letIn).toBe(1000)
})

const starter = [{ name: 'cache.py', text: 'class Cache:\n    ...\n' }]
/** Fifty people open a new room together; who seeds it is what differs. Returns how many copies of the starter there are. */
async function opening(
  seedBy: (relay: ReturnType<typeof openRelay>, sockets: readonly FakeSocket[]) => unknown,
) {
  const { relay, join } = open()
  const sockets = Array.from({ length: 50 }, (_, i) => join(`s${i}`))
  await seedBy(relay, sockets)
  await settle()
  const doc = docOf([await relay.snapshot('r', 'work')])
  const text = [...doc.getMap<Y.Text>('files').values()].map(String).join('') + doc.getText('t').toString()
  await relay.close()
  return text.split('class Cache').length - 1
}
test(
  '[Y6] fifty who open a new room together find one copy of its starter, every time',
  { timeout: sized(80_000, 600_000) },
  async () => {
    for (let time = 0; time < sized(20, 1000); time++)
      expect(
        await opening(relay =>
          Promise.all(Array.from({ length: 50 }, () => relay.seed('r', 'work', firstDocument(starter)))),
        ),
      ).toBe(1)
  },
)
test('[Y6] control: seeded by those who open it, it is there fifty times', async () => {
  const bySelf = async (_: unknown, sockets: readonly FakeSocket[]) => {
    await settle()
    for (const [i, socket] of sockets.entries()) {
      const doc = new Y.Doc()
      doc.clientID = 5000 + i
      doc.getText('t').insert(0, starter[0]?.text ?? '')
      socket.receive(change(Y.encodeStateAsUpdate(doc)))
    }
  }
  expect(await opening(bySelf)).toBe(50)
})
