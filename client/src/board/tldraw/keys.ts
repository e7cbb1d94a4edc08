/** The keys of the board, live only while it has the focus. It knows no palette and no Yjs. */
import type { Editor } from 'tldraw'
import { commandKey, typedKey } from '../../ui/typed-key'
import { duplicate } from './bounds'
import { isKind, type NodeKind } from './kinds'
import { isBeingWritten } from './one-writer'
import { ownSteps } from './own-steps'
import { connectSelected, editLabel, mayHoldArrow, placeWithoutPointer } from './placing'
import { typeAhead } from './typed-ahead'

/** What one may hold in the hand: tldraw's tools and one per kind of node. */
export type ToolId = 'select' | NodeKind | 'arrow' | 'text' | 'draw' | 'eraser'

/** The palette, in its order, with the key of each. */
export const palette: readonly { readonly tool: ToolId; readonly name: string; readonly key: string }[] = [
  { tool: 'select', name: 'Select', key: 'V' },
  { tool: 'service', name: 'Service', key: 'S' },
  { tool: 'store', name: 'Store', key: 'D' },
  { tool: 'cache', name: 'Cache', key: 'C' },
  { tool: 'queue', name: 'Queue', key: 'Q' },
  { tool: 'model', name: 'Model', key: 'M' },
  { tool: 'client', name: 'Client', key: 'U' },
  { tool: 'arrow', name: 'Arrow', key: 'A' },
  { tool: 'text', name: 'Label', key: 'L' },
  { tool: 'draw', name: 'Draw', key: 'P' },
  { tool: 'eraser', name: 'Erase', key: 'E' },
]

type Say = (sentence: string) => void

/** Listens on the board's own element, before tldraw; returns the way to stop. */
export function listenToKeys(editor: Editor, element: HTMLElement, say: Say): () => void {
  const taken = new Set<string>()
  const down = (event: KeyboardEvent) => {
    taken.delete(event.code)
    if (event.isComposing || !handle(editor, event, say)) return
    taken.add(event.code)
    swallow(event)
  }
  // tldraw acts on some keys when they are let go: a press that was ours ends with us.
  const up = (event: KeyboardEvent) => {
    if (taken.delete(event.code)) swallow(event)
  }
  element.addEventListener('keydown', down, true)
  element.addEventListener('keyup', up, true)
  return () => {
    element.removeEventListener('keydown', down, true)
    element.removeEventListener('keyup', up, true)
  }
}

function swallow(event: KeyboardEvent) {
  event.preventDefault()
  event.stopPropagation()
}

/** Takes a tool in hand; an arrow with two nodes selected connects them instead. */
export function takeTool(editor: Editor, tool: ToolId) {
  if (editor.getIsReadonly() && tool !== 'select') return
  if (tool === 'arrow' && connectSelected(editor)) return
  editor.setCurrentTool(tool)
}

function handle(editor: Editor, event: KeyboardEvent, say: Say): boolean {
  if (editor.getEditingShapeId()) return typeAhead(editor, event) || endLabel(editor, event)
  if (event.altKey) return false
  if (event.ctrlKey || event.metaKey) return command(editor, event, say)
  if ([...event.key].length === 1 && isBeingWritten(editor)) return true
  const onCanvas = event.target === editor.getContainer()
  return view(editor, event) || (onCanvas && walk(editor, event)) || draw(editor, event, onCanvas)
}

/** Enter ends a label; with shift it starts a new line, which is the text editor's own business. */
function endLabel(editor: Editor, event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey) return false
  editor.complete()
  editor.getContainer().focus()
  return true
}

function command(editor: Editor, event: KeyboardEvent, say: Say): boolean {
  const key = commandKey(event)
  // Of a browser these would mean something else altogether.
  if (editor.getIsReadonly() && key !== 'a') return key === 'd'
  switch (key) {
    case 'z':
      if (event.shiftKey) ownSteps(editor).redo()
      else ownSteps(editor).undo()
      return true
    case 'y':
      ownSteps(editor).redo()
      return true
    case 'a':
      editor.selectAll()
      return true
    case 'd':
      duplicate(editor, say)
      return true
    default:
      return false
  }
}

function view(editor: Editor, event: KeyboardEvent): boolean {
  if (event.key === '+' || event.key === '=') editor.zoomIn()
  else if (event.key === '-') editor.zoomOut()
  else if (isPlace(event, 'Digit1')) editor.zoomToFit()
  else if (isPlace(event, 'Digit0')) editor.resetZoom()
  else return false
  return true
}

/** Where Shift types a digit or a letter, that is what is meant. */
const isPlace = (event: KeyboardEvent, code: string): boolean =>
  event.shiftKey && event.code === code && !/[\p{Nd}\p{L}]/u.test(event.key)

const steps: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: 80, y: 0 },
  ArrowRight: { x: -80, y: 0 },
  ArrowUp: { x: 0, y: 80 },
  ArrowDown: { x: 0, y: -80 },
}

/** With nothing selected the arrows move the view, and N walks from node to node. */
function walk(editor: Editor, event: KeyboardEvent): boolean {
  const step = steps[event.key]
  if (step && editor.getSelectedShapeIds().length === 0) {
    const { x, y, z } = editor.getCamera()
    editor.setCamera({ x: x + step.x / z, y: y + step.y / z, z })
    return true
  }
  if (typedKey(event) !== 'n') return false
  selectNext(editor, event.shiftKey)
  return true
}

/** Selects the next node in reading order; or adds it to the selection, so that two can be connected. */
function selectNext(editor: Editor, extend: boolean) {
  const nodes = editor.getCurrentPageShapesInReadingOrder().filter(mayHoldArrow)
  const selected = editor.getSelectedShapeIds()
  const last = selected.at(-1)
  const next = nodes[(nodes.findIndex(node => node.id === last) + 1) % nodes.length]
  if (!next) return
  editor.setCurrentTool('select')
  editor.select(...(extend ? selected.filter(id => id !== next.id) : []), next.id)
  const bounds = editor.getShapePageBounds(next.id)
  if (bounds && !editor.getViewportPageBounds().contains(bounds)) editor.centerOnPoint(bounds.center)
}

function draw(editor: Editor, event: KeyboardEvent, onCanvas: boolean): boolean {
  if (editor.getIsReadonly()) return false
  const tool = editor.getCurrentToolId()
  if (onCanvas && event.key === 'Enter' && isKind(tool)) {
    placeWithoutPointer(editor, tool)
    return true
  }
  if (event.key === 'Delete' || event.key === 'Backspace') {
    editor.markHistoryStoppingPoint('delete')
    editor.deleteShapes(editor.getSelectedShapeIds())
    return true
  }
  return typed(editor, event) || choose(editor, event, tool)
}

/** A digit with one shape selected starts its label anew: a time on an arrow is typed straight away. */
function typed(editor: Editor, event: KeyboardEvent): boolean {
  const shape = editor.getOnlySelectedShape()
  const digit = typedKey(event)
  if (!/^\d$/.test(digit) || shape?.type !== 'arrow') return false
  editLabel(editor, shape.id, digit)
  return true
}

function choose(editor: Editor, event: KeyboardEvent, tool: string): boolean {
  if (event.shiftKey) return false
  const chosen = palette.find(({ key }) => key === typedKey(event).toUpperCase())?.tool
  if (!chosen) return false
  if (event.repeat) return true
  if (chosen === tool && isKind(chosen)) placeWithoutPointer(editor, chosen)
  else takeTool(editor, chosen)
  return true
}
