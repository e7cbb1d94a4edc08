/** One Yjs document in memory over its stream in the journal: loaded, changed, written in order. Knows no connection. */
import * as Y from 'yjs'
import { Conflict, Corrupt, Closed, type Draft, type Journal } from '../journal/journal.js'
import { bounded } from './bounded.js'
import type { Limits, Schedule } from './port.js'
import { walkUpdate, type Walk } from './walk.js'

export interface DocumentGiven {
  readonly stream: string
  readonly journal: Pick<Journal, 'append' | 'read'>
  readonly now: () => number
  readonly schedule: Schedule
  readonly limits: Limits
  /** Everything up to this position of the stream is durable. */
  readonly onWritten: (position: number) => void
  /** The journal refused an append for now; it is tried again. */
  readonly onWaiting: (error: unknown) => void
  /** What is in memory can no longer become durable: let go of the document. */
  readonly onLost: (error: unknown) => void
}

/** What became of an offered update. */
export type Verdict =
  /** `change` is what was new in it: journalled, and to be passed on. */
  | { readonly type: 'taken'; readonly change: Uint8Array }
  | { readonly type: 'known' }
  /** Something it stands on is missing: ask the sender what else he has. */
  | { readonly type: 'gap' }
  /** It speaks under an id that the sender may not use. */
  | { readonly type: 'foreign' }
  | { readonly type: 'malformed' }
  | { readonly type: 'over'; readonly what: string }
  /** Yjs choked on it: the document must be loaded again. */
  | { readonly type: 'broken'; readonly why: string }

/** Who offers: whether he may bring something new under a Yjs client id. */
export type MayUse = (client: number) => 'yes' | 'foreign' | 'over'

const retryMs = 500
/** So many comparisons take some fifty milliseconds at worst. */
const harmlessSteps = 400_000
/** Records in one append. */
const mostDrafts = 500

export class LiveDocument {
  readonly #given: DocumentGiven
  #doc = new Y.Doc()
  #loaded = false
  /** Where the stream ends, as far as was acknowledged. */
  #end = 0
  #bytes = 0
  /** Changes that the journal has not acknowledged, oldest first. */
  #unwritten: Draft[] = []
  #unwrittenBytes = 0
  #writing = false
  #lost = false
  #lastAt = 0
  #whenWritten: (() => void)[] = []

  constructor(given: DocumentGiven) {
    this.#given = given
  }
  /** Builds the document from the journal, and from what is still on its way there. Throws what the journal throws. */
  async load(): Promise<void> {
    const [endBefore, unwrittenBefore] = [this.#end, [...this.#unwritten]]
    const entries = await this.#given.journal.read(this.#given.stream, 0)
    // The journal may already show what it has not acknowledged yet.
    const drafts = this.#loaded ? [...entries, ...unwrittenBefore.slice(entries.length - endBefore)] : entries
    const doc = new Y.Doc()
    for (const { body } of drafts) Y.applyUpdate(doc, body)
    this.#doc.destroy()
    this.#doc = doc
    this.#bytes = drafts.reduce((sum, { body }) => sum + body.length, 0)
    this.#lastAt = drafts.at(-1)?.at ?? 0
    if (!this.#loaded) this.#end = entries.length
    this.#loaded = true
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
    return this.#end === 0 && this.#unwritten.length === 0
  }
  /** Everything that was taken is durable. */
  get isWritten(): boolean {
    return this.#unwritten.length === 0
  }

  vector(): Uint8Array {
    return Y.encodeStateVector(this.#doc)
  }
  /** What somebody lacks who has `vector`. */
  lackedBy(vector: ReadonlyMap<number, number>): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(new Map(vector)))
  }
  snapshot(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc)
  }

