/** Stock Yjs clients on a network without sockets: nothing moves until it is told to, so that one seed is one story. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Relay } from '../../server/src/relay/relay.js'
import { FakeSocket } from './fake-socket.js'
import { handsOn, type Hands } from './hands.js'
import { Ledger, type Account } from './ledger.js'

export const roles = ['interviewer', 'candidate', 'observer'] as const
export type PuppetRole = (typeof roles)[number]
/** Whether each role may write just now. */
export type MayWrite = Record<PuppetRole, boolean>

const syncMessage = 0

export class Puppet {
  readonly seat: string
  readonly role: PuppetRole
  readonly doc = new Y.Doc()
  readonly hands: Hands
  readonly ledger = new Ledger()
  /** It might have written on this link what the relay would not take. */
  unheard = false
  readonly #may: MayWrite
  #socket: FakeSocket | undefined
  #account: Account | undefined
  /** On their way to the relay. */
  #out: Uint8Array[] = []

  constructor(seat: string, role: PuppetRole, client: number, may: MayWrite) {
    this.seat = seat
    this.role = role
    this.#may = may
    this.doc.clientID = client
    this.hands = handsOn(this.doc)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this || !this.#socket) return
      this.#send(encoder => writeUpdate(encoder, update))
    })
  }
  get isLinked(): boolean {
    return this.#socket !== undefined
  }
  /** Messages that wait, there and back. */
  get waiting(): number {
    return this.#out.length + (this.#socket?.sent.length ?? 0) + (this.#socket?.code === undefined ? 0 : 1)
  }

  /** As y-websocket does when its socket opens: says what it has. */
  link(relay: Relay): void {
    if (this.#socket) return
    this.#socket = new FakeSocket()
    this.#out = []
    this.unheard = false
    this.#account = this.ledger.begin()
    const { seat, role } = this
    const grant = { room: 'r', document: 'work', seat, role, name: seat, color: '#000' }
    relay.connect(this.#socket.line, grant, () => this.#gate())
    this.#send(encoder => writeSyncStep1(encoder, this.doc))
  }
  /** The link is gone, with everything that was on its way. */
  unlink(): void {
    const socket = this.#socket
    this.#socket = undefined
    this.#out = []
    socket?.leave()
  }
  /** Lets some messages arrive at the relay, in order. */
  carryOut(count: number): void {
    for (const message of this.#out.splice(0, count)) this.#socket?.receive(message)
  }
  /** Lets some of the relay's messages arrive here, in order; behind the last one, its close. */
  carryIn(count: number): void {
    const socket = this.#socket
    for (const message of socket?.sent.splice(0, count) ?? []) this.#hear(message)
    if (socket?.code !== undefined && socket.sent.length === 0) this.unlink()
  }
  close(): void {
    this.unlink()
    this.doc.destroy()
  }

  #gate() {
    const mayWrite = this.#may[this.role]
    if (!mayWrite && this.role !== 'observer') this.unheard = true
    return { mayRead: true, mayWrite }
  }
  #hear(message: Uint8Array): void {
    this.#account?.hears(message)
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== syncMessage) return
    this.#send(answer => void readSyncMessage(decoder, answer, this.doc, this, thrown => fail(thrown)))
  }
  #send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, syncMessage)
    write(encoder)
    if (encoding.length(encoder) <= 1 || !this.#socket) return
    const message = encoding.toUint8Array(encoder)
    this.#account?.sends(message)
    this.#out.push(message)
  }
}
function fail(thrown: unknown): never {
  throw thrown instanceof Error ? thrown : new Error(String(thrown))
}
