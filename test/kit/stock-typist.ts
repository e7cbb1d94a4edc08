/** A stock document client that types numbered words, and knows which of them the server has called durable. */
import { readVarUint } from 'lib0/decoding'
import { savedKind } from '@signalroom/shared'
import { document, type Document } from './clients.js'

export interface Typist {
  readonly link: Document
  readonly name: string
  /** Words typed so far, and how many of the first of them are on the server's disk by its own word. */
  readonly typed: () => number
  readonly durable: () => number
  /** The longest wait between two words about saving since the last call, in milliseconds. */
  interruption(): number
  word(index: number): string
  type(): void
  close(): void
}

/** The y-websocket message for permissions, on which the server's word about saving rides. */
const permission = 2

export function typist(given: { origin: string; room: string; token: string; name: string }): Typist {
  const { origin, room, token, name } = given
  const link = document(origin, room, 'code', token)
  const { provider } = link
  let typed = 0
  let durable = 0
  let saidAt = performance.now()
  let longest = 0
  /** For each frame with changes sent over the socket there is now: how many words had been typed. */
  let frames: number[] = []
  const count = () => {
    const socket = provider.ws
    if (!socket) return
    frames = []
    const send = socket.send.bind(socket)
    socket.send = frame => {
      if (frame instanceof Uint8Array && frame[0] === 0 && (frame[1] === 1 || frame[1] === 2))
        frames.push(typed)
      send(frame)
    }
  }
  // The first socket is there already.
  count()
  provider.on('status', ({ status }) => {
    if (status === 'connecting') count()
  })
  provider.messageHandlers[permission] = (_, decoder) => {
    if (readVarUint(decoder) !== savedKind) return
    durable = Math.max(durable, frames[readVarUint(decoder) - 1] ?? 0)
    longest = Math.max(longest, performance.now() - saidAt)
    saidAt = performance.now()
  }
  const word = (index: number) => `${name}.${index};`
  return {
    link,
    name,
    typed: () => typed,
    durable: () => durable,
    interruption() {
      const found = Math.max(longest, performance.now() - saidAt)
      longest = 0
      return found
    },
    word,
    type() {
      const text = link.code()
      // Counted first: the frame leaves while the word is put in.
      typed += 1
      text.insert(text.length, word(typed - 1))
    },
    close: link.close,
  }
}
