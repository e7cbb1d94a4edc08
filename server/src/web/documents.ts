/** The door of the document sockets: origin, room, document, seat and role are checked before the relay sees a byte. */
import {
  closeCodes,
  documents,
  shownOut,
  subprotocol,
  type Access,
  type accessTo,
  type DocumentName,
  type Room,
} from '@signalroom/shared'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import type { HostedRoom } from '../host/hosted-room.js'
import type { Grant } from '../host/capabilities.js'
import type { Rooms } from '../host/rooms.js'
import type { SocketLine } from '../relay/wire/connection.js'
import type { Gate } from '../relay/port.js'
import { socketOptions, type Relay } from '../relay/relay.js'
import type { originAllowed } from './origin.js'
import { PromptSocketServer } from './prompt-socket-server.js'

type Refused = { readonly code: number; readonly reason: string }
type Admitted = { readonly grant: Grant; readonly hosted: HostedRoom; readonly document: DocumentName }

export interface DocumentDoor {
  /** Takes the upgrade if the path is a document's; says whether it did. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  close(): void
}

export function openDocuments(given: {
  rooms: Rooms
  relay: Relay
  log: Logger
  allowed: ReturnType<typeof originAllowed>
  /** Who may do what with a document: `accessTo`, but for a test that shows what it holds back. */
  accessTo: typeof accessTo
}): DocumentDoor {
  const sockets = new PromptSocketServer({
    ...socketOptions,
    handleProtocols: offered => (offered.has(subprotocol) ? subprotocol : false),
  })
  // One for all, so that no socket keeps its request in memory.
  const failed = (error: Error) => given.log.debug({ err: error }, 'a document socket failed')
  return {
    upgrade(request, socket, head) {
      const path = /^\/yjs\/([^/?]{1,80})\/([^/?]{1,80})(?:\?|$)/.exec(request.url ?? '')
      if (!path) return false
      if (!given.allowed(request)) {
        refuseUpgrade(socket, '403 Forbidden')
        return true
      }
      const [, room = '', document = ''] = path
      const token = tokenOf(request)
      sockets.handleUpgrade(request, socket, head, ws => {
        ws.on('error', failed)
        void admit({ socket: ws, stream: socket }, room, document, token, given)
      })
      return true
    },
    close: () => sockets.close(),
  }
}

/** Says no to an upgrade and is done with it, whether or not the other side ever ends its half. */
export function refuseUpgrade(socket: Duplex, status: '403 Forbidden' | '404 Not Found'): void {
  socket.on('error', () => {})
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}

/** The second subprotocol offered is the token: in a header, so in no URL and no access log. */
const tokenOf = (request: IncomingMessage): string =>
  (request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map(part => part.trim())
    .find(part => part !== subprotocol) ?? ''

async function admit(
  line: SocketLine,
  room: string,
  document: string,
  token: string,
  given: { rooms: Rooms; relay: Relay; log: Logger; accessTo: typeof accessTo },
): Promise<void> {
  const { rooms, relay, log } = given
  const { socket: ws } = line
  // Nothing is read, and so nothing kept, while the seat is looked up.
  ws.pause()
  try {
    const checked = await check(rooms, room, document, token)
    ws.resume()
    if ('code' in checked) return ws.close(checked.code, checked.reason)
    if (ws.readyState !== ws.OPEN) return
    const { hosted, grant } = checked
    // It may have been shown out since it was let in.
    if (shownOut(hosted.room, grant.seat)) return ws.close(closeCodes.shownOut, 'shown out')
    if (rooms.isErased(room)) return ws.close(closeCodes.erased, 'erased')
    const release = hosted.hold()
    ws.once('close', release)
    const { name, colour } = hosted.room.open.seats.find(seat => seat.id === grant.seat) ?? {
      name: grant.role,
      colour: '#6d675e',
    }
    relay.connect(
      line,
      { room, document, seat: grant.seat, role: grant.role, name, color: colour },
      gateOf(checked, given.accessTo),
    )
  } catch (error) {
    ws.resume()
    log.error({ err: error, room, document }, 'a document could not be opened')
    ws.close(closeCodes.tryLater, 'try again')
  }
}

async function check(
  rooms: Rooms,
  room: string,
  document: string,
  token: string,
): Promise<Admitted | Refused> {
  const known = documents.find(name => name === document)
  const found = await rooms.admit(token, room)
  if (!found.admitted) return refused[found.why]
  const { grant, hosted } = found
  if (!known || !hosted.room.open.documents.includes(known)) return refused['no-room']
  if (known === 'desk' && grant.role !== 'interviewer')
    return { code: closeCodes.notAllowed, reason: 'not for this seat' }
  return { grant, hosted, document: known }
}

const refused = {
  'bad-token': { code: closeCodes.badToken, reason: 'bad token' },
  'other-room': { code: closeCodes.notFound, reason: 'no such room or document' },
  'no-room': { code: closeCodes.notFound, reason: 'no such room or document' },
  'shown-out': { code: closeCodes.shownOut, reason: 'shown out' },
  gone: { code: closeCodes.erased, reason: 'erased' },
} as const satisfies Record<string, Refused>

/** Asked for every frame: as long as the room is the same it says the same again. */
function gateOf({ hosted, grant, document }: Admitted, access: typeof accessTo): Gate {
  let may: { readonly of: Room; readonly is: ReturnType<Gate> } | undefined
  return () => {
    const { room } = hosted
    if (may?.of !== room) may = { of: room, is: mayOf(access(document, room, grant)) }
    return may.is
  }
}
function mayOf({ mayWrite, hidden }: Access): ReturnType<Gate> {
  if (hidden) return { mayRead: true, mayWrite, veil: hidden }
  return mayWrite ? readAndWrite : readOnly
}
const readOnly = { mayRead: true, mayWrite: false } as const
const readAndWrite = { mayRead: true, mayWrite: true } as const
