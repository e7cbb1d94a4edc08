/** A store in memory with the journal's contract, and handles to make it fail or damage it. Knows no disk. */
import {
  Closed,
  Conflict,
  Corrupt,
  type Draft,
  type Entry,
  type Snapshot,
  type Store,
  type StoreEvent,
} from '../../server/src/journal/port.js'
import {
  inspectStream,
  seal,
  sealSnapshot,
  wholeUpTo,
  type FoundRecord,
} from '../../server/src/journal/sqlite/seal.js'

/** What would lie on a disk: give it to a second store and that one finds what the first one wrote. */
export interface Disk {
  readonly streams: Map<string, { end: number; entries: FoundRecord[] }>
  readonly torn: Map<string, readonly FoundRecord[]>
  readonly snapshots: Map<string, Snapshot & { readonly seal: number }>
  readonly keys: Map<string, string>
  beat: number | undefined
}
export const emptyDisk = (): Disk => ({
  streams: new Map(),
  torn: new Map(),
  snapshots: new Map(),
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
  /** Everything whole of a stream as far as it was looked at: all of it, or what a whole snapshot does not stand for. */
  function look(stream: string) {
    const it = disk.streams.get(stream)
    if (!it || checked.has(stream)) return it
    const reached = snapshotOf(stream)?.position ?? 0
    const judged = (after: number) => {
      const found = it.entries.filter(({ position }) => position > after)
      const finding = inspectStream(stream, found, after, it.end)
      return { finding, whole: wholeUpTo(finding, found, after) }
    }
    const near = judged(Math.max(0, reached - 1))
    const { finding, whole } = near.whole < reached ? judged(0) : near
    if (finding.type === 'damaged') throw corrupt(stream, finding.position)
    if (whole < reached) refuseSnapshot(stream, reached)
    if (finding.type === 'torn') {
      it.end = whole
      const torn = it.entries.filter(({ position }) => position > whole)
      disk.torn.set(stream, it.entries.splice(it.entries.length - torn.length))
      report({ type: 'tail.torn', stream, from: finding.from, to: finding.to })
    }
    checked.add(stream)
    return it
  }
  function load(stream: string, after: number): readonly FoundRecord[] {
    const it = look(stream)
    const found = it?.entries.filter(({ position }) => position > after) ?? []
    const finding = inspectStream(stream, found, Math.min(after, it?.end ?? after), it?.end ?? 0)
    if (finding.type === 'whole') return found
    throw corrupt(stream, wholeUpTo(finding, found, after) + 1)
  }
  function snapshotOf(stream: string): Snapshot | undefined {
    const kept = disk.snapshots.get(stream)
    if (!kept || kept.seal === sealSnapshot(stream, kept)) return kept
    refuseSnapshot(stream, kept.position)
    return undefined
  }
  function refuseSnapshot(stream: string, position: number): void {
    disk.snapshots.delete(stream)
    report({ type: 'snapshot.refused', stream, position })
  }
  function corrupt(stream: string, position: number): Corrupt {
    report({ type: 'stream.corrupt', stream, position })
    return new Corrupt(stream, position)
  }
  function put(stream: string, expected: number, drafts: readonly Draft[]): void {
    const end = look(stream)?.end ?? 0
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
      return load(stream, after).map(({ position, at, body }) => ({ position, at, body: body.slice() }))
    },
    async end(stream) {
      if (closed) throw new Closed()
      if (store.failReads) throw store.failReads
      return look(stream)?.end ?? 0
    },
    keepSnapshot: (stream, { position, body }) =>
      inTurn(() => {
        const end = look(stream)?.end ?? 0
        if (end < position || end === 0) throw new Conflict(stream, position, end)
        const kept = { position, body: body.slice() }
        disk.snapshots.set(stream, { ...kept, seal: sealSnapshot(stream, kept) })
      }),
    async snapshot(stream) {
      if (closed) throw new Closed()
      if (store.failReads) throw store.failReads
      const kept = look(stream) && snapshotOf(stream)
      return kept && { position: kept.position, body: kept.body.slice() }
    },
    async streams(prefix) {
      if (closed) throw new Closed()
      return [...disk.streams.keys()].filter(name => name.startsWith(prefix)).sort()
    },
    erase: streams =>
      inTurn(() => {
        for (const stream of streams) {
          for (const kept of [disk.streams, disk.snapshots, disk.torn]) kept.delete(stream)
          checked.delete(stream)
        }
      }),
    rewrite: (stream, drafts) =>
      inTurn(() => {
        const end = look(stream)?.end ?? 0
        if (end !== drafts.length || end === 0) throw new Conflict(stream, drafts.length, end)
        for (const kept of [disk.streams, disk.snapshots, disk.torn]) kept.delete(stream)
        put(stream, 0, drafts)
      }),
    forget: part =>
      inTurn(() => {
        for (const [hash, grant] of disk.keys) if (grant.includes(part)) disk.keys.delete(hash)
      }),
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
