/**
 * Walks a Yjs update without building it: whether Yjs can take it, what it brings and what it stands on.
 * Knows the wire format (Yjs 13, update version 1) and no document.
 */
import { Cursor } from './cursor.js'
import { parseJson } from './json.js'

/** What an update says about clients, each by its Yjs client id. */
export interface Walk {
  /** The clocks it brings: from the first one up to, not including, `to`. */
  readonly brings: ReadonlyMap<number, { readonly from: number; readonly to: number }>
  /** The clock up to which each client must be known for all of it to find its place. */
  readonly needs: ReadonlyMap<number, number>
  /** How many structs and deleted ranges it holds: what it costs to apply. */
  readonly weight: number
}

/** Far more than anybody can type, and far from where adding loses precision. */
const lastClock = 2 ** 47
const lastClient = 2 ** 32 - 1
/** Values inside values. */
const deepest = 32

/** Returns undefined for bytes that Yjs would choke on or that hold what this product never writes. */
export function walkUpdate(bytes: Uint8Array): Walk | undefined {
  const walker = new Walker(bytes)
  walker.structs()
  walker.deletes()
  return walker.finished ? walker : undefined
}

class Walker extends Cursor implements Walk {
  readonly brings = new Map<number, { from: number; to: number }>()
  readonly needs = new Map<number, number>()
  weight = 0

  structs(): void {
    for (let sections = this.count(); sections > 0 && !this.bad; sections--) this.#section()
  }
  deletes(): void {
    for (let clients = this.count(); clients > 0 && !this.bad; clients--) {
      const client = this.uint()
      for (let ranges = this.count(); ranges > 0 && !this.bad; ranges--) {
        const from = this.uint()
        const length = this.uint()
        this.weight += 1
        if (length === 0) this.fail()
        else this.#need(client, from + length)
      }
    }
  }

  #section(): void {
    let structs = this.count()
    const client = this.uint()
    const from = this.uint()
    let clock = from
    if (client > lastClient || this.brings.has(client)) return this.fail()
    this.weight += structs
    for (; structs > 0 && !this.bad; structs--) {
      const length = this.#struct(client, clock)
      if (length === 0) this.fail()
      clock += length
      if (clock > lastClock) this.fail()
    }
    this.brings.set(client, { from, to: clock })
  }
  /** Returns how many clocks it takes; 0 is never right. */
  #struct(client: number, clock: number): number {
    const head = this.byte()
    const kind = head & 31
    if (kind === 0) return this.uint() // collected: only its length is left
    if (kind === 10) return this.#gap()
    const hasLeft = (head & 128) !== 0
    const hasRight = (head & 64) !== 0
    if (hasLeft) this.#reference(client, clock)
    if (hasRight) this.#reference(client, clock)
    if (!hasLeft && !hasRight) {
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
    if (other === client && place >= clock) this.fail()
    else this.#need(other, place + 1)
  }
  #need(client: number, to: number): void {
    if (client > lastClient || to > lastClock) this.fail()
    if ((this.needs.get(client) ?? 0) < to) this.needs.set(client, to)
  }

  #content(kind: number): number {
    switch (kind) {
      case 1: // deleted: only its length is left
        return this.uint()
      case 2: // a list of JSON texts
        return this.#times(() => this.#json(true))
      case 3: // bytes
        this.block()
        return 1
      case 4: // text
        return this.textLength()
      case 5: // an embedded value
        this.#json()
        return 1
      case 6: // formatting: a name and a value
        this.textLength()
        this.#json()
        return 1
      case 7: // a shared type; two of the seven carry a name
        return this.#sharedType()
      case 8: // a list of values
        return this.#times(() => this.#value(0))
      default: // a document inside a document, or nothing that exists
        this.fail()
        return 0
    }
  }
  #times(read: () => void): number {
    const count = this.count()
    for (let i = 0; i < count && !this.bad; i++) read()
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
  /** A hole left by a peer that lacks something itself: nothing behind it has a place here. */
  #gap(): number {
    const length = this.uint()
    this.#need(lastClient, lastClock)
    return length
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
        return void this.textLength()
      case 118:
        return void this.#times(() => {
          this.textLength()
          this.#value(depth + 1)
        })
      case 117:
        return void this.#times(() => this.#value(depth + 1))
      case 116:
        return void this.block()
      default:
        return this.fail()
    }
  }
  #integer(): void {
    for (let i = 0; i < 8; i++) if (this.byte() < 128) return
    this.fail()
  }
}
