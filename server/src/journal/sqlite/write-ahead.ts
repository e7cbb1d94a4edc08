/**
 * The write-ahead file in front of the tables: a group of writes is acknowledged once it is in that file, and goes into the
 * tables with many others. So a commit costs one small write instead of a page for each stream. Knows no promise.
 */
import { join } from 'node:path'
import { takesAway, type Objection, type Reads, type StoreReport, type Write } from '../disk.js'
import { openStoreFile, reasonOf, type StoreFile } from './file.js'
import { Conflict, Corrupt } from '../port.js'
import { decodeGroup, encodeGroup } from './group-codec.js'
import { refuseNewer } from './newer.js'
import { openRedo, type Redo } from './redo.js'

/** So many bytes in the file, and its content goes into the tables at once. */
const mostBytes = 4 << 20
/** Writes that go into the tables in one step: some two milliseconds of a small machine. */
const stepWrites = 12

/**
 * Opens the folder; what a former process had only in the file is in the tables afterwards. Throws `WrittenByNewer`, and as
 * `openStoreFile` does.
 */
export function openWriteAhead(folder: string, report: StoreReport): WriteAhead {
  refuseNewer(folder)
  const tables = openStoreFile(folder, report)
  try {
    const { redo, found, torn } = openRedo(join(folder, 'signalroom.redo'))
    if (torn > 0) report({ type: 'redo.torn', bytes: torn })
    const writeAhead = new WriteAhead(tables, redo, report)
    writeAhead.redo(found)
    return writeAhead
  } catch (failure) {
    tables.close()
    throw failure
  }
}
/** The same without the file from then on: each group goes straight into the tables. */
export function openStraight(folder: string, report: StoreReport): StoreFile {
  return openWriteAhead(folder, report).straight()
}

export class WriteAhead {
  readonly #tables: StoreFile
  readonly #redo: Redo
  readonly #report: StoreReport
  /** What is in the file and not in the tables, in order; `#leaving` is on its way there and stands before `#owed`. */
  #leaving: readonly Write[] = []
  #owed: Write[] = []
  /** Where the streams in it end. */
  readonly #ends = new Map<string, number>()
  /** The tables refused the last time: nothing new is acknowledged until they take what is owed. */
  #failing = false

  constructor(tables: StoreFile, redo: Redo, report: StoreReport) {
    this.#tables = tables
    this.#redo = redo
    this.#report = report
  }
  /** Does again what was found in the file; what the tables have already stays as it is. */
  redo(groups: readonly Uint8Array[]): void {
    for (const write of groups.flatMap(decodeGroup)) if (!this.#isDone(write)) this.#owe(write)
    this.settle()
    this.#redo.clear()
  }
  #isDone(write: Write): boolean {
    try {
      return write.type === 'append' && this.#endOf(write.stream) >= write.expected + write.count
    } catch {
      return false
    }
  }

