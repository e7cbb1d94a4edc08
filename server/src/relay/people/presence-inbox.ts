/**
 * Presences from one connection to all others who may see them: they wait a little for each other, or for a change to ride
 * along with, because hands move often and nobody sees the twentieth part of a second. Knows no document.
 */
import { closeCodes } from '@signalroom/shared'
import type { DocumentVeil } from '../veil/veil.js'
import type { Connection } from '../wire/connection.js'
import type { FlushQueue, LateSender } from '../wire/flush-queue.js'
import { parseFrame, presenceFrame, type PresenceClaim, type PresenceState } from '../wire/frame.js'
import { enveloped } from '../wire/frame-writer.js'
import type { Presences } from './presences.js'

interface PresenceInboxGiven {
  readonly connections: Iterable<Connection>
  readonly presences: Presences<Connection>
  readonly veil: DocumentVeil
  readonly flushQueue: FlushQueue
  readonly now: () => number
  /** Presences go on as they came: for a test that shows what would get through. */
  readonly isUnguarded: boolean
}
interface WaitingPresence {
  readonly from: Connection
  readonly message: Uint8Array
}

/** Bytes that may wait: what takes long to hear must not come all at once. */
const mostBytes = 64 << 10

export class PresenceInbox implements LateSender {
  readonly #given: PresenceInboxGiven
  /** In the order in which they came. */
  #waiting: WaitingPresence[] = []
  #bytes = 0
  /** The beat at which what waits will be heard, and by which it is shown. */
  #due: number | undefined

  constructor(given: PresenceInboxGiven) {
    this.#given = given
  }
  /** Takes a message that waits from now on. */
  add(from: Connection, message: Uint8Array): void {
    if (this.#waiting.length === 0) this.#due = this.#given.flushQueue.later(this)
    this.#waiting.push({ from, message })
    this.#bytes += message.length
    if (this.#bytes > mostBytes) this.hearAll()
  }
  /** Hears what has waited, and sends what came of it: each document before the next begins. */
  flushAt(beat: number): void {
    if (this.#waiting.length === 0 || this.#due !== beat) return
    this.hearAll()
    for (const connection of this.#given.connections) connection.flush()
  }
  hearAll(): void {
    if (this.#waiting.length === 0) return
    const all = this.#waiting.splice(0)
    this.#bytes = 0
    for (const { from, message } of all) from.work(() => this.#hear(from, message))
    this.#due = undefined
  }
  #hear(from: Connection, message: Uint8Array): void {
    const frame = parseFrame(message)
    if (frame?.type !== 'presence') from.close(closeCodes.badFrame, 'this frame does not parse')
    else if (this.#given.isUnguarded) this.#passOn(from, message)
    else this.#take(from, frame.claims)
  }
  #passOn(from: Connection, message: Uint8Array): void {
    const frame = enveloped(message)
    for (const connection of this.#given.connections) if (connection !== from) connection.send(frame)
  }
  #take(from: Connection, claims: readonly PresenceClaim[]): void {
    const { presences, now } = this.#given
    const taken = presences.take(from, claims, now())
    if (taken.type === 'malformed') return from.close(closeCodes.badFrame, 'this presence does not parse')
    if (taken.type === 'over') return from.close(closeCodes.policy, taken.what)
    this.#show(taken.presences, from)
  }
  /** Tells all others that these ids of a connection are gone with it. */
  leave(from: Connection, ids: readonly number[]): void {
    this.#show(this.#given.presences.leave(ids), from)
  }
  #show(states: readonly PresenceState[], from: Connection): void {
    if (states.length === 0) return
    const { connections, veil } = this.#given
    const frame = presenceFrame(states)
    const isHidden = veil.hides(from.seat)
    for (const connection of connections)
      if (connection !== from && !(isHidden && veil.hidesFrom(connection)))
        connection.sendPresence(frame, this.#due)
  }
  /** All whom a connection may see. */
  seenBy(connection: Connection): readonly PresenceState[] {
    const { presences, veil } = this.#given
    const hidden = veil.hiddenFrom(connection)
    const here = presences.seenBy(connection)
    return hidden ? here.filter(state => !hidden.has(state)) : here
  }
}
