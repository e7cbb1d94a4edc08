/** One socket at one document: what goes out is bounded and gated, what comes in is budgeted. Knows no document. */
import { closeCodes } from '@signalroom/shared'
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { TokenBucket } from '../../base/token-bucket.js'
import type { Limits, Without } from '../guards.js'
import type { Gate, Speaker, Schedule } from '../port.js'
import type { FlushQueue } from './flush-queue.js'

/** A socket as the door hands it over: the protocol on top, and the stream that carries it. */
export interface SocketLine {
  readonly socket: WebSocket
  readonly stream: Pick<Duplex, 'write' | 'cork' | 'uncork' | 'writableLength'>
}
interface ConnectionGiven extends SocketLine {
  readonly speaker: Speaker
  readonly gate: Gate
  readonly limits: Limits
  readonly without: Without
  readonly flushQueue: FlushQueue
  readonly now: () => number
  readonly schedule: Schedule
  /** A message, to be handled now. Until `begin` messages are held. */
  readonly onMessage: (connection: Connection, message: Uint8Array) => void
  /** Once, as soon as it is over, whoever ended it. `ended` is given if the relay did. */
  readonly onEnd: (connection: Connection, ended: ConnectionEnd | undefined) => void
}
export interface ConnectionEnd {
  readonly code: number
  readonly why: string
  /** A fault of this program, not of the peer. */
  readonly error?: unknown
}

/** A peer that does not answer a close is cut off after this long. */
const closeMs = 2000
/** Messages that may arrive before the document is loaded; a stock client sends two. */
const mostHeld = 256
const nobody = { mayRead: false, mayWrite: false } as const

/** What goes out is given as frames in their envelope, which several connections may share. */
export class Connection {
  readonly speaker: Speaker
  /** It was sent the document before it asked for it, and has not asked yet. */
  wasSentAhead = false
  readonly #given: ConnectionGiven
  readonly #frames: TokenBucket
  readonly #bytes: TokenBucket
  readonly #work: TokenBucket
  /** Made by the first who brings some: many only read. */
  #structs: TokenBucket | undefined
  #held: Uint8Array[] | undefined
  #ended = false
  #answered = true
  /** Frames that wait for the end of this turn or for company. */
  readonly #waiting: Uint8Array[] = []
  /** Bytes of them. */
  #queued = 0
  /** When the queue will flush them, as far as it was asked to: soon, or at this beat. */
  #due: 'soon' | number | undefined
  /** Bytes of documents on their way out: they are owed, and no sign of a slow reader. */
  #owed = 0

