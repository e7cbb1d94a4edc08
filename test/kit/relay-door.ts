/** A relay behind a bare socket door, for tests: whoever comes says in the query who he is. Knows no room rule. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer, type ServerOptions } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Veil } from '../../server/src/relay/port.js'
import type { RelayEvent } from '../../server/src/relay/reports.js'
import { openRelay, socketOptions, type RelayGiven } from '../../server/src/relay/relay.js'
import { memoryJournal, type MemoryStore } from './memory-journal.js'

// Each stock client listens to the end of the process.
process.setMaxListeners(200)

export interface May {
  mayRead: boolean
  mayWrite: boolean
}
/** A stock client. */
export interface Peer {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly text: Y.Text
}
/** A client that sends whatever bytes it likes and keeps every frame it gets. */
export interface Raw {
  readonly socket: WebSocket
  readonly got: Uint8Array[]
  send(...bytes: number[]): void
  /** The next frame that fits, or one that has already come. */
  frame(fits: (frame: Uint8Array) => boolean): Promise<Uint8Array>
  /** The code of the close. */
  readonly closed: Promise<number>
}

export interface DoorGiven extends Partial<Omit<RelayGiven, 'journal'>> {
  readonly journal?: MemoryStore
  /** What its sockets are made with in place of what they should be. */
  readonly sockets?: ServerOptions
  /** 0 takes any free one. */
  readonly port?: number
}
export async function openDoor(given: DoorGiven = {}) {
  const journal = given.journal ?? memoryJournal()
  const events: (RelayEvent & { readonly unreported: number })[] = []
  const relay = openRelay({ now: () => Date.now(), report: event => events.push(event), ...given, journal })
  /** What each seat may do; everything, unless a test says otherwise. */
  const may = new Map<string, May>()
  /** What is hidden in every document of the door. */
  const hiding: { veil?: Veil } = {}
  const http = createServer()
  const sockets = new WebSocketServer({ ...socketOptions, ...given.sockets })
  http.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, ws => {
      const url = new URL(request.url ?? '', 'http://x')
      const [, , room = '', document = ''] = url.pathname.split('/')
      const seat = url.searchParams.get('seat') ?? ''
      const grant = { room, document, seat, role: 'candidate', name: `name of ${seat}`, color: '#123456' }
      relay.connect({ socket: ws, stream: socket }, grant, () => ({
        ...(may.get(seat) ?? { mayRead: true, mayWrite: true }),
        ...hiding,
      }))
    }),
  )
  await new Promise<void>(ready => http.listen(given.port ?? 0, '127.0.0.1', ready))
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`
  const peers = new Set<Peer>()
  const raws = new Set<WebSocket>()

  function join(seat: string, room = 'r', document = 'work', doc = new Y.Doc()): Peer {
    const peer = joinAt(url, seat, room, document, doc)
    peers.add(peer)
    return peer
  }
  async function raw(seat: string, room = 'r', document = 'work'): Promise<Raw> {
    const client = await rawAt(url, seat, room, document)
    raws.add(client.socket)
    client.socket.once('close', () => raws.delete(client.socket))
    return client
  }
  async function close(): Promise<void> {
    for (const { provider, doc } of peers) {
      provider.destroy()
      doc.destroy()
    }
    for (const socket of raws) socket.terminate()
    await relay.close()
    http.closeAllConnections()
    http.close()
  }
  /** As when its process is killed: nothing more is written, nobody is told, and the port is free. */
  async function kill(): Promise<void> {
    journal.failAppends = new Error('the process is dead')
    const gone = new Promise(over => http.close(over))
    for (const socket of sockets.clients) socket.terminate()
    http.closeAllConnections()
    void relay.close()
    await gone
  }
  /** Begins to hide what a seat writes, or, for nobody, ends it. */
  function veil(seat: string | null, since = 0): void {
    if (seat === null) delete hiding.veil
    else hiding.veil = { seats: [seat], since }
    relay.look('r')
  }
  return { relay, journal, events, may, veil, url, join, raw, close, kill }
}
export type Door = Awaited<ReturnType<typeof openDoor>>

/** A stock client at a door. */
export function joinAt(url: string, seat: string, room = 'r', document = 'work', doc = new Y.Doc()): Peer {
  const provider = new WebsocketProvider(`${url}/yjs/${room}`, document, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { seat },
    maxBackoffTime: 100,
  })
  return { doc, provider, text: doc.getText('t') }
}
/** A raw client at a door, once its socket is open. */
export async function rawAt(url: string, seat: string, room = 'r', document = 'work'): Promise<Raw> {
  const socket = new WebSocket(`${url}/yjs/${room}/${document}?seat=${seat}`)
  const got: Uint8Array[] = []
  const closed = new Promise<number>(resolve => socket.once('close', resolve))
  socket.on('message', (frame: Buffer) => got.push(frame))
  socket.on('error', () => {})
  await once(socket, 'open')
  return {
    socket,
    got,
    closed,
    send: (...bytes) => socket.send(Uint8Array.from(bytes)),
    frame: fits =>
      new Promise(resolve => {
        const look = () => {
          const found = got.find(fits)
          if (!found) return
          socket.off('message', look)
          resolve(found)
        }
        socket.on('message', look)
        look()
      }),
  }
}

/** Waits until a document looks as wanted; looks again at every change. */
export function becomes(doc: Y.Doc, wanted: (doc: Y.Doc) => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!wanted(doc)) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}
export const reads = (peer: Peer, text: string): Promise<void> =>
  becomes(peer.doc, doc => doc.getText('t').toString() === text)
export const synced = (peer: Peer): Promise<void> =>
  new Promise(resolve => {
    if (peer.provider.synced) resolve()
    else peer.provider.once('sync', () => resolve())
  })
/** Waits until a peer sees what is wanted among the others' states. */
export function sees(
  peer: Peer,
  wanted: (states: Map<number, Record<string, unknown>>) => boolean,
): Promise<void> {
  const { awareness } = peer.provider
  return new Promise(resolve => {
    const look = () => {
      if (!wanted(awareness.getStates())) return
      awareness.off('change', look)
      resolve()
    }
    awareness.on('change', look)
    look()
  })
}
/** The wire form of an unsigned integer. */
export function uint(value: number): number[] {
  const bytes: number[] = []
  for (; value > 127; value = Math.floor(value / 128)) bytes.push(128 | (value % 128))
  return [...bytes, value]
}
export const block = (bytes: Iterable<number>): number[] => {
  const all = [...bytes]
  return [...uint(all.length), ...all]
}
export const change = (update: Iterable<number>): number[] => [0, 2, ...block(update)]
export const presence = (
  ...entries: readonly (readonly [client: number, clock: number, state: string])[]
): number[] => [
  1,
  ...block([
    ...uint(entries.length),
    ...entries.flatMap(([client, clock, state]) => [
      ...uint(client),
      ...uint(clock),
      ...block(Buffer.from(state)),
    ]),
  ]),
]
/** One letter of text under a chosen client id and clock: the smallest honest update. */
export function letter(client: number, clock: number, character = 'a'): number[] {
  const place = clock > 0 ? [132, ...uint(client), ...uint(clock - 1)] : [4, 1, ...block(Buffer.from('t'))]
  return [1, 1, ...uint(client), ...uint(clock), ...place, ...block(Buffer.from(character)), 0]
}
