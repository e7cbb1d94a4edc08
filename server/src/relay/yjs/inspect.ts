/**
 * Inspects a Yjs update without building it: whether Yjs can take it, what it brings and what it stands on.
 * Knows the wire format (Yjs 13, update version 1) and no document.
 */
import { ByteReader } from './byte-reader.js'
import { parseJson } from '../shallow-json.js'

/** What an update brings of one Yjs client: the clocks from `from` up to, not including, `to`, and where their bytes stand. */
export interface UpdateSection {
  readonly client: number
  readonly from: number
  readonly to: number
  readonly structs: number
  readonly start: number
  readonly end: number
}
/** A struct that stands on another client's: that one must be known up to `needs` for it to find its place. */
interface UpdateReference {
  readonly client: number
  readonly clock: number
  readonly other: number
  readonly needs: number
}
/** Clocks of a client that are deleted: from `from` up to, not including, `to`. */
export interface UpdateDeletion {
  readonly client: number
  readonly from: number
  readonly to: number
}
export interface UpdateParts {
  readonly sections: readonly UpdateSection[]
  readonly references: readonly UpdateReference[]
  readonly deletions: readonly UpdateDeletion[]
  /** How many structs and deleted ranges it holds: what it costs to apply. */
  readonly weight: number
  /** It has a hole, left by a peer that lacks something itself. */
  readonly holed: boolean
}

/** Far more than anybody can type, and far from where adding loses precision. */
const lastClock = 2 ** 47
const lastClient = 2 ** 32 - 1
/** Values inside values. */
const deepest = 32
/** More sections than this are looked up in a set. */
const fewSections = 8

/**
 * Returns undefined for bytes that Yjs would choke on or that hold what this product never writes. What it returns is the
 * caller's alone: nothing that is inspected later changes it.
 */
export function inspectUpdate(bytes: Uint8Array): UpdateParts | undefined {
  return inspector.inspect(bytes)
}

/**
 * Finds in a client's structs, of which the first begins at clock `begin`, the one that holds `clock`. Returns where its
 * bytes stand, its first clock and how many structs stand before it; the bytes must have been inspected before.
 */
export function findStruct(
  bytes: Uint8Array,
  client: number,
  clock: number,
  begin: number,
): { readonly at: number; readonly clock: number; readonly structs: number } {
  finder.reset(bytes)
  let structs = 0
  for (let first = begin; ; structs++) {
    const { at } = finder
    const length = finder.struct(client, first)
    if (first + length > clock || finder.bad) return { at, clock: first, structs }
    first += length
  }
}

class Inspector extends ByteReader {
  #sections: UpdateSection[] = []
  #references: UpdateReference[] = []
  #deletions: UpdateDeletion[] = []
  #weight = 0
  #holed = false
  #clients: Set<number> | undefined

