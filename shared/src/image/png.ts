/** PNG, chunk by chunk: pixels and what colours they have stay; texts, times and further frames do not. */
import { ascii, big, bigBytes, letters } from './bytes.js'
import { orientationIn, sized, tiffWith, type Orientation } from './orientation.js'
import type { StillImage } from './image.js'

const seen = new Set('IHDR PLTE IDAT IEND tRNS bKGD pHYs sBIT gAMA cHRM sRGB iCCP cICP mDCV cLLI'.split(' '))

export function readPng(bytes: Uint8Array): StillImage | null {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  let orientation: Orientation = 1
  let moves = false
  let pixels = 0
  let size: { readonly width: number; readonly height: number } | null = null
  let at = 8
  for (;;) {
    const length = big(bytes, at, 4)
    const name = ascii(bytes, at + 4, 4)
    const next = at + 12 + length
    if (!(next <= bytes.length) || !/^[A-Za-z]{4}$/.test(name)) return null
    const held = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'IHDR') {
      if (size || length !== 13) return null
      size = { width: big(held, 0, 4), height: big(held, 4, 4) }
    }
    if (!size) return null
    if (name === 'IDAT') pixels += length
    if (name === 'acTL') moves = true
    if (name === 'eXIf') orientation = orientationIn(held)
    if (seen.has(name)) parts.push(bytes.subarray(at, next))
    // Without one of these nobody may draw it.
    else if (/^[A-Z]/.test(name)) return null
    at = next
    if (name === 'IEND') break
  }
  if (pixels === 0) return null
  if (orientation !== 1) parts.splice(2, 0, chunk('eXIf', tiffWith(orientation)))
  return { type: 'png', moves, parts, ...sized(orientation, size.width, size.height) }
}

function chunk(name: string, held: Uint8Array): Uint8Array {
  const named = Uint8Array.from([...letters(name), ...held])
  return Uint8Array.from([...bigBytes(held.length, 4), ...named, ...bigBytes(sumOf(named), 4)])
}

/** The sum of PNG's that goes behind each chunk; bit by bit, since what is written here is a few bytes long. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
