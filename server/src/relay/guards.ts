/** What holds strangers' bytes back: every bound by its number, every guard by its name. Knows neither bytes nor connections. */

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
 * What holds strangers' bytes back, each by a name under which a test can switch it off to see what it holds. `inspect`:
 * updates are inspected before they go on. `ground`: gaps are not taken. `owner`: a live id is its connection's alone.
 * `presence`: a presence is its sender's own, stamped with its seat. `gate`: who may not write does not. `budget`: frames,
 * bytes, work, structs and ids are bounded. `reader`: what waits for a slow reader is bounded. `load`: what could not be
 * loaded is not taken for empty. `life`: a document that was left stays until all of it is written. `veil`: what a seat
 * writes for itself leaves for nobody else.
 */
export type Guard =
  'inspect' | 'ground' | 'owner' | 'presence' | 'gate' | 'budget' | 'reader' | 'load' | 'life' | 'veil'
export type Without = ReadonlySet<Guard>
