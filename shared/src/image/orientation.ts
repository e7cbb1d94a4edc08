/** How an image lies in its file, by Exif: read out of it, and written again with nothing else. It knows no form of image. */
import { ascii, big, little } from './bytes.js'

/** 1: upright; from 5 on it lies on its side. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const tag = 0x112
const mostEntries = 200

/** Of a TIFF header and what follows it; upright where it says nothing, or nothing that can be. */
export function orientationIn(tiff: Uint8Array): Orientation {
  const order = ascii(tiff, 0, 2)
  const number = order === 'II' ? little : order === 'MM' ? big : null
  if (!number || number(tiff, 2, 2) !== 42) return 1
  const first = number(tiff, 4, 4)
  const count = Math.min(number(tiff, first, 2), mostEntries)
  for (let entry = 0; entry < count; entry += 1) {
    const at = first + 2 + entry * 12
    if (number(tiff, at, 2) !== tag) continue
    const value = number(tiff, at + 8, 2)
    return value >= 1 && value <= 8 ? (value as Orientation) : 1
  }
  return 1
}

/** A TIFF header with this one entry. */
export const tiffWith = (orientation: Orientation): Uint8Array =>
  // prettier-ignore
  Uint8Array.from([
    0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0,
    0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
    0, 0, 0, 0,
  ])

export const sized = (orientation: Orientation, width: number, height: number) =>
  orientation < 5 ? { width, height } : { width: height, height: width }
