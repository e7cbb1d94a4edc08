/** Reads lib0's variable-length encoding from foreign bytes: a bad byte sets `bad`, never throws or allocates. Knows no Yjs. */

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export class Cursor {
  readonly bytes: Uint8Array
  at = 0
  /** Once true, nothing that was read counts. */
  bad = false

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  get left(): number {
    return this.bytes.length - this.at
  }
  /** Everything was read and all of it was good. */
  get finished(): boolean {
    return !this.bad && this.left === 0
  }
  fail(): void {
    this.bad = true
  }

  byte(): number {
    const value = this.bytes[this.at++]
    if (value === undefined) this.bad = true
    return value ?? 0
  }
  /** An unsigned integer of at most 53 bits. */
  uint(): number {
    let value = 0
    let unit = 1
    for (let i = 0; i < 8; i++) {
      const byte = this.byte()
      value += (byte & 127) * unit
      if (byte < 128) {
        if (value > Number.MAX_SAFE_INTEGER) this.bad = true
        return this.bad ? 0 : value
      }
      unit *= 128
    }
    this.bad = true
    return 0
  }
  /** A number of things that take at least a byte each, so that a claim cannot exceed what is there. */
  count(): number {
    const value = this.uint()
    if (value > this.left) this.bad = true
    return this.bad ? 0 : value
  }
  skip(length: number): void {
    if (length > this.left) this.bad = true
    else this.at += length
  }
  /** A length and that many bytes, as a view. */
  block(): Uint8Array {
    const start = this.at
    const length = this.uint()
    if (this.bad || length > this.left) {
      this.bad = true
      return this.bytes.subarray(start, start)
    }
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }
  /** A text; empty if it is not UTF-8. */
  text(): string {
    try {
      return decoder.decode(this.block())
    } catch {
      this.bad = true
      return ''
    }
  }
  /** Passes a text and returns its length in UTF-16 units, which is what Yjs clocks count. */
  textLength(): number {
    const start = this.at
    const block = this.block()
    if (block.every(isPlain)) return block.length
    this.at = start
    return this.text().length
  }
}

const isPlain = (byte: number): boolean => byte < 128
