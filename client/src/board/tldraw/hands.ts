/** The board's hands, as tldraw has them. It knows no Yjs. */
import { readBoard } from '@signalroom/shared'
import { react, type Editor, type TLShapeId, type TLShapePartial } from 'tldraw'
import type { Awareness } from 'y-protocols/awareness'
import type { Hands, Move, Seen, ToolId } from '../face/hands'
import { heldByOthers } from '../face/held'
import { duplicate } from './bounds'
import { recordsOf } from './measure'
import { isBeingWritten } from './one-writer'
import { ownSteps } from './own-steps'
import {
  connectSelected,
  editLabel,
  endLabel,
  endsOf,
  mayHoldArrow,
  placeAfter,
  placeWithoutPointer,
  putImages,
} from './placing'
import { typeAhead } from './typed-ahead'

export function handsOf(editor: Editor, awareness: Awareness, say: (sentence: string) => void): Hands {
  const motion = () => ({ animation: { duration: editor.user.getAnimationSpeed() * 160 } })
  return {
    seen: () => seen(editor),
    watch: changed =>
      react('seen', () => {
        seen(editor)
        changed()
      }),
    readOnly: () => editor.getIsReadonly(),
    othersLabel: () => isBeingWritten(editor),
    isCanvas: target => target === editor.getContainer(),
    focus: () => editor.getContainer().focus(),
    take: tool => take(editor, tool),
    placeHere: kind => placeWithoutPointer(editor, kind),
    placeAfter: (kind, from) => placeAfter(editor, kind, from as TLShapeId),
    reading: () => readBoard(recordsOf(editor)),
    move: moves => move(editor, moves),
    putImages: images => putImages(editor, images),
    laying: async () => (await import('./import')).importHands(editor).lay,
    heldByOthers: () => heldByOthers(awareness),
    say,
    nodes: () =>
      readBoard(recordsOf(editor)).nodes.filter(({ id }) => {
        const shape = editor.getShape(id as TLShapeId)
        return shape !== undefined && mayHoldArrow(shape)
      }),
    selection: () => editor.getSelectedShapeIds(),
    select: ids => select(editor, ids as readonly TLShapeId[]),
    endsOf: arrow => endsOf(editor, arrow as TLShapeId),
    startLabel: first => {
      const shape = editor.getOnlySelectedShapeId()
      if (shape) editLabel(editor, shape, first)
    },
    endLabel: () => endLabel(editor),
    typeAhead: event => typeAhead(editor, event),
    erase: () => {
      editor.markHistoryStoppingPoint('delete')
      editor.deleteShapes(editor.getSelectedShapeIds())
    },
    undo: () => ownSteps(editor).undo(),
    redo: () => ownSteps(editor).redo(),
    selectAll: () => void editor.selectAll(),
    duplicate: () => duplicate(editor, say),
    selectNext: extend => selectNext(editor, extend),
    zoomIn: () => void editor.zoomIn(undefined, motion()),
    zoomOut: () => void editor.zoomOut(undefined, motion()),
    zoomToFit: () => void editor.zoomToFit(motion()),
    showAll: () => {
      editor.zoomToFit({ immediate: true })
      if (editor.getZoomLevel() > 1) editor.resetZoom(undefined, { immediate: true })
    },
    zoomToWhole: () => void editor.resetZoom(undefined, motion()),
    pan: (dx, dy) => {
      const { x, y, z } = editor.getCamera()
      editor.setCamera({ x: x + dx / z, y: y + dy / z, z })
    },
    pinch: null,
  }
}

function seen(editor: Editor): Seen {
  return {
    tool: editor.getCurrentToolId(),
    percent: Math.round(editor.getZoomLevel() * 100),
    empty: editor.getCurrentPageShapeIds().size === 0,
    writing: editor.getEditingShapeId() !== null,
    selected: selectedIn(editor),
    chosen: editor.getSelectedShapes().filter(mayHoldArrow).length,
  }
}

function selectedIn(editor: Editor): Seen['selected'] {
  const selected = editor.getSelectedShapes()
  const [only, ...more] = selected
  if (!only) return 'nothing'
  if (more.length === 0 && only.type === 'arrow') return 'arrow'
  if (more.length === 0 && mayHoldArrow(only)) return 'node'
  return selected.length === 2 && selected.every(shape => shape.type === 'geo') ? 'two' : 'other'
}

function take(editor: Editor, tool: ToolId) {
  if (editor.getIsReadonly() && tool !== 'select') return
  if (tool === 'arrow' && connectSelected(editor)) return
  editor.setCurrentTool(tool)
}

function selectNext(editor: Editor, extend: boolean) {
  const nodes = editor.getCurrentPageShapesInReadingOrder().filter(mayHoldArrow)
  const selected = editor.getSelectedShapeIds()
  const last = selected.at(-1)
  const next = nodes[(nodes.findIndex(node => node.id === last) + 1) % nodes.length]
  if (!next) return
  editor.setCurrentTool('select')
  select(editor, [...(extend ? selected.filter(id => id !== next.id) : []), next.id])
}

function select(editor: Editor, ids: readonly TLShapeId[]) {
  editor.select(...ids)
  const last = ids.at(-1)
  const bounds = last && editor.getShapePageBounds(last)
  if (bounds && !editor.getViewportPageBounds().contains(bounds)) editor.centerOnPoint(bounds.center)
}

function move(editor: Editor, moves: readonly Move[]) {
  const before = new Map(
    moves.map(({ id }) => [id, editor.getShapePageTransform(id as TLShapeId)?.point()] as const),
  )
  editor.markHistoryStoppingPoint('move')
  editor.run(() => {
    for (const { id, by, size } of moves) {
      const shape = editor.getShape(id as TLShapeId)
      const at = before.get(id)
      if (!shape || !at) continue
      const { x, y } = editor.getPointInParentSpace(shape, { x: at.x + by.x, y: at.y + by.y })
      const place = { id: shape.id, type: shape.type, x, y }
      editor.updateShape((size ? { ...place, props: size } : place) as TLShapePartial)
    }
  })
}
