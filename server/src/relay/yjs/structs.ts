/**
 * A Yjs document as the bytes of its structs, client by client, and its deletions: takes updates by appending and
 * answers a state vector by copying, without building the document. Knows no journal and nobody's rights.
 */
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'
import { DeleteSet } from './delete-set.js'
import { ClientStructs, type StructExtent } from './client-structs.js'
import { inspectUpdate, type UpdateParts, type UpdateSection } from './inspect.js'

/** How far each client's structs went at a moment, so that what stands before can be put in other words later. */
type StructExtents = ReadonlyMap<number, StructExtent>
export type Vector = ReadonlyMap<number, number>

/** An update that begins behind what is known, and what it brings. */
export interface TrimmedUpdate {
  readonly update: Uint8Array
  readonly parts: UpdateParts
}

const nothing: Vector = new Map()

export class Structs {
  readonly #byClient = new Map<number, ClientStructs>()
  readonly #deletions = new DeleteSet()
  #size = 0

  /** The clock behind the last one known of a client; 0 for an unknown one. */
  clockOf(client: number): number {
    return this.#byClient.get(client)?.clock ?? 0
  }
  /** How many clients have written. */
  get clients(): number {
    return this.#byClient.size
  }
  knows(client: number): boolean {
    return this.#byClient.has(client)
  }
  /** Bytes of all structs. */
  get size(): number {
    return this.#size
  }
  /** What in an update is not here yet. */
  newsOf(parts: UpdateParts): { readonly sections: readonly UpdateSection[]; readonly deletes: boolean } {
    let { sections } = parts
    for (const { client, to } of parts.sections)
      if (to <= this.clockOf(client)) {
        sections = sections.filter(section => section.to > this.clockOf(section.client))
        break
      }
    for (const deletion of parts.deletions)
      if (!this.#deletions.has(deletion)) return { sections, deletes: true }
    return { sections, deletes: false }
  }
  /**
   * `firm` if everything an update stands on is here or comes with it; `gap` if not; `circular` if it comes with it, but
   * in no order that can be built.
   */
  groundOf(parts: UpdateParts): 'firm' | 'gap' | 'circular' {
    if (parts.holed) return 'gap'
    for (const { client, from } of parts.sections) if (from > this.clockOf(client)) return 'gap'
    for (const { client, to } of parts.deletions)
      if (to > this.clockOf(client) && to > endOf(parts, client)) return 'gap'
    let isOpen = false
    for (const { other, needs } of parts.references)
      if (needs > this.clockOf(other)) {
        if (needs > endOf(parts, other)) return 'gap'
        isOpen = true
      }
    return !isOpen || this.#isOrdered(parts) ? 'firm' : 'circular'
  }
  #isOrdered({ sections, references }: UpdateParts): boolean {
    const waits = new Map(
      sections.map(({ client, to }) => {
        const own = references.filter(reference => reference.client === client)
        return [client, { to, own, next: 0 }]
      }),
    )
    const reached = (client: number): number => {
      const wait = waits.get(client)
      return Math.max(this.clockOf(client), wait ? (wait.own[wait.next]?.clock ?? wait.to) : 0)
    }
    for (let moved = true; moved;) {
      moved = false
      for (const wait of waits.values())
        for (let it = wait.own[wait.next]; it && it.needs <= reached(it.other); it = wait.own[wait.next]) {
          wait.next += 1
          moved = true
        }
    }
    return [...waits.values()].every(({ own, next }) => next === own.length)
  }

  /** An update without what is known of it in the middle of a section; undefined if Yjs cannot cut it there. */
  trimmed(update: Uint8Array, parts: UpdateParts): TrimmedUpdate | undefined {
    const overlaps = parts.sections.some(({ client, from, to }) => {
      const known = this.clockOf(client)
      return from < known && known < to
    })
    if (!overlaps) return { update, parts }
    try {
      const rest = Y.diffUpdate(update, this.vector())
      const partsOfRest = inspectUpdate(rest)
      return partsOfRest && { update: rest, parts: partsOfRest }
    } catch {
      return undefined
    }
  }
  /** Takes an update if everything it stands on is here; says whether it did. */
  takeIfFirm(update: Uint8Array): boolean {
    const parts = inspectUpdate(update)
    const change = parts && this.groundOf(parts) === 'firm' && this.trimmed(update, parts)
    if (!change) return false
    this.take(change.update, change.parts)
    return true
  }
  /** Takes a record of the journal. Throws for one that makes no document. */
  takeRecord(body: Uint8Array): void {
    if (!this.takeIfFirm(body)) throw new Error('a record of this document cannot be read')
  }
  /** Takes what `newsOf` found; each section must begin where its client's structs end. */
  take(update: Uint8Array, parts: UpdateParts): void {
    for (const section of parts.sections)
      if (section.to > this.clockOf(section.client)) this.#append(update, section)
    for (const deletion of parts.deletions) this.#deletions.add(deletion)
  }
  #append(update: Uint8Array, section: UpdateSection): void {
    let own = this.#byClient.get(section.client)
    if (!own) this.#byClient.set(section.client, (own = new ClientStructs()))
    own.append(update, section)
    this.#size += section.end - section.start
  }

  /** The clock behind the last one of each client. */
  clocks(): Vector {
    return new Map([...this.#byClient].map(([client, { clock }]) => [client, clock]))
  }
  vector(): Uint8Array {
    const encoder = createEncoder()
    writeVarUint(encoder, this.#byClient.size)
    for (const [client, { clock }] of this.#byClient) {
      writeVarUint(encoder, client)
      writeVarUint(encoder, clock)
    }
    return toUint8Array(encoder)
  }
  /** What a client with the state vector `vector` lacks, and all deletions, as one update. */
  lackedBy(vector?: Vector): Uint8Array {
    return Buffer.concat(this.piecesLackedBy(vector))
  }
  /** The same in pieces that follow each other. Most are views of what is kept here; what is taken later is not in them. */
  piecesLackedBy(vector: Vector = nothing): readonly Uint8Array[] {
    const lacked = [...this.#byClient]
      .filter(([client, { clock }]) => clock > (vector.get(client) ?? 0))
      .toSorted(([a], [b]) => b - a)
    const parts = lacked.flatMap(([client, own]) => own.since(client, vector.get(client) ?? 0))
    return [count(lacked.length), ...parts, this.#deletions.encoded()]
  }

  extents(): StructExtents {
    return new Map([...this.#byClient].map(([client, own]) => [client, own.extent()]))
  }
  /**
   * Puts `update`, which says the same as everything within `extents` in fewer bytes, in its place; what came since stays.
   * Throws, and changes nothing, if it does not reach exactly as far.
   */
  replace(extents: StructExtents, update: Uint8Array, parts: UpdateParts): void {
    const same =
      parts.sections.length === extents.size &&
      parts.sections.every(({ client, from, to }) => from === 0 && to === extents.get(client)?.clock)
    if (!same) throw new Error('a compacted document must reach as far as the document did')
    // Building a document deletes more than its updates say: of two values set at once for a key only one stays.
    for (const deletion of parts.deletions) this.#deletions.add(deletion)
    this.#deletions.tighten()
    for (const section of parts.sections) {
      const [own, before] = [this.#byClient.get(section.client), extents.get(section.client)]
      if (!own || !before) continue
      this.#size -= own.length
      own.replace(before, update, section)
      this.#size += own.length
    }
  }
}

/** How far an update itself brings a client. */
const endOf = ({ sections }: UpdateParts, client: number): number =>
  sections.find(section => section.client === client)?.to ?? 0

function count(value: number): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, value)
  return toUint8Array(encoder)
}
