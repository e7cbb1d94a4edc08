/** Puts nodes, labels and arrows on the board, for mouse and keyboard alike. It knows no Yjs. */
import {
  Box,
  createShapeId,
  react,
  startEditingShapeWithRichText,
  toRichText,
  type Editor,
  type TLArrowBinding,
  type TLShape,
  type TLShapeId,
  type VecLike,
} from 'tldraw'
import { freeSpots, gap } from '../face/ground'
import type { NewImage } from '../face/hands'
import { sizes, type NodeKind, type Size } from '../face/kinds'
import { geoOf } from './kinds'
import { assetIdOf } from './picture'

/** Places a node around a point and opens its label, so that the name can be typed at once. */
export function place(editor: Editor, kind: NodeKind, centre: VecLike) {
  editor.markHistoryStoppingPoint('place')
  open(editor, put(editor, kind, centre))
}

/** Places a node without a mouse: beside the selected one or the last, else in the middle of the view, on free ground. */
export function placeWithoutPointer(editor: Editor, kind: NodeKind) {
  const around = boundsOfSelected(editor) ?? lastOf(editor)
  const view = editor.getViewportPageBounds()
  const start = around ? beside(around, kind) : view.center
  const places = freeGround(editor, start, sizes[kind])
  const { w, h } = sizes[kind]
  const inView = places.filter(at => view.contains(new Box(at.x - w / 2, at.y - h / 2, w, h)))
  const centre = inView[0] ?? places[0] ?? start
  place(editor, kind, centre)
  if (!view.containsPoint(centre)) editor.centerOnPoint(centre)
}

/** Places a node to the right of another, with an arrow from that one to it. */
export function placeAfter(editor: Editor, kind: NodeKind, from: TLShapeId) {
  const around = editor.getShapePageBounds(from)
  if (!around) return
  const start = beside(around, kind)
  const centre = freeGround(editor, start, sizes[kind])[0] ?? start
  editor.markHistoryStoppingPoint('place')
  editor.run(() => {
    const node = put(editor, kind, centre)
    const arrow = connect(editor, from, node)
    fresh.set(editor, { node, arrow })
    open(editor, node)
  })
  if (!editor.getViewportPageBounds().containsPoint(centre)) editor.centerOnPoint(centre)
}

/** Puts images where they say, as many as there is room for, and selects them. */
export function putImages(editor: Editor, images: readonly NewImage[]): number {
  if (editor.getIsReadonly()) return 0
  const room = editor.options.maxShapesPerPage - editor.getCurrentPageShapeIds().size
  const placed = images.slice(0, Math.max(0, room)).map(one => ({ ...one, id: createShapeId() }))
  if (placed.length === 0) return 0
  editor.markHistoryStoppingPoint('image')
  editor.run(() => {
    editor.setCurrentTool('select')
    editor.createShapes(
      placed.map(({ id, image, name, box: { x, y, w, h } }) => ({
        id,
        type: 'image' as const,
        x,
        y,
        props: { w, h, assetId: assetIdOf(image), altText: name },
      })),
    )
    editor.select(...placed.map(({ id }) => id))
  })
  const bounds = editor.getSelectionPageBounds()
  if (bounds && !editor.getViewportPageBounds().contains(bounds)) editor.centerOnPoint(bounds.center)
  return placed.length
}

/** A node that was placed with an arrow to it, until its name is ended. */
const fresh = new WeakMap<Editor, { readonly node: TLShapeId; readonly arrow: TLShapeId }>()

/** Ends the label that is open; of a node that came with an arrow, the arrow is next. */
export function endLabel(editor: Editor) {
  const ended = editor.getEditingShapeId()
  editor.complete()
  editor.getContainer().focus()
  const placed = fresh.get(editor)
  fresh.delete(editor)
  if (placed?.node === ended && placed && editor.getShape(placed.arrow)) editor.select(placed.arrow)
}

function put(editor: Editor, kind: NodeKind, centre: VecLike): TLShapeId {
  const { w, h } = sizes[kind]
  const id = createShapeId()
  editor.createShape({
    id,
    type: 'geo',
    x: centre.x - w / 2,
    y: centre.y - h / 2,
    props: { geo: geoOf(kind), w, h },
  })
  return id
}

