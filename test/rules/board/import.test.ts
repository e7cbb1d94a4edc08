/** What is taken for a drawing, what of it comes onto a board, and what is said of the rest. */
import { readFileSync } from 'node:fs'
import { readBoard, type BoardReading } from '@signalroom/shared'
import { describe, expect, it } from 'vitest'
import { boxOf, geoOf, joinOf } from './records.js'

type Sorted = {
  readonly form: string
  readonly line?: number | null
  readonly reason?: string
  readonly further?: number
  readonly records?: readonly unknown[]
  readonly elements?: readonly unknown[]
}
type Left = { readonly count: number; readonly what: string }
type Drawing = {
  readonly nodes: readonly { id: string; box: object; frame: string | null }[]
  readonly edges: readonly { from: string; to: string; label: string }[]
  readonly labels: readonly unknown[]
  readonly frames: readonly unknown[]
  readonly pictures?: readonly unknown[]
}
type Planned = { readonly drawing: Drawing; readonly left: readonly Left[] }

const client = (path: string) =>
  import(new URL(`../../../client/src/board/import/${path}`, import.meta.url).href)
const { sort } = (await client('sort.ts')) as { sort: (text: string) => Sorted }
const { drawingOf, fitting } = (await client('drawing.ts')) as {
  drawingOf: (reading: BoardReading, shown?: ReadonlySet<string>) => Planned
  fitting: (drawing: Drawing, room: number, known?: Iterable<string>) => Planned
}
const { inWords, outlookInWords } = (await client('report.ts')) as {
  inWords: (report: object) => string
  outlookInWords: (report: object) => string
}
const file = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

describe('what is brought', () => {
  it('[O14] files of both engines, their snapshots, and Mermaid alone or in Markdown', () => {
    expect(sort(file('byhand.excalidraw')).form).toBe('excalidraw')
    expect(sort(`\uFEFF${file('byhand.excalidraw')}`).form).toBe('excalidraw')
    expect(sort(JSON.stringify({ tldrawFileFormatVersion: 1, schema: {}, records: [] }))).toMatchObject({
      form: 'tldraw',
      records: [],
    })
    const store = { 'shape:a': geoOf('shape:a', 0, 0) }
    for (const snapshot of [
      { store, schema: {} },
      { document: { store, schema: {} }, session: {} },
    ])
      expect(sort(JSON.stringify(snapshot))).toMatchObject({ form: 'tldraw', records: [{ id: 'shape:a' }] })
    expect(sort('%% a remark\nflowchart LR\n  a --> b').form).toBe('mermaid')
    expect(
      sort('# Design\n\n```mermaid\ngraph TD\n  a --> b\n```\n\n~~~mermaid\nflowchart LR\n  c\n~~~\n'),
    ).toMatchObject({ form: 'mermaid', further: 1, diagram: { direction: 'down' } })
  })

  it.each([
    ['', null, /nothing/],
    ['hello', null, /no drawing/],
    ['{"type":"excalidraw","elements":[', null, /cut off/],
    ['{"type":"excalidraw"}', null, /no list/],
    ['{"type":"excalidrawlib","libraryItems":[]}', null, /library/],
    ['{"a":1}', null, /no drawing/],
    ['[1,2]', null, /no drawing/],
    ['null', null, /no drawing/],
    ['{"document":{"pages":{}},"name":"old"}', null, /first version/],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', null, /picture/],
    ['\uFFFDPNG\r\n\u001A\n\0\0\0', null, /no drawing/],
    ['flowchart LR\n  a --> b\n  c ==', 3, /arrow/],
    ['sequenceDiagram\n  A->>B: hi', 1, /flowchart/],
    ['# Design\n\nwords\n\n```mermaid\nflowchart LR\n  a --> (\n```', 7, /./],
    ['flowchart LR\n', null, /nothing/],
  ] as const)('[O14] %j is refused with its line and reason', (text, line, reason) => {
    const sorted = sort(text)
    expect(sorted.form).toBe('refused')
    expect(sorted.line ?? null).toBe(line)
    expect(sorted.reason).toMatch(reason)
  })

  it('[O14] more records than any board holds, or more text, is refused', () => {
    const elements = Array.from({ length: 20_001 }, () => 0)
    expect(sort(JSON.stringify({ type: 'excalidraw', elements })).reason).toMatch(/too large/)
    expect(sort(' '.repeat(60_000_001)).reason).toMatch(/too large/)
  })
})

