/**
 * Moves Yjs documents between the people of a room and the journal, in the protocol of y-websocket.
 * Knows no rule: who may read and write is asked of the gate that comes with each connection.
 */
import { closeCodes } from '@signalroom/shared'
import type { WebSocket } from 'ws'
import { compacted, type Compact } from './yjs/compact.js'
import { Connection, type ConnectionEnd, type SocketLine } from './wire/connection.js'
import type { DocumentGiven } from './document.js'
import { presenceFrame } from './wire/frame.js'
import { usualLimits, type Limits, type Without } from './guards.js'
import type { Gate, Speaker, DocumentPlace, Schedule } from './port.js'
import type { RelayReport } from './reports.js'
import { FlushQueue } from './wire/flush-queue.js'
import { Hub } from './hub.js'
import { throttled } from './reports.js'

export interface RelayGiven {
  readonly journal: DocumentGiven['journal']
  /** How documents are compacted; in this thread, at the cost of everybody's time, if not said. */
  readonly compact?: Compact
  /** The server's clock in epoch milliseconds. */
  readonly now: () => number
  readonly report: RelayReport
  readonly limits?: Partial<Limits>
  /** How long a document that everybody has left stays in memory. */
  readonly idleMs?: number
  readonly pingMs?: number
  readonly schedule?: Schedule
  /** Given only by a test that shows what a guard holds back. */
  readonly without?: Without
}
export interface Relay {
  /**
   * Takes over an open socket and the stream under it, at once and for good; the messages in `early` came before. Create
   * the sockets with `socketOptions`. The gate is asked for every message.
   */
  connect(line: SocketLine, speaker: Speaker, gate: Gate, early?: readonly Uint8Array[]): void
  /** Makes `update` a document's first change unless it has one; resolves to whether it did, once that is durable. */
  seed(room: string, document: string, update: Uint8Array): Promise<boolean>
  /** The whole document as one update. Rejects if it cannot be loaded. */
  snapshot(room: string, document: string): Promise<Uint8Array>
  /** Asks the gates of a room's documents whether something is hidden now: to be called when a veil begins or ends. */
  look(room: string): void
  /** Sends the connections of a seat that was shown out away for good (4410), at once. */
  kick(room: string, seat: string): void
  /** The room was erased: sends everybody away for good (4411), and lets go of its documents as they are. */
  drop(room: string): void
  readonly counts: RelayCounts
  /** Sends everybody away to come back (1012), writes what is not written; over within seconds. */
  close(): Promise<void>
}
interface RelayCounts {
  readonly documents: number
  readonly loading: number
  readonly connections: number
}

/** For the WebSocketServer whose sockets come here: one megabyte a frame (1009 beyond), no compression. */
export const socketOptions = { noServer: true, maxPayload: 1 << 20, perMessageDeflate: false } as const

/** The name of a document's stream in the journal. */
export const streamOf = ({ room, document }: DocumentPlace): string => `doc/${room}/${document}`
/** The stream of what others wrote in it while something was hidden from them. */
export const besideOf = ({ room, document }: DocumentPlace): string => `beside/${room}/${document}`
/** The stream of who wrote in it under which Yjs client id. */
export const authorsOf = ({ room, document }: DocumentPlace): string => `authors/${room}/${document}`

/** How long `close` waits for the journal. */
const drainMs = 5000
const inRealTime: Schedule = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

export function openRelay(given: RelayGiven): Relay {
  return new OpenRelay(given)
}

class OpenRelay implements Relay {
  readonly #given: RelayGiven
  readonly #limits: Limits
  readonly #schedule: Schedule
  readonly #without: Without
  readonly #flushQueue: FlushQueue
  readonly #report: ReturnType<typeof throttled>
  /** All that are open, by stream; one that closes is taken out first. */
  readonly #hubs = new Map<string, Hub>()
  readonly #pinging: NodeJS.Timeout
  #closed = false

  constructor(given: RelayGiven) {
    this.#given = given
    this.#limits = { ...usualLimits, ...given.limits }
    this.#schedule = given.schedule ?? inRealTime
    this.#without = given.without ?? new Set()
    this.#flushQueue = new FlushQueue(this.#schedule, given.now)
    this.#report = throttled(given.report, given.now)
    this.#pinging = setInterval(() => this.#ping(), given.pingMs ?? 15_000)
    this.#pinging.unref()
  }

