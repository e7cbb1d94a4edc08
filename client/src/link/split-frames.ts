/**
 * Cuts what is too large for one frame into several that follow each other: what was pasted at once, or what a whole
 * hour without the server has left. Knows no socket.
 */
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, length, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { setIfUndefined } from 'lib0/map'
import * as Y from 'yjs'

export interface Bounds {
  /** Of an update. The server takes frames of a megabyte. */
  readonly bytes: number
  /** Structs and deleted ranges of an update. From a thousand on the server tries them out first. */
  readonly parts: number
}
const usual: Bounds = { bytes: 256 << 10, parts: 900 }
/** What is smaller cannot hold more parts than the server takes. */
const smallBytes = 64 << 10

/** As a socket takes it. */
type SocketFrame = Uint8Array<ArrayBuffer>
type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
type Deleted = { readonly clock: number; readonly len: number }

/** Whether a frame is one of the sync protocol that carries changes: step 2 or an update. */
export const bearsChanges = (frame: unknown): frame is SocketFrame =>
  frame instanceof Uint8Array && frame[0] === 0 && (frame[1] === 1 || frame[1] === 2)

/** A frame that carries changes, as frames of the same kind; mostly itself. */
export function inPieces(frame: SocketFrame, bounds: Bounds = usual): readonly SocketFrame[] {
  if (frame.length <= Math.min(smallBytes, bounds.bytes)) return [frame]
  const decoder = createDecoder(frame)
  const [kind, step] = [readVarUint(decoder), readVarUint(decoder)]
  const updates = cut(readVarUint8Array(decoder), bounds)
  return updates.length === 1 ? [frame] : updates.map(update => frameOf(kind, step, update))
}
function frameOf(kind: number, step: number, update: Uint8Array): SocketFrame {
  const encoder = createEncoder()
  writeVarUint(encoder, kind)
  writeVarUint(encoder, step)
  writeVarUint8Array(encoder, update)
  return toUint8Array(encoder)
}

/** Updates that say together what `update` says; each stands on those before it and on nothing behind it. */
export function cut(update: Uint8Array, bounds: Bounds = usual): readonly Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update)
  const pieces = [new UpdatePiece()]
  const withRoom = (bytes: number): UpdatePiece => {
    const last = pieces.at(-1)
    if (last && (last.parts === 0 || (last.bytes + bytes <= bounds.bytes && last.parts < bounds.parts)))
      return last
    const next = new UpdatePiece()
    pieces.push(next)
    return next
  }
  for (const struct of inOrder(structs))
    for (const [part, bytes] of partsOf(struct, bounds.bytes)) withRoom(bytes).put(part, bytes)
  for (const [client, deleted] of ds.clients)
    for (const range of deleted) withRoom(rangeBytes).erase(client, range)
  return pieces.map(piece => piece.update())
}

/** So that each comes behind what it stands on. */
function inOrder(structs: readonly Struct[]): readonly Struct[] {
  /** What is still to come of each client, the next one last. */
  const queues = new Map<number, Struct[]>()
  for (const struct of structs.toReversed())
    setIfUndefined(queues, struct.id.client, (): Struct[] => []).push(struct)
  const waits = (struct: Struct) =>
    standsOn(struct).some(({ client, clock }) => {
      const first = client === struct.id.client ? undefined : queues.get(client)?.at(-1)
      return first !== undefined && clock >= first.id.clock
    })
  const ordered: Struct[] = []
  for (let before = -1; before < ordered.length;) {
    before = ordered.length
    for (const queue of queues.values())
      for (let first = queue.at(-1); first && !waits(first); first = queue.at(-1)) {
        ordered.push(first)
        queue.pop()
      }
  }
  return ordered
}
function standsOn(struct: Struct): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const { origin, rightOrigin, parent } = struct
  return [origin, rightOrigin, parent].filter(id => id instanceof Y.ID)
}

/** A long text as several that follow each other, anything else as it is; each with its bytes. */
function partsOf(struct: Struct, most: number): readonly (readonly [Struct, number])[] {
  const bytes = sizeOf(struct)
  if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString) || bytes <= most)
    return [[struct, bytes]]
  const { id, origin, rightOrigin, parent, parentSub } = struct
  const text = struct.content.str
  // A character takes three bytes at most, and one of two halves four.
  const longest = Math.max(2, Math.floor(most / 4))
  const parts: (readonly [Struct, number])[] = []
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + longest)
    if (to < text.length && isFirstHalf(text.charCodeAt(to - 1))) to -= 1
    const left = from === 0 ? origin : Y.createID(id.client, id.clock + from - 1)
    const at = Y.createID(id.client, id.clock + from)
    const content = new Y.ContentString(text.slice(from, to))
    const part = new Y.Item(at, null, left, null, rightOrigin, parent, parentSub, content)
    parts.push([part, sizeOf(part)])
    from = to
  }
  return parts
}
const isFirstHalf = (code: number): boolean => code >= 0xd800 && code < 0xdc00

/** More than any range takes. */
const rangeBytes = 16

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return length(encoder.restEncoder)
}

class UpdatePiece {
  parts = 0
  bytes = 0
  readonly #structs = new Map<number, Struct[]>()
  readonly #erased = new Map<number, Deleted[]>()

  put(struct: Struct, bytes: number): void {
    setIfUndefined(this.#structs, struct.id.client, (): Struct[] => []).push(struct)
    this.#grow(bytes)
  }
  erase(client: number, range: Deleted): void {
    setIfUndefined(this.#erased, client, (): Deleted[] => []).push(range)
    this.#grow(rangeBytes)
  }
  #grow(bytes: number): void {
    this.parts += 1
    this.bytes += bytes
  }
  update(): Uint8Array {
    const encoder = new Y.UpdateEncoderV1()
    const rest = encoder.restEncoder
    writeVarUint(rest, this.#structs.size)
    for (const [client, structs] of this.#structs) {
      writeVarUint(rest, structs.length)
      encoder.writeClient(client)
      writeVarUint(rest, structs[0]?.id.clock ?? 0)
      for (const struct of structs) struct.write(encoder, 0)
    }
    writeVarUint(rest, this.#erased.size)
    for (const [client, ranges] of this.#erased) {
      writeVarUint(rest, client)
      writeVarUint(rest, ranges.length)
      for (const { clock, len } of ranges) {
        writeVarUint(rest, clock)
        writeVarUint(rest, len)
      }
    }
    return encoder.toUint8Array()
  }
}
