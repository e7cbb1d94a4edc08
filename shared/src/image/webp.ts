/** WebP, chunk by chunk: one image, with its alpha and its colours. */
import { ascii, letters, little, littleBytes } from './bytes.js'
import { orientationIn, sized, tiffWith, type Orientation } from './orientation.js'
import type { StillImage } from './image.js'

type Size = { readonly width: number; readonly height: number }

/** Of the flags of the extended form. */
const [hasAnimation, hasXmp, hasExif] = [0x02, 0x04, 0x08]

export function readWebp(bytes: Uint8Array): StillImage | null {
  const end = 8 + little(bytes, 4, 4)
  if (!(end <= bytes.length)) return null
  const kept: Uint8Array[] = []
  let extended: Uint8Array | null = null
  let canvas: Size | null = null
  let frame: Size | null = null
  let orientation: Orientation = 1
  let moves = false
  for (let at = 12; at < end;) {
    const name = ascii(bytes, at, 4)
    const length = little(bytes, at + 4, 4)
    const next = at + 8 + length + (length % 2)
    if (!(at + 8 + length <= end)) return null
    const held = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'VP8X') {
      if (canvas || length < 10) return null
      canvas = { width: 1 + little(held, 4, 3), height: 1 + little(held, 7, 3) }
      extended = bytes.slice(at, at + 18)
    } else if (name === 'VP8 ' || name === 'VP8L') {
      if (frame) return null
      frame = name === 'VP8L' ? sizeOfLossless(held) : sizeOfLossy(held)
      if (!frame) return null
    }
    if (name === 'ANIM' || name === 'ANMF') moves = true
    if (name === 'EXIF') orientation = orientationIn(ascii(held, 0, 4) === 'Exif' ? held.subarray(6) : held)
    if (['ALPH', 'ICCP', 'VP8 ', 'VP8L'].includes(name))
      kept.push(padded(bytes.subarray(at, at + 8 + length)))
    at = next
  }
  if (moves) return canvas && { type: 'webp', moves, parts: [], ...canvas }
  if (!frame || (canvas && (canvas.width !== frame.width || canvas.height !== frame.height))) return null
  if (extended) {
    const flags = (extended[8] ?? 0) & ~(hasAnimation | hasXmp | hasExif)
    extended[8] = orientation === 1 ? flags : flags | hasExif
    kept.unshift(extended)
    if (orientation !== 1) kept.push(exif(orientation))
  }
  const size = kept.reduce((sum, one) => sum + one.length, 4)
  const head = Uint8Array.from([...letters('RIFF'), ...littleBytes(size, 4), ...letters('WEBP')])
  return { type: 'webp', moves, parts: [head, ...kept], ...sized(orientation, frame.width, frame.height) }
}

function sizeOfLossy(held: Uint8Array): Size | null {
  if (held[3] !== 0x9d || held[4] !== 0x01 || held[5] !== 0x2a) return null
  return { width: little(held, 6, 2) & 0x3fff, height: little(held, 8, 2) & 0x3fff }
}

function sizeOfLossless(held: Uint8Array): Size | null {
  if (held[0] !== 0x2f || held.length < 5) return null
  const bits = little(held, 1, 4)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

/** A chunk has an even length. */
function padded(chunk: Uint8Array): Uint8Array {
  if (chunk.length % 2 === 0) return chunk
  const even = new Uint8Array(chunk.length + 1)
  even.set(chunk)
  return even
}

const exif = (orientation: Orientation): Uint8Array => {
  const tiff = tiffWith(orientation)
  return Uint8Array.from([...letters('EXIF'), ...littleBytes(tiff.length, 4), ...tiff])
}
