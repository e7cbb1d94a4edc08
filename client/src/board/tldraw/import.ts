/** Puts drawings from elsewhere onto a board of tldraw. It knows no file and no Yjs. */
import { readBoard, type Box } from '@signalroom/shared'
import {
  Box as Bounds,
  createBindingId,
  createShapeId,
  getIndicesAbove,
  toRichText,
  ZERO_INDEX_KEY,
  type Editor,
  type SerializedStore,
  type TLBinding,
  type TLRecord,
  type TLShape,
  type TLShapeId,
  type TLShapePartial,
  type StoreSnapshot,
} from 'tldraw'
import { isKind } from '../face/kinds'
import type { ImportHands } from '../import/bring'
import { drawingOf, fitting, leftOf, type Drawing } from '../import/drawing'
import { noneKept, type Kept } from '../import/pictures'
import type { Report } from '../import/report'
import type { Readable } from '../import/sort'
import { acceptRecord } from './accept-record'
import { geoOf } from './kinds'
import { assetIdOf } from './picture'
import { binding } from './placing'
import { frameName, holdsByPlace } from './region'

export const importHands = (editor: Editor): ImportHands => ({
  form: 'tldraw',
  room: () => roomOn(editor),
  lay: (drawing, kept = noneKept) =>
    step(editor, () => [...lay(editor, shifted(drawing, editor), new Map(), kept).values()]),
  takeOwn: (file, kept) => takeOwn(editor, file, kept),
})

const roomOn = (editor: Editor): number =>
  Math.max(0, editor.options.maxShapesPerPage - editor.getCurrentPageShapeIds().size)

/** One step of one's own; afterwards what came is selected and in view. */
function step(editor: Editor, put: () => readonly TLShapeId[]) {
  editor.markHistoryStoppingPoint('import')
  editor.setCurrentTool('select')
  editor.run(() => {
    const made = put()
    editor.select(...made)
  })
  editor.zoomToFit({ immediate: true })
  if (editor.getZoomLevel() > 1) editor.resetZoom(undefined, { immediate: true })
}

/** Draws it where it says; returns what was drawn, by the ids it had. `known`: what its ends may mean besides its own boxes. */
function lay(
  editor: Editor,
  { nodes, edges, labels, frames, pictures = [] }: Drawing,
  known: ReadonlyMap<string, TLShapeId>,
  kept: Kept = noneKept,
): ReadonlyMap<string, TLShapeId> {
  const made = new Map<string, TLShapeId>()
  const shapes: TLShapePartial[] = []
  const add = (foreign: string, shape: Omit<TLShapePartial, 'id'>): TLShapeId => {
    const id = createShapeId()
    made.set(foreign, id)
    shapes.push({ ...shape, id } as TLShapePartial)
    return id
  }
  const end = (foreign: string) => made.get(foreign) ?? known.get(foreign)
  for (const { id, name, box } of frames) add(id, frameAt(name, box))
  for (const { id, kind, name, box } of nodes) {
    const { x, y, w, h } = box
    const geo = isKind(kind) ? geoOf(kind) : 'rectangle'
    const meta = kind === null ? {} : { kind }
    add(id, { type: 'geo', x, y, meta, props: { geo, w, h, richText: toRichText(name) } })
  }
  for (const { id, name, box } of pictures) {
    const { x, y, w, h } = box
    const assetId = assetIdOf(kept.get(id)?.image ?? '')
    add(id, { type: 'image', x, y, props: { w, h, assetId, altText: name } })
  }
  const between = new Map<string, number>()
  const bindings = edges.flatMap(({ from, to, heads, label }) => {
    const [first, last] = [end(from), end(to)]
    if (!first || !last) return []
    const pair = [first, last].sort().join()
    const before = between.get(pair) ?? 0
    between.set(pair, before + 1)
    const props = {
      richText: toRichText(label),
      // Seen from the other end a bend goes to the other side: two that run both ways keep apart.
      bend: before * 36,
      arrowheadStart: heads === 'both' ? 'arrow' : 'none',
      arrowheadEnd: heads === 'none' ? 'none' : 'arrow',
    }
    const id = add(`edge ${made.size}`, { type: 'arrow', props })
    return [binding(id, first, 'start'), binding(id, last, 'end')]
  })
  for (const { text, at } of labels)
    add(`label ${made.size}`, { type: 'text', ...at, props: { richText: toRichText(text) } })
  editor.createShapes(shapes)
  editor.createBindings(bindings)
  return made
}

const frameAt = (name: string, { x, y, w, h }: Box) =>
  ({
    type: 'frame',
    x,
    y,
    meta: holdsByPlace,
    props: { w, h, name: frameName(name) },
  }) as const

