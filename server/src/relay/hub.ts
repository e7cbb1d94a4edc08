/**
 * One open document with everybody who is at it, from its opening to its end: passes changes on, answers who asks, and has
 * everybody told what is saved. Knows no socket and no byte of a frame.
 */
import { closeCodes } from '@signalroom/shared'
import { Deliveries } from './deliveries.js'
import { LiveDocument, type DocumentGiven, type UpdateVerdict } from './document.js'
import { Life, type LifeState } from './life.js'
import { authorRecord } from './people/author-record.js'
import { ClientIds } from './people/client-ids.js'
import { PresenceInbox } from './people/presence-inbox.js'
import { Presences } from './people/presences.js'
import type { DocumentPlace } from './port.js'
import type { RelayEvent } from './reports.js'
import { SideStream } from './side-stream.js'
import { DocumentVeil } from './veil/veil.js'
import type { Connection } from './wire/connection.js'
import type { FlushQueue } from './wire/flush-queue.js'
import {
  answerPieces,
  askFrame,
  changeFrame,
  nothingMoreFrame,
  parseFrame,
  presenceFrame,
  presenceKind,
  savedFrame,
  type ChangeFrame,
  type WireFrame,
} from './wire/frame.js'
import { enveloped } from './wire/frame-writer.js'
import type { Vector } from './yjs/structs.js'

interface HubGiven extends Omit<
  DocumentGiven,
  'onLost' | 'onWaiting' | 'onWritten' | 'onUncompacted' | 'onUnnoted'
> {
  readonly place: DocumentPlace
  /** The stream in which it is noted who writes under which id. */
  readonly authors: string
  readonly report: (event: RelayEvent) => void
  /** How long a document that everybody has left stays in memory. */
  readonly idleMs: number
  /** It closes, before anybody is sent away: it must be forgotten, so that whoever comes next finds a new one. */
  readonly onClosing: () => void
  readonly flushQueue: FlushQueue
}

/** A document of so many bytes of structs is sent to a newcomer before it asks, and so a round trip sooner. */
const mostAhead = 64 << 10

export class Hub {
  readonly #given: HubGiven
  readonly #document: LiveDocument
  readonly #connections = new Set<Connection>()
  readonly #ids: ClientIds<Connection>
  readonly #inbox: PresenceInbox
  readonly #deliveries: Deliveries<Connection>
  readonly #veil: DocumentVeil
  readonly #life: Life
  readonly #loaded: Promise<void>

