/** What is too large for one frame goes to the server in several: cut anywhere, it is the same document, and it is saved. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { becomes, openDoor, synced, type Door } from '../kit/relay-door.js'
import { seeded } from '../kit/seeds.js'

interface Bounds {
  readonly bytes: number
  readonly parts: number
}
/** The client is compiled for a browser, so it is taken as it is. */
const { bearsChanges, cut, inPieces } = (await import(
  new URL('../../client/src/link/split-frames.ts', import.meta.url).href
)) as {
  bearsChanges: (frame: unknown) => frame is Uint8Array
  cut: (update: Uint8Array, bounds?: Bounds) => readonly Uint8Array[]
  inPieces: (frame: Uint8Array) => readonly Uint8Array[]
}

let door: Door
beforeEach(async () => {
  // Writer, server and reader share this thread: the reader is slow through no fault of his own.
  door = await openDoor({ pingMs: 60_000, limits: { unsentBytes: 64 << 20 } })
})
afterEach(() => door.close())

/** A stock client, whose socket sends what `how` makes of each frame with changes. */
function offline(seat: string, how: (frame: Uint8Array) => readonly Uint8Array[]) {
  class Cutting extends WebSocket {
    override send(frame: Parameters<WebSocket['send']>[0]) {
      if (!bearsChanges(frame)) return super.send(frame)
      for (const piece of how(frame)) super.send(piece)
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${door.url}/yjs/r`, 'work', doc, {
    WebSocketPolyfill: Cutting as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    connect: false,
    params: { seat },
  })
  return { doc, provider }
}
/** Three megabytes of text in one go, and twelve hundred strokes of which every third is gone again. */
function fill(doc: Y.Doc): void {
  doc.getText('t').insert(0, 'Zürich 🏔 '.repeat(300_000))
  const board = doc.getMap('board')
  for (let i = 0; i < 1200; i++) board.set(`stroke${i}`, { points: Array.from({ length: 100 }, () => i) })
  for (let i = 0; i < 1200; i += 3) board.delete(`stroke${i}`)
}

test('[Y47] hours of work without the server, and a paste of megabytes, reach it in frames that it takes', async () => {
  const { doc, provider } = offline('mina', inPieces)
  const reader = door.join('reader')
  try {
    fill(doc)
    provider.connect()
    await becomes(reader.doc, read => Y.encodeStateVector(read).join() === Y.encodeStateVector(doc).join())
    expect(reader.text.toString()).toBe(doc.getText('t').toString())
    await becomes(reader.doc, read => read.getMap('board').size === 800)
    const typed = 'x'.repeat(2_000_000)
    doc.getText('t').insert(7, typed)
    await becomes(reader.doc, read => read.getText('t').length === doc.getText('t').length)
    expect(reader.text.toString()).toBe(doc.getText('t').toString())
    expect(door.events).toEqual([])
  } finally {
    provider.destroy()
  }
})

test('[Y47] control: in one frame it never does', async () => {
  const { doc, provider } = offline('mina', frame => [frame])
  const closed = new Promise<number | undefined>(told =>
    provider.once('connection-close', event => told(event?.code)),
  )
  try {
    fill(doc)
    provider.connect()
    // The socket breaks off, or says 1009: which of the two comes first is the network's.
    expect([1006, 1009]).toContain(await closed)
    const reader = door.join('reader')
    await synced(reader)
    expect(reader.text.length).toBe(0)
  } finally {
    provider.destroy()
  }
})

const person = fc.nat({ max: 2 })
const step = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    who: person,
    at: fc.nat(),
    text: fc.string({ unit: 'grapheme', maxLength: 40 }),
  }),
  fc.record({ do: fc.constant('erase' as const), who: person, at: fc.nat(), many: fc.nat({ max: 20 }) }),
  fc.record({
    do: fc.constant('set' as const),
    who: person,
    key: fc.constantFrom('a', 'b', 'c'),
    value: fc.jsonValue(),
  }),
  fc.record({ do: fc.constant('nest' as const), who: person, key: fc.constantFrom('d', 'e') }),
  fc.record({ do: fc.constant('meet' as const), who: person, whom: person }),
)
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never

function take(docs: readonly Y.Doc[], one: Step): void {
  const doc = docs[one.who]
  if (!doc) return
  const text = doc.getText('t')
  switch (one.do) {
    case 'type':
      return text.insert(one.at % (text.length + 1), one.text)
    case 'erase': {
      const at = one.at % (text.length + 1)
      return text.delete(at, Math.min(one.many, text.length - at))
    }
    case 'set':
      return void doc.getMap('m').set(one.key, one.value)
    case 'nest':
      return void doc.getMap('m').set(one.key, new Y.Array())
    case 'meet':
      return Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[one.whom] ?? doc))
  }
}
const valueOf = (doc: Y.Doc) => ({ text: doc.getText('t').toString(), map: doc.getMap('m').toJSON() })

test('[Y47] cut anywhere, no piece waits for a later one, and together they are the same document', () => {
  const bounds = fc.record({
    bytes: fc.integer({ min: 8, max: 300 }),
    parts: fc.integer({ min: 1, max: 12 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), bounds, fc.boolean(), (steps, within, some) => {
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
      const half = Math.floor(steps.length / 2)
      for (const one of steps.slice(0, half)) take(docs, one)
      // Somebody who has a part of it already lacks only the rest.
      const known = some ? Y.encodeStateAsUpdate(docs[0] ?? new Y.Doc()) : undefined
      for (const one of steps.slice(half)) take(docs, one)
      const whole = new Y.Doc()
      for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc))
      const pieced = new Y.Doc()
      if (known) Y.applyUpdate(pieced, known)
      const lacked = Y.encodeStateAsUpdate(whole, Y.encodeStateVector(pieced))
      for (const piece of cut(lacked, within)) {
        Y.applyUpdate(pieced, piece)
        expect(pieced.store.pendingStructs).toBeNull()
        expect(pieced.store.pendingDs).toBeNull()
        const { structs, ds } = Y.decodeUpdate(piece)
        const ranges = [...ds.clients.values()].reduce((sum, all) => sum + all.length, 0)
        expect(structs.length + ranges).toBeLessThanOrEqual(within.parts)
      }
      expect(valueOf(pieced)).toEqual(valueOf(whole))
      expect(Y.encodeStateVector(pieced)).toEqual(Y.encodeStateVector(whole))
    }),
    seeded(150),
  )
})
