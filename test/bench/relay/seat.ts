/** A raw client on one seat of our server that counts how far it is saved. Knows no load and no Yjs. */
import { savedKind, subprotocol } from '@signalroom/shared'
import * as decoding from 'lib0/decoding'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { nothingMore } from './updates.js'

export interface Seat {
  /** Sends a frame with a change; returns its number. */
  send(frame: Uint8Array): number
  /** Frames with changes that were sent, and that are on the server's disk. */
  readonly sent: number
  readonly saved: number
  /** The first answer to a question for the whole document: an update. */
  readonly whole: Promise<Uint8Array>
  /** Set once the link is gone without our doing. */
  readonly lost: number | undefined
  close(): void
}

/** `onSaved` hears of each acknowledgement: the frames behind `from` up to and with `to` are on the disk. */
export async function takeSeat(
  origin: string,
  room: string,
  token: string,
  onSaved: (from: number, to: number) => void = () => {},
): Promise<Seat> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/yjs/${room}/code`, [subprotocol, token], {
    perMessageDeflate: false,
  })
  let [sent, saved] = [0, 0]
  let lost: number | undefined
  let told: (update: Uint8Array) => void = () => {}
  const whole = new Promise<Uint8Array>(resolve => {
    told = resolve
  })
  const send = (frame: Uint8Array): number => {
    socket.send(frame, () => {})
    return ++sent
  }
  socket.on('message', (message: Buffer) => {
    if (message[0] === 0 && message[1] === 0) return void send(nothingMore)
    if (message[0] === 0 && message[1] === 1) return told(updateIn(message))
    if (message[0] !== 2 || message[1] !== savedKind) return
    const count = decoding.readVarUint(decoding.createDecoder(message.subarray(2)))
    onSaved(saved, count)
    saved = count
  })
  const closed = (code: number) => {
    lost = code
  }
  socket.on('close', closed)
  await once(socket, 'open')
  socket.send(Uint8Array.of(0, 0, 1, 0))
  return {
    send,
    whole,
    get sent() {
      return sent
    },
    get saved() {
      return saved
    },
    get lost() {
      return lost
    },
    close() {
      socket.off('close', closed)
      socket.terminate()
    },
  }
}

function updateIn(message: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(message.subarray(2))
  return decoding.readVarUint8Array(decoder).slice()
}
