/** One socket at one document: what goes out is bounded and gated, what comes in is budgeted. Knows no document. */
import { closeCodes } from '@signalroom/shared'
import type { RawData, WebSocket } from 'ws'
import { Budget } from './budget.js'
import type { Gate, Grant, Limits, Schedule } from './port.js'

export interface ConnectionGiven {
  readonly socket: WebSocket
  readonly grant: Grant
  readonly gate: Gate
  readonly limits: Limits
  readonly now: () => number
  readonly schedule: Schedule
  /** A frame, to be handled now. Until `begin` frames are held. */
  readonly onFrame: (frame: Uint8Array) => void
  /** Once, as soon as it is over, whoever ended it. `why` is given if the relay did. */
  readonly onEnd: (ended: Ended | undefined) => void
}
export interface Ended {
  readonly code: number
  readonly why: string
  /** A fault of this program, not of the peer. */
  readonly error?: unknown
}

/** A peer that does not answer a close is cut off after this long. */
const closeMs = 2000
/** Frames that may arrive before the document is loaded; a stock client sends two. */
const mostHeld = 256

export class Connection {
  readonly grant: Grant
  readonly #given: ConnectionGiven
  readonly #frames: Budget
  readonly #bytes: Budget
  readonly #work: Budget
  #held: Uint8Array[] | undefined
  #ended = false
  #answered = true
  /** Bytes of documents on their way out: they are owed, and no sign of a slow reader. */
  #owed = 0

  constructor(given: ConnectionGiven, early: readonly Uint8Array[]) {
    const { socket, limits, now } = given
    this.#given = given
    this.grant = given.grant
    this.#frames = new Budget(limits.frames, now())
    this.#bytes = new Budget(limits.bytes, now())
    this.#work = new Budget(limits.work, now())
    this.#held = [...early]
    socket.on('message', (message, isBinary) => this.#receive(message, isBinary))
    socket.on('pong', () => {
      this.#answered = true
    })
    socket.on('error', () => this.#end(undefined))
    socket.on('close', () => this.#end(undefined))
  }
  get seat(): string {
    return this.grant.seat
  }
  get over(): boolean {
    return this.#ended
  }
  /** What the gate says now; one that throws lets nothing through. */
  may(): ReturnType<Gate> {
    try {
      return this.#given.gate()
    } catch (error) {
      this.close(closeCodes.failed, 'something failed here', error)
      return { mayRead: false, mayWrite: false }
    }
  }

  /** From now on frames are handled as they come; those that were held come first. */
  begin(): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const frame of held) this.#handle(frame)
  }
  /** From now on frames are held again. */
  hold(): void {
    this.#held ??= []
  }

  send(frame: Uint8Array): void {
    if (this.#isDeaf()) return
    if (this.#unsent > this.#given.limits.unsentBytes)
      return this.close(closeCodes.tryLater, 'reads too slowly')
    this.#given.socket.send(frame, ignore)
  }
  /** What the reader asked for himself, however large. */
  sendOwed(frame: Uint8Array): void {
    if (this.#isDeaf()) return
    if (this.#unsent > this.#given.limits.unsentBytes)
      return this.close(closeCodes.tryLater, 'reads too slowly')
    this.#owed += frame.length
    this.#given.socket.send(frame, () => {
      this.#owed -= frame.length
    })
  }
  /** What may be left out, because there will soon be a newer one. */
  sendPresence(frame: Uint8Array): void {
    if (this.#unsent < this.#given.limits.unsentBytes / 2) this.send(frame)
  }
  get #unsent(): number {
    return Math.max(0, this.#given.socket.bufferedAmount - this.#owed)
  }
  #isDeaf(): boolean {
    if (this.#ended || this.#given.socket.readyState !== this.#given.socket.OPEN) return true
    if (!this.may().mayRead) this.close(closeCodes.notAllowed, 'may no longer read this document')
    return this.#ended
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
  close(code: number, why: string, error?: unknown): void {
    const { socket, schedule } = this.#given
    if (this.#ended) return
    socket.close(code, why)
    const callOff = schedule(closeMs, () => socket.terminate())
    socket.once('close', callOff)
    this.#end(error === undefined ? { code, why } : { code, why, error })
  }
  #end(ended: Ended | undefined): void {
    if (this.#ended) return
    this.#ended = true
    this.#held = undefined
    this.#given.onEnd(ended)
  }

  #receive(message: RawData, isBinary: boolean): void {
    if (this.#ended) return
    this.#answered = true
    if (!isBinary) return this.close(closeCodes.badFrame, 'text is not spoken here')
    const frame =
      message instanceof Buffer
        ? message
        : Buffer.concat([message].flat().map(part => Buffer.from(part as Buffer)))
    const now = this.#given.now()
    if (!this.#frames.take(1, now) || !this.#bytes.take(frame.length, now))
      return this.close(closeCodes.policy, 'too much at once')
    if (!this.#held) return this.#handle(frame)
    if (this.#held.length >= mostHeld) return this.close(closeCodes.tryLater, 'not loaded yet')
    this.#held.push(frame)
  }
  #handle(frame: Uint8Array): void {
    if (this.#ended) return
    if (this.#held) return void this.#held.push(frame)
    const started = performance.now()
    try {
      this.#given.onFrame(frame)
    } catch (error) {
      this.close(closeCodes.failed, 'something failed here', error)
    }
    if (!this.#work.take(performance.now() - started, this.#given.now()))
      this.close(closeCodes.policy, 'too much work')
  }
}

/** A failed send ends in the socket's own error and close. */
const ignore = () => {}
