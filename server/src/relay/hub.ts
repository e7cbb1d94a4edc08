/**
 * One open document with everybody who is at it, from its opening to its end: passes frames on, keeps whose id is whose,
 * tells what is saved. Knows no socket.
 */
import { closeCodes } from '@signalroom/shared'
import type { Connection } from './wire/connection.js'
import { DocumentVeil } from './veil/veil.js'
import { LiveDocument, type DocumentGiven, type UpdateVerdict } from './document.js'
import {
  answerPieces,
  askFrame,
  changeFrame,
  nothingMoreFrame,
  parseFrame,
  presenceFrame,
  presenceKind,
  savedFrame,
  type PresenceClaim,
  type WireFrame,
  type PresenceState,
} from './wire/frame.js'
import { Gaps } from './gaps.js'
import { ClientIds } from './people/client-ids.js'
import { enveloped } from './wire/frame-writer.js'
import type { DocumentPlace } from './port.js'
import type { RelayEvent } from './reports.js'
import type { FlushQueue } from './wire/flush-queue.js'
import { Presences } from './people/presences.js'
import { Debounce } from './debounce.js'
import { Saved } from './saved.js'
import type { Vector } from './yjs/structs.js'
import { PresenceInbox } from './people/presence-inbox.js'

export interface HubGiven extends Omit<
  DocumentGiven,
  'onLost' | 'onWaiting' | 'onWritten' | 'onUncompacted' | 'onUnnoted'
> {
  readonly place: DocumentPlace
  readonly report: (event: RelayEvent) => void
  /** How long a document that everybody has left stays in memory. */
  readonly idleMs: number
  /** It closes, before anybody is sent away: it must be forgotten, so that whoever comes next finds a new one. */
  readonly onClosing: () => void
  readonly flushQueue: FlushQueue
}

/**
 * `opening`: it is being read, and what comes waits. `live`: somebody is here, or was just now sent for it. `idle`: nobody
 * is, and it will end unless somebody comes. `closing`: it is over; nothing is taken, and nobody finds it any more. From
 * each state only the next one follows, but for `idle`, from which a newcomer leads back to `live`, and `opening`, which
 * closes if the journal fails.
 */
export type Life = 'opening' | 'live' | 'idle' | 'closing'

/** So many bytes of structs are sent to a newcomer before he asks: he has them a round trip sooner. */
const mostAhead = 64 << 10
/** A document in which nothing changed for so long is compacted. */
const quietMs = 5000

export class Hub {
  readonly #given: HubGiven
  readonly #document: LiveDocument
  readonly #connections = new Set<Connection>()
  readonly #ids: ClientIds<Connection>
  readonly #presences: Presences<Connection>
  readonly #saved = new Saved<Connection>((connection, frame) => connection.sendLater(savedFrame(frame)))
  readonly #gaps: Gaps<Connection>
  readonly #loaded: Promise<void>
  /** Presences that wait. */
  readonly #unheard = new PresenceInbox<Connection>()
  /** The beat at which what is unheard will be heard, and by which it is shown. */
  #due: number | undefined
  #life: Life = 'opening'
  #visits = 0
  #callOffEnd: () => void = () => {}
  readonly #quiet: Debounce
  readonly #veiled: DocumentVeil

