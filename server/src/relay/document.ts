/** One Yjs document over its stream in the journal: loaded, changed, written in order, compacted. Knows no connection. */
import { Closed, Conflict, Corrupt, type Draft, type Journal } from '../journal/port.js'
import { isBearable } from './yjs/trial.js'
import type { Compact } from './yjs/compact.js'
import type { Limits, Without } from './guards.js'
import type { Schedule, Veil } from './port.js'
import { publicViewOf, publicViewSince, type PublicView } from './veil/public-view.js'
import { Structs, type TrimmedUpdate, type Vector } from './yjs/structs.js'
import { inspectUpdate, type UpdateParts } from './yjs/inspect.js'

export interface DocumentGiven {
  readonly stream: string
  /** The stream of what others write while something is hidden from them. */
  readonly beside: string
  readonly journal: Pick<Journal, 'append' | 'read' | 'end' | 'snapshot' | 'keepSnapshot'>
  readonly compact: Compact
  readonly now: () => number
  readonly schedule: Schedule
  readonly limits: Limits
  readonly without: Without
  /** Everything up to this position of the stream is durable. */
  readonly onWritten: (position: number) => void
  /** The journal refused an append for now; it is tried again. */
  readonly onWaiting: (error: unknown) => void
  /** What is in memory can no longer become durable: let go of the document. */
  readonly onLost: (error: unknown) => void
  /** It could not be compacted and goes on as it is. */
  readonly onUncompacted: (error: unknown) => void
  /** What others wrote beside a veil could not be noted. */
  readonly onUnnoted: (error: unknown) => void
}

/** What became of an offered update. */
export type UpdateVerdict =
  /** `change` is what was new in it: on its way to the journal, and to be passed on. */
  | { readonly type: 'taken'; readonly change: Uint8Array; readonly weight: number }
  | { readonly type: 'known' }
  /** Something it stands on is missing: ask the sender for all it has. */
  | { readonly type: 'gap' }
  /** It speaks under an id that the sender may not use. */
  | { readonly type: 'foreign' }
  | { readonly type: 'malformed' }
  | { readonly type: 'over'; readonly what: string }

/** Whether the sender may bring something new under a Yjs client id; `isNew` if nothing of it is here yet. */
type MayUse = (client: number, isNew: boolean) => 'yes' | 'foreign' | 'over'

const retryMs = 500
/** Records in one append. */
const mostDrafts = 500
/** Less than this is not worth a compaction when a document goes quiet. */
const worthBytes = 2048
/** A document in which nothing changed for so long is compacted. */
const quietMs = 5000

export class LiveDocument {
  readonly #given: DocumentGiven
  #structs = new Structs()
  /** Where the stream ends, as far as was acknowledged. */
  #end = 0
  /** Changes that the journal has not acknowledged, oldest first. */
  #unwritten: Draft[] = []
  #unwrittenBytes = 0
  #writing = false
  #lost = false
  #lastAt = 0
  #waiting: { readonly position: number; readonly resolve: () => void }[] = []
  /** Bytes taken since the last compaction, and the one that is under way. */
  #grown = 0
  #compacting: Promise<void> | undefined
  /** When something last changed, and the timer that waits for nothing to change any more. */
  #changedAt = 0
  #awaitsQuiet = false
  #callOffQuiet: () => void = () => {}

  constructor(given: DocumentGiven) {
    this.#given = given
  }
  /** Reads the document from the journal. Throws what the journal throws, and for records that make no document. */
  async load(): Promise<void> {
    const { journal, stream } = this.#given
    const snapshot = await journal.snapshot(stream)
    const entries = await journal.read(stream, snapshot?.position ?? 0)
    const structs = new Structs()
    if (snapshot) structs.takeRecord(snapshot.body)
    for (const { body } of entries) structs.takeRecord(body)
    this.#structs = structs
    this.#end = (snapshot?.position ?? 0) + entries.length
    this.#lastAt = entries.at(-1)?.at ?? 0
    this.#grown = entries.reduce((sum, { body }) => sum + body.length, 0)
  }
  /** The position in the stream up to which everything is durable. */
  get durable(): number {
    return this.#end
  }
  /** The position at which everything that was taken will be durable. */
  get taken(): number {
    return this.#end + this.#unwritten.length
  }
  get isEmpty(): boolean {
    return this.taken === 0
  }
  /** Everything that was taken is durable. */
  get isWritten(): boolean {
    return this.#unwritten.length === 0
  }
  /** And nothing else is under way. */
  get isSettled(): boolean {
    return this.isWritten && this.#compacting === undefined
  }

