/**
 * Writes lib0's variable-length encoding into one sheet that is used again for every message, and hands each message over
 * in the frame a WebSocket server sends it in (RFC 6455): one small piece of memory for all who get it. Knows no Yjs.
 * lib0's own encoder makes three arrays a message, which at thousands a second is most of what a relay costs.
 */

/** A binary frame's head is 2, 4 or 10 bytes; the message begins behind room for the longest. */
const [binary, room, longest7, longest16] = [0x82, 10, 125, 65_535]

/** How many bytes an unsigned integer takes. */
export function sizeOf(value: number): number {
  let size = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size++
  return size
}

/** How many bytes all pieces have together. */
export const sizeOfAll = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((sum, piece) => sum + piece.length, 0)

class FrameWriter {
  #sheet = Buffer.allocUnsafeSlow(8192)
  #at = room

  uint(value: number): this {
    this.#reserve(8)
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#sheet[this.#at++] = 128 | (rest % 128)
    this.#sheet[this.#at++] = rest
    return this
  }
  bytes(bytes: Uint8Array): this {
    this.#reserve(bytes.length)
    this.#sheet.set(bytes, this.#at)
    this.#at += bytes.length
    return this
  }
  /** A length and that many bytes. */
  block(bytes: Uint8Array): this {
    return this.uint(bytes.length).bytes(bytes)
  }
  /** A text of `size` bytes in UTF-8, behind its length. */
  text(text: string, size: number): this {
    this.uint(size).#reserve(size)
    // Nearly all are plain and short, and then this is cheaper than the way to the encoder.
    if (size === text.length) for (let i = 0; i < size; i++) this.#sheet[this.#at++] = text.charCodeAt(i)
    else this.#at += this.#sheet.write(text, this.#at)
    return this
  }
  /**
   * What was written as one unmasked binary frame, and an empty sheet. Of the message `behind` bytes more are to follow,
   * from elsewhere.
   */
  envelope(behind = 0): Buffer {
    const length = this.#at - room + behind
    const head = length <= longest7 ? 2 : length <= longest16 ? 4 : 10
    const sheet = this.#sheet
    const start = room - head
    sheet[start] = binary
    if (head === 2) sheet[start + 1] = length
    else if (head === 4) {
      sheet[start + 1] = 126
      sheet.writeUInt16BE(length, start + 2)
    } else {
      sheet[start + 1] = 127
      sheet.writeBigUInt64BE(BigInt(length), start + 2)
    }
    return this.#handOver(start)
  }
  #handOver(start: number): Buffer {
    const copy = Buffer.allocUnsafe(this.#at - start)
    this.#sheet.copy(copy, 0, start, this.#at)
    this.#at = room
    if (this.#sheet.length > largestKept) this.#sheet = Buffer.allocUnsafeSlow(8192)
    return copy
  }
  #reserve(size: number): void {
    if (this.#at + size <= this.#sheet.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#sheet.length * 2, this.#at + size))
    this.#sheet.copy(larger, 0, 0, this.#at)
    this.#sheet = larger
  }
}
const largestKept = 1 << 17

/** For everybody: a message is written in one go. */
export const writer = new FrameWriter()
/** A message as it came, in its envelope. */
export const enveloped = (message: Uint8Array): Buffer => writer.bytes(message).envelope()