  constructor(given: HubGiven) {
    this.#given = given
    const { stream, beside, journal, compact, now, schedule, limits, without } = given
    this.#ids = new ClientIds(given)
    this.#presences = new Presences(this.#ids, limits)
    this.#document = new LiveDocument({
      stream,
      beside,
      journal,
      compact,
      now,
      schedule,
      limits,
      without,
      onWaiting: error => given.report({ type: 'document.waiting', ...given.place, error }),
      onLost: error => this.#fail(error),
      onWritten: position => this.#saved.written(position),
      onUncompacted: error => given.report({ type: 'document.uncompacted', ...given.place, error }),
      onUnnoted: error => given.report({ type: 'veil.unnoted', ...given.place, error }),
    })
    this.#veiled = new DocumentVeil({
      document: this.#document,
      presences: this.#presences,
      connections: this.#connections,
      isOff: without.has('veil'),
      onFailed: error => this.#fail(error),
    })
    this.#gaps = new Gaps({
      most: without.has('budget') ? Number.POSITIVE_INFINITY : limits.gaps,
      schedule,
      onAsk: connection => {
        if (this.#life === 'live' && this.#connections.has(connection)) this.#ask(connection)
      },
      onTooMany: connection => connection.close(closeCodes.policy, 'too much without ground'),
    })
    this.#quiet = new Debounce({ ms: quietMs, now, schedule, onQuiet: () => void this.#document.compact() })
    this.#loaded = this.#load()
    this.#loaded.catch(() => {})
  }
  get size(): number {
    return this.#connections.size
  }
  get room(): string {
    return this.#given.place.room
  }
  get life(): Life {
    return this.#life
  }
  get connections(): Iterable<Connection> {
    return this.#connections
  }

  // Its life.

  async #load(): Promise<void> {
    try {
      await this.#document.load()
    } catch (error) {
      if (!this.#given.without.has('load')) {
        this.#fail(error)
        throw error
      }
    }
    if (this.#life === 'opening') this.#live()
  }
  #live(): void {
    this.#life = 'live'
    for (const connection of this.#connections) this.#greet(connection)
    this.#restIfEmpty()
  }
  join(connection: Connection): void {
    this.#connections.add(connection)
    this.#wake()
    if (this.#life === 'live') this.#greet(connection)
  }
  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    this.#gaps.forget(connection)
    this.#saved.leave(connection)
    this.#tellPresence(this.#presences.leave(this.#ids.release(connection, this.#given.now())), connection)
    this.#restIfEmpty()
  }
  /** Keeps it in memory while `visit` runs, which nobody sees. */
  async visit<Value>(visit: (document: LiveDocument) => Value | Promise<Value>): Promise<Value> {
    this.#visits += 1
    this.#wake()
    try {
      await this.#loaded
      return await visit(this.#document)
    } finally {
      this.#visits -= 1
      this.#restIfEmpty()
    }
  }
  #wake(): void {
    this.#callOffEnd()
    if (this.#life === 'idle') this.#life = 'live'
  }
  #restIfEmpty(): void {
    if (this.#life !== 'live' || this.size > 0 || this.#visits > 0) return
    if (this.#given.without.has('life')) return this.close(closeCodes.tryLater, 'left')
    this.#life = 'idle'
    void this.#document.compact()
    this.#endLater()
  }
  #endLater(): void {
    this.#callOffEnd()
    this.#callOffEnd = this.#given.schedule(this.#given.idleMs, () => {
      if (this.#life !== 'idle') return
      if (this.#document.isSettled) this.close(closeCodes.tryLater, 'idle')
      else this.#endLater()
    })
  }
  #fail(error: unknown): void {
    if (this.#life === 'closing') return
    this.#given.report({ type: 'document.failed', ...this.#given.place, error })
    this.close(closeCodes.tryLater, 'this document cannot be used now, try again')
  }
  /** Sends everybody away and mayAllSee go. What was not written is lost. */
  close(code: number, why: string): void {
    if (this.#life === 'closing') return
    this.#life = 'closing'
    this.#callOffEnd()
    this.#quiet.stop()
    this.#given.onClosing()
    for (const connection of this.#connections) connection.close(code, why)
    this.#document.close()
  }
  written(): Promise<void> {
    return this.#document.written()
  }

  // What comes and goes.

  #greet(connection: Connection): void {
    const { veil } = connection.may()
    if (veil && this.#veiled.mustRecall)
      return void this.#veiled.recall(veil).then(() => this.#life === 'live' && this.#greet(connection))
    this.#veiled.follow(veil)
    this.#ask(connection)
    if (this.#document.size <= mostAhead) this.#sendAhead(connection)
    const here = this.#whoIsSeenBy(connection)
    if (here.length > 0) connection.sendPresence(presenceFrame(here))
    connection.begin()
  }
  #sendAhead(connection: Connection): void {
    connection.wasSentAhead = true
    connection.sendOwed(answerPieces(this.#veiled.seenBy(connection).piecesLackedBy()))
  }
  receive(connection: Connection, message: Uint8Array): void {
    const may = connection.may()
    if (!may.mayRead) return connection.close(closeCodes.notAllowed, 'may not open this document')
    this.#veiled.follow(may.veil)
    if (message[0] === presenceKind) return this.#hearLater(connection, message)
    const frame = parseFrame(message)
    if (!frame) return connection.close(closeCodes.badFrame, 'this frame does not parse')
    this.#take(connection, frame, message, may.mayWrite || this.#given.without.has('gate'))
  }
  /**
   * Presences wait for each other, or for a change to ride along with: hands move often, and nobody sees the twentieth part
   * of a second.
   */
  #hearLater(connection: Connection, message: Uint8Array): void {
    if (this.#unheard.isEmpty) this.#due = this.#given.flushQueue.later(this)
    this.#unheard.add(connection, message)
    if (this.#unheard.isFull) this.#hearAll()
  }
  /** Hears the presences that have waited, and sends what came of it: each document before the next begins. */
  flushAt(beat: number): void {
    if (this.#unheard.isEmpty || this.#due !== beat) return
    this.#hearAll()
    for (const connection of this.#connections) connection.flush()
  }
  #hearAll(): void {
    if (this.#unheard.isEmpty) return
    for (const { from, message } of this.#unheard.takeAll()) from.work(() => this.#hear(from, message))
    this.#due = undefined
  }
  #hear(connection: Connection, message: Uint8Array): void {
    const frame = parseFrame(message)
    if (frame?.type === 'presence') this.#takePresence(connection, frame.claims, message)
    else connection.close(closeCodes.badFrame, 'this frame does not parse')
  }
  #take(connection: Connection, frame: WireFrame, message: Uint8Array, mayWrite: boolean): void {
    switch (frame.type) {
      case 'change':
      case 'answer':
        return this.#offer(connection, frame, message, mayWrite)
      case 'presence':
        return this.#hearLater(connection, message)
      case 'ask':
        return this.#answer(connection, frame.vector)
      case 'who':
        this.#hearAll()
        return connection.sendPresence(presenceFrame(this.#whoIsSeenBy(connection)))
    }
  }
  /**
   * Who asks with nothing in his hands will have read, by the time he reads this, what was sent ahead and all that was told
   * since: he lacks nothing, and can wait to hear it.
   */
  #answer(connection: Connection, vector: Vector): void {
    const ahead = connection.wasSentAhead
    connection.wasSentAhead = false
    if (ahead && vector.size === 0) return connection.sendLater(nothingMoreFrame)
    connection.sendOwed(answerPieces(this.#veiled.seenBy(connection).piecesLackedBy(vector)))
  }
  #offer(
    connection: Connection,
    frame: Extract<WireFrame, { type: 'change' | 'answer' }>,
    message: Uint8Array,
    mayWrite: boolean,
  ): void {
    if (this.#given.without.has('inspect')) return this.#tell(enveloped(message), connection)
    const number = this.#saved.heard(connection)
    if (!mayWrite) return this.#saved.missed(connection)
    const verdict = this.#document.offer(frame.update, (client, isNew) =>
      this.#ids.mayWrite(client, connection, { isNew, isOwn: frame.type === 'change' }),
    )
    this.#judge(connection, frame, message, verdict)
    if (verdict.type !== 'taken' && verdict.type !== 'known') return this.#saved.missed(connection)
    const { taken: position, durable } = this.#document
    this.#saved.taken(connection, { frame: number, position, whole: frame.type === 'answer' }, durable)
  }
  #judge(
    connection: Connection,
    frame: WireFrame & { update: Uint8Array },
    message: Uint8Array,
    verdict: UpdateVerdict,
  ): void {
    switch (verdict.type) {
      case 'taken': {
        // What is passed on as it came needs no new words.
        const asItCame = frame.type === 'change' && verdict.change === frame.update
        const told = asItCame ? enveloped(message) : changeFrame(verdict.change)
        this.#tell(told, connection, !this.#veiled.mayAllSee(verdict.change, connection))
        this.#gaps.forget(connection)
        this.#changed()
        return connection.spend(verdict.weight)
      }
      case 'known':
        return
      case 'gap':
      case 'foreign':
        this.#refuse(connection, verdict.type)
        return this.#gaps.found(connection)
      case 'malformed':
        return connection.close(closeCodes.badFrame, 'this update does not parse')
      case 'over':
        return connection.close(closeCodes.policy, verdict.what)
    }
  }
  #refuse(connection: Connection, why: string): void {
    this.#given.report({ type: 'frame.refused', ...this.#given.place, seat: connection.seat, why })
  }
  /** Puts `update` in as the first change, unless there is one; resolves to whether it was once it is durable. */
  seed(update: Uint8Array): Promise<boolean> {
    return this.visit(async document => {
      if (!document.isEmpty) return false
      const verdict = document.offer(update, () => 'yes')
      if (verdict.type !== 'taken') throw new Error(`the first document is ${verdict.type}`)
      this.#tell(changeFrame(verdict.change))
      await document.written()
      return true
    })
  }
  snapshot(): Promise<Uint8Array> {
    return this.visit(document => document.lackedBy())
  }
  #changed(): void {
    if (this.#document.isBulky) void this.#document.compact()
    this.#quiet.stir()
  }

  #ask(connection: Connection): void {
    connection.send(askFrame(this.#veiled.seenBy(connection).vector()))
  }

  #takePresence(connection: Connection, claims: readonly PresenceClaim[], message: Uint8Array): void {
    if (this.#given.without.has('presence')) return this.#tell(enveloped(message), connection)
    const taken = this.#presences.take(connection, claims, this.#given.now())
    if (taken.type === 'malformed')
      return connection.close(closeCodes.badFrame, 'this presence does not parse')
    if (taken.type === 'over') return connection.close(closeCodes.policy, taken.what)
    this.#tellPresence(taken.presences, connection)
  }
  #tellPresence(presences: readonly PresenceState[], from?: Connection): void {
    if (presences.length === 0) return
    const frame = presenceFrame(presences)
    const isHidden = from !== undefined && this.#veiled.hides(from.seat)
    for (const connection of this.#connections)
      if (connection !== from && !(isHidden && this.#veiled.hidesFrom(connection)))
        connection.sendPresence(frame, this.#due)
  }
  #whoIsSeenBy(connection: Connection): readonly PresenceState[] {
    const hidden = this.#veiled.hiddenFrom(connection)
    const here = this.#presences.seenBy(connection)
    return hidden ? here.filter(presence => !hidden.has(presence)) : here
  }
  /** To all but its sender; `isHidden`: only to those who are behind the veil with him. */
  #tell(frame: Uint8Array, from?: Connection, isHidden = false): void {
    // What was waiting to be heard rides along.
    this.#hearAll()
    for (const connection of this.#connections)
      if (connection !== from && !(isHidden && this.#veiled.hidesFrom(connection))) connection.send(frame)
  }

  // What is hidden from whom.

  /** The gates are asked again: a veil has begun or ended. */
  look(): void {
    if (this.#life !== 'live' || !this.#veiled.isUsed) return
    for (const connection of this.#connections) return this.#veiled.follow(connection.may().veil)
  }
}
