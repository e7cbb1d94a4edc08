/** Puts nodes, labels and arrows on the board, for mouse and keyboard alike. It knows no Yjs. */
import {
  Box,
  createShapeId,
  react,
  startEditingShapeWithRichText,
  toRichText,
  type Editor,
  type TLShape,
  type TLShapeId,
  type VecLike,
} from 'tldraw'
import { sizes, type NodeKind } from '../face/kinds'
import { geoOf } from './kinds'

/** Room for an arrow and the time on it. */
const gap = 104

/** Places a node around a point and opens its label, so that the name can be typed at once. */
export function place(editor: Editor, kind: NodeKind, centre: VecLike) {
  const { w, h } = sizes[kind]
  const id = createShapeId()
  editor.markHistoryStoppingPoint('place')
  editor.createShape({
    id,
    type: 'geo',
    x: centre.x - w / 2,
    y: centre.y - h / 2,
    props: { geo: geoOf(kind), w, h },
  })
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

/** Places a node without a mouse: beside the selected one or the last, else in the middle of the view, on free ground. */
export function placeWithoutPointer(editor: Editor, kind: NodeKind) {
  const selected = editor.getSelectionPageBounds() ?? lastOf(editor)
  const start = selected
    ? { x: selected.maxX + gap + sizes[kind].w / 2, y: selected.midY }
    : editor.getViewportPageBounds().center
  const centre = freeGround(editor, start, sizes[kind])
  place(editor, kind, centre)
  if (!editor.getViewportPageBounds().containsPoint(centre)) editor.centerOnPoint(centre)
}

/** Connects two selected nodes with a bound arrow, first to second; false when not two are selected. */
export function connectSelected(editor: Editor): boolean {
  const [from, to, ...more] = editor.getSelectedShapes().filter(mayHoldArrow)
  if (!from || !to || more.length > 0) return false
  const id = createShapeId()
  editor.markHistoryStoppingPoint('connect')
  editor.run(() => {
    editor.createShape({ id, type: 'arrow' })
    bindEnd(editor, id, from.id, 'start')
    bindEnd(editor, id, to.id, 'end')
  })
  editor.setCurrentTool('select')
  editor.select(id)
  return true
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

/** The nearest of a few rows and columns around a point where nothing stands yet. */
function freeGround(editor: Editor, start: VecLike, { w, h }: { w: number; h: number }): VecLike {
  const taken = editor
    .getCurrentPageShapes()
    .filter(mayHoldArrow)
    .map(shape => editor.getShapePageBounds(shape))
  const free = (at: VecLike) => {
    const room = new Box(at.x - w / 2, at.y - h / 2, w, h).expandBy(12)
    return !taken.some(bounds => bounds && room.collides(bounds))
  }
  const steps = [0, 1, -1, 2, -2, 3, -3]
  const places = steps.flatMap(column =>
    steps.map(row => ({ x: start.x + column * (w + gap), y: start.y + row * (h + gap / 2) })),
  )
  const view = editor.getViewportPageBounds()
  const inView = places.filter(at => view.contains(new Box(at.x - w / 2, at.y - h / 2, w, h)))
  return inView.find(free) ?? places.find(free) ?? start
}
