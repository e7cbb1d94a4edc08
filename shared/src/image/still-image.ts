/**
 * Reads an image that somebody sends: what it is by its bytes, how large it says it is, and the parts of it that are seen.
 * Everything else (where it was taken, by whom, with what, comments, thumbnails, further frames) is left out. It decodes no
 * pixel and knows no file and no page.
 */
import { ascii, startsWith } from './bytes.js'
import { readGif } from './gif.js'
import type { ImageType, StillImage } from './image.js'
import { readJpeg } from './jpeg.js'
import { readPng } from './png.js'
import { readWebp } from './webp.js'

/** `svg`: a drawing that a program wrote; `unknown`: none of the forms above; `damaged`: one of them, and cut off or broken. */
export type NoImage = 'svg' | 'unknown' | 'damaged'

export const imageMime: Readonly<Record<ImageType, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
}

export function readStillImage(bytes: Uint8Array): StillImage | NoImage {
  const reader = readers.find(([isIt]) => isIt(bytes))
  if (!reader) return looksLikeSvg(bytes) ? 'svg' : 'unknown'
  const read = reader[1](bytes)
  return read !== null && read.width > 0 && read.height > 0 ? read : 'damaged'
}

const readers = [
  [(bytes: Uint8Array) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), readPng],
  [(bytes: Uint8Array) => startsWith(bytes, [0xff, 0xd8, 0xff]), readJpeg],
  [(bytes: Uint8Array) => /^GIF8[79]a$/.test(ascii(bytes, 0, 6)), readGif],
  [(bytes: Uint8Array) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP', readWebp],
] as const

/** Behind whatever a program writes first: a mark of order, a declaration, remarks. */
const looksLikeSvg = (bytes: Uint8Array): boolean => /<svg[\s>]/i.test(ascii(bytes, 0, 4096))