/** A file of tldraw's, of any age: what this board draws as it is, the rest by what it says. */
function takeOwn(editor: Editor, file: Readable, images: Kept): Report {
  const records = file.form === 'tldraw' ? migrated(editor, file) : []
  const reading = readBoard(records)
  const flat = flattened(editor, records).map(shape => withImage(shape, images))
  const native = flat.flatMap(shape => {
    const id = createShapeId()
    // What a frame holds comes out of it, and lies in it as before.
    const meta = shape.type === 'frame' ? { ...shape.meta, ...holdsByPlace } : shape.meta
    const record = { ...shape, id, parentId: editor.getCurrentPageId(), isLocked: false, meta } as TLShape
    return typeof acceptRecord(editor, id, record) === 'string' ? [] : [{ was: shape.id, record }]
  })
  const kept = withinRoom(native, roomOn(editor))
  const was = new Map(kept.map(one => [one.was as string, one.record.id]))
  const all = new Set(native.map(one => one.was as string))
  const rest = drawingOf(reading)
  const foreign = {
    nodes: rest.drawing.nodes.filter(({ id }) => !all.has(id)),
    labels: rest.drawing.labels.filter((_, at) => !all.has(reading.labels[at]!.id)),
    frames: rest.drawing.frames.filter(({ id }) => !all.has(id)),
    edges: reading.edges.flatMap(({ id, from, to, heads, label }) =>
      all.has(id) || from === null || to === null ? [] : [{ from, to, heads, label }],
    ),
  }
  const fits = fitting(foreign, roomOn(editor) - kept.length, was.keys())
  const by = shiftOf(editor, [
    ...kept.map(({ record }) => ({ ...sizeOf(record), x: record.x, y: record.y })),
    ...[...fits.drawing.nodes, ...fits.drawing.frames].map(({ box }) => box),
  ])
  step(editor, () => {
    // Frames lie under what they hold; an arrow needs both of its ends.
    const laid = lay(editor, { ...movedBy(fits.drawing, by), edges: [] }, was)
    putNative(editor, kept, by, records)
    const { edges } = fits.drawing
    const joins = lay(editor, { nodes: [], frames: [], labels: [], edges }, new Map([...was, ...laid]))
    return [...laid.values(), ...was.values(), ...joins.values()]
  })
  const reached = new Set(reading.nodes.map(({ id }) => id))
  const missing = reading.pictures.filter(({ id }) => !images.has(id) && !reached.has(id)).length
  const counts = (type: string) => kept.filter(({ record }) => record.type === type).length
  const natives = new Set(kept.map(one => one.was as string))
  const strokes = reading.strokes - kept.filter(({ record }) => record.type === 'draw').length
  const brought = fits.drawing
  return {
    boxes: counts('geo') + brought.nodes.length,
    arrows: counts('arrow') + brought.edges.length,
    others: kept.length - counts('geo') - counts('arrow') + brought.labels.length + brought.frames.length,
    left: leftOf([
      [Math.max(0, strokes), 'stroke or line', 'strokes or lines'],
      [missing, 'picture', 'pictures'],
      [reading.left, 'item that could not be read', 'items that could not be read'],
      [
        all.size - natives.size + (fits.left[0]?.count ?? 0),
        'shape beyond what a board holds',
        'shapes beyond what a board holds',
      ],
    ]),
  }
}

/** With the room's image in the place of the file's own. */
function withImage(shape: TLShape, images: Kept): TLShape {
  const kept = images.get(shape.id)
  if (shape.type !== 'image' || !kept) return shape
  return { ...shape, props: { ...shape.props, assetId: assetIdOf(kept.image), url: '' } }
}

/** In today's form; as they are where tldraw cannot bring them there, since the reading knows older forms by itself. */
function migrated(editor: Editor, { records, schema }: Extract<Readable, { form: 'tldraw' }>): unknown[] {
  const byId = records.flatMap(record => (isRecord(record) ? [[record.id, record] as const] : []))
  const store = Object.fromEntries(byId) as SerializedStore<TLRecord>
  try {
    const snapshot = { store, schema } as StoreSnapshot<TLRecord>
    const result = editor.store.schema.migrateStoreSnapshot(snapshot)
    if (result.type === 'success') return Object.values(result.value)
  } catch {
    // A file may hold anything.
  }
  return byId.map(([, record]) => record)
}