  connect(line: SocketLine, speaker: Speaker, gate: Gate, early: readonly Uint8Array[] = []): void {
    const { socket, stream } = line
    if (this.#closed) return refuse(socket, closeCodes.restarting, 'restarting')
    if (socket.readyState !== socket.OPEN) return
    const hub = this.#open(speaker)
    // In full: an object that began as a spread of another is of a kind of its own, and slow to read at every frame.
    const connection = new Connection(
      {
        socket,
        stream,
        speaker,
        gate,
        limits: this.#limits,
        without: this.#without,
        flushQueue: this.#flushQueue,
        now: this.#given.now,
        schedule: this.#schedule,
        onMessage: (from, message) => hub.receive(from, message),
        onEnd: (from, ended) => {
          hub.leave(from)
          if (ended) this.#tellEnd(speaker, ended)
        },
      },
      early,
    )
    hub.join(connection)
  }
  #tellEnd({ room, document, seat }: Speaker, ended: ConnectionEnd): void {
    this.#report({ type: 'connection.closed', room, document, seat, ...ended })
  }
  async seed(room: string, document: string, update: Uint8Array): Promise<boolean> {
    return this.#visit({ room, document }).seed(update)
  }
  async snapshot(room: string, document: string): Promise<Uint8Array> {
    return this.#visit({ room, document }).snapshot()
  }
  look(room: string): void {
    for (const hub of this.#hubs.values()) if (hub.room === room) hub.look()
  }
  kick(room: string, seat: string): void {
    for (const connection of this.#connections())
      if (connection.speaker.room === room && connection.seat === seat)
        connection.close(closeCodes.shownOut, 'shown out')
  }
  drop(room: string): void {
    for (const hub of this.#hubs.values()) if (hub.room === room) hub.close(closeCodes.erased, 'erased')
  }
  get counts(): RelayCounts {
    const hubs = [...this.#hubs.values()]
    return {
      documents: hubs.length,
      loading: hubs.filter(hub => hub.life === 'opening').length,
      connections: hubs.reduce((sum, hub) => sum + hub.size, 0),
    }
  }
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    clearInterval(this.#pinging)
    for (const connection of this.#connections()) connection.close(closeCodes.restarting, 'restarting')
    const hubs = [...this.#hubs.values()]
    await this.#within(drainMs, Promise.all(hubs.map(hub => hub.written())))
    for (const hub of hubs) hub.close(closeCodes.restarting, 'restarting')
  }

  /** The one copy of a document; the same for all who come while it is opening, live or idle. */
  #open({ room, document }: DocumentPlace): Hub {
    const place = { room, document }
    const stream = streamOf(place)
    const open = this.#hubs.get(stream)
    if (open) return open
    const { journal, now, compact = here, idleMs = 30_000 } = this.#given
    const hub: Hub = new Hub({
      place,
      stream,
      beside: besideOf(place),
      authors: authorsOf(place),
      journal,
      compact,
      now,
      idleMs,
      schedule: this.#schedule,
      limits: this.#limits,
      without: this.#without,
      report: this.#report,
      flushQueue: this.#flushQueue,
      onClosing: () => this.#hubs.delete(stream),
    })
    this.#hubs.set(stream, hub)
    return hub
  }
  #visit(place: DocumentPlace): Hub {
    if (this.#closed) throw new Error('the relay is closed')
    return this.#open(place)
  }
  #connections(): readonly Connection[] {
    return [...this.#hubs.values()].flatMap(hub => [...hub.connections])
  }
  /** A stock client gives up after thirty seconds without a message, and a ping is none. */
  #ping(): void {
    const nobodyNew = presenceFrame([])
    for (const connection of this.#connections()) {
      connection.ping()
      connection.sendPresence(nobodyNew)
    }
  }
  async #within(ms: number, work: Promise<unknown>): Promise<void> {
    await new Promise<void>(over => {
      const callOff = this.#schedule(ms, over)
      void work.then(() => {
        callOff()
        over()
      })
    })
  }
}

const here: Compact = async update => compacted(update)

function refuse(socket: WebSocket, code: number, why: string): void {
  socket.on('error', () => {})
  socket.close(code, why)
}
