/** What stands on a board of Excalidraw at a moment: elements put in, what is selected and seen of them. It knows no hands. */
import { CaptureUpdateAction } from '@excalidraw/excalidraw'
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { AppState, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { Seen, ToolId } from '../face/hands'
import { isKind, type NodeKind } from '../face/kinds'
import { mayHoldArrow } from './placing'
import type { Spot } from './route'
import { settle } from './settle'

/** Puts elements in, new ones and others in the place of what they were; selects those named, where any are. */
export function putInto(
  api: ExcalidrawImperativeAPI,
  elements: readonly ExcalidrawElement[],
  selecting?: readonly string[],
) {
  const now = new Map<string, ExcalidrawElement>(
    api.getSceneElementsIncludingDeleted().map(one => [one.id, one]),
  )
  for (const one of elements) now.set(one.id, one)
  api.updateScene({
    elements: settle([...now.values()]),
    ...(selecting ? { appState: chosen(selecting) } : {}),
    captureUpdate: CaptureUpdateAction.NEVER,
  })
}

/** Not the words on another. */
export const isShape = (one: ExcalidrawElement): boolean => one.type !== 'text' || one.containerId === null

export const chosen = (ids: readonly string[]) => ({
  selectedElementIds: Object.fromEntries(ids.map(id => [id, true as const])),
  selectedGroupIds: {},
})

/** The keys of an object keep the order in which they came. */
export function inOrderOfChoice(elements: readonly ExcalidrawElement[], { selectedElementIds }: AppState) {
  const order = Object.keys(selectedElementIds)
  return [...elements].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

const engineTools = {
  select: 'selection',
  arrow: 'arrow',
  text: 'text',
  draw: 'freedraw',
  eraser: 'eraser',
} as const

/** A tool of ours as the engine has it. */
export const engineTool = (tool: Exclude<ToolId, NodeKind>) => engineTools[tool]

export function seen(state: AppState, alive: readonly ExcalidrawElement[], writing: boolean): Seen {
  const { activeTool, zoom } = state
  return {
    tool: toolOf(activeTool),
    percent: Math.round(zoom.value * 100),
    empty: alive.length === 0,
    writing,
    selected: selectedIn(alive.filter(({ id }) => state.selectedElementIds[id])),
    chosen: alive.filter(one => state.selectedElementIds[one.id] && mayHoldArrow(one)).length,
  }
}

function selectedIn(selected: readonly ExcalidrawElement[]): Seen['selected'] {
  const [only, ...more] = selected
  if (!only) return 'nothing'
  if (more.length === 0 && only.type === 'arrow') return 'arrow'
  if (more.length === 0 && mayHoldArrow(only)) return 'node'
  return selected.length === 2 && selected.every(mayHoldArrow) ? 'two' : 'other'
}

function toolOf({ type, customType }: AppState['activeTool']): string {
  if (type === 'custom') return customType ?? 'select'
  const [ours] = Object.entries(engineTools).find(([, theirs]) => theirs === type) ?? ['select']
  return ours
}

/** What is in the hand, when it is a kind of node. */
export function kindIn({ activeTool: { type, customType } }: AppState): NodeKind | null {
  return type === 'custom' && isKind(customType) ? customType : null
}

export function viewOf({ scrollX, scrollY, width, height, zoom }: AppState) {
  return { x: -scrollX, y: -scrollY, width: width / zoom.value, height: height / zoom.value }
}

export const within = (view: ReturnType<typeof viewOf>, { x, y }: Spot): boolean =>
  x >= view.x && y >= view.y && x <= view.x + view.width && y <= view.y + view.height