  inspect(bytes: Uint8Array): UpdateParts | undefined {
    this.reset(bytes)
    this.#sections = []
    this.#references = []
    this.#deletions = []
    this.#weight = 0
    this.#holed = false
    this.#clients = undefined
    this.#structs()
    this.#deletes()
    if (!this.finished) return undefined
    return {
      sections: this.#sections,
      references: this.#references,
      deletions: this.#deletions,
      weight: this.#weight,
      holed: this.#holed,
    }
  }
  #structs(): void {
    for (let sections = this.count(); sections > 0 && !this.bad; sections--) this.#section()
  }
  #deletes(): void {
    for (let clients = this.count(); clients > 0 && !this.bad; clients--) {
      const client = this.uint()
      if (client > lastClient) return this.fail()
      for (let ranges = this.count(); ranges > 0 && !this.bad; ranges--) {
        const from = this.uint()
        const to = from + this.uint()
        this.#weight += 1
        if (to === from || to > lastClock) return this.fail()
        this.#deletions.push({ client, from, to })
      }
    }
  }

  #section(): void {
    const structs = this.count()
    const client = this.uint()
    const from = this.uint()
    const start = this.at
    if (client > lastClient || this.#isTwice(client)) return this.fail()
    this.#weight += structs
    let to = from
    for (let i = 0; i < structs && !this.bad; i++) {
      const length = this.struct(client, to)
      if (length === 0) this.fail()
      to += length
      if (to > lastClock) this.fail()
    }
    this.#sections.push({ client, from, to, structs, start, end: this.at })
  }
  #isTwice(client: number): boolean {
    if (this.#sections.length < fewSections) return this.#sections.some(section => section.client === client)
    this.#clients ??= new Set(this.#sections.map(section => section.client))
    if (this.#clients.has(client)) return true
    this.#clients.add(client)
    return false
  }
  /** Passes one struct; returns how many clocks it takes, of which 0 is never right. */
  struct(client: number, clock: number): number {
    const head = this.byte()
    const kind = head & 31
    if (kind === 0) return this.uint() // collected: only its length is left
    if (kind === 10) {
      this.#holed = true
      return this.uint()
    }
    if (head & 128) this.#reference(client, clock)
    if (head & 64) this.#reference(client, clock)
    if (!(head & 192)) {
      if (this.uint() === 1) this.textLength()
      else this.#reference(client, clock)
      if (head & 32) this.textLength()
    }
    return this.#content(kind)
  }
  /** A struct that points at itself or at its own future makes Yjs throw in every client. */
  #reference(client: number, clock: number): void {
    const other = this.uint()
    const place = this.uint()
    if (other > lastClient || place >= lastClock) this.fail()
    else if (other !== client) this.#references.push({ client, clock, other, needs: place + 1 })
    else if (place >= clock) this.fail()
  }

  #content(kind: number): number {
    switch (kind) {
      case 4: // text
        return this.textLength()
      case 8: // a list of values
        return this.#values()
      case 1: // deleted: only its length is left
        return this.uint()
      case 2: // a list of JSON texts
        return this.#jsons()
      case 3: // bytes
        this.passBlock()
        return 1
      case 5: // an embedded value
        this.#json()
        return 1
      case 6: // formatting: a name and a value
        this.textLength()
        this.#json()
        return 1
      case 7: // a shared type; two of the seven carry a name
        return this.#sharedType()
      default: // a document inside a document, or nothing that exists
        this.fail()
        return 0
    }
  }
  #values(): number {
    const count = this.count()
    for (let i = 0; i < count && !this.bad; i++) this.#value(0)
    return count
  }
  #jsons(): number {
    const count = this.count()
    for (let i = 0; i < count && !this.bad; i++) this.#json(true)
    return count
  }
  #sharedType(): number {
    const type = this.uint()
    if (type > 6) this.fail()
    if (type === 3 || type === 5) this.textLength()
    return 1
  }
  /** Only in a list may a JSON text be the word undefined. */
  #json(inList = false): void {
    const text = this.text()
    if (inList && text === 'undefined') return
    if (parseJson(text, deepest) === undefined) this.fail()
  }
  #value(depth: number): void {
    if (depth > deepest) return this.fail()
    switch (this.byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return
      case 125: // an integer: a sign bit and at most 53 more
        return this.#integer()
      case 124:
        return this.skip(4)
      case 123:
      case 122:
        return this.skip(8)
      case 119:
        this.textLength()
        return
      case 118:
        return this.#object(depth + 1)
      case 117:
        return this.#list(depth + 1)
      case 116:
        return this.passBlock()
      default:
        return this.fail()
    }
  }
  #object(depth: number): void {
    for (let n = this.count(); n > 0 && !this.bad; n--) {
      this.textLength()
      this.#value(depth)
    }
  }
  #list(depth: number): void {
    for (let n = this.count(); n > 0 && !this.bad; n--) this.#value(depth)
  }
  #integer(): void {
    for (let i = 0; i < 8; i++) if (this.byte() < 128) return
    this.fail()
  }
}

/** One for all updates, each of which is read in one go; what it found is handed over, and it begins anew. */
const inspector = new Inspector(new Uint8Array(0))
const finder = new Inspector(new Uint8Array(0))
