/** Stock clients, configured from the protocol page alone: socket.io-client for control, WebsocketProvider for documents. */
import type { CommandAnswer, Event } from '@signalroom/shared'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export interface Control {
  readonly socket: Socket
  readonly events: Event[]
  /** Everything that arrived, as text: what a canary is looked for in. */
  readonly heard: string[]
  readonly welcome: Promise<{ readonly now: number; readonly seat: string; readonly role: string }>
  ask(command: object): Promise<CommandAnswer>
  /** The next event of a type, seen already or to come. */
  seen(type: Event['type']): Promise<Event>
  close(): void
}

export function control(origin: string, token: string, after = 0): Control {
  const socket = io(origin, { auth: { token, after }, reconnection: false, forceNew: true })
  const events: Event[] = []
  const heard: string[] = []
  const listeners = new Set<() => void>()
  socket.onAny((...message) => void heard.push(JSON.stringify(message)))
  socket.on('events', (list: readonly Event[]) => {
    events.push(...list)
    for (const listener of listeners) listener()
  })
  const welcome = new Promise<never>((resolve, reject) => {
    socket.once('welcome', resolve)
    socket.once('connect_error', reject)
  })
  welcome.catch(() => {})
  return {
    socket,
    events,
    heard,
    welcome,
    ask: command => socket.timeout(5000).emitWithAck('command', command),
    seen: type =>
      new Promise((resolve, reject) => {
        const look = () => {
          const event = events.find(one => one.type === type)
          if (event) done(() => resolve(event))
        }
        const timer = setTimeout(
          () => done(() => reject(new Error(`no ${type}; saw ${events.map(e => e.type).join(' ')}`))),
          5000,
        )
        const done = (end: () => void) => {
          clearTimeout(timer)
          listeners.delete(look)
          end()
        }
        listeners.add(look)
        look()
      }),
    close: () => socket.disconnect(),
  }
}

export interface Document {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly synced: Promise<void>
  /** The first file of the code pane. */
  readonly code: () => Y.Text
  readonly text: () => string
  close(): void
}

export function document(origin: string, room: string, name: string, token: string): Document {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/yjs/${room}`, name, doc, {
    WebSocketPolyfill: WebSocket as never,
    protocols: ['signalroom', token],
    disableBc: true,
    maxBackoffTime: 200,
  })
  const synced = new Promise<void>(resolve => provider.once('sync', () => resolve()))
  const code = () => {
    const text = doc.getMap<Y.Text>('files').values().next().value
    if (!text) throw new Error('no first file')
    return text
  }
  return {
    doc,
    provider,
    synced,
    code,
    text: () => JSON.stringify(doc.toJSON()) + JSON.stringify(doc.getMap('files').toJSON()),
    close: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** Waits for what a person would see; fails with its name. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  within = 5000,
): Promise<void> {
  const end = Date.now() + within
  while (Date.now() < end) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 15))
  }
  throw new Error(`not within ${within} ms: ${what}`)
}

/** The code a raw document socket is closed with, after one frame if there is one; `open` if it stays. */
export const closeCode = (
  origin: string,
  path: string,
  given: {
    protocols: readonly string[]
    frame?: Uint8Array
    headers?: Record<string, string>
    within?: number
  },
): Promise<number | string> =>
  new Promise(resolve => {
    const socket = new WebSocket(origin.replace('http', 'ws') + path, [...given.protocols], {
      headers: given.headers ?? {},
    })
    const timer = setTimeout(() => {
      resolve('open')
      socket.terminate()
    }, given.within ?? 1000)
    socket.on('open', () => given.frame && socket.send(given.frame, () => {}))
    socket.on('close', code => {
      clearTimeout(timer)
      resolve(code)
    })
    socket.on('unexpected-response', (_, response) => {
      clearTimeout(timer)
      resolve(`http ${response.statusCode}`)
      socket.terminate()
    })
    socket.on('error', () => {})
  })
