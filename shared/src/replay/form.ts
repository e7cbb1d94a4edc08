/**
 * A document's past as bytes: its log as a seat lived it, and what it held at moments along it, to check against. What the
 * server answers and a file holds. Knows no Yjs and no room.
 */
import { createDecoder, hasContent, readVarUint, readVarString, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarString, writeVarUint8Array } from 'lib0/encoding'
import { decodeLogCheck, encodeLogCheck, type LogCheck } from './log-check.js'
import type { LogEntry } from './visible-log.js'

export interface DocumentPast {
  /** In time order. */
  readonly log: readonly LogEntry[]
  /** In the order of their entries. */
  readonly checks: readonly LogCheck[]
  /** Which seat wrote under which Yjs client id, as far as it was noted. */
  readonly authors: ReadonlyMap<number, string>
}

/** The form of these bytes; a reader of an older one refuses a newer. In the first, whole states stood along the log. */
const form = 2

/** The bytes say another form than this program reads (`newer`), or are no past of a document (`broken`). */
export class UnreadablePast extends Error {
  override readonly name = 'UnreadablePast'
  readonly why: 'newer' | 'broken'
  constructor(why: 'newer' | 'broken') {
    super(why === 'newer' ? 'a newer Signalroom has written this' : 'this is cut short or damaged')
    this.why = why
  }
}

export function encodePast({ log, checks, authors }: DocumentPast): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, form)
  writeVarUint(encoder, log.length)
  let before = 0
  for (const { at, body } of log) {
    writeVarUint(encoder, at - before)
    writeVarUint8Array(encoder, body)
    before = at
  }
  writeVarUint(encoder, checks.length)
  for (const check of checks) writeVarUint8Array(encoder, encodeLogCheck(check))
  writeVarUint(encoder, authors.size)
  for (const [client, seat] of authors) {
    writeVarUint(encoder, client)
    writeVarString(encoder, seat)
  }
  return toUint8Array(encoder)
}

/** Throws `UnreadablePast`. What it gives are views of `bytes`. */
export function decodePast(bytes: Uint8Array): DocumentPast {
  try {
    const decoder = createDecoder(bytes)
    if (readVarUint(decoder) > form) throw new UnreadablePast('newer')
    const log: LogEntry[] = []
    const updates = readVarUint(decoder)
    let at = 0
    for (let i = 0; i < updates; i++) {
      at += readVarUint(decoder)
      log.push({ at, body: readVarUint8Array(decoder) })
    }
    const checks: LogCheck[] = []
    for (let i = readVarUint(decoder); i > 0; i--) checks.push(decodeLogCheck(readVarUint8Array(decoder)))
    const authors = new Map<number, string>()
    for (let i = readVarUint(decoder); i > 0; i--) authors.set(readVarUint(decoder), readVarString(decoder))
    const isWhole = checks.every(
      ({ entries }, i) => entries <= updates && entries >= (checks[i - 1]?.entries ?? 0),
    )
    if (hasContent(decoder) || !isWhole) throw new UnreadablePast('broken')
    return { log, checks, authors }
  } catch (error) {
    throw error instanceof UnreadablePast ? error : new UnreadablePast('broken')
  }
}

/** How many entries of a log were written by `moment`. */
export function entriesBy(log: readonly LogEntry[], moment: number): number {
  let [low, high] = [0, log.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((log[middle]?.at ?? 0) <= moment) low = middle + 1
    else high = middle
  }
  return low
}
