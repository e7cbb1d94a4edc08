/** GIF, block by block, up to its first image: that one stays, with what is transparent of it; what follows is not read. */
import { little } from './bytes.js'
import type { StillImage } from './image.js'

export function readGif(bytes: Uint8Array): StillImage | null {
  const [screenWidth, screenHeight] = [little(bytes, 6, 2), little(bytes, 8, 2)]
  let at = 13 + tableLength(bytes[10] ?? 0)
  if (at > bytes.length) return null
  const head = bytes.subarray(0, at)
  let control: Uint8Array | null = null
  for (;;) {
    const begins = bytes[at]
    if (begins === image) {
      const end = endOfBlocks(bytes, at + 11 + tableLength(bytes[at + 9] ?? 0))
      if (end === null) return null
      return {
        type: 'gif',
        width: Math.max(screenWidth, little(bytes, at + 1, 2) + little(bytes, at + 5, 2)),
        height: Math.max(screenHeight, little(bytes, at + 3, 2) + little(bytes, at + 7, 2)),
        moves: false,
        parts: [head, ...(control ? [control] : []), bytes.subarray(at, end), Uint8Array.of(trailer)],
      }
    }
    if (begins !== extension) return null
    const end = endOfBlocks(bytes, at + 2)
    if (end === null) return null
    if (bytes[at + 1] === graphicControl) control = bytes.subarray(at, end)
    at = end
  }
}

const image = 0x2c
const extension = 0x21
const graphicControl = 0xf9
const trailer = 0x3b

/** A table of colours, where the flags say that one follows. */
const tableLength = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Behind the empty block that ends them; null where the bytes end before. */
function endOfBlocks(bytes: Uint8Array, from: number): number | null {
  let at = from
  for (;;) {
    const length = bytes[at]
    if (length === undefined) return null
    at += 1 + length
    if (length === 0) return at <= bytes.length ? at : null
  }
}
