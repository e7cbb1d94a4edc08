/** The neutral reading of a board: what real files of either engine say, and what nobody can do to it. */
import { readFileSync } from 'node:fs'
import { readBoard, type BoardReading } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { arrowOf, boundText, boxOf, geoOf, joinOf, textOf } from './records.js'

const recordsOf = (name: string): readonly Record<string, unknown>[] => {
  const file = JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
  return Array.isArray(file) ? file : file.elements
}
const edgesOf = ({ edges }: BoardReading) =>
  edges.map(
    ({ from, to, heads, label }) =>
      `${from} ${heads} ${to}${label ? ` ${label.replaceAll('\n', ' / ')}` : ''}`,
  )
const namesOf = ({ nodes }: BoardReading) => nodes.map(({ name }) => name.split('\n')[0])
const nodeOf = ({ nodes }: BoardReading, id: string) => nodes.find(node => node.id === id)

describe('reading', () => {
  const shortener = readBoard(recordsOf('shortener.excalidraw'))
  const ride = readBoard(recordsOf('ride.tldraw.json'))
  const byHand = readBoard(recordsOf('byhand.excalidraw'))

  test('[N1] boxes are nodes with their name and kind, in reading order', () => {
    expect(shortener.nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ['redis', 'cache'],
      ['user', 'client'],
      ['gw', 'gateway'],
      ['api', 'service'],
      ['db', 'store'],
      ['worker', 'service'],
      ['queue', 'stream'],
      ['lonely', 'search-index'],
    ])
    expect(namesOf(ride)).toEqual([
      'Rider app',
      'Redis',
      'Matching service',
      'Trips DB',
      'Google Maps',
      'Worker A',
      'Worker B',
    ])
    expect(nodeOf(ride, 'shape:trips')).toMatchObject({
      kind: 'store',
      box: { x: 860, y: 220, w: 160, h: 80 },
    })
  })
  test('[N2] arrows are edges with their ends, heads and label, whatever they are bound to', () => {
    expect(edgesOf(shortener)).toEqual([
      'user one gw HTTPS / p50 20 ms / p99 80 ms',
      'gw one api gRPC 5 ms',
      'api one db 8 ms',
      'api one redis 1 ms',
      'api one queue clicks',
      'queue both worker',
    ])
    expect(edgesOf(ride)).toEqual([
      'shape:rider one shape:match 80 ms p99',
      'shape:rider one shape:match retry',
      'shape:match one shape:cells ≤ 2 ms',
      'shape:match both shape:trips write',
      'shape:match one shape:maps ETA',
      'null one null',
    ])
    const back = readBoard([
      boxOf('a', 0, 0),
      boxOf('b', 300, 0),
      { ...joinOf('e', 'a', 'b'), startArrowhead: 'arrow', endArrowhead: null },
    ])
    expect(edgesOf(back)).toEqual(['b one a'])
  })
  test('[N2] an end that says itself what it is bound to, as in tldraw’s older files, is bound to it', () => {
    const end = (boundShapeId: string) => ({ type: 'binding', boundShapeId, isExact: false })
    const arrow = {
      ...geoOf('shape:ab', 0, 0),
      type: 'arrow',
      props: { start: end('shape:a'), end: end('shape:b'), text: '12 ms', arrowheadEnd: 'arrow' },
    }
    const { edges, left } = readBoard([geoOf('shape:a', 0, 0), geoOf('shape:b', 400, 0), arrow])
    expect(edges).toMatchObject([{ from: 'shape:a', to: 'shape:b', label: '12 ms' }])
    expect(left).toBe(0)
  })

  test('[N3] an end that is bound to nothing is at the box that it visibly ends at', () => {
    expect(edgesOf(byHand)).toEqual([
      'browser one b1',
      'b1 one b2 12 ms',
      'b1 none b3',
      'b2 one b3',
      'null one null',
    ])
    expect(byHand.edges.map(({ near }) => near)).toEqual([true, true, true, true, false])
    const far = readBoard([boxOf('a', 0, 0), boxOf('b', 300, 0), arrowOf('e', 100, 30, 140, 0)])
    expect(edgesOf(far)).toEqual(['a one null'])
    const within = readBoard([boxOf('a', 0, 0), arrowOf('e', 20, 20, 40, 10)])
    expect(edgesOf(within)).toEqual(['null one null'])
    const gone = readBoard([
      boxOf('a', 0, 0),
      { ...boxOf('b', 600, 0), isDeleted: true },
      joinOf('e', 'a', 'b'),
    ])
    expect(edgesOf(gone)).toEqual(['a one null'])
  })
  test('[N4] texts within a box are its name, texts on the middle of an arrow its label, others stand alone', () => {
    expect(namesOf(byHand)).toEqual(['Browser', 'API', 'LB', 'MySQL'])
    expect(byHand.labels).toEqual([])
    expect(shortener.labels.map(({ text }) => text)).toEqual(['1 billion links, 3 TB in five years'])
    const both = readBoard([
      boxOf('a', 0, 0),
      boundText('t', 'a', 'Orders'),
      textOf('n', 10, 40, '40 GB'),
      boxOf('b', 300, 0),
      joinOf('e', 'a', 'b'),
      textOf('over', 180, 0, 'REST'),
      textOf('under', 180, 40, '9 ms'),
    ])
    expect(both.nodes.map(({ name }) => name)).toEqual(['Orders\n40 GB', ''])
    expect(edgesOf(both)).toEqual(['a one b REST / 9 ms'])
  })
  test('[N5] a text, a note or a picture is a node where an edge ends at it', () => {
    expect(nodeOf(ride, 'shape:maps')).toMatchObject({ name: 'Google Maps' })
    expect(ride.labels.map(({ id }) => id)).toEqual(['shape:hint', 'shape:free'])
    const picture = { ...boxOf('p', 300, 0), type: 'image' }
    expect(readBoard([boxOf('a', 0, 0), picture])).toMatchObject({ images: 1, nodes: [{ id: 'a' }] })
    expect(readBoard([boxOf('a', 0, 0), picture, joinOf('e', 'a', 'p')])).toMatchObject({
      images: 0,
      nodes: [{ id: 'a' }, { id: 'p' }],
    })
  })
  test('[N5] a picture is told with its name and its frame, be it a node or not; a node has its name', () => {
    const frame = { ...boxOf('f', 280, -40, 240, 200), type: 'frame', name: 'Paper' }
    const picture = { ...boxOf('p', 300, 0), type: 'image', frameId: 'f', customData: { alt: 'Sketch' } }
    const told = [{ id: 'p', name: 'Sketch', frame: 'f' }]
    expect(readBoard([boxOf('a', 0, 0), frame, picture])).toMatchObject({ images: 1, pictures: told })
    const joined = readBoard([boxOf('a', 0, 0), frame, picture, joinOf('e', 'a', 'p')])
    expect(joined).toMatchObject({ images: 0, pictures: told })
    expect(nodeOf(joined, 'p')).toMatchObject({ name: 'Sketch' })
    expect(readBoard([{ ...picture, frameId: null, customData: { alt: 7 } }]).pictures).toMatchObject([
      { name: '' },
    ])
  })
  test('[N6] frames hold frames and nodes; a rectangle drawn around named boxes is one', () => {
    expect(ride.frames.map(({ name, frame, drawn }) => [name, frame, drawn])).toEqual([
      ['VPC', null, false],
      ['Data', 'shape:vpc', false],
    ])
    expect(nodeOf(ride, 'shape:cells')?.frame).toBe('shape:inner')
    expect(nodeOf(ride, 'shape:match')?.frame).toBe('shape:vpc')
    expect(byHand.frames).toMatchObject([{ id: 'zone', name: 'private subnet', drawn: true }])
    expect(byHand.nodes.map(({ frame }) => frame)).toEqual([null, 'zone', 'zone', 'zone'])
    const kind = { customData: { kind: 'service' } }
    const placed = readBoard([
      { ...boxOf('big', 0, 0, 600, 600), ...kind },
      boxOf('a', 10, 10),
      boxOf('b', 300, 300),
    ])
    expect(placed.frames).toEqual([])
  })
  test('[N7] a group that says one thing or nothing is one node, whichever part an arrow is bound to', () => {
    const group = { groupIds: ['g'] }
    const icon = [
      { ...boxOf('top', 0, 0, 80, 20), ...group, type: 'ellipse' },
      { ...boxOf('body', 0, 10, 80, 60), ...group },
      { ...textOf('caption', 0, 80, 'MySQL'), ...group },
    ]
    const read = readBoard([...icon, boxOf('api', 300, 0), joinOf('e', 'api', 'top')])
    expect(read.nodes).toMatchObject([{ id: 'body', name: 'MySQL', kind: 'store' }, { id: 'api' }])
    expect(edgesOf(read)).toEqual(['api one body'])
    const bare = readBoard([...icon.slice(0, 2), boxOf('api', 300, 0), joinOf('e', 'api', 'top')])
    expect(bare.nodes).toMatchObject([{ id: 'body', name: '' }, { id: 'api' }])
    const under = readBoard([...icon.slice(0, 2), textOf('loose', 0, 78, 'Orders DB')])
    expect(under).toMatchObject({ nodes: [{ id: 'body', name: 'Orders DB', kind: 'store' }], labels: [] })
    const two = [
      { ...boxOf('a', 0, 0), ...group },
      { ...boxOf('b', 300, 0), ...group },
    ]
    expect(readBoard([...two, boundText('t', 'a', 'A'), boundText('u', 'b', 'B')]).nodes).toHaveLength(2)
  })
  test('[N8] numbers with their unit are told of what they stand on', () => {
    expect(shortener.numbers.map(({ of, quantity }) => `${of}: ${quantity.text}`)).toEqual([
      'redis: 100 GB',
      'api: 4,000 rps',
      'a1: 20 ms',
      'a1: 80 ms',
      'a2: 5 ms',
      'a4: 8 ms',
      'a3: 1 ms',
      'note: 1 billion links',
      'note: 3 TB',
      'note: five years',
    ])
  })
  test('[N9] what is turned, and lies in what is turned, is where it is seen', () => {
    const turned = readBoard([
      { ...geoOf('shape:g', 100, 100), type: 'group', rotation: Math.PI / 2, props: {} },
      { ...geoOf('shape:a', 0, 0), parentId: 'shape:g' },
    ])
    expect(turned.nodes[0]?.box.x).toBeCloseTo(20)
    expect(turned.nodes[0]?.box).toMatchObject({ y: 100 })
    const angle = readBoard([{ ...boxOf('a', 0, 0, 100, 20), angle: Math.PI / 2 }])
    expect(angle.nodes[0]?.box.x).toBeCloseTo(40)
    expect(angle.nodes[0]?.box.h).toBeCloseTo(100)
  })
})
