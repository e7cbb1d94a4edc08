/**
 * Moves Yjs documents between the people of a room and the journal, in the protocol of y-websocket.
 * Knows no rule: who may read and write is asked of the gate that comes with each connection.
 */
import { closeCodes } from '@signalroom/shared'
import type { WebSocket } from 'ws'
import type { Journal } from '../journal/journal.js'
import { Connection } from './connection.js'
import { presenceFrame } from './frame.js'
import {
  usualLimits,
  type Gate,
  type Grant,
  type Limits,
  type Place,
  type Report,
  type Schedule,
} from './port.js'
import { Table } from './table.js'
import { throttled } from './throttle.js'

export interface RelayGiven {
  readonly journal: Pick<Journal, 'append' | 'read'>
  /** The server's clock in epoch milliseconds. */
  readonly now: () => number
  readonly report: Report
  readonly limits?: Partial<Limits>
  /** How long a document that everybody has left stays in memory. */
  readonly idleMs?: number
  readonly pingMs?: number
  readonly schedule?: Schedule
}
export interface Relay {
  /**
   * Takes over an open socket, at once and for good; the frames in `early` came before. Create the sockets with
   * `socketOptions`. The gate is asked for every frame.
   */
  connect(socket: WebSocket, grant: Grant, gate: Gate, early?: readonly Uint8Array[]): void
  /** Makes `update` a document's first change unless it has one; resolves to whether it did, once that is durable. */
  seed(room: string, document: string, update: Uint8Array): Promise<boolean>
  /** The whole document as one update. Rejects if it cannot be loaded. */
  snapshot(room: string, document: string): Promise<Uint8Array>
  /** Sends a seat's connections away for good (4403), at once. */
  kick(room: string, seat: string): void
  readonly counts: RelayCounts
  /** Sends everybody away to come back (1012), writes what is not written; over within seconds. */
  close(): Promise<void>
}
export interface RelayCounts {
  readonly documents: number
  readonly loading: number
  readonly connections: number
}

/** For the WebSocketServer whose sockets come here: one megabyte a frame (1009 beyond), no compression. */
export const socketOptions = { noServer: true, maxPayload: 1 << 20, perMessageDeflate: false } as const

/** The name of a document's stream in the journal. */
export const streamOf = ({ room, document }: Place): string => `doc/${room}/${document}`

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
  readonly #report: ReturnType<typeof throttled>
  readonly #tables = new Map<string, Table>()
  /** How to call off the end of a document that nobody is at. */
  readonly #endings = new Map<string, () => void>()
  readonly #pinging: NodeJS.Timeout
  #closed = false

  constructor(given: RelayGiven) {
    this.#given = given
    this.#limits = { ...usualLimits, ...given.limits }
    this.#schedule = given.schedule ?? inRealTime
    this.#report = throttled(given.report, given.now)
    this.#pinging = setInterval(() => this.#ping(), given.pingMs ?? 15_000)
    this.#pinging.unref()
  }

  connect(socket: WebSocket, grant: Grant, gate: Gate, early: readonly Uint8Array[] = []): void {
    if (this.#closed) return refuse(socket, closeCodes.restarting, 'restarting')
    if (socket.readyState !== socket.OPEN) return
    const { room, document, seat } = grant
    const { now } = this.#given
    const table = this.#open({ room, document })
    const connection: Connection = new Connection(
      {
        socket,
        grant,
        gate,
        limits: this.#limits,
        now,
        schedule: this.#schedule,
        onFrame: frame => table.receive(connection, frame),
        onEnd: ended => {
          table.leave(connection)
          if (ended) this.#report({ type: 'connection.closed', room, document, seat, ...ended })
        },
      },
      early,
    )
    table.join(connection)
  }
  seed(room: string, document: string, update: Uint8Array): Promise<boolean> {
    return this.#visit({ room, document }, table => table.seed(update))
  }
  snapshot(room: string, document: string): Promise<Uint8Array> {
    return this.#visit({ room, document }, table => table.snapshot())
  }
  kick(room: string, seat: string): void {
    for (const connection of this.#connections())
      if (connection.grant.room === room && connection.seat === seat)
        connection.close(closeCodes.notAllowed, 'the link to this seat was taken back')
  }
  get counts(): RelayCounts {
    const tables = [...this.#tables.values()]
    return {
      documents: tables.length,
      loading: tables.filter(table => table.isLoading).length,
      connections: tables.reduce((sum, table) => sum + table.size, 0),
    }
  }
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    clearInterval(this.#pinging)
    for (const connection of this.#connections()) connection.close(closeCodes.restarting, 'restarting')
    for (const callOff of this.#endings.values()) callOff()
    const tables = [...this.#tables.values()]
    await this.#within(drainMs, Promise.all(tables.map(table => table.written())))
    for (const table of tables) table.close(closeCodes.restarting, 'restarting')
    this.#tables.clear()
  }

  /** The one copy of a document; the same for all who come while it is loading, live, or waiting for its end. */
  #open(place: Place): Table {
    const stream = streamOf(place)
    this.#endings.get(stream)?.()
    this.#endings.delete(stream)
    const open = this.#tables.get(stream)
    if (open) return open
    const table: Table = new Table({
      place,
      stream,
      journal: this.#given.journal,
      now: this.#given.now,
      schedule: this.#schedule,
      limits: this.#limits,
      report: this.#report,
      onFailed: () => this.#forget(stream, table),
      onEmpty: () => this.#endLater(stream, table),
    })
    this.#tables.set(stream, table)
    return table
  }
  #forget(stream: string, table: Table): void {
    if (this.#tables.get(stream) === table) this.#tables.delete(stream)
  }
  /** Ends a document that nobody is at, once all of it is written and nobody has come back meanwhile. */
  #endLater(stream: string, table: Table): void {
    if (this.#closed || this.#tables.get(stream) !== table) return
    this.#endings.get(stream)?.()
    const end = () => {
      this.#endings.delete(stream)
      if (table.size > 0 || this.#tables.get(stream) !== table) return
      if (!table.isIdle) return this.#endLater(stream, table)
      this.#tables.delete(stream)
      table.close(closeCodes.tryLater, 'idle')
    }
    this.#endings.set(stream, this.#schedule(this.#given.idleMs ?? 30_000, end))
  }
  async #visit<Value>(place: Place, visit: (table: Table) => Promise<Value>): Promise<Value> {
    if (this.#closed) throw new Error('the relay is closed')
    const table = this.#open(place)
    try {
      return await visit(table)
    } finally {
      if (table.size === 0) this.#endLater(streamOf(place), table)
    }
  }
  #connections(): readonly Connection[] {
    return [...this.#tables.values()].flatMap(table => table.connections)
  }
  /** A stock client gives up after thirty seconds without a message, and a ping is none. */
  #ping(): void {
    for (const connection of this.#connections()) {
      connection.ping()
      connection.sendPresence(presenceFrame([]))
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

function refuse(socket: WebSocket, code: number, why: string): void {
  socket.on('error', () => {})
  socket.close(code, why)
}
