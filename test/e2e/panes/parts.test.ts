/** The parts of the board that need no browser: where tldraw may be mounted, what a time is, how entries are kept. */
import { describe, expect, test } from 'vitest'
import { Array as YArray, applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'

type Place = { protocol: string; hostname: string }
type Entries = {
  get(key: string): unknown
  junk(): number
  write(put: ReadonlyMap<string, unknown>, remove: Iterable<string>): void
  close(): void
}

// The client is a project of its own, compiled for the browser; here it is read as what it is at run time.
const client = (path: string) => import(new URL(`../../../client/src/board/${path}`, import.meta.url).href)
const shared = (path: string) => import(new URL(`../../../shared/src/board/${path}`, import.meta.url).href)
const { keyMissing }: { keyMissing(place: Place, key?: string): boolean } = await client('tldraw/licence.ts')
const { holdsLatency }: { holdsLatency(label: string): boolean } = await shared('latency.ts')
const {
  openEntries,
}: { openEntries(array: YArray<unknown>, changed: (keys: ReadonlySet<string>) => void): Entries } =
  await client('tldraw/entries.ts')

describe('where tldraw needs a key', () => {
  test.each([
    ['https:', 'rooms.example.org', true],
    ['https:', 'localhost', false],
    ['https:', 'LOCALHOST', false],
    ['https:', '127.0.0.1', false],
    ['https:', '127.8.0.9', false],
    ['https:', '[::1]', false],
    ['https:', '10.0.0.4', true],
    ['https:', '127.example.org', true],
    ['https:', 'localhost.example.org', true],
    ['http:', 'rooms.example.org', false],
    ['http:', '192.168.1.20', false],
    ['http:', 'app.localhost', true],
    ['https:', 'app.LocalHost', true],
  ])('%s//%s: %s', (protocol, hostname, missing) => {
    expect(keyMissing({ protocol, hostname })).toBe(missing)
    expect(keyMissing({ protocol, hostname }, '  ')).toBe(missing)
    expect(keyMissing({ protocol, hostname }, 'tldraw-key')).toBe(false)
  })
})

describe('a label that holds a time', () => {
  test.each(['12 ms', '12ms p99', '1.5 s', '200us', '≤ 3,5 µs', 'p99.9: 150 ms', '2 seconds', '(10ms)'])(
    '%s',
    label => expect(holdsLatency(label)).toBe(true),
  )
  test.each(['', 'ms', '58 /s', '116 rps', '5 servers', 'v1.2s3', '3 shards', '10 TB / day', '100 s/day'])(
    'not: %s',
    label => expect(holdsLatency(label)).toBe(false),
  )
})

describe('entries of a board', () => {
  const open = (doc = new Doc(), changed: (keys: ReadonlySet<string>) => void = () => {}) => {
    const array = doc.getArray<unknown>('board')
    return { doc, array, entries: openEntries(array, changed) }
  }
  const exchange = (a: Doc, b: Doc) => {
    const [fromA, fromB] = [encodeStateAsUpdate(a), encodeStateAsUpdate(b)]
    applyUpdate(b, fromA)
    applyUpdate(a, fromB)
  }

  test('two who write the same key at once end with the same value, and the next write leaves one entry', () => {
    const a = open()
    const b = open()
    a.entries.write(new Map([['k', 'of a']]), [])
    b.entries.write(new Map([['k', 'of b']]), [])
    exchange(a.doc, b.doc)
    expect(a.entries.get('k')).toBe(b.entries.get('k'))
    a.entries.write(new Map([['k', 'again']]), [])
    exchange(a.doc, b.doc)
    expect(b.array.toJSON()).toEqual([{ key: 'k', val: 'again' }])
  })

  test('what one removes while the other writes stays; what both saw and one removes is gone', () => {
    const a = open()
    const b = open()
    a.entries.write(
      new Map([
        ['k', 1],
        ['gone', 1],
      ]),
      [],
    )
    exchange(a.doc, b.doc)
    a.entries.write(new Map(), ['k', 'gone'])
    b.entries.write(new Map([['k', 2]]), [])
    exchange(a.doc, b.doc)
    for (const { entries } of [a, b]) expect([entries.get('k'), entries.get('gone')]).toEqual([2, undefined])
  })

  test('others’ changes are told by key, one’s own are not, and nothing after closing', () => {
    const told: string[][] = []
    const a = open()
    const b = open(new Doc(), keys => told.push([...keys].sort()))
    b.entries.write(new Map([['own', 1]]), [])
    a.entries.write(
      new Map([
        ['x', 1],
        ['y', 1],
      ]),
      [],
    )
    exchange(a.doc, b.doc)
    a.entries.write(new Map([['x', 2]]), ['y'])
    exchange(a.doc, b.doc)
    b.entries.close()
    a.entries.write(new Map([['x', 3]]), [])
    exchange(a.doc, b.doc)
    expect(told).toEqual([
      ['x', 'y'],
      ['x', 'y'],
    ])
  })

  test('what is no entry is counted and left alone, before and after opening', () => {
    const doc = new Doc()
    doc.getArray<unknown>('board').push([null, 7, { key: 'k', val: 1 }, { key: 9, val: 1 }])
    const { array, entries } = open(doc)
    array.push(['text', new YArray()])
    expect(entries.junk()).toBe(5)
    entries.write(new Map([['k', 2]]), [])
    expect(entries.get('k')).toBe(2)
    expect(array.length).toBe(6)
  })
})
