/** One open document with everybody who is at it: loads once, passes frames on, tells when nobody is left. Knows no socket. */
import { closeCodes } from '@signalroom/shared'
import type { Connection } from './connection.js'
import { LiveDocument, type DocumentGiven, type MayUse, type Verdict } from './document.js'
import {
  answerFrame,
  askFrame,
  changeFrame,
  parseFrame,
  presenceFrame,
  savedFrame,
  type Frame,
  type Presence,
} from './frame.js'
import { Ids } from './ids.js'
import type { Place, RelayEvent } from './port.js'
import { Presences } from './presences.js'
import { Saved } from './saved.js'

export interface TableGiven extends Omit<DocumentGiven, 'onLost' | 'onWaiting' | 'onWritten' | 'stream'> {
  readonly place: Place
  readonly stream: string
  readonly report: (event: RelayEvent) => void
  /** It failed and must be forgotten, before anybody is sent away; whoever comes next finds a new one. */
  readonly onFailed: () => void
  /** The last one has left. */
  readonly onEmpty: () => void
}

/** A sender who lacks something is asked again after this long, and so often without any progress. */
const askAgainMs = 1000
const mostAsks = 8

export class Table {
  readonly #given: TableGiven
  readonly #document: LiveDocument
  readonly #connections = new Set<Connection>()
  readonly #ids = new Ids<Connection>()
  readonly #presences: Presences<Connection>
  readonly #saved = new Saved<Connection>((connection, frame) => connection.send(savedFrame(frame)))
  /** How often each was asked for what is missing since he last brought something. */
  readonly #asked = new Map<Connection, number>()
  #state: 'loading' | 'live' | 'closed' = 'loading'
  /** Settles when the load that was last begun does. */
  #ready: Promise<void>

