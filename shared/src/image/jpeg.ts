/** JPEG, segment by segment: tables, frame and scans stay, with colours and how it lies; of the rest nothing. */
import { ascii, big } from './bytes.js'
import { orientationIn, sized, tiffWith, type Orientation } from './orientation.js'
import type { StillImage } from './image.js'

export function readJpeg(bytes: Uint8Array): StillImage | null {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let frame: { readonly width: number; readonly height: number } | null = null
  let orientation: Orientation = 1
  let scans = 0
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) return null
    // Any number of these may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1] ?? 0
    if (marker === end) break
    const length = big(bytes, at + 2, 2)
    const next = at + 2 + length
    if (!(length >= 2) || next > bytes.length) return null
    const segment = bytes.subarray(at, next)
    if (isFrame(marker)) {
      // A second one would be another image.
      if (frame) return null
      frame = { height: big(segment, 5, 2), width: big(segment, 7, 2) }
    }
    if (marker === 0xe1 && ascii(segment, 4, 6) === 'Exif\0\0')
      orientation = orientationIn(segment.subarray(10))
    const kept = keptOf(marker, segment)
    if (kept) parts.push(kept)
    at = next
    if (marker !== scan) continue
    scans += 1
    at = endOfScan(bytes, next)
    parts.push(bytes.subarray(next, at))
  }
  if (!frame || scans === 0) return null
  parts.push(Uint8Array.of(0xff, end))
  if (orientation !== 1)
    parts.splice(ascii(parts[1] ?? parts[0]!, 4, 4) === 'JFIF' ? 2 : 1, 0, exif(orientation))
  return { type: 'jpeg', moves: false, parts, ...sized(orientation, frame.width, frame.height) }
}

const end = 0xd9
const scan = 0xda

/** Of all ways to code a frame; among them stand three markers that are none. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function keptOf(marker: number, segment: Uint8Array): Uint8Array | null {
  if (marker === 0xe0) return ascii(segment, 4, 5) === 'JFIF\0' ? withoutThumbnail(segment) : null
  if (marker === 0xe2) return ascii(segment, 4, 12) === 'ICC_PROFILE\0' ? segment : null
  // Which colours its numbers are.
  if (marker === 0xee) return ascii(segment, 4, 5) === 'Adobe' ? segment : null
  const isRemark = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef)
  return isRemark ? null : segment
}

function withoutThumbnail(segment: Uint8Array): Uint8Array | null {
  if (segment.length < 18) return null
  const plain = segment.slice(0, 18)
  plain.set([0, 16], 2)
  plain.set([0, 0], 16)
  return plain
}

/** What is coded has no marker in it but those of its own. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1]
    const isOwn =
      marker === 0 || marker === 0xff || (marker !== undefined && marker >= 0xd0 && marker <= 0xd7)
    if (!isOwn) return at
  }
  return bytes.length
}

const exif = (orientation: Orientation): Uint8Array =>
  Uint8Array.from([0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiffWith(orientation)])
