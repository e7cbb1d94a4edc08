/** Whole states of one document in few bytes: each as what is new in it against the one before. Knows no Yjs. */
import { deflateSync, inflateSync } from 'fflate'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

/** A whole state of the document once so many of the log's updates were in it. */
export interface Keyframe {
  readonly entries: number
  /** Yjs' second form of an update, of a document that has dropped what was deleted. */
  readonly state: Uint8Array
  /** What stands in it, in short: see `contentHash`. */
  readonly hash: Uint8Array
}
/** What a state may unpack to, and all of them: what says more is no document's. */
const [mostOfOne, mostOfAll] = [32 << 20, 512 << 20]

/** One record a state, in their order; the first stands by itself. */
export function packKeyframes(keyframes: readonly Keyframe[]): readonly Uint8Array[] {
  let before = new Uint8Array()
  return keyframes.map(({ entries, state, hash }) => {
    const encoder = createEncoder()
    writeVarUint(encoder, entries)
    writeVarUint8Array(encoder, hash)
    writeVarUint(encoder, state.length)
    // Most of a state stands in the one before word by word; a window of 32 kB is looked at.
    writeVarUint8Array(encoder, deflateSync(state, { dictionary: before.subarray(-windowBytes), level: 9 }))
    before = state as Uint8Array<ArrayBuffer>
    return toUint8Array(encoder)
  })
}
const windowBytes = 32_768

/** Throws for what was not packed so. */
export function unpackKeyframes(records: readonly Uint8Array[]): readonly Keyframe[] {
  let [before, all] = [new Uint8Array(), 0]
  return records.map(record => {
    const decoder = createDecoder(record)
    const [entries, hash, length] = [readVarUint(decoder), readVarUint8Array(decoder), readVarUint(decoder)]
    all += length
    if (length > mostOfOne || all > mostOfAll) throw new Error('a state is larger than any document')
    const state = inflateSync(readVarUint8Array(decoder), {
      dictionary: before.subarray(-windowBytes),
      out: new Uint8Array(length),
    })
    if (state.length !== length) throw new Error('a state is cut short')
    before = state as Uint8Array<ArrayBuffer>
    return { entries, state, hash }
  })
}