const isRecord = (value: unknown): value is { readonly id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'

const isShape = (value: unknown): value is TLShape =>
  isRecord(value) &&
  'typeName' in value &&
  value.typeName === 'shape' &&
  'parentId' in value &&
  'index' in value

/** Shapes of kinds that this board draws, on the page that holds most, out of their groups and frames, from below. */
function flattened(editor: Editor, records: readonly unknown[]): readonly TLShape[] {
  const held = new Map<string, TLShape[]>()
  for (const record of records)
    if (isShape(record)) held.set(record.parentId, [...(held.get(record.parentId) ?? []), record])
  const pages = [...held.keys()].filter(id => id.startsWith('page:')).map(id => below(id, held, editor))
  return pages.toSorted((a, b) => b.length - a.length)[0] ?? []
}

type Place = { readonly x: number; readonly y: number; readonly rotation: number }

function below(
  parent: string,
  held: ReadonlyMap<string, readonly TLShape[]>,
  editor: Editor,
  at: Place = { x: 0, y: 0, rotation: 0 },
  depth = 0,
): TLShape[] {
  if (depth > 100) return []
  const inOrder = (held.get(parent) ?? []).toSorted((a, b) => (a.index < b.index ? -1 : 1))
  return inOrder.flatMap(shape => {
    const [sin, cos] = [Math.sin(at.rotation), Math.cos(at.rotation)]
    const placed = {
      ...shape,
      x: at.x + shape.x * cos - shape.y * sin,
      y: at.y + shape.x * sin + shape.y * cos,
      rotation: at.rotation + (shape.rotation || 0),
    }
    const own = shape.type in editor.shapeUtils ? [placed] : []
    return [...own, ...below(shape.id, held, editor, placed, depth + 1)]
  })
}

type Native = { readonly was: TLShapeId; readonly record: TLShape }

/** Boxes before arrows before all else. */
function withinRoom(shapes: readonly Native[], room: number): readonly Native[] {
  if (shapes.length <= room) return shapes
  const rank = ({ record }: Native) => (record.type === 'arrow' ? 1 : record.type === 'draw' ? 2 : 0)
  const kept = new Set(shapes.toSorted((a, b) => rank(a) - rank(b)).slice(0, room))
  return shapes.filter(shape => kept.has(shape))
}

function putNative(editor: Editor, shapes: readonly Native[], by: Shift, records: readonly unknown[]) {
  const top = editor.getCurrentPageShapesSorted().at(-1)?.index ?? ZERO_INDEX_KEY
  const indices = getIndicesAbove(top, shapes.length)
  editor.store.put(
    shapes.map(({ record }, at) => ({
      ...record,
      index: indices[at] ?? record.index,
      x: record.x + by.x,
      y: record.y + by.y,
    })),
  )
  const ids = new Map(shapes.map(({ was, record }) => [was as string, record.id]))
  const bindings = records.flatMap(record => {
    if (!isBinding(record)) return []
    const [fromId, toId] = [ids.get(record.fromId), ids.get(record.toId)]
    if (!fromId || !toId) return []
    const bound = { ...record, id: createBindingId(), fromId, toId }
    return typeof acceptRecord(editor, bound.id, bound) === 'string' ? [] : [bound]
  })
  editor.store.put(bindings)
}

const isBinding = (value: unknown): value is TLBinding =>
  isRecord(value) &&
  'typeName' in value &&
  value.typeName === 'binding' &&
  'fromId' in value &&
  'toId' in value

type Shift = { readonly x: number; readonly y: number }

const sizeOf = ({ props }: TLShape) =>
  'w' in props && 'h' in props ? { w: Number(props.w) || 0, h: Number(props.h) || 0 } : { w: 0, h: 0 }

/** To the right of what stands there; in the middle of the view where nothing does. */
function shiftOf(editor: Editor, boxes: readonly Box[]): Shift {
  if (boxes.length === 0) return { x: 0, y: 0 }
  const x = Math.min(...boxes.map(box => box.x))
  const y = Math.min(...boxes.map(box => box.y))
  const w = Math.max(...boxes.map(box => box.x + box.w)) - x
  const h = Math.max(...boxes.map(box => box.y + box.h)) - y
  const there = editor.getCurrentPageBounds()
  const { center } = editor.getViewportPageBounds()
  const corner = there ? { x: there.maxX + 120, y: there.minY } : { x: center.x - w / 2, y: center.y - h / 2 }
  return { x: Math.round(corner.x - x), y: Math.round(corner.y - y) }
}

const shifted = (drawing: Drawing, editor: Editor): Drawing =>
  movedBy(
    drawing,
    shiftOf(editor, [
      ...[...drawing.nodes, ...drawing.frames, ...(drawing.pictures ?? [])].map(({ box }) => box),
      ...drawing.labels.map(({ at }) => new Bounds(at.x, at.y, 1, 1)),
    ]),
  )

function movedBy({ nodes, edges, labels, frames, pictures = [] }: Drawing, by: Shift): Drawing {
  const box = <One extends { readonly box: Box }>(one: One): One => ({
    ...one,
    box: { ...one.box, x: one.box.x + by.x, y: one.box.y + by.y },
  })
  return {
    nodes: nodes.map(box),
    frames: frames.map(box),
    pictures: pictures.map(box),
    edges,
    labels: labels.map(label => ({ ...label, at: { x: label.at.x + by.x, y: label.at.y + by.y } })),
  }
}
