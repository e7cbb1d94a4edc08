/** Hostile messages by the thousand at a relay in this process, one after the other: what each costs and what gets through. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Guard } from '../../../server/src/relay/guards.js'
import type { RelayEvent } from '../../../server/src/relay/reports.js'
import { openRelay } from '../../../server/src/relay/relay.js'
import { fakeTime, FakeSocket, settle } from '../fake-socket.js'
import { memoryJournal } from '../memory-journal.js'
import type { Random } from '../random.js'
import { kinds, mutated, ungrammatical } from './hostile.js'

export interface Battered {
  readonly messages: number
  /** Messages that the relay passed on, changes and presences. */
  readonly passedOn: number
  /** Those of them on which a stock client chokes, or is left waiting for something. */
  readonly harmful: number
  /** Connections closed, by code. */
  readonly closed: Readonly<Record<number, number>>
  /** The longest that one message took, in milliseconds of processor time, confirmed by sending it again elsewhere. */
  readonly slowestMs: number
  /** The same as it was measured: with the pauses of a collector, and of a busy machine. */
  readonly longestMs: number
  /** Errors of the relay's own. */
  readonly faults: number
  /** How much more memory is held at the end, and how much more the process has, in megabytes. */
  readonly liveMb: number
  readonly residentMb: number
  /** Of all reports, as JSON. */
  readonly reportedBytes: number
}

/** A room takes so many, then a new one is begun: one that is full of ids would refuse the rest unseen. */
const perRoom = 1000
/** A message that took longer is sent again: a collector's pause comes once, a slow message is slow every time. */
const suspiciousMs = 15
/** How long a document that everybody has left stays, and what waits for company. */
const idleMs = 1000
setFlagsFromString('--expose-gc')
// The flag above puts it there.
const collect = runInNewContext('gc') as () => void
const all = { mayRead: true, mayWrite: true } as const

export async function batter(given: {
  readonly random: Random
  readonly messages: number
  readonly without?: ReadonlySet<Guard>
}): Promise<Battered> {
  const { random, messages, without = new Set() } = given
  const reports: RelayEvent[] = []
  const closed: Record<number, number> = {}
  const found = { passedOn: 0, harmful: 0, slowestMs: 0, longestMs: 0 }
  const one = openOne(without, reports)
  let start = await memory()
  for (let sent = 0; sent < messages;) {
    const room = await openRoom(one, `room ${sent}`)
    for (let i = 0; i < perRoom && sent < messages; i++, sent++) {
      const message = Uint8Array.from(next(random, sent))
      const took = room.take(message)
      found.longestMs = Math.max(found.longestMs, took)
      if (took > Math.max(suspiciousMs, found.slowestMs))
        found.slowestMs = Math.max(found.slowestMs, Math.min(took, await again(message, without)))
      if (i % 20 === 19) await room.look()
    }
    const { passedOn, harmful, codes } = await room.leave()
    found.passedOn += passedOn
    found.harmful += harmful
    for (const code of codes) closed[code] = (closed[code] ?? 0) + 1
    // The first tenth warms up: compiled code and caches are no leak.
    if (sent <= Math.max(perRoom, messages / 10)) start = await memory()
  }
  await one.relay.close()
  const end = await memory()
  const faults = reports.filter(report => 'error' in report && report.error !== undefined).length
  return {
    ...found,
    messages,
    closed,
    faults,
    liveMb: end.live - start.live,
    residentMb: end.resident - start.resident,
    reportedBytes: JSON.stringify(reports).length,
  }
}

function next(random: Random, turn: number): number[] {
  const names = Object.keys(kinds)
  if (turn % 4 === 0) return kinds[names[(turn / 4) % names.length] ?? '']?.(random) ?? []
  return turn % 4 === 1 ? ungrammatical(random) : mutated(random)
}
async function again(message: Uint8Array, without: ReadonlySet<Guard>): Promise<number> {
  const times: number[] = []
  const one = openOne(without, [])
  for (let i = 0; i < 3; i++) {
    const room = await openRoom(one, `again ${i}`)
    times.push(room.take(message))
    await room.leave()
  }
  await one.relay.close()
  return Math.min(...times)
}

/** One relay for all rooms, as in the product, over a journal that forgets a room once it is let go. */
function openOne(without: ReadonlySet<Guard>, reports: RelayEvent[]) {
  const journal = memoryJournal()
  const { schedule, advance } = fakeTime()
  const report = (event: RelayEvent) => void reports.push(event)
  const relay = openRelay({ journal, now: Date.now, schedule, report, idleMs, without })
  return {
    relay,
    /** What waits for company goes out. */
    pass: () => advance(50),
    /** Everybody has left: the document is let go, and forgotten. */
    async forget() {
      await settle()
      advance(idleMs)
      await settle()
      if (relay.counts.documents > 0) throw new Error('a document outlives its room')
      journal.disk.streams.clear()
      journal.disk.snapshots.clear()
    },
  }
}
type One = ReturnType<typeof openOne>
/** A room with an attacker who always comes back, and a stock client who looks on. */
async function openRoom({ relay, pass, forget }: One, room: string) {
  const join = (seat: string): FakeSocket => {
    const socket = new FakeSocket()
    const grant = { room, document: 'work', seat, role: 'candidate', name: seat, color: '#000' }
    relay.connect(socket.line, grant, () => all)
    return socket
  }
  const watcher = join('watcher')
  const stock = stockClient()
  let eve = join('eve')
  const codes: number[] = []
  const found = { passedOn: 0, harmful: 0, codes }
  await settle()
  return {
    /** Milliseconds of processor time. */
    take(message: Uint8Array): number {
      if (eve.code !== undefined) {
        eve.leave()
        eve = join('eve')
      }
      const bytes = Buffer.from(message)
      const before = process.cpuUsage()
      eve.emit('message', bytes, true)
      const { user, system } = process.cpuUsage(before)
      if (eve.code !== undefined) codes.push(eve.code)
      eve.sent.length = 0
      return (user + system) / 1000
    },
    /** Has the stock client read what has come to it. */
    async look(): Promise<void> {
      await settle()
      pass()
      for (const message of watcher.sent.splice(0)) {
        if (message[0] === 0 && message[1] !== 2) continue
        found.passedOn += 1
        if (!stock.bears(message)) found.harmful += 1
      }
    },
    async leave() {
      await this.look()
      watcher.leave()
      eve.leave()
      stock.close()
      await forget()
      return found
    },
  }
}

/** Reads as y-websocket does; says whether a message was whole, sensible and applied. */
function stockClient() {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  return {
    bears(message: Uint8Array): boolean {
      try {
        const body = decoded(message)
        if (message[0] === 1) {
          applyAwarenessUpdate(awareness, body, null)
          return true
        }
        Y.applyUpdate(doc, body)
        return doc.store.pendingStructs === null && doc.store.pendingDs === null
      } catch {
        return false
      }
    },
    close() {
      awareness.destroy()
      doc.destroy()
    },
  }
}
function decoded(message: Uint8Array): Uint8Array {
  let at = message[0] === 0 ? 2 : 1
  let [length, unit] = [0, 1]
  for (let byte = 128; byte > 127; unit *= 128) {
    byte = message[at++] ?? 0
    length += (byte & 127) * unit
  }
  if (at + length !== message.length) throw new Error('not one whole message')
  return message.subarray(at)
}
/** Megabytes after a rest, in which what was freed is given back. */
async function memory(): Promise<{ readonly live: number; readonly resident: number }> {
  collect()
  await new Promise(later => setTimeout(later, 200))
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { live: (heapUsed + external) / 2 ** 20, resident: rss / 2 ** 20 }
}
