/** The records of a board of tldraw in their document: what is written of a change, and what two writers come to. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyUpdate, Array as YArray, Doc, encodeStateAsUpdate, Map as YMap, Text as YText } from 'yjs'

type Entries = {
  get(key: string): unknown
  keys(): Iterable<string>
  junk(): number
  write(put: ReadonlyMap<string, unknown>, remove: Iterable<string>, whole?: boolean): void
  close(): void
}
const { openEntries } = (await import(
  new URL('../../../client/src/board/tldraw/entries.ts', import.meta.url).href
)) as { openEntries: (array: YArray<unknown>, changed: (keys: ReadonlySet<string>) => void) => Entries }

const key = 'shape:one'
const box = (more: object = {}, props: object = {}) => ({
  id: key,
  typeName: 'shape',
  type: 'geo',
  x: 0,
  y: 0,
  meta: {},
  ...more,
  props: { w: 100, h: 60, color: 'black', richText: { type: 'doc', content: 'words '.repeat(60) }, ...props },
})
const stroke = (path: string, more: object = {}) => ({
  id: key,
  typeName: 'shape',
  type: 'draw',
  x: 0,
  y: 0,
  meta: {},
  props: { segments: [{ type: 'free', path }], isComplete: false, color: 'black', ...more },
})

function page(id: number) {
  const doc = new Doc()
  doc.clientID = id
  const sizes: number[] = []
  doc.on('update', (update: Uint8Array, _origin: unknown, _doc: unknown, { local }: { local: boolean }) => {
    if (local) sizes.push(update.length)
  })
  const array = doc.getArray<unknown>('board')
  const told: string[] = []
  const entries = openEntries(array, keys => told.push(...keys))
  const put = (val: unknown, at = key) => entries.write(new Map([[at, val]]), [])
  return { doc, array, entries, put, sizes, told }
}
type Page = ReturnType<typeof page>
function meet(...pages: readonly Page[]) {
  for (let times = 0; times < 2; times += 1)
    for (const from of pages)
      for (const to of pages) if (from !== to) applyUpdate(to.doc, encodeStateAsUpdate(from.doc))
}

describe('the records of a board', () => {
  it('[O16] a drag writes where the box is, and nothing else of it', () => {
    const a = page(1)
    a.put(box())
    for (let x = 1; x <= 100; x += 1) a.put(box({ x, y: x * 2 }))
    expect(a.entries.get(key)).toEqual(box({ x: 100, y: 200 }))
    expect(a.sizes[0]).toBeGreaterThan(400)
    expect(Math.max(...a.sizes.slice(1))).toBeLessThan(120)
    expect(a.array.length).toBe(2)
    expect(encodeStateAsUpdate(a.doc).length).toBeLessThan(900)
    a.put(box({ x: 100, y: 200 }))
    expect(a.sizes).toHaveLength(101)
  })

  it('[O16] a stroke writes what was added, and is one record when it is done', () => {
    const [a, b] = [page(1), page(2)]
    let path = 'AAAAAAAAAAA='
    a.put(stroke(path))
    meet(a, b)
    for (let times = 0; times < 150; times += 1) {
      // The last letter of a path fills it up, and is another when it goes on.
      path = `${path.slice(0, -1)}${'BCDE'.repeat(4)}=`
      a.put(stroke(path))
      if (times % 50 === 7) meet(a, b)
    }
    expect(Math.max(...a.sizes.slice(2))).toBeLessThan(70)
    meet(a, b)
    expect(b.entries.get(key)).toEqual(stroke(path))
    expect(b.told).toContain(key)
    a.put(stroke(path, { isComplete: true }))
    meet(a, b)
    expect(b.entries.get(key)).toEqual(stroke(path, { isComplete: true }))
    expect(a.array.length).toBe(1)
    expect(encodeStateAsUpdate(a.doc).length).toBeLessThan(path.length + 400)
  })

  it('[O3] what two change of one record at once stands for both, also where one writes it whole', () => {
    const [a, b] = [page(1), page(2)]
    a.put(box())
    meet(a, b)
    a.put(box({ x: 50 }))
    b.put(box({}, { color: 'red' }))
    meet(a, b)
    const both = box({ x: 50 }, { color: 'red' })
    for (const one of [a, b]) expect(one.entries.get(key)).toEqual(both)
    a.put(box({ x: 70 }, { color: 'red' }))
    const words = { type: 'doc', content: 'others '.repeat(90) }
    b.put(box({ x: 50 }, { color: 'red', richText: words }))
    meet(a, b)
    for (const one of [a, b])
      expect(one.entries.get(key)).toEqual(box({ x: 70 }, { color: 'red', richText: words }))
    // A property that is gone stays gone beside what another has set.
    const { w: _, ...props } = box({}, { color: 'red', richText: words }).props
    a.put({ ...box({ x: 70 }), props })
    b.put(box({ x: 70, y: 9 }, { color: 'red', richText: words }))
    meet(a, b)
    for (const one of [a, b]) expect(one.entries.get(key)).toEqual({ ...box({ x: 70, y: 9 }), props })
  })

  it('[O3] what is removed while another changes it is gone, and so is all that was written of it', () => {
    const [a, b] = [page(1), page(2)]
    a.put(box())
    a.put(box({ x: 5 }))
    meet(a, b)
    a.entries.write(new Map(), [key])
    b.put(box({ x: 9 }))
    meet(a, b)
    for (const one of [a, b]) {
      expect(one.entries.get(key)).toBe(undefined)
      expect([...one.entries.keys()]).toEqual([])
    }
  })

  it('[O3] however much one changes of what another deletes, it stays deleted, and nothing of it is told as not shown', () => {
    const [a, b] = [page(1), page(2)]
    a.put(box())
    meet(a, b)
    a.entries.write(new Map(), [key])
    const renamed = { richText: { type: 'doc', content: 'others '.repeat(60) } }
    b.put(box({ x: 9, y: 9, meta: { kind: 'store' } }, { ...renamed, color: 'red', w: 1, h: 1 }))
    expect(b.entries.get(key)).toEqual(
      box({ x: 9, y: 9, meta: { kind: 'store' } }, { ...renamed, color: 'red', w: 1, h: 1 }),
    )
    meet(a, b)
    for (const one of [a, b]) {
      expect([...one.entries.keys()]).toEqual([])
      expect(one.entries.junk()).toBe(0)
    }
    b.put(box())
    meet(a, b)
    for (const one of [a, b]) expect(one.entries.get(key)).toEqual(box())
  })

  it('[O16] what is of no form counts as junk, costs itself alone, and can be replaced', () => {
    const a = page(1)
    const odd = (more: Record<string, unknown>) => new YMap<unknown>(Object.entries(more))
    a.array.push([
      null,
      7,
      { key: 3, val: 1 },
      { key, set: 4, at: {} },
      { key, set: { x: 1 }, at: 5 },
      { key, set: { x: 1 }, at: { x: 1 } },
      odd({ key, item: 0, keep: 0, line: 'AAAA' }),
      odd({ key, item: -1, keep: 0, line: new YText('AAAA') }),
      odd({ key, item: 9, keep: 1e9, line: new YText('AAAA') }),
    ])
    expect(a.entries.get(key)).toBe(undefined)
    // Two of them are parts of a record that stands there no more.
    expect(a.entries.junk()).toBe(7)
    a.put(box())
    expect(a.entries.get(key)).toEqual(box())
    expect(a.entries.junk()).toBe(7)
  })

  it('[O3] whatever two pages write, they come to the same records, which are those of either where one alone wrote', () => {
    const Write = fc.record({
      who: fc.nat(1),
      key: fc.constantFrom('shape:a', 'shape:b'),
      what: fc.constantFrom('x', 'y', 'color', 'grow', 'words', 'remove', 'meet'),
      value: fc.nat(9),
    })
    fc.assert(
      fc.property(fc.array(Write, { maxLength: 40 }), writes => {
        const pages = [page(1), page(2)] as const
        const alone = new Set(writes.map(({ who }) => who)).size < 2
        const model = new Map<string, unknown>()
        for (const { who, key: at, what, value } of writes) {
          if (what === 'meet') {
            meet(...pages)
            continue
          }
          const { entries } = pages[who]!
          if (what === 'remove') {
            entries.write(new Map(), [at])
            model.delete(at)
            continue
          }
          const now = (entries.get(at) as ReturnType<typeof stroke> | undefined) ?? stroke('AAAA')
          const [segment] = now.props.segments
          const next =
            what === 'grow'
              ? {
                  ...now,
                  props: { ...now.props, segments: [{ ...segment!, path: `${segment!.path}${value}BCD` }] },
                }
              : what === 'color' || what === 'words'
                ? {
                    ...now,
                    props: { ...now.props, [what]: String(value).repeat(what === 'words' ? 500 : 1) },
                  }
                : { ...now, [what]: value }
          entries.write(new Map([[at, next]]), [])
          model.set(at, next)
          expect(entries.get(at)).toEqual(next)
        }
        meet(...pages)
        const [one, other] = pages.map(({ entries }) =>
          Object.fromEntries([...entries.keys()].toSorted().map(at => [at, entries.get(at)])),
        )
        expect(one).toEqual(other)
        if (alone) expect(one).toEqual(Object.fromEntries([...model].toSorted()))
      }),
      { numRuns: 400, seed: 20 },
    )
  })
})
