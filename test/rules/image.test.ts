/** What is read of an image that somebody sends, and what of it is kept. */
import { readStillImage } from '@signalroom/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as made from '../kit/images.js'

const read = (bytes: Uint8Array) => {
  const image = readStillImage(bytes)
  if (typeof image === 'string') throw new Error(image)
  return image
}
const kept = (bytes: Uint8Array) => Buffer.concat([...read(bytes).parts])
const secrets = ['Mina', 'home', 'GPS', 'Adobe XMP', 'thumbnail']
const text = (name: string) => made.chunk(name, Buffer.from('Author\0Mina M. at home, GPS'))

describe('what it is', () => {
  test.each([
    ['png', made.png(16, 8), 16, 8],
    ['jpeg', made.jpeg(32, 16), 32, 16],
    ['gif', made.gif(1), 1, 1],
    ['webp', made.webp(), 1, 1],
  ] as const)('[O18] a %s is known by its bytes, with its size', (type, bytes, width, height) => {
    expect(read(bytes)).toMatchObject({ type, width, height, moves: false })
    expect(kept(bytes)).toEqual(bytes)
  })

  test('[O18] what is none, an SVG, and what is cut off anywhere is told apart', () => {
    expect(readStillImage(Buffer.from('Only words, called board.png'))).toBe('unknown')
    expect(readStillImage(new Uint8Array())).toBe('unknown')
    for (const svg of [
      '<svg xmlns="">',
      '<?xml version="1.0"?>\n<!-- by hand -->\n<svg width="9">',
      '\uFEFF<SVG\n>',
    ])
      expect(readStillImage(Buffer.from(svg))).toBe('svg')
    for (const whole of [made.png(16, 8), made.jpeg(32, 16), made.gif(1), made.webp(), made.webpWith(6)])
      for (let length = 12; length < whole.length - 1; length += 1)
        expect([length, readStillImage(whole.subarray(0, length))]).toEqual([length, 'damaged'])
  })

  test('[O18] the size is that of the head, whatever the pixels are', () => {
    expect(read(made.png(1, 1, { says: [60_000, 60_000] }))).toMatchObject({ width: 60_000, height: 60_000 })
    expect(readStillImage(made.png(1, 1, { says: [0, 5] }))).toBe('damaged')
    const twice = Buffer.concat([made.png(1, 1).subarray(0, 33), made.png(9, 9).subarray(8)])
    expect(readStillImage(twice)).toBe('damaged')
  })

  test('[O18] no bytes whatever make it fail, and what it keeps it reads as the same', () => {
    const seeds = [
      made.png(4, 4),
      made.jpeg(8, 8),
      made.gif(3),
      made.webp(),
      made.webpWith(6),
      made.movingWebp(),
    ]
    const change = fc.tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
      fc.nat(400),
    )
    fc.assert(
      fc.property(change, ([seed, changes, length]) => {
        const bytes = Uint8Array.from(seed)
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        const cut = length % 3 === 0 ? bytes.subarray(0, length) : bytes
        const image = readStillImage(cut)
        if (typeof image === 'string' || image.parts.length === 0) return
        const again = readStillImage(Buffer.concat([...image.parts]))
        expect(again).toMatchObject({ type: image.type, width: image.width, height: image.height })
      }),
      { seed: 7, numRuns: 3_000 },
    )
  })
})

describe('what is kept of it', () => {
  test('[O19] a PNG keeps its colours and loses texts, times and frames', () => {
    const colours = [
      made.chunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
      made.chunk('iCCP', Buffer.from('p\0\0zz')),
    ]
    const more = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'acTL', 'fdAT', 'prVt'].map(text)
    const bytes = made.png(16, 8, { more: [...colours, ...more, made.chunk('eXIf', made.tiff(1))] })
    expect(kept(bytes)).toEqual(made.png(16, 8, { more: colours }))
    expect(read(bytes).moves).toBe(true)
  })

  test('[O19] a JPEG keeps its colours and loses Exif, XMP, IPTC, remarks, thumbnails and what is behind its end', () => {
    const jfif = made.segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'))
    const withThumbnail = made.segment(
      0xe0,
      Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01thumbnail', 'latin1'),
    )
    const icc = made.segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colours', 'latin1'))
    const adobe = made.segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\0', 'latin1'))
    const secret = [
      made.exif(1),
      made.segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x>Adobe XMP, Mina at home</x>')),
      made.segment(0xe2, Buffer.from('MPF\0 Mina')),
      made.segment(0xed, Buffer.from('Photoshop 3.0\0 Mina, home')),
      made.segment(0xfe, Buffer.from('Mina was here')),
    ]
    const bytes = Buffer.concat([
      made.jpeg(32, 16, [withThumbnail, icc, ...secret, adobe]),
      made.jpeg(8, 8, [made.exif(1)]),
    ])
    expect(kept(bytes)).toEqual(made.jpeg(32, 16, [jfif, icc, adobe]))
  })

  test('[O19] which way is up is kept, and of the Exif that says so nothing else', () => {
    for (const order of ['II', 'MM'] as const) {
      const lying = read(made.jpeg(32, 16, [made.exif(6, order)]))
      expect(lying).toMatchObject({ width: 16, height: 32 })
      const bytes = Buffer.concat([...lying.parts])
      expect(read(bytes)).toMatchObject({ width: 16, height: 32 })
      expect(bytes.length).toBe(made.jpeg(32, 16).length + 36)
    }
    const png = made.png(16, 8, { more: [made.chunk('eXIf', made.tiff(8))] })
    expect(read(kept(png))).toMatchObject({ width: 8, height: 16 })
    expect(read(kept(made.webpWith(3)))).toMatchObject({ type: 'webp' })
    for (const bytes of [kept(png), kept(made.webpWith(3)), kept(made.webpWith(1))])
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
  })

  test('[O19] a GIF of many frames is its first one, without remarks; a WebP that moves keeps nothing', () => {
    const many = made.gif(2_000, [made.gifRemark('Mina at home')])
    expect(kept(many)).toEqual(made.gif(1))
    expect(read(made.movingWebp())).toMatchObject({ moves: true, parts: [] })
  })
})
