/** What a document has, kept in this browser's own storage through a reload or a crash. Knows no server and no screen. */
import type { DocumentName } from '@signalroom/shared'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { createStore } from 'zustand/vanilla'

interface Kept extends DBSchema {
  readonly updates: { readonly key: number; readonly value: Uint8Array }
}
type Database = IDBPDatabase<Kept>
/** Whose document it is that a device keeps. */
export interface OutboxPlace {
  readonly room: string
  readonly name: DocumentName
  readonly seat: string
}
const databaseOf = ({ room, name, seat }: OutboxPlace): string => `signalroom:${room}:${name}:${seat}`

/** So many changes are put together into one. */
const mostEntries = 500
/** A storage that failed is tried again after so long. */
const retryMs = 3000
/** One that never answers must not keep anybody out. */
const patienceMs = 1500

/** Whether this browser keeps what is written, as far as is known: false while the storage of any outbox fails. */
export const keeping = createStore<boolean>(() => true)
const failing = new Set<Outbox>()

/**
 * A browser may forbid storage, run out of room for it, or take it away in mid-round: Safari is known to, to pages in
 * the background, and so does whoever clears what sites have stored. The document must not feel it: nothing here throws
 * where it is changed.
 */
export class Outbox {
  /** What was kept is in the document, or cannot be had in time. Never rejects. */
  readonly whenRead: Promise<void>
  readonly #name: string
  readonly #doc: Doc
  /** Undefined while there is none; as soon as there is, it gets the whole document. */
  #database: Database | undefined
  /** The last entry that the document is known to have. */
  #read = 0
  #entries = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(place: OutboxPlace, doc: Doc) {
    this.#name = databaseOf(place)
    this.#doc = doc
    doc.on('update', this.#take)
    this.whenRead = Promise.race([this.#open(), this.#patience()])
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#retry)
    this.#doc.off('update', this.#take)
    // What is being written will have been.
    this.#database?.close()
    this.#keeps(true)
  }

  #keeps(is: boolean): void {
    if (is) failing.delete(this)
    else failing.add(this)
    keeping.setState(failing.size === 0)
  }
  async #patience(): Promise<void> {
    await new Promise(later => setTimeout(later, patienceMs))
    if (!this.#closed && !this.#database) this.#keeps(false)
  }
  async #open(): Promise<void> {
    let database: Database | undefined
    const failed = (): void => this.#failed(database)
    try {
      database = await openDB<Kept>(this.#name, 1, {
        upgrade: fresh => void fresh.createObjectStore('updates', { autoIncrement: true }),
        // Another tab erases it.
        blocking: failed,
        terminated: failed,
      })
      if (this.#closed) return database.close()
      this.#database = database
      await this.#putTogether(database)
      if (!this.#closed) this.#keeps(true)
    } catch {
      failed()
    }
  }
  readonly #take = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this && this.#database) void this.#add(this.#database, update)
  }
  async #add(database: Database, update: Uint8Array): Promise<void> {
    try {
      await database.add('updates', update)
      if (++this.#entries >= mostEntries) await this.#putTogether(database)
    } catch {
      this.#failed(database)
    }
  }
  /** Takes in what is kept, which another tab of the seat may have added to, and keeps the whole in its place. */
  async #putTogether(database: Database): Promise<void> {
    this.#entries = 0
    const transaction = database.transaction('updates', 'readwrite')
    const { store } = transaction
    const kept = await store.getAll(IDBKeyRange.lowerBound(this.#read, true))
    this.#doc.transact(() => kept.forEach(update => applyWhole(this.#doc, update, this)), this)
    const key = await store.add(encodeStateAsUpdate(this.#doc))
    await store.delete(IDBKeyRange.upperBound(key, true))
    await transaction.done
    this.#read = key
  }
  /** Of each storage only the first failure counts. */
  #failed(database: Database | undefined): void {
    if (this.#closed || database !== this.#database) return
    this.#database = undefined
    // Cleared storage begins to count anew.
    this.#read = 0
    this.#keeps(false)
    database?.close()
    this.#retry = setTimeout(() => void this.#open(), retryMs)
  }
}

/** A copy of what this device keeps; null where it keeps nothing. Never rejects. */
export async function readOutbox(place: OutboxPlace): Promise<Doc | null> {
  try {
    const database = await openDB<Kept>(databaseOf(place), 1, {
      upgrade: fresh => void fresh.createObjectStore('updates', { autoIncrement: true }),
    })
    const kept = await database.getAll('updates')
    database.close()
    if (kept.length === 0) return null
    const doc = new Doc()
    for (const update of kept) applyWhole(doc, update, null)
    return doc
  } catch {
    return null
  }
}

/** One that was damaged on the disk costs itself alone. */
function applyWhole(doc: Doc, update: Uint8Array, origin: unknown): void {
  try {
    applyUpdate(doc, update, origin)
  } catch {
    // The server has what it was sent.
  }
}

/** Of a round that is over nothing is owed any more: what this device kept of it is erased. */
export function eraseOutbox(place: OutboxPlace): void {
  try {
    indexedDB.deleteDatabase(databaseOf(place))
  } catch {
    // Storage is forbidden, so nothing was kept.
  }
}
