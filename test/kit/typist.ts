/**
 * Somebody who types in a document, one letter at a time, and knows how far it is saved: the y-websocket wire by hand, so that
 * hundreds fit into one process. Knows the protocol page and no server.
 */
import { savedKind } from '@signalroom/shared'
import { createDecoder, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding'
import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { WebSocket } from 'ws'

const [sync, permission] = [0, 2]
const [ask, answer, change] = [0, 1, 2]
/** The kind of a struct that holds text, and the bit that says that it stands behind another one. */
const [text, behind] = [4, 128]

export interface TypistGiven {
  readonly room: string
  readonly token: string
  /** Its Yjs client id. */
  readonly client: number
}

export class Typist {
  readonly given: TypistGiven
  /** Letters it has typed, from the first one on, whether they were sent or not. */
  typed = 0
  /** Letters that it was told are saved, on any connection. */
  saved = 0
  /** How long each letter waited to be called saved, in milliseconds; only those typed while linked. */
  readonly waits: number[] = []
  /** When each letter was typed; 0 for one typed without a link. */
  readonly #times: number[] = []
  #socket: WebSocket | undefined
  /** It has been asked what it has: from now on what it types is sent at once. */
  #linked = false
  /** How far each frame of this connection reached. */
  #frames: number[] = []

  constructor(given: TypistGiven) {
    this.given = given
  }
  /** The root in which it types. */
  get root(): string {
    return `typist/${this.given.client}`
  }
  get linked(): boolean {
    return this.#linked
  }
  /** What its first letters are. */
  static letters(from: number, to: number): string {
    let letters = ''
    for (let i = from; i < to; i++) letters += String.fromCharCode(97 + (i % 26))
    return letters
  }

  /** Links up; what the server lacks is brought as soon as it asks. */
  connect(origin: string): void {
    const { room, token } = this.given
    const address = `${origin.replace('http', 'ws')}/yjs/${room}/code`
    const socket = new WebSocket(address, ['signalroom', token], { perMessageDeflate: false })
    this.#socket = socket
    this.#linked = false
    this.#frames = []
    socket.on('open', () => socket.send(frame(ask, new Uint8Array(1))))
    socket.on('message', (message: Buffer) => {
      if (this.#socket === socket) this.#hear(createDecoder(message))
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      if (this.#socket !== socket) return
      this.#socket = undefined
      this.#linked = false
    })
  }
  type(): void {
    this.typed += 1
    this.#times.push(this.#linked ? performance.now() : 0)
    if (this.#linked) this.#send(change, this.typed - 1)
  }
  /** Resolves once the link is gone, with everything that had arrived read. */
  async gone(): Promise<void> {
    const socket = this.#socket
    if (socket && socket.readyState !== socket.CLOSED)
      await new Promise(resolve => socket.once('close', resolve))
  }
  close(): void {
    this.#socket?.terminate()
    this.#socket = undefined
    this.#linked = false
  }

  #hear(decoder: Decoder): void {
    const kind = readVarUint(decoder)
    if (kind === sync && readVarUint(decoder) === ask) {
      const known = knownOf(createDecoder(readVarUint8Array(decoder)), this.given.client)
      this.#linked = true
      this.#send(answer, known)
    } else if (kind === permission && readVarUint(decoder) === savedKind) {
      this.#note(this.#frames[readVarUint(decoder) - 1] ?? 0)
    }
  }
  #note(saved: number): void {
    const now = performance.now()
    for (; this.saved < saved; this.saved++) {
      const typed = this.#times[this.saved] ?? 0
      if (typed > 0) this.waits.push(now - typed)
    }
  }
  #send(step: number, from: number): void {
    this.#frames.push(this.typed)
    this.#socket?.send(frame(step, this.#update(from)))
  }
  /** A Yjs update (version 1) with its letters from `from` on, as one struct behind the letter before. */
  #update(from: number): Uint8Array {
    const { client } = this.given
    const encoder = createEncoder()
    const more = from < this.typed
    writeVarUint(encoder, more ? 1 : 0)
    if (more) {
      for (const number of [1, client, from]) writeVarUint(encoder, number)
      writeUint8(encoder, from === 0 ? text : text | behind)
      if (from === 0) {
        writeVarUint(encoder, 1)
        writeVarString(encoder, this.root)
      } else for (const number of [client, from - 1]) writeVarUint(encoder, number)
      writeVarString(encoder, Typist.letters(from, this.typed))
    }
    writeVarUint(encoder, 0)
    return toUint8Array(encoder)
  }
}

function frame(step: number, body: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, sync)
  writeVarUint(encoder, step)
  writeVarUint8Array(encoder, body)
  return toUint8Array(encoder)
}
/** How many letters of a client a state vector knows. */
function knownOf(vector: Decoder, client: number): number {
  for (let left = readVarUint(vector); left > 0; left--) {
    const [id, clock] = [readVarUint(vector), readVarUint(vector)]
    if (id === client) return clock
  }
  return 0
}

/** Lets all type in turn, each so often a second, until the returned function is called. */
export function typeSteadily(typists: readonly Typist[], perSecond: number): () => void {
  const started = performance.now()
  let strokes = 0
  const ticking = setInterval(() => {
    const due = Math.floor(((performance.now() - started) / 1000) * perSecond * typists.length)
    for (; strokes < due; strokes++) typists[strokes % typists.length]?.type()
  }, 5)
  return () => clearInterval(ticking)
}
