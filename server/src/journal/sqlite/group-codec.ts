/** A group of writes as bytes, in which it goes to the store's thread and onto the disk. Knows neither. */
import {
  createDecoder,
  hasContent,
  readVarInt,
  readVarString,
  readVarUint,
  readVarUint8Array,
  type Decoder,
} from 'lib0/decoding'
import {
  createEncoder,
  toUint8Array,
  writeVarInt,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
  type Encoder,
} from 'lib0/encoding'
import type { Write } from '../disk.js'
import type { Draft } from '../port.js'

/** Their numbers are on disks. */
const kinds = [
  'append',
  'keepSnapshot',
  'keep',
  'beat',
  'erase',
  'rewrite',
] as const satisfies readonly Write['type'][]

export function encodeGroup(writes: readonly Write[]): Uint8Array {
  const encoder = createEncoder()
  for (const write of writes) put(encoder, write)
  return toUint8Array(encoder)
}
/** The bodies are views into `group`, which must be one that `encodeGroup` made. */
export function decodeGroup(group: Uint8Array): readonly Write[] {
  const decoder = createDecoder(group)
  const writes: Write[] = []
  while (hasContent(decoder)) writes.push(take(decoder))
  return writes
}

function put(encoder: Encoder, write: Write): void {
  writeVarUint(encoder, kinds.indexOf(write.type))
  switch (write.type) {
    case 'append':
      writeVarString(encoder, write.stream)
      writeVarUint(encoder, write.expected)
      writeVarUint(encoder, write.count)
      return putDrafts(encoder, write.drafts)
    case 'keepSnapshot':
      writeVarString(encoder, write.stream)
      writeVarUint(encoder, write.snapshot.position)
      return writeVarUint8Array(encoder, write.snapshot.body)
    case 'keep':
      writeVarString(encoder, write.hash)
      return writeVarString(encoder, write.grant)
    case 'beat':
      return writeVarInt(encoder, write.at)
    case 'erase':
      putTexts(encoder, write.streams)
      return putTexts(encoder, write.grants)
    case 'rewrite':
      writeVarString(encoder, write.stream)
      writeVarUint(encoder, write.drafts.length)
      return putDrafts(encoder, write.drafts)
  }
}
function putDrafts(encoder: Encoder, drafts: readonly Draft[]): void {
  for (const { at, body } of drafts) {
    writeVarInt(encoder, at)
    writeVarUint8Array(encoder, body)
  }
}
function putTexts(encoder: Encoder, texts: readonly string[]): void {
  writeVarUint(encoder, texts.length)
  for (const text of texts) writeVarString(encoder, text)
}
function take(decoder: Decoder): Write {
  const type = kinds[readVarUint(decoder)]
  switch (type) {
    case 'append':
      return takeAppend(decoder)
    case 'keepSnapshot':
      return {
        type,
        stream: readVarString(decoder),
        snapshot: { position: readVarUint(decoder), body: readVarUint8Array(decoder) },
      }
    case 'keep':
      return { type, hash: readVarString(decoder), grant: readVarString(decoder) }
    case 'beat':
      return { type, at: readVarInt(decoder) }
    case 'erase':
      return { type, streams: takeTexts(decoder), grants: takeTexts(decoder) }
    case 'rewrite': {
      const [stream, count] = [readVarString(decoder), readVarUint(decoder)]
      return { type, stream, drafts: takeDrafts(decoder, count) }
    }
    default:
      throw new Error('this is no group of writes')
  }
}

const takeTexts = (decoder: Decoder): readonly string[] =>
  Array.from({ length: readVarUint(decoder) }, () => readVarString(decoder))

/** The drafts are looked for when they are asked for: a group waits for its tables with many others. */
function takeAppend(decoder: Decoder): Write {
  const [stream, expected, count] = [readVarString(decoder), readVarUint(decoder), readVarUint(decoder)]
  const from = decoder.pos
  for (let i = 0; i < count; i++) {
    readVarInt(decoder)
    const length = readVarUint(decoder)
    decoder.pos += length
  }
  return new PackedAppend(stream, expected, count, decoder.arr.subarray(from, decoder.pos))
}
/** A class, for a getter in a literal makes each object a dictionary. */
class PackedAppend {
  readonly type = 'append'
  readonly stream: string
  readonly expected: number
  readonly count: number
  readonly #bytes: Uint8Array

  constructor(stream: string, expected: number, count: number, bytes: Uint8Array) {
    this.stream = stream
    this.expected = expected
    this.count = count
    this.#bytes = bytes
  }
  get drafts(): readonly Draft[] {
    return draftsIn(this.#bytes, this.count)
  }
}
function draftsIn(bytes: Uint8Array, count: number): readonly Draft[] {
  return takeDrafts(createDecoder(bytes), count)
}
function takeDrafts(decoder: Decoder, count: number): readonly Draft[] {
  const drafts: Draft[] = []
  while (drafts.length < count) drafts.push({ at: readVarInt(decoder), body: readVarUint8Array(decoder) })
  return drafts
}