  /** Takes what `encodeGroup` made; returns the objection to each write once all others are on the disk; throws if none is. */
  commit(group: Uint8Array): readonly (Objection | undefined)[] {
    const writes = decodeGroup(group)
    if (writes.some(takesAway)) return this.#commitStraight(writes)
    if (this.#failing || this.#redo.size > mostBytes) this.settle()
    const owed = this.#owed.length
    const before = new Map<string, number | undefined>()
    try {
      const objections = writes.map(write => {
        if (write.type === 'append' && !before.has(write.stream))
          before.set(write.stream, this.#ends.get(write.stream))
        return this.#objectionTo(write)
      })
      const taken = this.#owed.slice(owed)
      if (taken.length > 0) this.#redo.put(taken.length === writes.length ? group : encodeGroup(taken))
      return objections
    } catch (failure) {
      this.#owed.length = owed
      for (const [stream, end] of before)
        if (end === undefined) this.#ends.delete(stream)
        else this.#ends.set(stream, end)
      throw failure
    }
  }
  /** What is erased may not stand in the file either: that is emptied first, and the group goes past it. */
  #commitStraight(writes: readonly Write[]): readonly (Objection | undefined)[] {
    this.settle()
    return this.#tables.commit(writes)
  }
  #objectionTo(write: Write): Objection | undefined {
    try {
      if (write.type === 'append') {
        const end = this.#endOf(write.stream)
        if (end !== write.expected) return new Conflict(write.stream, write.expected, end)
      } else if (write.type === 'keepSnapshot') {
        const { stream, snapshot } = write
        const end = this.#endOf(stream)
        if (end < snapshot.position) return new Conflict(stream, snapshot.position, end)
      }
      this.#owe(write)
      return undefined
    } catch (thrown) {
      if (thrown instanceof Corrupt) return thrown
      throw thrown
    }
  }
  #owe(write: Write): void {
    if (write.type === 'append') {
      this.#ends.set(write.stream, write.expected + write.count)
    }
    this.#owed.push(write)
  }
  #endOf(stream: string): number {
    return this.#ends.get(stream) ?? this.#tables.end(stream)
  }

  /** Something is in the file and not in the tables. */
  get isOwing(): boolean {
    return this.#leaving.length > 0 || this.#owed.length > 0
  }
  /** Brings what is owed into the tables and clears the file; throws if they refuse, and then nothing is lost. */
  settle(): void {
    if (!this.isOwing) return
    this.#bring([...this.#leaving, ...merged(this.#owed)])
    this.#leaving = []
    this.#owed = []
    this.#ends.clear()
    this.#redo.clear()
  }
  /** Brings a part of it, so that nothing else waits long behind it; to be called again while something is owed. */
  settleSome(): void {
    if (this.#leaving.length === 0) {
      this.#leaving = merged(this.#owed)
      this.#owed = []
    }
    // What has come since is little, and the file can only be cleared when nothing is owed.
    if (this.#leaving.length <= stepWrites) return this.settle()
    this.#bring(this.#leaving.slice(0, stepWrites))
    this.#leaving = this.#leaving.slice(stepWrites)
  }
  #bring(writes: readonly Write[]): void {
    try {
      for (const objection of this.#tables.commit(writes))
        if (objection) this.#report({ type: 'write.failed', writes: 1, reason: objection.message })
      this.#failing = false
    } catch (failure) {
      this.#failing = true
      throw failure
    }
  }
  /** Calls the read of that name, which sees everything that was acknowledged. */
  answer<Name extends keyof Reads>(name: Name, of: Parameters<Reads[Name]>): ReturnType<Reads[Name]> {
    this.settle()
    return this.#tables.answer(name, of)
  }
  /** The tables alone, with everything in them; this is over then. */
  straight(): StoreFile {
    this.settle()
    this.#redo.close()
    return this.#tables
  }
  close(): void {
    try {
      this.settle()
    } catch (failure) {
      // It stands in the file, and the next process begins with it.
      this.#report({
        type: 'write.failed',
        writes: this.#leaving.length + this.#owed.length,
        reason: reasonOf(failure),
      })
    }
    this.#redo.close()
    this.#tables.close()
  }
}

type AppendWrite = Extract<Write, { type: 'append' }>

/** From so many records of one stream on they become one, but for the last: what is smaller spoils less if it is torn. */
const manyRecords = 16

/** Appends in order, those of a busy stream as few; all else behind them, for it may stand on them. */
function merged(writes: readonly Write[]): readonly Write[] {
  const appends = new Map<string, AppendWrite[]>()
  for (const write of writes)
    if (write.type === 'append') {
      const all = appends.get(write.stream)
      if (all) all.push(write)
      else appends.set(write.stream, [write])
    }
  return [
    ...[...appends.values()].flatMap(all =>
      all.length < manyRecords ? all : [asOne(all.slice(0, -1)), ...all.slice(-1)],
    ),
    ...writes.filter(({ type }) => type !== 'append'),
  ]
}
function asOne(appends: readonly AppendWrite[]): AppendWrite {
  const [{ stream, expected } = nothing] = appends
  const drafts = appends.flatMap(append => append.drafts)
  return { type: 'append', stream, expected, count: drafts.length, drafts }
}
const nothing: AppendWrite = { type: 'append', stream: '', expected: 0, count: 0, drafts: [] }
