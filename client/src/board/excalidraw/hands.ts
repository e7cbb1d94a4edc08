/** The board's hands, as Excalidraw has them. It knows no Yjs. */
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { readBoard } from '@signalroom/shared'
import { goingOn, pressAgain, pressed, type Pressed } from '../face/again'
import type { Hands, ToolId } from '../face/hands'
import type { Ground } from './import'
import { isKind, sizes, type NodeKind } from '../face/kinds'
import { writesHere } from '../face/presence-fields'
import type { Binding } from './binding'
import {
  arrowOf,
  beside,
  boxOf,
  cornerBeside,
  freeGround,
  inReadingOrder,
  isInside,
  mayHoldArrow,
} from './placing'
import { putImages } from './put-images'
import { middle, type Spot } from './route'
import { inItsFrame, movedBy } from './moved'
import { chosen, engineTool, inOrderOfChoice, isShape, kindIn, putInto, seen, viewOf, within } from './scene'
import { changed } from './settle'
import { copiesOf, withLabels, withTheirs } from './with-theirs'

export type ExcalidrawHands = Hands & {
  /** Places a node around a point and opens its label, so that the name can be typed at once. */
  readonly place: (kind: NodeKind, centre: Spot, size?: { readonly w: number; readonly h: number }) => void
  /** What is in the hand, when it is a kind of node. */
  readonly kindInHand: () => NodeKind | null
  readonly changed: () => void
  /** Whether what was pressed last became two fingers. */
  readonly pinched: () => boolean
  /** A press begins. */
  readonly pressed: () => void
  /** For what is brought from elsewhere. */
  readonly ground: Ground
  /** Whether the label of what is selected has another writer; and tells it. */
  readonly closed: () => boolean
}

export type HandsGiven = {
  readonly api: ExcalidrawImperativeAPI
  readonly binding: Binding
  readonly element: HTMLElement
  readonly mayWrite: () => boolean
  readonly say: (sentence: string) => void
  /** By id, who has it in hand on another page. */
  readonly heldByOthers: () => ReadonlyMap<string, string>
  /** Who writes in the label of an element on another page. */
  readonly writerOf: (element: ExcalidrawElement) => string | null
}

/** How many elements a person may draw; others may have drawn more. */
const most = 1_000
export const full = `The board is full: it holds ${most.toLocaleString('en')} shapes. Erase some to go on.`

/** Before any page began: the clock of a page counts from its load. */
const never = Number.NEGATIVE_INFINITY

