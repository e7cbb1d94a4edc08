/**
 * A small drawing as the page of a released tree writes it: entries `{ key, val }` of the array `board`, one of them the
 * schema. Knows no room. What is drawn is held to that tree's own schema.
 */
import { createRequire } from 'node:module'
import path from 'node:path'

export interface Entry {
  readonly key: string
  readonly val: unknown
}
/** As much of tldraw's schema package as is used here. */
interface Schema {
  serialize(): unknown
  readonly types: Record<string, { validate(record: unknown): unknown }>
}
interface Tlschema {
  readonly defaultShapeSchemas: Record<'geo' | 'arrow' | 'text' | 'draw', object>
  readonly defaultBindingSchemas: object
  createTLSchema(of: { shapes: object; bindings: object }): Schema
  toRichText(text: string): unknown
  compressLegacySegments(segments: readonly object[]): unknown
}

/** Two nodes, an arrow between them that is bound to both, a line of text and a stroke. */
export function drawing(tree: string): readonly Entry[] {
  const tldraw = createRequire(path.join(tree, 'client', 'package.json'))('@tldraw/tlschema') as Tlschema
  const { geo, arrow, text, draw } = tldraw.defaultShapeSchemas
  const schema = tldraw.createTLSchema({
    shapes: { geo, arrow, text, draw },
    bindings: tldraw.defaultBindingSchemas,
  })
  const records = recordsOf(tldraw)
  for (const record of records) schema.types[record.typeName]?.validate(plain(record))
  return [
    { key: 'schema', val: schema.serialize() },
    ...records.map(record => ({ key: record.id, val: record })),
  ]
}

/** The page adds outlines of its own to those that tldraw knows. */
const plain = (record: ReturnType<typeof recordsOf>[number]) =>
  'geo' in record.props ? { ...record, props: { ...record.props, geo: 'rectangle' } } : record

function recordsOf({ toRichText, compressLegacySegments }: Tlschema) {
  const style = { color: 'black', size: 'm', scale: 1 }
  const shape = (
    name: string,
    type: string,
    index: string,
    x: number,
    y: number,
    props: object,
    meta = {},
  ) => ({
    id: `shape:${name}`,
    typeName: 'shape',
    type,
    x,
    y,
    rotation: 0,
    index,
    parentId: 'page:page',
    isLocked: false,
    opacity: 1,
    props: { ...style, ...props },
    meta,
  })
  const node = (name: string, kind: string, index: string, x: number, label: string) =>
    shape(
      name,
      'geo',
      index,
      x,
      80,
      {
        geo: kind,
        dash: 'solid',
        url: '',
        w: 144,
        h: 56,
        growY: 0,
        flipX: false,
        flipY: false,
        labelColor: 'black',
        fill: 'solid',
        font: 'sans',
        align: 'middle',
        verticalAlign: 'middle',
        richText: toRichText(label),
      },
      { kind },
    )
  const end = (terminal: 'start' | 'end', to: string) => ({
    id: `binding:${terminal}`,
    typeName: 'binding',
    type: 'arrow',
    fromId: 'shape:call',
    toId: `shape:${to}`,
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: 'none' },
    meta: {},
  })
  return [
    node('reader', 'client', 'a1', 0, 'Readers'),
    node('cache', 'cache', 'a2', 320, 'Cache, 42 nodes'),
    shape('call', 'arrow', 'a3', 144, 108, {
      kind: 'arc',
      labelColor: 'black',
      fill: 'none',
      dash: 'solid',
      arrowheadStart: 'none',
      arrowheadEnd: 'arrow',
      font: 'sans',
      start: { x: 0, y: 0 },
      end: { x: 176, y: 0 },
      bend: 0,
      richText: toRichText('2.3 ms'),
      labelPosition: 0.5,
      elbowMidPoint: 0.5,
    }),
    shape('remark', 'text', 'a4', 320, 180, {
      font: 'sans',
      textAlign: 'start',
      w: 240,
      richText: toRichText('A ring with copies, for €22,000 less'),
      autoSize: true,
    }),
    shape('stroke', 'draw', 'a5', 20, 200, {
      fill: 'none',
      dash: 'draw',
      segments: compressLegacySegments([
        {
          type: 'free',
          points: [
            { x: 0, y: 0, z: 0.5 },
            { x: 30, y: 12, z: 0.5 },
            { x: 60, y: 4, z: 0.5 },
          ],
        },
      ]),
      isComplete: true,
      isClosed: false,
      isPen: false,
      scaleX: 1,
      scaleY: 1,
    }),
    end('start', 'reader'),
    end('end', 'cache'),
  ]
}
