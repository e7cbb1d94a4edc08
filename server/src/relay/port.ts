/** What the relay asks of the one who uses it and what it tells him: types alone. Knows no rule and no transport. */

/** Which document: a name inside a room. */
export interface Place {
  readonly room: string
  readonly document: string
}

/** Who a connection speaks for, as the door has found out. */
export interface Grant extends Place {
  readonly seat: string
  readonly role: string
  /** Shown at the cursor. */
  readonly name: string
  /** A CSS colour, shown at the cursor. */
  readonly color: string
}

/** While there is one, what its seat writes and where its hands are is kept from all other seats. `since`: in epoch milliseconds. */
export interface Veil {
  readonly seat: string
  readonly since: number
}

/**
 * What a connection may do at this moment, and what is hidden in its document; asked for every frame, in and out, so it
 * must be quick. A veil that begins is seen at the next frame; of one that ends the relay is told (`look`).
 */
export type Gate = () => { readonly mayRead: boolean; readonly mayWrite: boolean; readonly veil?: Veil }

/** What the relay tells its owner; never a byte of content. */
export type RelayEvent =
  /** A frame, or what it asked for, was not taken; the room is unharmed. */
  | (Place & { readonly type: 'frame.refused'; readonly seat: string; readonly why: string })
  /** The relay closed a connection of its own accord; `error` is given if it was the relay's own fault. */
  | (Place & {
      readonly type: 'connection.closed'
      readonly seat: string
      readonly code: number
      readonly why: string
      readonly error?: unknown
    })
  /** A document could not be loaded or written; its connections were closed and may come again. */
  | (Place & { readonly type: 'document.failed'; readonly error: unknown })
  /** The journal refuses for now; what was written is kept and tried again. */
  | (Place & { readonly type: 'document.waiting'; readonly error: unknown })
  /** A document could not be said in fewer bytes; it goes on as it is. */
  | (Place & { readonly type: 'document.uncompacted'; readonly error: unknown })
  /** What others wrote beside a veil could not be noted: after a restart they miss it until the veil goes. */
  | (Place & { readonly type: 'veil.unnoted'; readonly error: unknown })
/** Of a kind at most ten in ten seconds are told; `unreported` counts those left out since the last one. */
export type Report = (event: RelayEvent & { readonly unreported: number }) => void

/** Every bound on what comes from outside. */
export interface Limits {
  /** Frames of one connection: steady rate per second, and how many at once. */
  readonly frames: readonly [perSecond: number, burst: number]
  readonly bytes: readonly [perSecond: number, burst: number]
  /** Milliseconds of this process's time that one connection may use. */
  readonly work: readonly [perSecond: number, burst: number]
  /** Structs and deleted ranges in one update; from `heavy` on it is tried on a copy first, for at most `applyMs`. */
  readonly weight: number
  readonly heavy: number
  readonly applyMs: number
  /** Structs and deleted ranges of one connection: steady rate per second, and how many at once. */
  readonly structs: readonly [perSecond: number, burst: number]
  /** Updates without ground from one connection, with nothing taken in between. */
  readonly gaps: number
  /**
   * New Yjs client ids: under which one connection writes, that one seat brings (steady rate per second, and how many at
   * once), that a document holds. A page that is loaded anew writes under a new one.
   */
  readonly idsOfConnection: number
  readonly idsOfSeat: readonly [perSecond: number, burst: number]
  readonly idsOfDocument: number
  /** Bytes of all structs of a document, as it is kept in memory. */
  readonly documentBytes: number
  /** A document that has grown by so much, and by half, is compacted while people write. */
  readonly compactBytes: number
  /** Bytes of updates that wait for the journal before a document is given up. */
  readonly unwrittenBytes: number
  /** Bytes that may wait for a slow reader; presence is left out from half of it on. */
  readonly unsentBytes: number
  /** A presence: the length of its JSON text, and how deep it may nest. */
  readonly stateLength: number
  readonly stateDepth: number
}

export const usualLimits: Limits = {
  frames: [2000, 6000],
  bytes: [4 << 20, 16 << 20],
  work: [100, 1500],
  weight: 20_000,
  heavy: 1000,
  applyMs: 500,
  structs: [2000, 40_000],
  gaps: 1000,
  idsOfConnection: 4,
  idsOfSeat: [0.1, 100],
  idsOfDocument: 1000,
  documentBytes: 16 << 20,
  compactBytes: 1 << 20,
  unwrittenBytes: 8 << 20,
  unsentBytes: 2 << 20,
  stateLength: 16_000,
  stateDepth: 8,
}

/**
 * What holds strangers' bytes back, each by a name under which a test can switch it off to see what it holds. `walk`:
 * updates are looked at before they go on. `ground`: gaps are not taken. `owner`: a live id is its connection's alone.
 * `presence`: a presence is its sender's own, stamped with its seat. `gate`: who may not write does not. `budget`: frames,
 * bytes, work, structs and ids are bounded. `reader`: what waits for a slow reader is bounded. `load`: what could not be
 * loaded is not taken for empty. `life`: a document that was left stays until all of it is written. `veil`: what a seat
 * writes for itself leaves for nobody else.
 */
export type Guard =
  'walk' | 'ground' | 'owner' | 'presence' | 'gate' | 'budget' | 'reader' | 'load' | 'life' | 'veil'
export type Without = ReadonlySet<Guard>

/** Runs something later; returns how to call it off. */
export type Schedule = (ms: number, run: () => void) => () => void
