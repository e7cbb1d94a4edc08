/** A store in memory with the journal's contract, and handles to make it fail or damage it. Knows no disk. */
import {
  Closed,
  Conflict,
  Corrupt,
  type Draft,
  type Entry,
  type Store,
  type StoreEvent,
} from '../../server/src/journal/journal.js'
import { inspect, seal, type Found } from '../../server/src/journal/whole.js'

/** What would lie on a disk: give it to a second store and that one finds what the first one wrote. */
export interface Disk {
  readonly streams: Map<string, { end: number; entries: Found[] }>
  readonly torn: Map<string, readonly Found[]>
  readonly keys: Map<string, string>
  beat: number | undefined
}
export const emptyDisk = (): Disk => ({
  streams: new Map(),
  torn: new Map(),
  keys: new Map(),
  beat: undefined,
})

export interface MemoryStore extends Store {
  readonly disk: Disk
  /** While set, every append rejects with it. */
  failAppends: Error | undefined
  /** While set, every read rejects with it. */
  failReads: Error | undefined
  /** While set, every append waits for it before it writes. */
  hold: Promise<void> | undefined
  reads: number
  appends: number
}

export function memoryJournal(
  disk: Disk = emptyDisk(),
  report: (event: StoreEvent) => void = () => {},
): MemoryStore {
  let closed = false
  let last: Promise<unknown> = Promise.resolve()
  const checked = new Set<string>()

  /** Everything that is written is written in the order it was asked for. */
  function inTurn(run: () => void): Promise<void> {
    if (closed) return Promise.reject(new Closed())
    const turn = last.then(async () => {
      await store.hold
      if (store.failAppends) throw store.failAppends
      run()
    })
    last = turn.catch(() => {})
    return turn
  }
  function load(stream: string): readonly Found[] {
    const it = disk.streams.get(stream)
    if (!it) return []
    if (checked.has(stream)) return it.entries
    const finding = inspect(stream, it.entries, 0, it.end)
    if (finding.type === 'damaged') {
      report({ type: 'stream.corrupt', stream, position: finding.position })
      throw new Corrupt(stream, finding.position)
    }
    if (finding.type === 'torn') {
      it.end = finding.from - 1
      disk.torn.set(stream, it.entries.splice(it.end))
      report({ type: 'tail.torn', stream, from: finding.from, to: finding.to })
    }
    checked.add(stream)
    return it.entries
  }
  function put(stream: string, expected: number, drafts: readonly Draft[]): void {
    const end = load(stream).length
    if (end !== expected) throw new Conflict(stream, expected, end)
    if (drafts.length === 0) return
    const it = disk.streams.get(stream) ?? { end: 0, entries: [] }
    disk.streams.set(stream, it)
    for (const draft of drafts) {
      it.end += 1
      const record = { at: draft.at, count: 1, body: draft.body.slice() }
      it.entries.push({ position: it.end, ...record, seal: seal(stream, it.end, record) })
    }
  }

  const store: MemoryStore = {
    disk,
    failAppends: undefined,
    failReads: undefined,
    hold: undefined,
    reads: 0,
    appends: 0,
    append: (stream, expected, drafts) => {
      store.appends += 1
      return inTurn(() => put(stream, expected, drafts))
    },
    async read(stream, after): Promise<readonly Entry[]> {
      store.reads += 1
      if (closed) throw new Closed()
      if (store.failReads) throw store.failReads
      return load(stream)
        .slice(after)
        .map(({ position, at, body }) => ({ position, at, body: body.slice() }))
    },
    async streams(prefix) {
      if (closed) throw new Closed()
      return [...disk.streams.keys()].filter(name => name.startsWith(prefix)).sort()
    },
    keep: (hash, grant) => inTurn(() => void disk.keys.set(hash, grant)),
    async find(hash) {
      if (closed) throw new Closed()
      return disk.keys.get(hash)
    },
    heartbeat(at) {
      const since = at - (disk.beat ?? Number.NEGATIVE_INFINITY)
      if (!closed && (since >= 2000 || since < 0)) disk.beat = at
    },
    async lastHeartbeat() {
      if (closed) throw new Closed()
      return disk.beat
    },
    async answers() {
      return !closed && !store.failAppends && !store.failReads
    },
    async close() {
      closed = true
      await last
    },
  }
  return store
}
