/**
 * All structs of one Yjs client from clock 0 on, as their bytes: in chunks that are filled one after another and never
 * moved, so that a long document costs no more to add to than a short one. Knows no other client and no deletion.
 */
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { findStruct, type UpdateSection } from './inspect.js'

/** How far a client's structs go. */
export interface StructExtent {
  /** Bytes. */
  readonly length: number
  readonly structs: number
  /** The clock behind the last one. */
  readonly clock: number
}
/** Whole structs, in the first `used` bytes. */
interface StructChunk {
  readonly bytes: Uint8Array
  used: number
  /** What stands before it. */
  readonly before: StructExtent
}

/** A new chunk has room for half of what there is, within these bounds. */
const [smallest, largest] = [64, 32 << 10]

export class ClientStructs {
  #chunks: readonly StructChunk[] = []
  #length = 0
  #structs = 0
  #clock = 0

  get length(): number {
    return this.#length
  }
  get clock(): number {
    return this.#clock
  }
  extent(): StructExtent {
    return { length: this.#length, structs: this.#structs, clock: this.#clock }
  }
  /** Takes the bytes of a section of `update` that begins where these end. */
  append(update: Uint8Array, { to, structs, start, end }: UpdateSection): void {
    const { bytes, at } = this.#room(end - start)
    // Most are short, and then copying by hand is cheaper than a view.
    for (let from = start, behind = at; from < end; from++, behind++) bytes[behind] = update[from] ?? 0
    this.#length += end - start
    this.#structs += structs
    this.#clock = to
  }
  #room(wanted: number): { readonly bytes: Uint8Array; readonly at: number } {
    let chunk = this.#chunks.at(-1)
    if (!chunk || chunk.bytes.length - chunk.used < wanted) {
      const size = Math.max(wanted, smallest, Math.min(this.#length >> 1, largest))
      // Nothing behind `used` is ever read, so that it need not be emptied.
      const bytes = size === smallest ? new Uint8Array(size) : Buffer.allocUnsafeSlow(size)
      chunk = { bytes, used: 0, before: this.#length === 0 ? empty : this.extent() }
      // Seldom, and an array that is pushed to makes room for seventeen.
      this.#chunks = [...this.#chunks, chunk]
    }
    const at = chunk.used
    chunk.used += wanted
    return { bytes: chunk.bytes, at }
  }
  /**
   * The structs from the one that holds `clock` on, behind their header; Yjs passes over what it knows of that one. Views:
   * what is taken later is not in them.
   */
  since(client: number, clock: number): readonly Uint8Array[] {
    const chunk = this.#chunks.findLast(({ before }) => before.clock <= clock)
    if (!chunk) return []
    const { bytes, before } = chunk
    const from =
      clock === 0 ? { at: 0, clock: 0, structs: 0 } : findStruct(bytes, client, clock, before.clock)
    const header = createEncoder()
    writeVarUint(header, this.#structs - before.structs - from.structs)
    writeVarUint(header, client)
    writeVarUint(header, from.clock)
    return [toUint8Array(header), ...this.#behind(before.length + from.at)]
  }
  /** All bytes from a place on. */
  #behind(place: number): readonly Uint8Array[] {
    return this.#chunks
      .filter(({ used, before }) => before.length + used > place)
      .map(({ bytes, used, before }) => bytes.subarray(Math.max(0, place - before.length), used))
  }
  /** Puts a section of `update` in the place of all up to `before`; what came since stays. */
  replace(before: StructExtent, update: Uint8Array, { structs, start, end }: UpdateSection): void {
    // Not by concat, which cuts what is small from a piece of memory that it shares with what is gone tomorrow.
    const bytes = new Uint8Array(end - start + this.#length - before.length)
    bytes.set(update.subarray(start, end))
    let at = end - start
    for (const piece of this.#behind(before.length)) {
      bytes.set(piece, at)
      at += piece.length
    }
    this.#chunks = [{ bytes, used: at, before: empty }]
    this.#length = at
    this.#structs += structs - before.structs
  }
}

const empty: StructExtent = { length: 0, structs: 0, clock: 0 }
