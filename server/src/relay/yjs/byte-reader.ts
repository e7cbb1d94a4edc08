/** Reads lib0's variable-length encoding from foreign bytes: a bad byte sets `bad`, never throws or allocates. Knows no Yjs. */

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export class ByteReader {
  bytes: Uint8Array
  at = 0
  /** Where reading ends; what stands behind it is not there. */
  end: number
  /** Once true, nothing that was read counts. */
  bad = false

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.end = bytes.length
  }
  /** Begins anew with other bytes, so that a hot path need not make a reader for each message. */
  reset(bytes: Uint8Array, at = 0, end = bytes.length): void {
    this.bytes = bytes
    this.at = at
    this.end = end
    this.bad = false
  }
  get left(): number {
    return this.end - this.at
  }
  /** Everything was read and all of it was good. */
  get finished(): boolean {
    return !this.bad && this.at === this.end
  }
  fail(): void {
    this.bad = true
  }

  byte(): number {
    if (this.at < this.end) return this.bytes[this.at++] ?? 0
    this.bad = true
    return 0
  }
  /** An unsigned integer of at most 53 bits. */
  uint(): number {
    const first = this.byte()
    return first < 128 ? first : this.#longUint(first & 127)
  }
  #longUint(low: number): number {
    let value = low
    let unit = 128
    for (let i = 1; i < 8; i++) {
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
  /** Passes a length and that many bytes. */
  passBlock(): void {
    this.skip(this.uint())
  }
  /** A length and that many bytes, as a view. */
  block(): Uint8Array {
    const length = this.uint()
    this.skip(length)
    return this.bad ? this.bytes.subarray(0, 0) : this.bytes.subarray(this.at - length, this.at)
  }
  /** A text; empty if it is not UTF-8. */
  text(): string {
    const block = this.block()
    try {
      return decoder.decode(block)
    } catch {
      this.bad = true
      return ''
    }
  }
  /** Passes a text and returns its length in UTF-16 units, which is what Yjs clocks count. */
  textLength(): number {
    const length = this.uint()
    const start = this.at
    this.skip(length)
    if (this.bad) return 0
    const { bytes, at } = this
    for (let i = start; i < at; i++) if ((bytes[i] ?? 0) > 127) return this.#wideLength(start)
    return length
  }
  #wideLength(start: number): number {
    try {
      return decoder.decode(this.bytes.subarray(start, this.at)).length
    } catch {
      this.bad = true
      return 0
    }
  }
}
