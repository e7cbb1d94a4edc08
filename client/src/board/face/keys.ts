/** The keys of the board, live only while it has the focus. It knows hands and no engine. */
import { componentKinds } from '@signalroom/shared'
import { commandKey, typedKey } from '../../ui/typed-key'
import { connectingBy } from './connecting'
import type { Hands, ToolId } from './hands'
import { isKind, type NodeKind } from './kinds'
import { layTemplate } from './template'
import { tidy } from './tidy'

export type PaletteTool = { readonly tool: ToolId; readonly name: string; readonly key: string }

const kindTool = ({ id, name, key }: (typeof componentKinds)[number]): PaletteTool => ({
  tool: id,
  name,
  key,
})
const inFront: readonly NodeKind[] = ['service', 'store', 'cache', 'queue', 'model', 'client']

/** The palette, in its order, with the key of each. */
export const palette: readonly PaletteTool[] = [
  { tool: 'select', name: 'Select', key: 'V' },
  ...inFront.map(id => kindTool(componentKinds.find(kind => kind.id === id)!)),
]
/** The kinds that are seldom needed. */
export const moreKinds: readonly PaletteTool[] = componentKinds
  .filter(({ id }) => !inFront.includes(id))
  .map(kindTool)
export const marks: readonly PaletteTool[] = [
  { tool: 'arrow', name: 'Arrow', key: 'A' },
  { tool: 'text', name: 'Label', key: 'L' },
  { tool: 'draw', name: 'Draw', key: 'P' },
  { tool: 'eraser', name: 'Erase', key: 'E' },
]
const byKey: ReadonlyMap<string, ToolId> = new Map(
  [...palette, ...moreKinds, ...marks].map(({ tool, key }) => [key.toLowerCase(), tool]),
)

const letters = componentKinds.map(({ name, key }) => `${key} ${name}`).join(', ')

export const keysInWords =
  `One key puts a box on the board, with its name open: ${letters}. Enter ends the name, and opens it again; Tab ends it and begins an arrow there. ` +
  'A begins an arrow at the selected box: the key of a kind adds a box at its end, or the arrow keys choose one and Enter ' +
  'connects. A digit then starts its label. N goes to the next box, Shift+N selects it as well, and A connects two. ' +
  'Shift+I brings an image. Shift+T lays the drawing out anew. On an empty board Shift+B lays out the frames of a round. ' +
  'Escape, then Tab, leaves the board.'

/** Listens on the board's own element, before the engine; returns the way to stop. */
export function listenToKeys(hands: Hands, element: HTMLElement): () => void {
  const taken = new Set<string>()
  const down = (event: KeyboardEvent) => {
    taken.delete(event.code)
    if (event.isComposing || !handle(hands, event)) return
    taken.add(event.code)
    swallow(event)
  }
  // An engine acts on some keys when they are let go: a press that was ours ends with us.
  const up = (event: KeyboardEvent) => {
    if (taken.delete(event.code)) swallow(event)
  }
  // Whoever goes on by mouse has left it.
  const press = () => connectingBy(hands).leave()
  element.addEventListener('keydown', down, true)
  element.addEventListener('keyup', up, true)
  element.addEventListener('pointerdown', press, true)
  return () => {
    element.removeEventListener('pointerdown', press, true)
    element.removeEventListener('keydown', down, true)
    element.removeEventListener('keyup', up, true)
  }
}

function swallow(event: KeyboardEvent) {
  event.preventDefault()
  event.stopPropagation()
}

function handle(hands: Hands, event: KeyboardEvent): boolean {
  const connecting = connectingBy(hands)
  if (hands.seen().writing) return hands.typeAhead(event) || goOn(hands, event) || endLabel(hands, event)
  if (event.altKey) return false
  if (event.ctrlKey || event.metaKey) {
    const done = command(hands, event)
    if (done) connecting.leave()
    return done
  }
  const onCanvas = hands.isCanvas(event.target)
  if (connecting.now() && onCanvas && !hands.readOnly()) {
    if (view(hands, event) || connecting.take(event, toolOf)) return true
  }
  if ([...event.key].length === 1 && hands.othersLabel()) return true
  return view(hands, event) || (onCanvas && walk(hands, event)) || draw(hands, event, onCanvas)
}

/** Tab ends a label and begins an arrow there; with shift where the arrow comes from that was labelled. */
function goOn(hands: Hands, event: KeyboardEvent): boolean {
  if (event.key !== 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return false
  hands.endLabel()
  connectingBy(hands).begin(event.shiftKey)
  return true
}

/** Enter ends a label; with shift it starts a new line, which is the text editor's own business. */
function endLabel(hands: Hands, event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey) return false
  hands.endLabel()
  return true
}

function command(hands: Hands, event: KeyboardEvent): boolean {
  const key = commandKey(event)
  // Of a browser these would mean something else altogether.
  if (hands.readOnly() && key !== 'a') return key === 'd'
  switch (key) {
    case 'z':
      if (event.shiftKey) hands.redo()
      else hands.undo()
      return true
    case 'y':
      hands.redo()
      return true
    case 'a':
      hands.selectAll()
      return true
    case 'd':
      hands.duplicate()
      return true
    default:
      return false
  }
}

function view(hands: Hands, event: KeyboardEvent): boolean {
  if (event.key === '+' || event.key === '=') hands.zoomIn()
  else if (event.key === '-') hands.zoomOut()
  else if (isPlace(event, 'Digit1')) hands.zoomToFit()
  else if (isPlace(event, 'Digit0')) hands.zoomToWhole()
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
function walk(hands: Hands, event: KeyboardEvent): boolean {
  const step = steps[event.key]
  if (step && hands.seen().selected === 'nothing') {
    hands.pan(step.x, step.y)
    return true
  }
  if (typedKey(event) !== 'n') return false
  hands.selectNext(event.shiftKey)
  return true
}

function draw(hands: Hands, event: KeyboardEvent, onCanvas: boolean): boolean {
  if (hands.readOnly()) return false
  if (event.shiftKey && typedKey(event) === 't') {
    if (!event.repeat) void tidy(hands)
    return true
  }
  if (event.shiftKey && typedKey(event) === 'b') {
    if (!event.repeat) void layTemplate(hands)
    return true
  }
  const { tool } = hands.seen()
  if (onCanvas && event.key === 'Enter' && isKind(tool)) {
    hands.placeHere(tool)
    return true
  }
  if (event.key === 'Delete' || event.key === 'Backspace') {
    hands.erase()
    return true
  }
  return typed(hands, event) || choose(hands, event)
}

/** A digit, or a sign before one, with one arrow selected starts its label anew: a time is typed straight away. */
function typed(hands: Hands, event: KeyboardEvent): boolean {
  const digit = typedKey(event)
  if (!/^[\d<>~≈≤≥]$/.test(digit) || hands.seen().selected !== 'arrow') return false
  hands.startLabel(digit)
  return true
}

const toolOf = (event: KeyboardEvent): ToolId | undefined => byKey.get(typedKey(event))

/** The key of a kind puts one on the board at once; where it goes by mouse, it is taken from the palette. */
function choose(hands: Hands, event: KeyboardEvent): boolean {
  if (event.shiftKey) return false
  const chosen = toolOf(event)
  if (!chosen) return false
  if (event.repeat) return true
  if (isKind(chosen)) hands.placeHere(chosen)
  else if (chosen === 'arrow' && connectingBy(hands).begin()) return true
  else hands.take(chosen)
  return true
}