describe('what of it comes', () => {
  it('[O22] pictures that the room can have, with the arrows to them; others are counted', () => {
    const image = (id: string, x: number) => ({ ...boxOf(id, x, 0), type: 'image', customData: { alt: id } })
    const records = [
      boxOf('a', 0, 0),
      image('p', 300),
      image('q', 600),
      image('r', 900),
      joinOf('e', 'a', 'p'),
    ]
    const planned = drawingOf(readBoard(records), new Set(['p', 'q']))
    expect(planned.drawing).toMatchObject({
      nodes: [{ id: 'a' }],
      edges: [{ from: 'a', to: 'p' }],
      pictures: [{ id: 'p', name: 'p' }, { id: 'q' }],
    })
    expect(planned.left).toEqual([{ count: 1, what: 'picture' }])
    expect(fitting(planned.drawing, 2).drawing).toMatchObject({ edges: [], pictures: [{ id: 'p' }] })
    expect(drawingOf(readBoard(records)).drawing.pictures).toBeUndefined()
  })

  it('[O14] of a reading, everything where it was, and the rest is counted by its kind', () => {
    const { elements } = sort(file('byhand.excalidraw'))
    const reading = readBoard(elements!)
    const { drawing } = drawingOf(reading)
    expect(drawing.nodes.map(({ id }) => id)).toEqual(reading.nodes.map(({ id }) => id))
    const loose = {
      ...joinOf('loose', 'a', 'nobody'),
      endBinding: null,
      x: 108,
      points: [
        [0, 0],
        [5_000, 0],
      ],
    }
    const read = readBoard([
      boxOf('a', 0, 0),
      boxOf('b', 300, 0),
      joinOf('ab', 'a', 'b'),
      loose,
      { ...boxOf('pen', 0, 300), type: 'freedraw', points: [[0, 0]] },
      { ...boxOf('shot', 0, 900), type: 'image' },
      { ...boxOf('odd', 0, 600), type: 'hologram' },
    ])
    const planned = drawingOf(read)
    expect(planned.drawing.edges).toMatchObject([{ from: 'a', to: 'b' }])
    expect(planned.left).toEqual([
      { count: 1, what: 'stroke of the pen' },
      { count: 1, what: 'picture' },
      { count: 1, what: 'arrow with a loose end' },
      { count: 1, what: 'item that could not be read' },
    ])
  })

  it('[O14] where there is no room for all, boxes come first, and no arrow without what it joins', () => {
    const nodes = [0, 1, 2, 3].map(at => ({ id: `n${at}`, box: {}, frame: null }))
    const edges = [0, 1, 2].map(at => ({ from: `n${at}`, to: `n${at + 1}`, label: '' }))
    const whole = { nodes, edges, labels: [{}], frames: [] }
    expect(fitting(whole, 100)).toEqual({ drawing: whole, left: [] })
    const part = fitting(whole, 3)
    expect(part.drawing.nodes).toHaveLength(3)
    expect(part.drawing.edges).toHaveLength(0)
    expect(part.left).toEqual([{ count: 5, what: 'shapes beyond what a board holds' }])
    expect(fitting({ ...whole, nodes: [] }, 2, ['n0', 'n1', 'n2', 'n3']).drawing.edges).toHaveLength(2)
    expect(fitting(whole, 0).drawing.nodes).toHaveLength(0)
  })

  it('[O14] a sentence says what came and what did not', () => {
    const left = [
      { count: 1_200, what: 'strokes of the pen' },
      { count: 1, what: 'picture' },
    ]
    expect(inWords({ boxes: 12, arrows: 1, others: 0, left })).toBe(
      '12 boxes and 1 arrow on the board. Left out: 1,200 strokes of the pen and 1 picture.',
    )
    expect(inWords({ boxes: 0, arrows: 0, others: 0, left: [] })).toBe(
      'Nothing could be brought onto the board.',
    )
    expect(outlookInWords({ boxes: 1, arrows: 2, others: 3, left: [] })).toBe(
      'Holds 1 box, 2 arrows, and 3 other shapes.',
    )
  })
})