  constructor(given: HubGiven) {
    this.#given = given
    const { limits, without, now, flushQueue } = given
    const authors = new SideStream({
      stream: given.authors,
      journal: given.journal,
      now,
      onUnnoted: error => given.report({ type: 'author.unnoted', ...given.place, error }),
    })
    this.#ids = new ClientIds({
      limits,
      without,
      now,
      onAuthor: author => authors.note(authorRecord(author)),
    })
    const presences = new Presences(this.#ids, limits)
    this.#document = this.#newDocument()
    this.#veil = new DocumentVeil({
      document: this.#document,
      presences,
      connections: this.#connections,
      isOff: without.has('veil'),
      onFailed: error => this.#fail(error),
    })
    this.#inbox = new PresenceInbox({
      connections: this.#connections,
      presences,
      veil: this.#veil,
      flushQueue,
      now,
      isUnguarded: without.has('presence'),
    })
    this.#deliveries = this.#newDeliveries()
    this.#life = this.#newLife()
    this.#loaded = this.#load()
    this.#loaded.catch(() => {})
  }
  #newDocument(): LiveDocument {
    const { place, report, stream, beside, journal, compact, now, schedule, limits, without } = this.#given
    // In full: an object that began as a spread of another is of a kind of its own, and slow to read at every frame.
    return new LiveDocument({
      stream,
      beside,
      journal,
      compact,
      now,
      schedule,
      limits,
      without,
      onWaiting: error => report({ type: 'document.waiting', ...place, error }),
      onLost: error => this.#fail(error),
      onWritten: position => this.#deliveries.written(position),
      onUncompacted: error => report({ type: 'document.uncompacted', ...place, error }),
      onUnnoted: error => report({ type: 'veil.unnoted', ...place, error }),
    })
  }
  #newDeliveries(): Deliveries<Connection> {
    const { schedule, limits, without } = this.#given
    return new Deliveries({
      schedule,
      mostGaps: without.has('budget') ? Number.POSITIVE_INFINITY : limits.gaps,
      onSaved: (connection, frame) => connection.sendLater(savedFrame(frame)),
      onAsk: connection => {
        if (this.#life.state === 'live' && this.#connections.has(connection)) this.#ask(connection)
      },
      onTooManyGaps: connection => connection.close(closeCodes.policy, 'too much without ground'),
    })
  }
  #newLife(): Life {
    const { schedule, idleMs, without } = this.#given
    return new Life({
      schedule,
      idleMs,
      isUnguarded: without.has('life'),
      isEmpty: () => this.size === 0,
      isSettled: () => this.#document.isSettled,
      onIdle: () => void this.#document.compact(),
      onOver: () => this.close(closeCodes.tryLater, 'idle'),
    })
  }
  get size(): number {
    return this.#connections.size
  }
  get room(): string {
    return this.#given.place.room
  }
  get life(): LifeState {
    return this.#life.state
  }
  get connections(): Iterable<Connection> {
    return this.#connections
  }

  // Who comes and goes, until it ends.

  async #load(): Promise<void> {
    try {
      await this.#document.load()
    } catch (error) {
      if (!this.#given.without.has('load')) {
        this.#fail(error)
        throw error
      }
    }
    if (!this.#life.begin()) return
    for (const connection of this.#connections) this.#greet(connection)
    this.#life.restIfEmpty()
  }
  join(connection: Connection): void {
    this.#connections.add(connection)
    this.#life.wake()
    if (this.life === 'live') this.#greet(connection)
  }
  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    this.#deliveries.leave(connection)
    this.#inbox.leave(connection, this.#ids.release(connection, this.#given.now()))
    this.#life.restIfEmpty()
  }
  #fail(error: unknown): void {
    if (this.life === 'closing') return
    this.#given.report({ type: 'document.failed', ...this.#given.place, error })
    this.close(closeCodes.tryLater, 'this document cannot be used now, try again')
  }
  /** Sends everybody away and lets go. What was not written is lost. */
  close(code: number, why: string): void {
    if (!this.#life.end()) return
    this.#given.onClosing()
    for (const connection of this.#connections) connection.close(code, why)
    this.#document.close()
  }
  written(): Promise<void> {
    return this.#document.written()
  }

  // What a newcomer is told.

  #greet(connection: Connection): void {
    const { veil } = connection.may()
    if (veil && this.#veil.mustRecall)
      return void this.#veil.recall(veil).then(() => this.life === 'live' && this.#greet(connection))
    this.#veil.follow(veil)
    this.#ask(connection)
    if (this.#document.size <= mostAhead) this.#sendAhead(connection)
    const here = this.#inbox.seenBy(connection)
    if (here.length > 0) connection.sendPresence(presenceFrame(here))
    connection.begin()
  }
  #ask(connection: Connection): void {
    connection.send(askFrame(this.#veil.viewOf(connection).vector()))
  }
  #sendAhead(connection: Connection): void {
    connection.wasSentAhead = true
    connection.sendOwed(answerPieces(this.#veil.viewOf(connection).piecesLackedBy()))
  }

  // What comes, and what becomes of it.

  receive(connection: Connection, message: Uint8Array): void {
    const may = connection.may()
    if (!may.mayRead) return connection.close(closeCodes.notAllowed, 'may not open this document')
    this.#veil.follow(may.veil)
    if (message[0] === presenceKind) return this.#inbox.add(connection, message)
    const frame = parseFrame(message)
    if (!frame) return connection.close(closeCodes.badFrame, 'this frame does not parse')
    this.#take(connection, frame, message, may.mayWrite || this.#given.without.has('gate'))
  }
  #take(connection: Connection, frame: WireFrame, message: Uint8Array, mayWrite: boolean): void {
    switch (frame.type) {
      case 'change':
      case 'answer':
        return this.#offer(connection, frame, message, mayWrite)
      case 'presence':
        return this.#inbox.add(connection, message)
      case 'ask':
        return this.#answer(connection, frame.vector)
      case 'who':
        this.#inbox.hearAll()
        return connection.sendPresence(presenceFrame(this.#inbox.seenBy(connection)))
    }
  }
  /**
   * A client that asks with an empty state vector after it was sent the document ahead lacks nothing: it will have read
   * that, and all that was told since, by the time it reads this. So the answer can wait.
   */
  #answer(connection: Connection, vector: Vector): void {
    const ahead = connection.wasSentAhead
    connection.wasSentAhead = false
    if (ahead && vector.size === 0) return connection.sendLater(nothingMoreFrame)
    connection.sendOwed(answerPieces(this.#veil.viewOf(connection).piecesLackedBy(vector)))
  }
  #offer(connection: Connection, frame: ChangeFrame, message: Uint8Array, mayWrite: boolean): void {
    if (this.#given.without.has('inspect')) return this.#tell(enveloped(message), connection)
    const number = this.#deliveries.heard(connection)
    // Who only reads answers with what it has as well; nothing is missed of what is known.
    if (!mayWrite && this.#document.isNews(frame.update)) return this.#deliveries.missed(connection)
    const verdict = this.#document.offer(frame.update, (client, isNew) =>
      this.#ids.mayWrite(client, connection, { isNew, isOwn: frame.type === 'change' }),
    )
    if (verdict.type !== 'taken' && verdict.type !== 'known') return this.#refuse(connection, verdict)
    const [isNews, whole] = [verdict.type === 'taken', frame.type === 'answer']
    const { taken: position, durable } = this.#document
    this.#deliveries.taken(connection, { frame: number, position, whole, isNews }, durable)
    if (verdict.type === 'taken') this.#passOn(connection, frame, message, verdict)
  }
  #passOn(
    connection: Connection,
    frame: ChangeFrame,
    message: Uint8Array,
    { change, weight }: Extract<UpdateVerdict, { type: 'taken' }>,
  ): void {
    // A message that is passed on as it came is not written anew.
    const asItCame = frame.type === 'change' && change === frame.update
    const told = asItCame ? enveloped(message) : changeFrame(change)
    this.#tell(told, connection, !this.#veil.mayAllSee(change, connection))
    this.#document.compactInTime()
    connection.spend(weight)
  }
  #refuse(
    connection: Connection,
    verdict: Exclude<UpdateVerdict, { readonly type: 'taken' | 'known' }>,
  ): void {
    this.#deliveries.missed(connection)
    switch (verdict.type) {
      case 'gap':
      case 'foreign': {
        const { report, place } = this.#given
        report({ type: 'frame.refused', ...place, seat: connection.seat, why: verdict.type })
        return this.#deliveries.gap(connection)
      }
      case 'malformed':
        return connection.close(closeCodes.badFrame, 'this update does not parse')
      case 'over':
        return connection.close(closeCodes.policy, verdict.what)
    }
  }
  /** To all but its sender; `isHidden`: only to connections of the same seat, behind the veil. */
  #tell(frame: Uint8Array, from?: Connection, isHidden = false): void {
    // What was waiting to be heard rides along.
    this.#inbox.hearAll()
    for (const connection of this.#connections)
      if (connection !== from && !(isHidden && this.#veil.hidesFrom(connection))) connection.send(frame)
  }

  // What the owner asks for.

  /** Puts `update` in as the first change, unless there is one; resolves to whether it was once it is durable. */
  seed(update: Uint8Array): Promise<boolean> {
    return this.#visited(async () => {
      if (!this.#document.isEmpty) return false
      const verdict = this.#document.offer(update, () => 'yes')
      if (verdict.type !== 'taken') throw new Error(`the first document is ${verdict.type}`)
      this.#tell(changeFrame(verdict.change))
      await this.#document.written()
      return true
    })
  }
  /** The whole document as one update. */
  snapshot(): Promise<Uint8Array> {
    return this.#visited(async () => this.#document.lackedBy())
  }
  #visited<Value>(visit: () => Promise<Value>): Promise<Value> {
    return this.#life.visited(async () => {
      await this.#loaded
      return visit()
    })
  }
  /** The gates are asked again: a veil has begun or ended, and whose writing was not taken may write now. */
  look(): void {
    if (this.life !== 'live') return
    const [first] = this.#connections
    if (first && this.#veil.isUsed) this.#veil.follow(first.may().veil)
    for (const connection of this.#connections)
      if (this.#deliveries.isBehind(connection) && connection.may().mayWrite) this.#ask(connection)
  }
}
