/** A relay in the y-websocket protocol, of the smallest kind, for the panes' tests: it checks nothing. */
import type { Server } from 'node:http'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocketServer, type WebSocket } from 'ws'
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import { Doc } from 'yjs'

const messageSync = 0
const messageAwareness = 1

type Room = {
  readonly doc: Doc
  readonly awareness: Awareness
  readonly sockets: Map<WebSocket, Set<number>>
}

/** Serves every path as a room of its own. */
export function relay(server: Server): { doc(path: string): Doc; close(): void } {
  const rooms = new Map<string, Room>()
  const roomAt = (path: string) => {
    const room = rooms.get(path) ?? open()
    rooms.set(path, room)
    return room
  }
  new WebSocketServer({ server }).on('connection', (socket, request) => {
    join(roomAt(new URL(request.url ?? '/', 'http://relay').pathname), socket)
  })
  return {
    doc: path => roomAt(path).doc,
    // An awareness keeps a timer, and with it the process, alive.
    close: () => rooms.forEach(({ awareness }) => awareness.destroy()),
  }
}

function open(): Room {
  const doc = new Doc()
  const room: Room = { doc, awareness: new Awareness(doc), sockets: new Map() }
  room.awareness.setLocalState(null)
  doc.on('update', (update: Uint8Array) => send(room, messageSync, encoder => writeUpdate(encoder, update)))
  room.awareness.on('update', (change: Record<string, number[]>, socket: WebSocket) => {
    const clients = Object.values(change).flat()
    for (const client of clients) room.sockets.get(socket)?.add(client)
    const update = encodeAwarenessUpdate(room.awareness, clients)
    send(room, messageAwareness, encoder => encoding.writeVarUint8Array(encoder, update))
  })
  return room
}

function join(room: Room, socket: WebSocket) {
  room.sockets.set(socket, new Set())
  socket.on('message', message => receive(room, socket, new Uint8Array(message as Buffer)))
  socket.on('close', () => {
    const owned = [...(room.sockets.get(socket) ?? [])]
    room.sockets.delete(socket)
    removeAwarenessStates(room.awareness, owned, null)
  })
  socket.send(frame(messageSync, encoder => writeSyncStep1(encoder, room.doc)))
  const update = encodeAwarenessUpdate(room.awareness, [...room.awareness.getStates().keys()])
  socket.send(frame(messageAwareness, encoder => encoding.writeVarUint8Array(encoder, update)))
}

function receive(room: Room, socket: WebSocket, message: Uint8Array) {
  const decoder = decoding.createDecoder(message)
  if (decoding.readVarUint(decoder) === messageAwareness) {
    applyAwarenessUpdate(room.awareness, decoding.readVarUint8Array(decoder), socket)
    return
  }
  const answer = encoding.createEncoder()
  encoding.writeVarUint(answer, messageSync)
  readSyncMessage(decoder, answer, room.doc, socket)
  if (encoding.length(answer) > 1) socket.send(encoding.toUint8Array(answer))
}

function send(room: Room, type: number, write: (encoder: encoding.Encoder) => void) {
  const bytes = frame(type, write)
  for (const socket of room.sockets.keys()) socket.send(bytes)
}

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
