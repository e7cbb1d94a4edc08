/** What anybody may write into a board's document, and what the reading makes of it. */
import { measureOf, readBoard } from '@signalroom/shared'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arrowOf, boundText, boxOf, geoOf, joinOf, textOf } from './records.js'

const shortener = JSON.parse(readFileSync(new URL('shortener.excalidraw', import.meta.url), 'utf8')).elements
const ride = JSON.parse(readFileSync(new URL('ride.tldraw.json', import.meta.url), 'utf8'))

describe('reading what does not fit', () => {
  test('[N10] what cannot be read is left out and counted, and the rest is read', () => {
    const wrong = [
      null,
      7,
      'text',
      [],
      {},
      { id: 5, type: 'rectangle' },
      boxOf('far', 5_000_000, 0),
      boxOf('huge', 0, 0, 136_000, 56_000),
      boxOf('nan', NaN, 0),
      { ...boxOf('words', 0, 0), width: '100' },
      { ...arrowOf('pointless', 0, 0, 1, 1), points: null },
      {
        ...arrowOf('odd', 0, 0, 1, 1),
        points: [
          [0, 0],
          ['x', {}],
        ],
      },
      { ...boxOf('newer', 0, 0), type: 'hologram' },
      geoOf('shape:alone', 0, 0, { w: Infinity }),
      { ...geoOf('shape:orphan', 0, 0), parentId: 'shape:nobody' },
      { ...geoOf('shape:a', 0, 0), type: 'group', parentId: 'shape:b' },
      { ...geoOf('shape:b', 0, 0), type: 'group', parentId: 'shape:a' },
      { ...geoOf('shape:c', 0, 0), parentId: 'shape:b' },
      { id: 'binding:x', typeName: 'binding', type: 'arrow', fromId: 4, toId: null },
    ]
    const read = readBoard([...wrong, boxOf('good', 0, 0)])
    expect(read).toMatchObject({ nodes: [{ id: 'good' }], left: wrong.length })
  })
  test('[N10] frames in a circle are in none, and what they hold is read', () => {
    const frame = (id: string, within: string) => ({
      ...boxOf(id, 0, 0, 400, 400),
      type: 'frame',
      frameId: within,
    })
    const read = readBoard([frame('f', 'g'), frame('g', 'f'), { ...boxOf('a', 10, 10), frameId: 'g' }])
    expect(read).toMatchObject({ nodes: [{ id: 'a', frame: 'g' }], left: 1 })
    expect(read.frames.filter(({ frame: around }) => around === null)).toHaveLength(1)
  })
  test('[N10] of two records with one id one is read, whichever comes first', () => {
    const [one, other] = [boxOf('a', 0, 0), { ...boxOf('a', 500, 0), version: 3 }]
    expect(readBoard([one, other])).toEqual(readBoard([other, one]))
    expect(readBoard([one, other])).toMatchObject({ nodes: [{ box: { x: 500 } }], left: 1 })
  })
  test('[N10] no value whatever makes it throw', () => {
    const odd = fc.oneof(
      fc.anything(),
      fc.constantFrom(NaN, Infinity, -1, '', null, [], {}, 'a', 'b', 'shape:vpc'),
    )
    const spoiled = fc
      .record({
        of: fc.constantFrom(...shortener, ...ride),
        with: fc.dictionary(
          fc.constantFrom(
            'id',
            'type',
            'x',
            'y',
            'width',
            'points',
            'props',
            'parentId',
            'frameId',
            'groupIds',
            'text',
            'containerId',
            'startBinding',
            'customData',
            'meta',
            'angle',
            'rotation',
          ),
          odd,
        ),
      })
      .map(({ of, with: changes }) => ({ ...of, ...changes }))
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.anything(), spoiled), { maxLength: 30 }), records => {
        const read = readBoard([...shortener, ...records])
        expect(measureOf(read).nodes).toBe(read.nodes.length)
      }),
      { seed: 20, numRuns: 400 },
    )
  })
  test('[N11] the same records in any order make the same reading', () => {
    const all = [...shortener, ...ride]
    const read = readBoard(all)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), shuffled => {
        expect(readBoard(shuffled)).toEqual(read)
      }),
      { seed: 20, numRuns: 100 },
    )
  })
  test('[N12] five thousand shapes are read at once, laid out or heaped up', () => {
    const laid = Array.from({ length: 1_000 }, (_, i) => {
      const [x, y] = [(i % 40) * 300, Math.floor(i / 40) * 200]
      return [
        boxOf(`b${i}`, x, y),
        boundText(`t${i}`, `b${i}`, `Service ${i}\n${i} rps`),
        i % 40 === 0
          ? arrowOf(`e${i}`, x, y, 90, 90)
          : { ...joinOf(`e${i}`, `b${i - 1}`, `b${i}`), x: x - 192, y: y + 30 },
        textOf(`l${i}`, x - 160, y, `${i} ms`),
        textOf(`n${i}`, x, y + 120, 'free'),
      ]
    }).flat()
    const heap = laid.map(record => ({
      ...record,
      x: 0,
      y: 0,
      startBinding: null,
      endBinding: null,
      containerId: null,
    }))
    const vast = laid.map(record => ({ ...record, x: 0, y: 0, width: 50_000, height: 50_000 }))
    // Of the processor, not of the wall: others may be at work. What goes by the square takes many seconds.
    for (const [records, most] of [
      [laid, 1_000],
      [heap, 2_000],
      [vast, 2_000],
    ] as const) {
      const from = process.cpuUsage()
      readBoard(records)
      expect(process.cpuUsage(from).user / 1_000).toBeLessThan(most)
    }
  })
})
