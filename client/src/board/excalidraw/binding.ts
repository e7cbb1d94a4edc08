/**
 * Keeps a board of Excalidraw and the document's elements the same. It knows no provider and draws nothing. What others
 * write never enters one's own steps back; what one has deleted stays deleted, whoever was still moving it.
 */
import { CaptureUpdateAction } from '@excalidraw/excalidraw'
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { getState, UndoManager, type Transaction, type YEvent } from 'yjs'
import type { Held } from '../face/Overlay'
import { acceptElement, mostElements } from './accept-element'
import { changedFields, derivedOf, fieldsOf, type Fields } from './element'
import { isOfOthers } from './others-work'
import { changed, settle } from './settle'
import { form, formKey, formOf, readElement, writeElement, writeForm, type Stored } from './stored'

/** A stroke is seen while it is drawn; what is moved is written less often, since each write is kept for ever. */
const pace = { stroke: 30, other: 100 }

/** How much one may draw; what others have drawn beyond it is shown. Labels count. */
const mostDrawn = 2_000
const fullBoard = 'The board is full. Erase some to go on.'
const notTaken = 'Left out: the board does not take that, or not as large.'

export type Binding = {
  /** What the editor tells of its elements, whenever it tells. */
  readonly told: () => void
  /** Writes what waits, now. */
  readonly flush: () => void
  /** What follows is a step of its own. */
  readonly step: () => void
  /** Takes back what is being drawn, as if it had never been begun. */
  readonly drop: (element: ExcalidrawElement) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly close: () => void
}

export type BindingGiven = {
  readonly api: ExcalidrawImperativeAPI
  readonly map: Stored
  readonly mayWrite: () => boolean
  readonly tell: (held: Held) => void
  /** Says what a board does not take. */
  readonly say: (sentence: string) => void
}

/** All elements of a document, as an editor begins with them. */
export function elementsIn(map: Stored): ExcalidrawElement[] {
  const elements = [...map.keys()].flatMap(id => {
    const element = id === formKey ? null : readElement(map, id, 1)
    return element === null || typeof element === 'string' ? [] : [element]
  })
  return settle(elements.slice(0, mostElements))
}