  /** Takes an update if all of it is right, has its place here, and comes from somebody who may bring it. */
  offer(update: Uint8Array, mayUse: MayUse): Verdict {
    const walk = walkUpdate(update)
    if (!walk) return { type: 'malformed' }
    return this.#objection(walk, update.length, mayUse) ?? this.#apply(update, walk.weight)
  }
  #objection(walk: Walk, bytes: number, mayUse: MayUse): Verdict | undefined {
    const { limits } = this.#given
    if (walk.weight > limits.weight) return { type: 'over', what: 'too much in one update' }
    if (this.#bytes + bytes > limits.documentBytes) return { type: 'over', what: 'document full' }
    const store = this.#doc.store
    const news = [...walk.brings].filter(([client, { to }]) => to > Y.getState(store, client))
    if (news.some(([client, { from }]) => from > Y.getState(store, client))) return { type: 'gap' }
    for (const [client, to] of walk.needs)
      if (to > Y.getState(store, client) && to > (walk.brings.get(client)?.to ?? 0)) return { type: 'gap' }
    const answers = news.map(([client]) => mayUse(client))
    if (answers.includes('foreign')) return { type: 'foreign' }
    const ids = store.clients.size + news.filter(([client]) => !store.clients.has(client)).length
    if (answers.includes('over') || ids > limits.idsOfDocument)
      return { type: 'over', what: 'too many client ids' }
    return undefined
  }
  #apply(update: Uint8Array, weight: number): Verdict {
    let change: Uint8Array | undefined
    const note = (bytes: Uint8Array) => {
      change = bytes
    }
    this.#doc.on('update', note)
    try {
      this.#integrate(update, weight)
    } catch (thrown) {
      return { type: 'broken', why: thrown instanceof Error ? thrown.message : String(thrown) }
    } finally {
      this.#doc.off('update', note)
    }
    if (this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null)
      return { type: 'broken', why: 'it could not be integrated' }
    if (change === undefined) return { type: 'known' }
    this.#write(change)
    return { type: 'taken', change }
  }

  /** Yjs compares a struct with all that stand at its place: a made-up crowd there can take it minutes. */
  #integrate(update: Uint8Array, weight: number): void {
    const run = () => Y.applyUpdate(this.#doc, update)
    let structs = weight
    for (const list of this.#doc.store.clients.values()) structs += list.length
    if (weight * structs < harmlessSteps) run()
    else bounded(this.#given.limits.applyMs, run)
  }

  #write(body: Uint8Array): void {
    const { limits, now, onLost } = this.#given
    this.#lastAt = Math.max(this.#lastAt, now())
    this.#unwritten.push({ at: this.#lastAt, body })
    this.#bytes += body.length
    this.#unwrittenBytes += body.length
    if (this.#unwrittenBytes <= limits.unwrittenBytes) return void this.#pump()
    this.#lose()
    onLost(new Error('too much waits for the journal'))
  }
  /** One append at a time, so that the order of the stream is the order of the document. */
  async #pump(): Promise<void> {
    if (this.#writing) return
    this.#writing = true
    while (this.#unwritten.length > 0 && !this.#lost) await this.#appendSome()
    this.#writing = false
    if (this.#unwritten.length === 0 || this.#lost) for (const tell of this.#whenWritten.splice(0)) tell()
  }
  async #appendSome(): Promise<void> {
    const { stream, journal, schedule, onLost, onWaiting, onWritten } = this.#given
    const drafts = this.#unwritten.slice(0, mostDrafts)
    try {
      await journal.append(stream, this.#end, drafts)
      this.#end += drafts.length
      this.#unwritten.splice(0, drafts.length)
      this.#unwrittenBytes -= drafts.reduce((sum, { body }) => sum + body.length, 0)
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
    for (const tell of this.#whenWritten.splice(0)) tell()
  }
  /** Resolves once everything taken is durable, or can no longer become so. */
  written(): Promise<void> {
    if (this.#unwritten.length === 0 || this.#lost) return Promise.resolve()
    return new Promise(resolve => void this.#whenWritten.push(resolve))
  }
  /** Lets go of the memory. What was not written is lost. */
  close(): void {
    this.#lost = true
    this.#doc.destroy()
  }
}
