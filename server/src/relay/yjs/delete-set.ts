/** Which clocks of which Yjs client are deleted, as merged ranges. Knows no content. */
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import type { UpdateDeletion } from './inspect.js'

/** Bytes: what is shorter is written as quickly as it is found. */
const worthKeeping = 256

export class DeleteSet {
  /** Per client: from, to, from, to, … in rising order, never touching. */
  readonly #ranges = new Map<number, Ranges>()
  /** What `encoded` gave last, unless more was deleted since: people come in crowds. */
  #encoded: Uint8Array | undefined

  has({ client, from, to }: UpdateDeletion): boolean {
    const ranges = this.#ranges.get(client)
    if (!ranges) return false
    const i = firstEndingAt(ranges, from + 1)
    return i < ranges.length && edge(ranges, i) <= from && edge(ranges, i + 1) >= to
  }
  add({ client, from, to }: UpdateDeletion): void {
    this.#encoded = undefined
    const ranges = this.#loose(client)
    const first = firstEndingAt(ranges, from)
    let behind = first
    while (behind < ranges.length && edge(ranges, behind) <= to) behind += 2
    if (behind === first) return void ranges.splice(first, 0, from, to)
    const merged = [Math.min(from, edge(ranges, first)), Math.max(to, edge(ranges, behind - 1))] as const
    ranges.splice(first, behind - first, ...merged)
  }
  /** Takes no more memory than needed until something is deleted again. */
  tighten(): void {
    this.#encoded = undefined
    for (const [client, ranges] of this.#ranges)
      if (edge(ranges, ranges.length - 1) <= most) this.#ranges.set(client, Uint32Array.from(ranges))
  }
  #loose(client: number): number[] {
    const ranges = this.#ranges.get(client) ?? []
    const loose = Array.isArray(ranges) ? ranges : [...ranges]
    if (loose !== ranges || ranges.length === 0) this.#ranges.set(client, loose)
    return loose
  }
  /** The delete set as it stands at the end of an update. */
  encoded(): Uint8Array {
    const encoded = this.#encoded ?? this.#encode()
    if (encoded.length >= worthKeeping) this.#encoded = encoded
    return encoded
  }
  #encode(): Uint8Array {
    const encoder = createEncoder()
    writeVarUint(encoder, this.#ranges.size)
    for (const [client, ranges] of this.#ranges) {
      writeVarUint(encoder, client)
      writeVarUint(encoder, ranges.length / 2)
      for (let i = 0; i < ranges.length; i += 2) {
        writeVarUint(encoder, edge(ranges, i))
        writeVarUint(encoder, edge(ranges, i + 1) - edge(ranges, i))
      }
    }
    return toUint8Array(encoder)
  }
}

type Ranges = number[] | Uint32Array
const most = 2 ** 32 - 1

const edge = (ranges: Ranges, i: number): number => ranges[i] ?? 0

/** The index of the first range that ends at `clock` or behind it; the list's length if none does. */
function firstEndingAt(ranges: Ranges, clock: number): number {
  const last = ranges.length - 2
  if (last < 0 || edge(ranges, last + 1) < clock) return ranges.length
  if (last === 0 || edge(ranges, last - 1) < clock) return last
  let [low, high] = [0, last / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if (edge(ranges, middle * 2 + 1) < clock) low = middle + 1
    else high = middle
  }
  return low * 2
}
