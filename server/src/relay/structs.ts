/**
 * A Yjs document as the bytes of its structs, one run per client, and its deletions: takes updates by appending and
 * answers a state vector by copying, without building the document. Knows no journal and nobody's rights.
 */
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { Deleted } from './deleted.js'
import { findStruct, type Section, type Walk } from './walk.js'

/** All structs of one client from clock 0 on: the first `length` bytes of `bytes`. */
interface Run {
  bytes: Uint8Array
  length: number
  structs: number
  /** The clock behind the last one. */
  clock: number
}
/** How far each run went at a moment, so that what stands before can be put in other words later. */
export type Extent = ReadonlyMap<number, Readonly<Omit<Run, 'bytes'>>>
export type Vector = ReadonlyMap<number, number>

const [smallest, slack] = [64, 1.5]
const nothing: Vector = new Map()

export class Structs {
  readonly #runs = new Map<number, Run>()
  readonly #deleted = new Deleted()
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
  newsOf(walk: Walk): { readonly sections: readonly Section[]; readonly deletes: boolean } {
    let { sections } = walk
    for (const { client, to } of walk.sections)
      if (to <= this.clockOf(client)) {
        sections = sections.filter(section => section.to > this.clockOf(section.client))
        break
      }
    for (const deletion of walk.deletions)
      if (!this.#deleted.has(deletion)) return { sections, deletes: true }
    return { sections, deletes: false }
  }
  /**
   * `firm` if everything an update stands on is here or comes with it; `gap` if not; `circular` if it comes with it, but
   * in no order that can be built.
   */
  groundOf(walk: Walk): 'firm' | 'gap' | 'circular' {
    if (walk.holed) return 'gap'
    for (const { client, from } of walk.sections) if (from > this.clockOf(client)) return 'gap'
    for (const { client, to } of walk.deletions)
      if (to > this.clockOf(client) && to > endOf(walk, client)) return 'gap'
    let isOpen = false
    for (const { other, needs } of walk.references)
      if (needs > this.clockOf(other)) {
        if (needs > endOf(walk, other)) return 'gap'
        isOpen = true
      }
    return !isOpen || this.#isOrdered(walk) ? 'firm' : 'circular'
  }
  #isOrdered({ sections, references }: Walk): boolean {
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
  take(update: Uint8Array, walk: Walk): void {
    for (const section of walk.sections)
      if (section.to > this.clockOf(section.client)) this.#append(update, section)
    for (const deletion of walk.deletions) this.#deleted.add(deletion)
  }
  #append(update: Uint8Array, { client, to, structs, start, end }: Section): void {
    const run = this.#runs.get(client) ?? { bytes: new Uint8Array(0), length: 0, structs: 0, clock: 0 }
    this.#runs.set(client, run)
    const length = run.length + end - start
    if (length > run.bytes.length) {
      // Nothing behind `length` is ever read, so that it need not be emptied.
      const grown =
        length <= smallest ? new Uint8Array(smallest) : Buffer.allocUnsafeSlow(Math.ceil(length * slack))
      grown.set(run.bytes.subarray(0, run.length))
      run.bytes = grown
    }
    const { bytes } = run
    // Most are short, and then copying by hand is cheaper than a view.
    for (let from = start, at = run.length; from < end; from++, at++) bytes[at] = update[from] ?? 0
    this.#size += end - start
    run.length = length
    run.structs += structs
    run.clock = to
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
    const parts = lacked.flatMap(([client, run]) => partOf(client, run, vector.get(client) ?? 0))
    const deletes = createEncoder()
    this.#deleted.write(deletes)
    return [count(lacked.length), ...parts, toUint8Array(deletes)]
  }

  extent(): Extent {
    return new Map(
      [...this.#runs].map(([client, { length, structs, clock }]) => [client, { length, structs, clock }]),
    )
  }
  /**
   * Puts `update`, which says the same as everything within `extent` in fewer bytes, in its place; what came since stays.
   * Throws, and changes nothing, if it does not reach exactly as far.
   */
  replace(extent: Extent, update: Uint8Array, walk: Walk): void {
    const same =
      walk.sections.length === extent.size &&
      walk.sections.every(({ client, from, to }) => from === 0 && to === extent.get(client)?.clock)
    if (!same) throw new Error('a compacted document must reach as far as the document did')
    // Building a document deletes more than its updates say: of two values set at once for a key only one stays.
    for (const deletion of walk.deletions) this.#deleted.add(deletion)
    this.#deleted.tighten()
    for (const { client, structs, start, end } of walk.sections) {
      const [run, before] = [this.#runs.get(client), extent.get(client)]
      if (!run || !before) continue
      const bytes = new Uint8Array(end - start + run.length - before.length)
      bytes.set(update.subarray(start, end))
      bytes.set(run.bytes.subarray(before.length, run.length), end - start)
      this.#size += bytes.length - run.length
      Object.assign(run, { bytes, length: bytes.length, structs: run.structs - before.structs + structs })
    }
  }
}

/** How far an update itself brings a client. */
const endOf = ({ sections }: Walk, client: number): number =>
  sections.find(section => section.client === client)?.to ?? 0

/** One client's structs from the one that holds `clock` on, behind their header. Yjs passes over what it knows of that one. */
function partOf(client: number, run: Run, clock: number): readonly Uint8Array[] {
  const from = clock === 0 ? { at: 0, clock: 0, before: 0 } : findStruct(run.bytes, client, clock)
  const header = createEncoder()
  writeVarUint(header, run.structs - from.before)
  writeVarUint(header, client)
  writeVarUint(header, from.clock)
  return [toUint8Array(header), run.bytes.subarray(from.at, run.length)]
}

function count(value: number): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, value)
  return toUint8Array(encoder)
}