  constructor(given: ConnectionGiven, early: readonly Uint8Array[]) {
    const { socket, limits, now } = given
    this.#given = given
    this.speaker = given.speaker
    this.#frames = new TokenBucket(limits.frames, now())
    this.#bytes = new TokenBucket(limits.bytes, now())
    this.#work = new TokenBucket(limits.work, now())
    this.#held = [...early]
    socket.on('message', (message, isBinary) => this.#receive(message, isBinary))
    socket.on('pong', () => {
      this.#answered = true
    })
    socket.on('error', () => this.#end(undefined))
    socket.on('close', () => this.#end(undefined))
  }
  get seat(): string {
    return this.speaker.seat
  }
  /** Who it speaks for, as everybody is shown it. */
  get user(): Omit<Speaker, 'room' | 'document'> {
    const { seat, name, role, color } = this.speaker
    return { seat, name, role, color }
  }
  /** What the gate says now; one that throws lets nothing through. */
  may(): ReturnType<Gate> {
    try {
      return this.#given.gate()
    } catch (error) {
      this.close(closeCodes.failed, 'something failed here', error)
      return nobody
    }
  }

  /** From now on messages are handled as they come; those that were held come first. */
  begin(): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const message of held) this.#handle(message)
  }

  /** Goes out at the end of this turn. */
  send(frame: Uint8Array): void {
    if (this.#ended) return
    if (this.#due !== 'soon') this.#given.flushQueue.soon(this)
    this.#due = 'soon'
    this.#wait(frame)
    if (this.#isSlow()) this.close(closeCodes.tryLater, 'reads too slowly')
  }
  /** Goes out with the next frame that does, or a little later, at the beat `by` if it is still to come. */
  sendLater(frame: Uint8Array, by?: number): void {
    if (this.#ended) return
    if (this.#due === undefined || (this.#due !== 'soon' && by !== undefined && by < this.#due))
      this.#due = this.#given.flushQueue.later(this, by)
    this.#wait(frame)
  }
  #wait(frame: Uint8Array): void {
    this.#waiting.push(frame)
    this.#queued += frame.length
  }
  /** The same for what may be left out, because there will soon be a newer one. */
  sendPresence(frame: Uint8Array, by?: number): void {
    if (this.#unsent <= this.#given.limits.unsentBytes / 2) this.sendLater(frame, by)
  }
  /** What the reader needs to begin or has asked for, however large: a frame in pieces, behind all that is waiting. */
  sendOwed(pieces: readonly Uint8Array[]): void {
    const { stream } = this.#given
    stream.cork()
    this.flush()
    this.#writeOwed(pieces)
    stream.uncork()
  }
  #writeOwed(pieces: readonly Uint8Array[]): void {
    if (this.#isDeaf()) return
    if (this.#isSlow()) return this.close(closeCodes.tryLater, 'reads too slowly')
    for (const piece of pieces) {
      this.#owed += piece.length
      this.#given.stream.write(piece, () => {
        this.#owed -= piece.length
      })
    }
  }
  /** Writes what is waiting. */
  flush(): void {
    const [first] = this.#waiting
    if (first === undefined) return
    const all = this.#waiting.length === 1 ? first : Buffer.concat(this.#waiting, this.#queued)
    this.#forget()
    if (!this.#isDeaf()) this.#given.stream.write(all)
  }
  flushAt(beat: number): void {
    if (this.#due === beat) this.flush()
  }
  #forget(): void {
    this.#waiting.length = 0
    this.#queued = 0
    this.#due = undefined
  }
  get #unsent(): number {
    return this.#queued + Math.max(0, this.#given.stream.writableLength - this.#owed)
  }
  #isSlow(): boolean {
    return this.#unsent > this.#given.limits.unsentBytes && !this.#given.without.has('reader')
  }
  #isDeaf(): boolean {
    const { socket } = this.#given
    if (this.#ended || socket.readyState !== socket.OPEN) return true
    if (!this.may().mayRead) this.close(closeCodes.notAllowed, 'may no longer read this document')
    return this.#ended
  }

  /** Takes from what the connection may bring; closes it beyond. */
  spend(structs: number): void {
    const { limits, now, without } = this.#given
    this.#structs ??= new TokenBucket(limits.structs, now())
    if (!this.#structs.spend(structs, now()) && !without.has('budget'))
      this.close(closeCodes.policy, 'too much at once')
  }
  /** Asks whether the peer still lives; one that did not answer the last time is cut off. */
  ping(): void {
    const { socket } = this.#given
    if (this.#ended) return
    if (!this.#answered) {
      socket.terminate()
      return this.#end(undefined)
    }
    this.#answered = false
    if (socket.readyState === socket.OPEN) socket.ping(ignore)
  }
  /** Sends what is waiting, then says goodbye. */
  close(code: number, why: string, error?: unknown): void {
    const { socket, schedule } = this.#given
    if (this.#ended) return
    if (code === closeCodes.restarting || code === closeCodes.policy) this.flush()
    if (this.#ended) return
    socket.close(code, why)
    const callOff = schedule(closeMs, () => socket.terminate())
    socket.once('close', callOff)
    this.#end(error === undefined ? { code, why } : { code, why, error })
  }
  #end(ended: ConnectionEnd | undefined): void {
    if (this.#ended) return
    this.#ended = true
    this.#held = undefined
    this.#forget()
    this.#given.onEnd(this, ended)
  }

  #receive(message: RawData, isBinary: boolean): void {
    if (this.#ended) return
    this.#answered = true
    if (!isBinary) return this.close(closeCodes.badFrame, 'text is not spoken here')
    const bytes =
      message instanceof Buffer
        ? message
        : Buffer.concat([message].flat().map(part => Buffer.from(part as Buffer)))
    const now = this.#given.now()
    if (
      (!this.#frames.spend(1, now) || !this.#bytes.spend(bytes.length, now)) &&
      !this.#given.without.has('budget')
    )
      return this.close(closeCodes.policy, 'too much at once')
    if (!this.#held) return this.#handle(bytes)
    if (this.#held.length >= mostHeld) return this.close(closeCodes.tryLater, 'not loaded yet')
    this.#held.push(bytes)
  }
  #handle(message: Uint8Array): void {
    this.work(() => this.#given.onMessage(this, message))
  }
  /** Does what its peer is the cause of, at its cost: a fault closes it, and so does too much work. */
  work(run: () => void): void {
    if (this.#ended) return
    const started = performance.now()
    try {
      run()
    } catch (error) {
      this.close(closeCodes.failed, 'something failed here', error)
    }
    if (
      !this.#work.spend(performance.now() - started, this.#given.now()) &&
      !this.#given.without.has('budget')
    )
      this.close(closeCodes.policy, 'too much work')
  }
}

/** A failed send ends in the socket's own error and close. */
const ignore = () => {}