export function handsOf({
  api,
  binding,
  element,
  mayWrite,
  say,
  heldByOthers,
  writerOf,
}: HandsGiven): ExcalidrawHands {
  const watchers = new Set<() => void>()
  /** Whether what is pressed now has become two fingers. */
  let pinched = false
  const container = () => element.querySelector<HTMLElement>('.excalidraw-container') ?? element
  const state = () => api.getAppState()
  const alive = () => api.getSceneElements() as readonly ExcalidrawElement[]
  const selected = () => alive().filter(({ id }) => state().selectedElementIds[id])
  const label = () => element.querySelector<HTMLTextAreaElement>('textarea.excalidraw-wysiwyg')

  function put(elements: readonly ExcalidrawElement[], selecting?: readonly string[]) {
    putInto(api, elements, selecting)
    binding.told()
  }

  const room = () => most - alive().filter(isShape).length
  const hasRoom = (more: number): boolean => {
    if (more <= room()) return true
    say(full)
    return false
  }

  function take(tool: ToolId) {
    if (!mayWrite() && tool !== 'select') return
    if (tool === 'arrow' && connect()) return
    const kept = selected().map(({ id }) => id)
    if (isKind(tool)) api.setActiveTool({ type: 'custom', customType: tool })
    else api.setActiveTool({ type: engineTool(tool) })
    // Taking a tool it lets go of what is selected, which an arrow by key begins from.
    if (tool === 'arrow') api.updateScene({ appState: chosen(kept) })
  }

  function connect(): boolean {
    const [from, to, ...more] = inOrderOfChoice(selected().filter(mayHoldArrow), state())
    if (!from || !to || more.length > 0 || !hasRoom(1)) return false
    binding.step()
    const arrow = arrowOf(from, to, alive())
    api.setActiveTool({ type: 'selection' })
    put([arrow], [arrow.id])
    return true
  }

  function placeAfter(kind: NodeKind, from: string) {
    const before = alive().find(({ id }) => id === from)
    if (!before || !hasRoom(2)) return
    api.setActiveTool({ type: 'selection' })
    const size = sizes[kind]
    const view = viewOf(state())
    const start = beside([before], view, size.w)
    const centre = freeGround(alive(), start, size)[0] ?? start
    binding.step()
    const box = inItsFrame(boxOf(kind, centre, size), alive())
    const arrow = arrowOf(before, box, alive())
    put([box, arrow], [box.id])
    lastPlaced = box.id
    fresh = { node: box.id, arrow: arrow.id }
    openLabel()
    if (!within(view, centre)) centreOn(centre)
  }

  /** A box that was placed with an arrow to it, until its name is ended. */
  let fresh: { readonly node: string; readonly arrow: string } | null = null

  function select(ids: readonly string[]) {
    api.updateScene({ appState: chosen(ids) })
    const last = alive().find(({ id }) => id === ids.at(-1))
    if (!last) return
    const centre = middle(last)
    if (!within(viewOf(state()), centre)) centreOn(centre)
  }

  const endsOf = (id: string) => {
    const arrow = alive().find(one => one.id === id)
    if (arrow?.type !== 'arrow') return { from: null, to: null }
    return { from: arrow.startBinding?.elementId ?? null, to: arrow.endBinding?.elementId ?? null }
  }

  /** Of an arrow alone, what it leads to. */
  function standingBeside(): readonly ExcalidrawElement[] {
    const now = selected()
    const [only] = now
    const to = now.length === 1 && only?.type === 'arrow' ? endsOf(only.id).to : null
    const end = alive().filter(({ id }) => id === to)
    return end.length > 0 ? end : now
  }

  function place(kind: NodeKind, centre: Spot, size = sizes[kind]) {
    api.setActiveTool({ type: 'selection' })
    if (!hasRoom(1)) return
    binding.step()
    const box = inItsFrame(boxOf(kind, centre, size), alive())
    put([box], [box.id])
    lastPlaced = box.id
    openLabel()
  }

  /** The last box that was placed here. */
  let lastPlaced = ''

  function closed(): boolean {
    const [only, ...more] = selected()
    const writer = only && more.length === 0 && writerOf(only)
    if (!writer) return false
    say(writesHere(writer))
    return true
  }

  /** As the engine opens it: by Enter on what is selected, once the engine has drawn what it was given. */
  function openLabel(first?: string) {
    opening = performance.now()
    container().focus({ preventScroll: true })
    requestAnimationFrame(() => {
      opening = never
      const keys = ahead.splice(0)
      if (label() || !mayWrite() || closed()) return
      asking = true
      container().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true }))
      asking = false
      const text = label()
      if (!text) return
      text.focus()
      text.select()
      write(text, first === undefined ? keys : [{ key: first, code: '', shiftKey: false }, ...keys])
    })
  }

  /** Keys that came before the label had the focus. */
  const ahead: Pressed[] = []
  let opening = never
  /** The Enter that the engine is sent is no person's. */
  let asking = false

  function write(text: HTMLTextAreaElement, keys: readonly Pressed[]) {
    for (const [at, press] of keys.entries()) {
      const { key, shiftKey } = press
      if (key === 'Tab') {
        endLabel()
        return pressAgain(container(), [...goingOn(press), ...keys.slice(at + 1)])
      }
      if (key === 'Escape' || (key === 'Enter' && !shiftKey)) {
        endLabel()
        return pressAgain(container(), keys.slice(at + 1))
      }
      if (key === 'Backspace')
        text.setRangeText('', Math.max(0, text.selectionStart - 1), text.selectionEnd, 'end')
      else text.setRangeText(key === 'Enter' ? '\n' : key, text.selectionStart, text.selectionEnd, 'end')
      text.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }

  function endLabel() {
    const text = label()
    if (!text) return
    const placed = fresh
    fresh = null
    text.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }))
    container().focus({ preventScroll: true })
    binding.told()
    if (placed && selected().every(({ id }) => id === placed.node)) select([placed.arrow])
  }

  function zoomTo(value: number) {
    const { zoom, scrollX, scrollY, width, height } = state()
    const next = Math.min(8, Math.max(0.1, value))
    const share = 1 / next - 1 / zoom.value
    api.updateScene({
      appState: {
        zoom: { value: next as typeof zoom.value },
        scrollX: scrollX + (width / 2) * share,
        scrollY: scrollY + (height / 2) * share,
      },
    })
  }

  const ground: Ground = {
    room: () => Math.max(0, room()),
    corner: size => cornerBeside(alive(), viewOf(state()), size),
    put: elements => {
      if (elements.length === 0) return
      binding.step()
      api.setActiveTool({ type: 'selection' })
      put(
        elements,
        elements.filter(isShape).map(({ id }) => id),
      )
      binding.step()
      api.scrollToContent(undefined, { fitToViewport: true, viewportZoomFactor: 0.85, maxZoom: 1 })
    },
  }

  return {
    changed: () => watchers.forEach(watcher => watcher()),
    closed,
    ground,
    watch: changes => {
      watchers.add(changes)
      return () => void watchers.delete(changes)
    },
    seen: () => seen(state(), alive(), !asking && (label() !== null || isOpening())),
    readOnly: () => !mayWrite(),
    othersLabel: () => {
      const [only, ...more] = selected()
      return only !== undefined && more.length === 0 && writerOf(only) !== null
    },
    isCanvas: target => target === container(),
    focus: () => container().focus({ preventScroll: true }),
    take,
    place,
    kindInHand: () => kindIn(state()),
    placeHere: kind => {
      const view = viewOf(state())
      const size = sizes[kind]
      const around = standingBeside()
      const before = alive().filter(one => one.id === lastPlaced && within(view, middle(one)))
      const start = beside(around.length > 0 ? around : before, view, size.w)
      const places = freeGround(alive(), start, size)
      const centre = places.find(at => isInside(view, at, size)) ?? places[0] ?? start
      place(kind, centre)
      if (!within(view, centre)) centreOn(centre)
    },
    placeAfter,
    reading: () => readBoard(alive()),
    move: moves => {
      binding.step()
      put(movedBy(moves, alive()))
    },
    putImages: images => putImages(images, { api, binding, mayWrite, room, put, centreOn }),
    laying: async () => (await import('./import')).importHands(ground).lay,
    heldByOthers,
    say,
    nodes: () => {
      const holding = new Set(
        alive()
          .filter(mayHoldArrow)
          .map(({ id }) => id),
      )
      return readBoard(alive()).nodes.filter(({ id }) => holding.has(id))
    },
    selection: () => inOrderOfChoice(selected(), state()).map(({ id }) => id),
    select,
    endsOf,
    startLabel: first => {
      binding.step()
      openLabel(first)
    },
    endLabel,
    typeAhead: event => {
      if (label() || !isOpening()) return false
      if (event.ctrlKey || event.metaKey || event.altKey) return false
      if ([...event.key].length !== 1 && !['Backspace', 'Enter', 'Tab', 'Escape'].includes(event.key))
        return false
      ahead.push(pressed(event))
      return true
    },
    erase: () => {
      // What stands in a frame stays.
      const gone = withLabels(alive(), new Set(selected().map(({ id }) => id)))
      if (gone.length === 0) return
      binding.step()
      put(
        gone.map(one => changed(one, { isDeleted: true })),
        [],
      )
    },
    undo: binding.undo,
    redo: binding.redo,
    selectAll: () =>
      api.updateScene({
        appState: chosen(
          alive()
            .filter(isShape)
            .map(({ id }) => id),
        ),
      }),
    duplicate: () => {
      const from = withTheirs(alive(), new Set(selected().map(({ id }) => id)))
      if (from.length === 0 || !hasRoom(from.length)) return
      binding.step()
      const copies = copiesOf(from)
      put(
        copies,
        copies.filter(isShape).map(({ id }) => id),
      )
    },
    selectNext: extend => {
      const nodes = alive().filter(mayHoldArrow).sort(inReadingOrder)
      const now = inOrderOfChoice(selected(), state())
      const last = now.at(-1)
      const next = nodes[(nodes.findIndex(({ id }) => id === last?.id) + 1) % nodes.length]
      if (!next) return
      api.setActiveTool({ type: 'selection' })
      const kept = extend ? now.map(({ id }) => id).filter(id => id !== next.id) : []
      select([...kept, next.id])
    },
    zoomIn: () => zoomTo(state().zoom.value * 1.25),
    zoomOut: () => zoomTo(state().zoom.value / 1.25),
    zoomToFit: () =>
      api.scrollToContent(undefined, { fitToViewport: true, viewportZoomFactor: 0.85, maxZoom: 2 }),
    showAll: () =>
      api.scrollToContent(undefined, { fitToViewport: true, viewportZoomFactor: 0.85, maxZoom: 1 }),
    zoomToWhole: () => zoomTo(1),
    pan: (x, y) => {
      const { scrollX, scrollY, zoom } = state()
      api.updateScene({ appState: { scrollX: scrollX + x / zoom.value, scrollY: scrollY + y / zoom.value } })
    },
    pinched: () => pinched,
    pressed: () => {
      pinched = false
    },
    pinch: {
      begin: () => {
        pinched = true
        const { newElement } = state()
        if (newElement) binding.drop(newElement)
      },
      move: (by, from, to) => {
        const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = state()
        const next = Math.min(30, Math.max(0.1, zoom.value * by))
        api.updateScene({
          appState: {
            zoom: { value: next as typeof zoom.value },
            scrollX: scrollX + (to.x - offsetLeft) / next - (from.x - offsetLeft) / zoom.value,
            scrollY: scrollY + (to.y - offsetTop) / next - (from.y - offsetTop) / zoom.value,
          },
        })
      },
    },
  }

  /** A moment in which a label is on its way: what is typed meanwhile is meant for it. */
  function isOpening(): boolean {
    return performance.now() - opening < 2_000 && state().editingTextElement === null && label() === null
  }

  function centreOn({ x, y }: Spot) {
    const { width, height, zoom } = state()
    api.updateScene({
      appState: { scrollX: width / 2 / zoom.value - x, scrollY: height / 2 / zoom.value - y },
    })
  }
}
