/** Puts what is appended together into one record, and takes it out again. Knows no storage and no checksum. */
import { createDecoder, readVarInt, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarInt, writeVarUint8Array } from 'lib0/encoding'
import type { Draft, Entry } from '../port.js'

/** One record. Of a single draft it is that draft; of several, `at` is the first one's and `body` holds all. */
export interface Pack extends Draft {
  /** How many drafts it holds. */
  readonly count: number
}

/** Bytes of bodies in one pack: a larger one is no cheaper to write, and a flipped bit spoils all of it. */
const mostBytes = 1 << 18

export function packsOf(drafts: readonly Draft[]): readonly Pack[] {
  const groups: Draft[][] = []
  let group: Draft[] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const draft of drafts) {
    if (bytes + draft.body.length > mostBytes) {
      groups.push((group = []))
      bytes = 0
    }
    group.push(draft)
    bytes += draft.body.length
  }
  return groups.map(packOf)
}

/** Drafts as times, each relative to the one before, and bodies; at least one. */
export function packOf(drafts: readonly Draft[]): Pack {
  const [first, ...more] = drafts
  if (!first) throw new Error('there is no empty pack')
  if (more.length === 0) return { ...first, count: 1 }
  const encoder = createEncoder()
  let before = first.at
  for (const { at, body } of drafts) {
    writeVarInt(encoder, at - before)
    writeVarUint8Array(encoder, body)
    before = at
  }
  return { at: first.at, count: drafts.length, body: toUint8Array(encoder) }
}

/** The entries of a whole pack that ends at `position`. The bodies are views into its own. */
export function unpack(position: number, pack: Pack): readonly Entry[] {
  if (pack.count === 1) return [{ position, at: pack.at, body: pack.body }]
  const decoder = createDecoder(pack.body)
  const entries: Entry[] = []
  let at = pack.at
  for (let place = position - pack.count + 1; place <= position; place++) {
    at += readVarInt(decoder)
    entries.push({ position: place, at, body: readVarUint8Array(decoder) })
  }
  return entries
}