function open(editor: Editor, id: TLShapeId) {
  editor.setCurrentTool('select')
  editor.select(id)
  last.set(editor, id)
  editLabel(editor, id)
}

const last = new WeakMap<Editor, TLShapeId>()

/** Where the last node stands that was placed here, while it is in view. */
function lastOf(editor: Editor): Box | undefined {
  const id = last.get(editor)
  const bounds = id && editor.getShapePageBounds(id)
  return bounds && editor.getViewportPageBounds().contains(bounds) ? bounds : undefined
}

/** Of an arrow alone, of what it leads to. */
function boundsOfSelected(editor: Editor): Box | null {
  const only = editor.getOnlySelectedShape()
  const to = only?.type === 'arrow' ? endsOf(editor, only.id).to : null
  return (to && editor.getShapePageBounds(to)) ?? editor.getSelectionPageBounds()
}

const beside = (around: Box, kind: NodeKind): VecLike => ({
  x: around.maxX + gap + sizes[kind].w / 2,
  y: around.midY,
})

/** Connects two selected nodes with a bound arrow, first to second; false when not two are selected. */
export function connectSelected(editor: Editor): boolean {
  const [from, to, ...more] = editor.getSelectedShapes().filter(mayHoldArrow)
  if (!from || !to || more.length > 0) return false
  editor.markHistoryStoppingPoint('connect')
  const arrow = connect(editor, from.id, to.id)
  editor.setCurrentTool('select')
  editor.select(arrow)
  return true
}

function connect(editor: Editor, from: TLShapeId, to: TLShapeId): TLShapeId {
  const id = createShapeId()
  editor.run(() => {
    editor.createShape({ id, type: 'arrow' })
    bindEnd(editor, id, from, 'start')
    bindEnd(editor, id, to, 'end')
  })
  return id
}

/** What an arrow is bound to. */
export function endsOf(editor: Editor, arrow: TLShapeId) {
  const bound = (terminal: 'start' | 'end') =>
    editor
      .getBindingsFromShape<TLArrowBinding>(arrow, 'arrow')
      .find(({ props }) => props.terminal === terminal)?.toId ?? null
  return { from: bound('start'), to: bound('end') }
}

/** True for what an arrow can be bound to. */
export const mayHoldArrow = (shape: TLShape) => shape.type === 'geo' || shape.type === 'text'

/** Opens the label of a shape; a first character, when given, replaces what stood on the arrow. */
export function editLabel(editor: Editor, id: TLShapeId, first?: string) {
  const shape = editor.getShape(id)
  if (!shape) return
  if (first !== undefined && shape.type === 'arrow') {
    editor.markHistoryStoppingPoint('label')
    editor.updateShape({ id, type: 'arrow', props: { richText: toRichText(first) } })
  }
  startEditingShapeWithRichText(editor, id, { selectAll: first === undefined })
  if (first !== undefined) caretToEnd(editor)
}

/** The text editor comes a moment after the label was opened, with its caret in front of the first character. */
function caretToEnd(editor: Editor) {
  const stop = react('caret to end', () => {
    const text = editor.getRichTextEditor()
    if (text || !editor.getEditingShapeId()) queueMicrotask(() => stop())
    text?.commands.focus('end')
  })
}

function bindEnd(editor: Editor, arrow: TLShapeId, shape: TLShapeId, terminal: 'start' | 'end') {
  editor.createBinding(binding(arrow, shape, terminal))
}

/** What binds an end of an arrow to the middle of a shape. */
export const binding = (fromId: TLShapeId, toId: TLShapeId, terminal: 'start' | 'end') => ({
  type: 'arrow' as const,
  fromId,
  toId,
  props: {
    terminal,
    normalizedAnchor: { x: 0.5, y: 0.5 },
    isExact: false,
    isPrecise: false,
    snap: 'none',
  } as const,
})

/** Where nothing stands yet around a point: the nearest first. */
function freeGround(editor: Editor, start: VecLike, size: Size): readonly VecLike[] {
  const taken = editor
    .getCurrentPageShapes()
    .filter(shape => mayHoldArrow(shape) || shape.type === 'image')
    .flatMap(shape => editor.getShapePageBounds(shape) ?? [])
  return freeSpots(taken, start, size, gap / 2)
}
