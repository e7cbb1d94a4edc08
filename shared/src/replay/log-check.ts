/** What a document held at moments along its log, in a few bytes each: a reader of the log sees by them whether it says the same. */
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

export interface LogCheck {
  /** After so many of the log's updates. */
  readonly entries: number
  /** What stands in it then: see `contentHash`. */
  readonly hash: Uint8Array
}

export function encodeLogCheck({ entries, hash }: LogCheck): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, entries)
  writeVarUint8Array(encoder, hash)
  return toUint8Array(encoder)
}

/** Throws for what was not written so. What follows in `record` is passed over: once a whole state stood there. */
export function decodeLogCheck(record: Uint8Array): LogCheck {
  const decoder = createDecoder(record)
  return { entries: readVarUint(decoder), hash: readVarUint8Array(decoder) }
}