  constructor(given: TableGiven) {
    this.#given = given
    this.#presences = new Presences(this.#ids, given.limits)
    this.#document = new LiveDocument({
      ...given,
      onWaiting: error => given.report({ type: 'document.waiting', ...given.place, error }),
      onLost: error => this.#fail(error),
      onWritten: position => this.#saved.written(position),
    })
    this.#ready = this.#load()
    this.#ready.catch(() => {})
  }
  get size(): number {
    return this.#connections.size
  }
  get isLoading(): boolean {
    return this.#state === 'loading'
  }
  /** Nobody is here and nothing is left to write. */
  get isIdle(): boolean {
    return this.#connections.size === 0 && this.#state === 'live' && this.#document.isWritten
  }
  get connections(): readonly Connection[] {
    return [...this.#connections]
  }

  join(connection: Connection): void {
    this.#connections.add(connection)
    if (this.#state === 'live') this.#greet(connection)
  }
  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    this.#asked.delete(connection)
    this.#saved.leave(connection)
    this.#tellPresence(this.#presences.leave(this.#ids.release(connection, this.#given.now())))
    if (this.#connections.size === 0) this.#given.onEmpty()
  }
  receive(connection: Connection, bytes: Uint8Array): void {
    const may = connection.may()
    if (!may.mayRead) return connection.close(closeCodes.notAllowed, 'may not open this document')
    const frame = parseFrame(bytes)
    if (!frame) return connection.close(closeCodes.badFrame, 'this frame does not parse')
    this.#take(connection, frame, may.mayWrite)
  }
  /** Puts `update` in as the first change, unless there is one; resolves to whether it was once it is durable. */
  async seed(update: Uint8Array): Promise<boolean> {
    await this.#ready
    if (!this.#document.isEmpty) return false
    const verdict = this.#document.offer(update, () => 'yes')
    if (verdict.type !== 'taken') throw new Error(`the first document is ${verdict.type}`)
    this.#tell(changeFrame(verdict.change))
    await this.#document.written()
    return true
  }
  async snapshot(): Promise<Uint8Array> {
    await this.#ready
    return this.#document.snapshot()
  }
  written(): Promise<void> {
    return this.#document.written()
  }
  /** Sends everybody away and lets go. What was not written is lost. */
  close(code: number, why: string): void {
    this.#state = 'closed'
    for (const connection of this.connections) connection.close(code, why)
    this.#document.close()
  }

  async #load(): Promise<void> {
    try {
      await this.#document.load()
    } catch (error) {
      this.#fail(error)
      throw error
    }
    if (this.#state === 'closed') return
    this.#state = 'live'
    for (const connection of this.connections) this.#greet(connection)
  }
  #fail(error: unknown): void {
    if (this.#state === 'closed') return
    this.#given.report({ type: 'document.failed', ...this.#given.place, error })
    this.#given.onFailed()
    this.close(closeCodes.tryLater, 'this document cannot be used now, try again')
  }
  #greet(connection: Connection): void {
    this.#ask(connection)
    this.#tellWho(connection)
    connection.begin()
  }

  #take(connection: Connection, frame: Frame, mayWrite: boolean): void {
    switch (frame.type) {
      case 'ask':
        return connection.sendOwed(answerFrame(this.#document.lackedBy(frame.vector)))
      case 'who':
        return this.#tellWho(connection)
      case 'presence':
        return this.#takePresence(connection, frame.presences)
      case 'change':
      case 'answer':
        return this.#offer(connection, frame, mayWrite)
    }
  }
  #offer(
    connection: Connection,
    frame: Extract<Frame, { type: 'change' | 'answer' }>,
    mayWrite: boolean,
  ): void {
    const number = this.#saved.heard(connection)
    if (!mayWrite) return this.#saved.missed(connection)
    const verdict = this.#document.offer(frame.update, this.#mayUse(connection, frame.type))
    this.#judge(connection, verdict)
    if (verdict.type !== 'taken' && verdict.type !== 'known') return this.#saved.missed(connection)
    const { taken: position, durable } = this.#document
    this.#saved.taken(connection, { frame: number, position, whole: frame.type === 'answer' }, durable)
  }
  /** Writing something new of his own makes an id his; passing on what others wrote does not. */
  #mayUse(connection: Connection, type: 'change' | 'answer'): MayUse {
    const { limits, now } = this.#given
    return client => {
      if (!this.#ids.mayUse(client, connection)) return 'foreign'
      if (type === 'answer') return 'yes'
      if (this.#ids.holder(client) === undefined) {
        if (!this.#ids.mayHold(client, connection, now())) return 'yes'
        if (this.#ids.of(connection).length >= limits.idsOfConnection) return 'over'
        this.#ids.hold(client, connection)
      }
      this.#ids.wrote(client, connection)
      return 'yes'
    }
  }
  #judge(connection: Connection, verdict: Verdict): void {
    switch (verdict.type) {
      case 'taken':
        this.#asked.delete(connection)
        return this.#tell(changeFrame(verdict.change), connection)
      case 'known':
        return
      case 'gap':
      case 'foreign':
        this.#refuse(connection, verdict.type)
        return this.#askLater(connection)
      case 'malformed':
        return connection.close(closeCodes.badFrame, 'this update does not parse')
      case 'over':
        return connection.close(closeCodes.policy, verdict.what)
      case 'broken':
        connection.close(closeCodes.badFrame, 'this update cannot be applied')
        return this.#rebuild(verdict.why)
    }
  }
  #refuse(connection: Connection, why: string): void {
    this.#given.report({ type: 'frame.refused', ...this.#given.place, seat: connection.seat, why })
  }
  /** Half of what Yjs choked on may be in the document: it is loaded again, and meanwhile frames are held. */
  #rebuild(why: string): void {
    this.#state = 'loading'
    for (const connection of this.#connections) connection.hold()
    this.#given.report({ type: 'document.rebuilt', ...this.#given.place, why })
    this.#ready = this.#load()
    this.#ready.catch(() => {})
  }

  #ask(connection: Connection): void {
    connection.send(askFrame(this.#document.vector()))
  }
  #askLater(connection: Connection): void {
    const asked = this.#asked.get(connection) ?? 0
    this.#asked.set(connection, asked + 1)
    if (asked === 0) return this.#ask(connection)
    if (asked >= mostAsks) return
    this.#given.schedule(askAgainMs * asked, () => {
      if (this.#state === 'live' && this.#connections.has(connection)) this.#ask(connection)
    })
  }

  #takePresence(connection: Connection, presences: readonly Presence[]): void {
    const taken = this.#presences.take(connection, presences, this.#given.now())
    if (taken.type === 'malformed')
      return connection.close(closeCodes.badFrame, 'this presence does not parse')
    if (taken.type === 'over') return connection.close(closeCodes.policy, taken.what)
    this.#tellPresence(taken.presences, connection)
  }
  #tellPresence(presences: readonly Presence[], from?: Connection): void {
    if (presences.length === 0) return
    const frame = presenceFrame(presences)
    for (const connection of this.connections) if (connection !== from) connection.sendPresence(frame)
  }
  #tellWho(connection: Connection): void {
    connection.sendPresence(presenceFrame(this.#presences.seenBy(connection)))
  }
  #tell(frame: Uint8Array, from?: Connection): void {
    for (const connection of this.connections) if (connection !== from) connection.send(frame)
  }
}
