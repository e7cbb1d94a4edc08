/** Small images made by code, with and without what nobody is to see in them. */
import { crc32, deflateSync } from 'node:zlib'

const u16 = (value: number) => Buffer.from([value >> 8, value & 255])
const u32 = (value: number) =>
  Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255])
const le = (value: number, count: number) =>
  Buffer.from(Array.from({ length: count }, (_, at) => Math.floor(value / 256 ** at) % 256))

/** A chunk of PNG's. */
export function chunk(name: string, held: Uint8Array = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name), held])
  return Buffer.concat([u32(held.length), named, u32(crc32(named))])
}

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const ihdr = (width: number, height: number) =>
  chunk('IHDR', Buffer.concat([u32(width), u32(height), Buffer.from([8, 2, 0, 0, 0])]))

/** Of one colour; `more` stands between head and pixels. `says`: the size in its head, where that is a lie. */
export function png(
  width: number,
  height: number,
  given: { color?: readonly number[]; more?: readonly Buffer[]; says?: readonly [number, number] } = {},
): Buffer {
  const { color = [15, 107, 92], more = [], says = [width, height] } = given
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from(color))])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  return Buffer.concat([pngHead, ihdr(...says), ...more, chunk('IDAT', pixels), chunk('IEND')])
}

/** A TIFF header as cameras write it: how the image lies, and who took it. */
export function tiff(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const n = (value: number, count: number) =>
    order === 'II' ? le(value, count) : Buffer.from(le(value, count).toReversed())
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([n(tag, 2), n(type, 2), n(count, 4), value])
  const artist = Buffer.from('Mina M. at home\0')
  return Buffer.concat([
    Buffer.from(order),
    n(42, 2),
    n(8, 4),
    n(2, 2),
    entry(0x112, 3, 1, Buffer.concat([n(orientation, 2), n(0, 2)])),
    entry(0x13b, 2, artist.length, n(38, 4)),
    n(0, 4),
    artist,
  ])
}

export const segment = (marker: number, held: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(held.length + 2), held])
export const exif = (orientation: number, order?: 'II' | 'MM'): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff(orientation, order)]))

/** Grey, eight by eight units that are decoded, however many are said; `more` stands behind the first marker. */
export function jpeg(width: number, height: number, more: readonly Buffer[] = []): Buffer {
  const units = Math.ceil(width / 8) * Math.ceil(height / 8)
  const table = Buffer.concat([Buffer.from([1]), Buffer.alloc(15), Buffer.from([0])])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...more,
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    segment(0xc0, Buffer.concat([Buffer.from([8]), u16(height), u16(width), Buffer.from([1, 1, 0x11, 0])])),
    segment(0xc4, Buffer.concat([Buffer.from([0]), table])),
    segment(0xc4, Buffer.concat([Buffer.from([0x10]), table])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    // Two bits a unit: nothing changes, and that was all.
    Buffer.alloc(Math.ceil(units / 4), 0),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** Of one pixel a frame; each further one behind the first. */
export function gif(frames: number, more: readonly Buffer[] = []): Buffer {
  const frame = [
    Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]),
  ]
  return Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 15, 107, 92, 255, 255, 255]),
    ...more,
    ...Array.from({ length: frames }, () => frame).flat(),
    Buffer.from([0x3b]),
  ])
}
/** A remark in a GIF. */
export const gifRemark = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x21, 0xfe, text.length]), Buffer.from(text), Buffer.from([0])])

const webpChunk = (name: string, held: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(name), le(held.length, 4), held, Buffer.alloc(held.length % 2)])
const riff = (...chunks: readonly Buffer[]): Buffer => {
  const all = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  return Buffer.concat([Buffer.from('RIFF'), le(all.length, 4), all])
}
/** One pixel, without loss. */
const pixel = Buffer.from('LwAAABAHEBERiIj+BwA=', 'base64').subarray(0, 13)
export const webp = (): Buffer => riff(webpChunk('VP8L', pixel))
/** The same in the extended form, with what a camera writes. */
export const webpWith = (orientation: number): Buffer =>
  riff(
    webpChunk('VP8X', Buffer.from([0x08 | 0x04, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    webpChunk('VP8L', pixel),
    webpChunk('EXIF', tiff(orientation)),
    webpChunk('XMP ', Buffer.from('<x>Mina M. at home</x>')),
  )
export const movingWebp = (): Buffer =>
  riff(
    webpChunk('VP8X', Buffer.from([0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    webpChunk('ANIM', Buffer.alloc(6)),
    ...[1, 2].map(() => webpChunk('ANMF', Buffer.concat([Buffer.alloc(16), webpChunk('VP8L', pixel)]))),
  )
