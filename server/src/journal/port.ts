/** The durable home of every log, as a port: append at an expected position, read from. Knows no room, no Yjs, no disk. */

/** One record of a stream. `position` starts at 1 and has no gaps; `at` is the server's clock in epoch milliseconds. */
export interface Entry {
  readonly position: number
  readonly at: number
  readonly body: Uint8Array
}
/** A record on its way in; the journal gives it its position. */
export type Draft = Pick<Entry, 'at' | 'body'>

/** What a stream amounts to up to `position`, so that it need not be read from its beginning. The log stays the record. */
export interface Snapshot {
  readonly position: number
  readonly body: Uint8Array
}

export interface Journal {
  /**
   * Puts `drafts` behind position `expected` of a stream (0: the stream is new). Resolves once they would survive a
   * power cut; all of them or none. Rejects with `Conflict` if the stream does not end there, with `Corrupt` if the
   * stream may not be loaded, with `Closed` after `close`, and with the storage's own error if it cannot write.
   * The bodies must not be changed until then.
   */
  append(stream: string, expected: number, drafts: readonly Draft[]): Promise<void>
  /**
   * What stands behind position `after`, in order; empty for an unknown stream. Rejects with `Corrupt` if any of it is
   * damaged. What stands before a whole snapshot is neither read nor checked unless it is asked for.
   */
  read(stream: string, after: number): Promise<readonly Entry[]>
  /** Where the stream ends now, 0 for an unknown one. Rejects with `Corrupt`. */
  end(stream: string): Promise<number>
  /**
   * Keeps the stream's snapshot in place of the one before; resolves once it is durable. Rejects with `Conflict` if the
   * stream ends before its position, else as `append`. The body must not be changed until then.
   */
  keepSnapshot(stream: string, snapshot: Snapshot): Promise<void>
  /**
   * The newest whole snapshot whose position the stream still has; undefined if there is none or it is damaged, which is
   * reported: the log has everything. Rejects with `Corrupt`.
   */
  snapshot(stream: string): Promise<Snapshot | undefined>
  /** The names of all streams that begin with `prefix`, sorted. */
  streams(prefix: string): Promise<readonly string[]>
  /**
   * Takes streams away with their snapshots and whatever of them was moved aside, damaged ones too; resolves once their
   * bytes are in no file of the storage any more. One that is unknown is no error, and its name is free again.
   */
  erase(streams: readonly string[]): Promise<void>
  /**
   * Puts `drafts` in the places of all records of a stream, one for one, and takes its snapshot away; resolves once what stood
   * there is in no file of the storage any more, and nothing else is ever read: all of it or none. Rejects with `Conflict` if
   * the stream holds another count of them, else as `append`. The bodies must not be changed until then.
   */
  rewrite(stream: string, drafts: readonly Draft[]): Promise<void>
  /** Writes what was already handed over, then lets go of the storage. Twice is once. */
  close(): Promise<void>
}

/** What a capability's hash opens. Only hashes come here, never a key. */
export interface Keyring {
  /** Remembers (or replaces) the grant of a hash, a JSON text; resolves once durable. */
  keep(hash: string, grant: string): Promise<void>
  find(hash: string): Promise<string | undefined>
  /** Takes away every grant whose text holds `part`, as `erase` does with streams. */
  forget(part: string): Promise<void>
}

/** When this server was last known to be alive, so that after a crash nobody is charged for the dead time. */
interface Pulse {
  /** Notes that the server lives at `at`; written at most every two seconds, never waited for. */
  heartbeat(at: number): void
  /** The last note that reached the storage, of this process or of one before it. */
  lastHeartbeat(): Promise<number | undefined>
}

/** All that must last, in one place. */
export interface Store extends Journal, Keyring, Pulse {
  /** Whether the storage can be read and took the last write: readiness. Never rejects. */
  answers(): Promise<boolean>
}

/** What a store tells its owner about itself; never a body. */
export type StoreEvent =
  /** The end of a stream was unreadable: positions `from` to `to` were moved aside, what stands before them is whole. */
  | { readonly type: 'tail.torn'; readonly stream: string; readonly from: number; readonly to: number }
  /** The file of the last second's writes ended in so many bytes that are no whole group: they were not acknowledged, or damaged. */
  | { readonly type: 'redo.torn'; readonly bytes: number }
  /** A stream is damaged before its end and refuses to load. */
  | { readonly type: 'stream.corrupt'; readonly stream: string; readonly position: number }
  /**
   * A snapshot is damaged, or the stream no longer reaches `position` (0: it cannot even be read): it was moved aside, and
   * the log is read instead.
   */
  | { readonly type: 'snapshot.refused'; readonly stream: string; readonly position: number }
  /** The index of the list of streams was damaged and has been made anew. */
  | { readonly type: 'index.mended'; readonly path: string }
  /** The thread that writes has ended. Everything is refused from now on: start anew rather than run on without a disk. */
  | { readonly type: 'store.ended'; readonly reason: string }
  /** A group of writes failed as one; everybody who waited for it was told. */
  | { readonly type: 'write.failed'; readonly writes: number; readonly reason: string }

/** Somebody else has written to the stream, or the caller miscounted. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
  readonly stream: string
  readonly expected: number
  readonly end: number
  constructor(stream: string, expected: number, end: number) {
    super(`cannot append to ${stream} behind ${expected}: it ends at ${end}`)
    this.stream = stream
    this.expected = expected
    this.end = end
  }
}

/** A stream has a damaged record with whole ones behind it: loading it would silently leave something out. */
export class Corrupt extends Error {
  override readonly name = 'Corrupt'
  readonly stream: string
  readonly position: number
  constructor(stream: string, position: number, cause?: unknown) {
    super(`${stream} is damaged at position ${position} and is not loaded; restore it from a backup`, {
      cause,
    })
    this.stream = stream
    this.position = position
  }
}

/** The store was closed before the call. */
export class Closed extends Error {
  override readonly name = 'Closed'
  constructor() {
    super('the journal is closed')
  }
}

/** A newer program has written to the folder; nothing in it was touched. */
export class WrittenByNewer extends Error {
  override readonly name = 'WrittenByNewer'
  readonly folder: string
  readonly why: string
  constructor(folder: string, why: string) {
    super(
      `The folder ${folder} was written by a newer Signalroom (${why}) and was left as it is. Start that program, or give this one another folder (SIGNALROOM_DATA).`,
    )
    this.folder = folder
    this.why = why
  }
}

/** Another process holds the folder. */
export class InUse extends Error {
  override readonly name = 'InUse'
  readonly folder: string
  constructor(folder: string) {
    super(
      `The folder ${folder} is in use by another Signalroom. Stop that one, or give this one another folder (SIGNALROOM_DATA).`,
    )
    this.folder = folder
  }
}