/** The editor has loaded what it began with: until then it would put that over whatever is merged here. */
export function bind({ api, map, mayWrite, tell, say }: BindingGiven): Binding {
  const origin = { board: 'own hands' }
  /** Each element's fields, as last read from the document or written into it. */
  const agreed = new Map<string, Fields>()
  /** By id, what of an element's object was last looked at. */
  const known = new Map<string, number>()
  const aside = new Set<string>()
  const waiting = new Set<string>()
  /** In which of one's own steps an element was made here. */
  const born = new Map<string, number>()
  /** The clock of one's own at which each step began. */
  const began = [0]
  let timer: ReturnType<typeof setTimeout> | undefined
  let wrote = 0

  const steps = new UndoManager(map, {
    trackedOrigins: new Set([origin]),
    captureTimeout: Number.POSITIVE_INFINITY,
    deleteFilter: item => !isOfOthers({ map, born, began }, item),
  })

  const scene = () => api.getSceneElementsIncludingDeleted()
  const schemaAge = (): Held['schemaAge'] => (formOf(map) > form ? 'newer' : 'same')
  const report = () => tell({ aside: aside.size, schemaAge: schemaAge() })

  /** What changed here since the last look, by the numbers that Excalidraw draws anew with every change. */
  function collect() {
    for (const { id, versionNonce } of scene()) {
      if (known.get(id) === versionNonce) continue
      known.set(id, versionNonce)
      waiting.add(id)
    }
  }

  function seen(elements: readonly ExcalidrawElement[]) {
    for (const { id, versionNonce } of elements) known.set(id, versionNonce)
  }

  function told() {
    collect()
    if (waiting.size === 0 || timer !== undefined) return
    const since = performance.now() - wrote
    const wait = api.getAppState().newElement?.type === 'freedraw' ? pace.stroke : pace.other
    timer = setTimeout(flush, Math.max(0, wait - since))
  }

  function flush() {
    clearTimeout(timer)
    timer = undefined
    collect()
    const ids = [...waiting]
    waiting.clear()
    if (ids.length === 0) return
    // An editor that may not write may still finish a gesture; then the document is right and the page is not.
    if (!mayWrite() || schemaAge() === 'newer') return merge(ids)
    wrote = performance.now()
    const now = new Map(scene().map(element => [element.id, element]))
    const taken = ids.filter(id => isTaken(now.get(id)))
    if (taken.some(id => now.has(id))) writeForm(map)
    map.doc?.transact(() => {
      for (const id of taken) write(id, now.get(id))
    }, origin)
    if (taken.length < ids.length) leaveOut(new Set(ids.filter(id => !taken.includes(id))))
  }

  /** What is new here and could not be shown to others, or is beyond what a board holds, is not kept here either. */
  function isTaken(element: ExcalidrawElement | undefined): boolean {
    if (!element || element.isDeleted || agreed.has(element.id) || isNothing(element)) return true
    if (map.size > mostDrawn) return false
    const fields = { ...fieldsOf(element), ...strokeOf(element) }
    return typeof acceptElement(element.id, fields, 1) !== 'string'
  }

  function leaveOut(ids: ReadonlySet<string>) {
    const elements = scene().map(one => (ids.has(one.id) ? changed(one, { isDeleted: true }) : one))
    api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER })
    say(map.size > mostDrawn ? fullBoard : notTaken)
  }

  function write(id: string, element: ExcalidrawElement | undefined) {
    if (!element || element.isDeleted || isNothing(element)) {
      if (agreed.delete(id) && map.has(id)) map.delete(id)
      return
    }
    const before = agreed.get(id) ?? null
    // It has been in the document and is no more: another has deleted it.
    if (before !== null && !map.has(id)) return
    if (before === null) born.set(id, began.length - 1)
    writeElement(map, element, before)
    agreed.set(id, fieldsOf(element))
  }

  /** Brings elements from the document onto the board. */
  function merge(ids: Iterable<string>) {
    collect()
    const inHand = inHandOf(api)
    const all = new Map<string, ExcalidrawElement>(scene().map(element => [element.id, element]))
    for (const id of new Set([...ids, ...aside])) {
      if (id === formKey) continue
      const before = all.get(id)
      const read = readElement(map, id, (before?.version ?? 0) + 1)
      aside.delete(id)
      if (read === null || typeof read === 'string' || (!before && all.size >= mostElements)) {
        agreed.delete(id)
        if (read !== null) aside.add(id)
        if (before && !before.isDeleted) all.set(id, changed(before, { isDeleted: true }))
        continue
      }
      const taken = before && !before.isDeleted ? withOwn(before, read) : read
      agreed.set(id, fieldsOf(read))
      // What is being drawn or written is the very object that the editor holds.
      if (before && inHand.has(id)) Object.assign(before, taken, { version: before.version + 1 })
      else all.set(id, taken)
    }
    const settled = settle([...all.values()], inHand)
    api.updateScene({ elements: settled, captureUpdate: CaptureUpdateAction.NEVER })
    const own = new Set(waiting)
    seen(scene().filter(({ id }) => !own.has(id)))
    report()
  }

  /** What was changed here and waits to be written stays, field by field, in what comes from the document. */
  function withOwn(here: ExcalidrawElement, read: ExcalidrawElement): ExcalidrawElement {
    const before = agreed.get(here.id)
    if (!waiting.has(here.id) || !before) return read
    const follows = derivedOf(here)
    const names = changedFields(before, fieldsOf(here)).filter(name => !follows.includes(name))
    const own = Object.fromEntries(names.map(name => [name, Reflect.get(here, name)]))
    if (here.type === 'freedraw') Object.assign(own, { points: here.points, pressures: here.pressures })
    return { ...read, ...own } as ExcalidrawElement
  }

  const observe = (events: readonly YEvent<never>[], { origin: by }: Transaction) => {
    if (by === origin) return
    const ids = new Set<string>()
    for (const event of events) {
      const [id] = event.path
      if (typeof id === 'string') ids.add(id)
      else for (const key of event.keys.keys()) ids.add(key)
    }
    merge(ids)
  }
  const onEvents = observe as unknown as Parameters<Stored['observeDeep']>[0]
  map.observeDeep(onEvents)
  window.addEventListener('pagehide', flush)

  // What the editor began with was read a while ago, and nothing of it is one's own: the document is right.
  seen(scene())
  merge([...map.keys(), ...scene().map(({ id }) => id)])

  const step = () => {
    flush()
    steps.stopCapturing()
    if (map.doc) began.push(getState(map.doc.store, map.doc.clientID))
  }
  return {
    told,
    flush,
    step,
    drop: ({ id }) => {
      const elements = scene().map(one => (one.id === id ? changed(one, { isDeleted: true }) : one))
      api.updateScene({ elements, appState: { newElement: null }, captureUpdate: CaptureUpdateAction.NEVER })
      waiting.add(id)
      // In the step in which it began, so that no step back brings it.
      flush()
    },
    undo: () => {
      step()
      steps.undo()
    },
    redo: () => {
      step()
      steps.redo()
    },
    close: () => {
      flush()
      window.removeEventListener('pagehide', flush)
      map.unobserveDeep(onEvents)
      steps.destroy()
    },
  }
}

/** A stroke's points, which its fields do not hold. */
const strokeOf = (element: ExcalidrawElement): object =>
  element.type === 'freedraw' ? { points: element.points, pressures: element.pressures } : {}

/** A click that became no shape. */
const isNothing = (element: ExcalidrawElement): boolean =>
  (element.type === 'text' && element.text === '') || (element.type === 'arrow' && element.points.length < 2)

/** The elements that the editor is at work on, by their own objects. */
function inHandOf(api: ExcalidrawImperativeAPI): ReadonlySet<string> {
  const { newElement, editingTextElement, resizingElement, multiElement } = api.getAppState()
  return new Set(
    [newElement, editingTextElement, resizingElement, multiElement].flatMap(element => element?.id ?? []),
  )
}
