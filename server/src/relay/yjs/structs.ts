/**
 * A Yjs document as the bytes of its structs, one run per client, and its deletions: takes updates by appending and
 * answers a state vector by copying, without building the document. Knows no journal and nobody's rights.
 */
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { DeleteSet } from './delete-set.js'
import { ClientStructs, type StructExtent } from './client-structs.js'
import type { UpdateSection, UpdateParts } from './inspect.js'

/** How far each client's run went at a moment, so that what stands before can be put in other words later. */
export type StructExtents = ReadonlyMap<number, StructExtent>
export type Vector = ReadonlyMap<number, number>

const nothing: Vector = new Map()

export class Structs {
  readonly #runs = new Map<number, ClientStructs>()
  readonly #deleted = new DeleteSet()
  #size = 0

  /** The clock behind the last one known of a client; 0 for an unknown one. */
  clockOf(client: number): number {
    return this.#runs.get(client)?.clock ?? 0
  }
  /** How many clients have written. */
  get clients(): number {
    return this.#runs.size
  }
  knows(client: number): boolean {
    return this.#runs.has(client)
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
      if (!this.#deleted.has(deletion)) return { sections, deletes: true }
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

  /** Takes what `newsOf` found; each section must begin where its client's run ends. */
  take(update: Uint8Array, parts: UpdateParts): void {
    for (const section of parts.sections)
      if (section.to > this.clockOf(section.client)) this.#append(update, section)
    for (const deletion of parts.deletions) this.#deleted.add(deletion)
  }
  #append(update: Uint8Array, section: UpdateSection): void {
    let run = this.#runs.get(section.client)
    if (!run) this.#runs.set(section.client, (run = new ClientStructs()))
    run.append(update, section)
    this.#size += section.end - section.start
  }

  /** The clock behind the last one of each client. */
  clocks(): Vector {
    return new Map([...this.#runs].map(([client, { clock }]) => [client, clock]))
  }
  vector(): Uint8Array {
    const encoder = createEncoder()
    writeVarUint(encoder, this.#runs.size)
    for (const [client, { clock }] of this.#runs) {
      writeVarUint(encoder, client)
      writeVarUint(encoder, clock)
    }
    return toUint8Array(encoder)
  }
  /** What somebody lacks who has `vector`, and all deletions, as one update. */
  lackedBy(vector?: Vector): Uint8Array {
    return Buffer.concat(this.piecesLackedBy(vector))
  }
  /** The same in pieces that follow each other. Most are views of what is kept here; what is taken later is not in them. */
  piecesLackedBy(vector: Vector = nothing): readonly Uint8Array[] {
    const lacked = [...this.#runs]
      .filter(([client, { clock }]) => clock > (vector.get(client) ?? 0))
      .toSorted(([a], [b]) => b - a)
    const parts = lacked.flatMap(([client, run]) => run.since(client, vector.get(client) ?? 0))
    return [count(lacked.length), ...parts, this.#deleted.encoded()]
  }

  extents(): StructExtents {
    return new Map([...this.#runs].map(([client, run]) => [client, run.extent()]))
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
    for (const deletion of parts.deletions) this.#deleted.add(deletion)
    this.#deleted.tighten()
    for (const section of parts.sections) {
      const [run, before] = [this.#runs.get(section.client), extents.get(section.client)]
      if (!run || !before) continue
      this.#size -= run.length
      run.replace(before, update, section)
      this.#size += run.length
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