  /** Bytes of all structs. */
  get size(): number {
    return this.#structs.size
  }
  /** How far it goes, per Yjs client. */
  clocks(): Vector {
    return this.#structs.clocks()
  }
  vector(): Uint8Array {
    return this.#structs.vector()
  }
  /** What a client with the state vector `vector` lacks; everything without one. */
  lackedBy(vector?: Vector): Uint8Array {
    return this.#structs.lackedBy(vector)
  }
  /** The same in pieces, without a copy. */
  piecesLackedBy(vector?: Vector): readonly Uint8Array[] {
    return this.#structs.piecesLackedBy(vector)
  }

  /** What everybody may see of it from now on, as it stands: nothing in it is hidden yet. */
  publicView(veil: Veil): PublicView {
    return publicViewOf(this.lackedBy(), veil, this.#given)
  }
  /** The same after something has been hidden, from the journal. Rejects as `load` does. */
  publicViewSince(veil: Veil): Promise<PublicView> {
    return publicViewSince(veil, this.#given)
  }

  /** Takes an update if all of it is right, has its place here, and comes from somebody who may bring it. */
  offer(update: Uint8Array, mayUse: MayUse): UpdateVerdict {
    const parts = inspectUpdate(update)
    if (!parts) return { type: 'malformed' }
    if (parts.weight > this.#given.limits.weight) return { type: 'over', what: 'too much in one update' }
    const { sections, deletes } = this.#structs.newsOf(parts)
    if (sections.length === 0 && !deletes) return { type: 'known' }
    const objection = this.#objection(parts, update.length, sections, mayUse)
    if (objection) return objection
    const change = this.#trimmed(update, parts)
    if (!change) return { type: 'malformed' }
    this.#structs.take(change.update, change.parts)
    this.#write(change.update)
    return { type: 'taken', change: change.update, weight: parts.weight }
  }
  /** Whether something in an update is not known yet; what does not parse may hold anything. */
  isNews(update: Uint8Array): boolean {
    const parts = inspectUpdate(update)
    if (!parts) return true
    const { sections, deletes } = this.#structs.newsOf(parts)
    return sections.length > 0 || deletes
  }
  #objection(
    parts: UpdateParts,
    bytes: number,
    news: UpdateParts['sections'],
    mayUse: MayUse,
  ): UpdateVerdict | undefined {
    const { limits, without } = this.#given
    const structs = this.#structs
    if (structs.size + bytes > limits.documentBytes) return { type: 'over', what: 'document full' }
    if (parts.sections.length > limits.idsOfDocument) return { type: 'over', what: 'too many client ids' }
    const ground = structs.groundOf(parts)
    if (ground !== 'firm' && !without.has('ground')) return { type: ground === 'gap' ? 'gap' : 'malformed' }
    let ids = structs.clients
    for (const { client } of news) {
      const isNew = !structs.knows(client)
      const answer = mayUse(client, isNew)
      if (answer === 'foreign') return { type: 'foreign' }
      if (isNew) ids += 1
      if (answer === 'over' || (ids > limits.idsOfDocument && !without.has('budget')))
        return { type: 'over', what: 'too many client ids' }
    }
    return undefined
  }
  /** The update without what is known in the middle of a struct; undefined if Yjs could not take it. */
  #trimmed(update: Uint8Array, parts: UpdateParts): TrimmedUpdate | undefined {
    const { heavy, applyMs } = this.#given.limits
    if (parts.weight >= heavy && !isBearable(this.lackedBy(), update, applyMs)) return undefined
    return this.#structs.trimmed(update, parts)
  }

  #write(update: Uint8Array): void {
    const { limits, now, onLost } = this.#given
    this.#lastAt = Math.max(this.#lastAt, now())
    this.#unwritten.push({ at: this.#lastAt, body: update })
    this.#grown += update.length
    this.#unwrittenBytes += update.length
    if (this.#unwrittenBytes <= limits.unwrittenBytes) {
      if (!this.#writing) void this.#pump()
      return
    }
    this.#lose()
    onLost(new Error('too much waits for the journal'))
  }
  /** One append at a time, so that the order of the stream is the order of the document. */
  async #pump(): Promise<void> {
    this.#writing = true
    while (this.#unwritten.length > 0 && !this.#lost) await this.#appendSome()
    this.#writing = false
  }
  async #appendSome(): Promise<void> {
    const { stream, journal, schedule, onLost, onWaiting, onWritten } = this.#given
    const drafts = this.#unwritten.slice(0, mostDrafts)
    try {
      await journal.append(stream, this.#end, drafts)
      this.#end += drafts.length
      this.#unwritten = this.#unwritten.slice(drafts.length)
      for (const { body } of drafts) this.#unwrittenBytes -= body.length
      this.#tellWaiting(this.#end)
      onWritten(this.#end)
    } catch (error) {
      if (this.#lost) return
      if (error instanceof Conflict || error instanceof Corrupt || error instanceof Closed) {
        this.#lose()
        return onLost(error)
      }
      onWaiting(error)
      await new Promise<void>(resolve => void schedule(retryMs, resolve))
    }
  }
  #lose(): void {
    this.#lost = true
    this.#tellWaiting(Number.POSITIVE_INFINITY)
  }
  #tellWaiting(upTo: number): void {
    if (this.#waiting.length === 0) return
    const over = this.#waiting.filter(({ position }) => position <= upTo)
    this.#waiting = this.#waiting.filter(({ position }) => position > upTo)
    for (const { resolve } of over) resolve()
  }
  /** Resolves once everything taken so far is durable, or can no longer become so. */
  written(): Promise<void> {
    return this.#durableTo(this.taken)
  }

  /** Something has changed: it is compacted at once if it has grown by much, else when it has been quiet for a while. */
  compactInTime(): void {
    if (this.#grown > Math.max(this.#given.limits.compactBytes, this.#structs.size / 2)) void this.compact()
    // Costs a change nothing but a look at the clock: one timer waits at a time, and waits on for what came meanwhile.
    this.#changedAt = this.#given.now()
    if (!this.#awaitsQuiet) this.#compactWhenQuiet(quietMs)
  }
  #compactWhenQuiet(wait: number): void {
    const { schedule, now } = this.#given
    this.#awaitsQuiet = true
    this.#callOffQuiet = schedule(wait, () => {
      const left = this.#changedAt + quietMs - now()
      if (left > 0) return this.#compactWhenQuiet(left)
      this.#awaitsQuiet = false
      void this.compact()
    })
  }
  /** Compacts what is worth it and keeps the result as the stream's snapshot. Never rejects. */
  compact(): Promise<void> {
    if (this.#grown < worthBytes || this.#lost) return this.#compacting ?? Promise.resolve()
    this.#compacting ??= this.#compact().finally(() => {
      this.#compacting = undefined
    })
    return this.#compacting
  }
  async #compact(): Promise<void> {
    const { compact, journal, stream, onUncompacted } = this.#given
    const [extents, position] = [this.#structs.extents(), this.taken]
    this.#grown = 0
    try {
      const body = await compact(this.lackedBy())
      const parts = inspectUpdate(body)
      if (!parts) throw new Error('what was compacted does not parse')
      if (this.#lost) return
      this.#structs.replace(extents, body, parts)
      await this.#durableTo(position)
      if (!this.#lost) await journal.keepSnapshot(stream, { position, body })
    } catch (error) {
      if (!this.#lost) onUncompacted(error)
    }
  }
  #durableTo(position: number): Promise<void> {
    if (this.#end >= position || this.#lost) return Promise.resolve()
    return new Promise(resolve => void this.#waiting.push({ position, resolve }))
  }

  /** Lets go of the memory. What was not written is lost. */
  close(): void {
    this.#callOffQuiet()
    this.#lose()
    this.#structs = new Structs()
  }
}
