/** One shared document of a room over the y-websocket protocol, kept on this device until it is on the server's disk. */
import { isFileId, savedKind, subprotocol, type DocumentName } from '@signalroom/shared'
import { clone, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding'
import { uint32 } from 'lib0/random'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { keepFiles, type KeptFile } from './kept-files'
import { keeping, Outbox } from './outbox'
import type { Person } from './person'
import { bearsChanges, inPieces } from './split-frames'
import { RetryDelay } from './retry-delay'

export interface DocumentState {
  /**
   * `loading` until the first full copy is here. `saved`: the server has everything on its disk. `saving`: it does not
   * have all of it yet. `offline`: what is typed is kept on this device, or in this tab where `keeping` says that its
   * storage fails, and sent when the link is back.
   */
  readonly status: 'loading' | 'saved' | 'saving' | 'offline'
  /** The last file that was kept although its name went to another, or away. */
  readonly kept: KeptFile | null
}
export interface DocumentGiven {
  readonly room: string
  readonly name: DocumentName
  readonly token: string
  readonly person: Person
  /** Keep what is written on this device, through a reload or a crash; false where nothing can be written. */
  readonly keep: boolean
}

/** "Saved" waits this long for more, so that the word does not flicker with every key. */
const settleMs = 400
/** How long a socket may take to open. */
const openingMs = 5000
/** The y-websocket message for permissions, on which the server's word about saving rides. */
const permission = 2
/** The message of synchronizing, and the first of its kinds: what a side has. */
const sync = 0
const askingFor = 0

export class DocumentLink {
  readonly doc = new Y.Doc()
  readonly state: StoreApi<DocumentState>
  readonly #provider: WebsocketProvider
  readonly #outbox: Outbox | null
  /** Frames with changes sent over the socket there is now, and how many of them are on the server's disk. */
  #sent = 0
  #durable = 0
  /** The update that was heard last, as it came: it says what its writer took away. */
  #update: Uint8Array | null = null
  #settling: ReturnType<typeof setTimeout> | undefined
  readonly #returning = new RetryDelay()
  #retry: ReturnType<typeof setTimeout> | undefined
  /** What this device kept is part of the document before the server is asked what is new. */
  #ready = false
  #there = true
  #closed = false

  constructor({ room, name, token, person, keep }: DocumentGiven) {
    this.state = createStore<DocumentState>(() => ({ status: 'loading', kept: null }))
    // Those are the files', and nobody's.
    while (isFileId(this.doc.clientID)) this.doc.clientID = uint32()
    if (keep)
      keepFiles(this.doc, {
        takenAway: () => this.#takenAway(),
        onKept: kept => this.state.setState({ kept }),
      })
    this.#outbox = keep ? new Outbox({ room, name, seat: person.seat }, this.doc) : null
    const origin = location.origin.replace(/^http/, 'ws')
    this.#provider = new WebsocketProvider(`${origin}/yjs/${room}`, name, this.doc, {
      protocols: [subprotocol, token],
      connect: false,
      // Two roles in one browser must not hear each other but through the server.
      disableBc: true,
    })
    this.#provider.awareness.setLocalStateField('user', person)
    this.#provider.messageHandlers[permission] = (_, decoder) => this.#heard(decoder)
    const { [sync]: take } = this.#provider.messageHandlers
    this.#provider.messageHandlers[sync] = (encoder, decoder, ...rest) => {
      this.#learn(clone(decoder))
      take?.(encoder, decoder, ...rest)
    }
    this.#provider.on('sync', (synced: boolean) => {
      if (!synced) return
      this.#returning.returned()
      this.#judge()
    })
    this.#provider.on('status', ({ status }) => {
      if (status === 'connecting') this.#count()
      if (status === 'connected') clearTimeout(this.#retry)
      if (status === 'disconnected') this.#offline()
    })
    this.#provider.on('connection-close', event => this.#comeBack(event))
    void (this.#outbox?.whenRead ?? Promise.resolve()).then(() => {
      this.#ready = true
      this.#connect()
    })
    addEventListener('beforeunload', this.#warn)
  }

  get awareness(): Awareness {
    return this.#provider.awareness
  }

  /** Told by whoever knows better whether the network is there: a socket alone may look alive for long. */
  reachable(there: boolean): void {
    if (this.#closed || there === this.#there) return
    this.#there = there
    if (there) return this.#connect()
    clearTimeout(this.#retry)
    this.#provider.disconnect()
    this.#offline()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#settling)
    clearTimeout(this.#retry)
    removeEventListener('beforeunload', this.#warn)
    this.#outbox?.close()
    this.#provider.destroy()
    this.doc.destroy()
  }

  /** Whoever leaves asks first where only this tab has what was written. */
  readonly #warn = (leaving: BeforeUnloadEvent): void => {
    const { status } = this.state.getState()
    if (this.#outbox && !keeping.getState() && (status === 'saving' || status === 'offline'))
      leaving.preventDefault()
  }

  #connect(): void {
    if (this.#closed || !this.#ready || !this.#there) return
    clearTimeout(this.#retry)
    // The library waits for ever for a socket to open; it is left and tried anew instead.
    this.#retry = setTimeout(() => this.#provider.disconnect(), openingMs)
    this.#provider.connect()
  }

  /** When it is tried again is said here: the library's own waits are the same for everybody. */
  #comeBack(event: CloseEvent | null): void {
    this.#provider.shouldConnect = false
    clearTimeout(this.#retry)
    if (this.#closed || !this.#there || (event !== null && forGood(event))) return
    this.#retry = setTimeout(() => this.#connect(), this.#returning.next())
  }

  #offline(): void {
    if (this.state.getState().status !== 'loading') this.#show('offline')
  }

  /** Counts the frames of this socket that the server will answer for, each as large as it may be. */
  #count(): void {
    const socket = this.#provider.ws
    if (!socket) return
    this.#sent = 0
    this.#durable = 0
    const send = socket.send.bind(socket)
    socket.send = frame => {
      if (!bearsChanges(frame)) return send(frame)
      const pieces = inPieces(frame)
      this.#sent += pieces.length
      if (this.#provider.synced) this.#judge()
      for (const piece of pieces) send(piece)
    }
  }

  #heard(decoder: Decoder): void {
    if (readVarUint(decoder) !== savedKind) return
    this.#durable = Math.max(this.#durable, readVarUint(decoder))
    this.#judge()
  }

  #learn(decoder: Decoder): void {
    if (readVarUint(decoder) !== askingFor) this.#update = readVarUint8Array(decoder)
  }
  /** What the update that is being taken in says was taken away: no more than its writer had heard of. */
  #takenAway(): ReturnType<typeof Y.createDeleteSet> {
    return this.#update ? Y.mergeDeleteSets([Y.decodeUpdate(this.#update).ds]) : Y.createDeleteSet()
  }

  #judge(): void {
    clearTimeout(this.#settling)
    const { status } = this.state.getState()
    if (this.#durable < this.#sent) return this.#show('saving')
    if (!this.#provider.synced || status === 'saved') return
    if (status !== 'saving') return this.#show('saved')
    this.#settling = setTimeout(() => this.#show('saved'), settleMs)
  }

  #show(status: DocumentState['status']): void {
    clearTimeout(this.#settling)
    if (this.state.getState().status !== status) this.state.setState({ status })
  }
}

/** Codes by which the server says that trying again changes nothing. */
const forGood = ({ code }: CloseEvent): boolean => code >= 4400 && code < 4500
