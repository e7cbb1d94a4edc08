/** The outline's edits, as Excalidraw is given them: each a step of its own. It knows no Yjs. */
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import { ownersIn, readBoard } from '@signalroom/shared'
import type { Edits } from '../face/edits'
import { groundAround, groundBeside } from '../face/ground'
import { sizes } from '../face/kinds'
import { writesHere } from '../face/presence-fields'
import { full, type HandsGiven } from './hands'
import { arrowOf, boundsOf, boxOf } from './placing'
import { middle, type Spot } from './route'
import { chosen, putInto, viewOf } from './scene'
import { changed } from './settle'
import { worded } from './words'

export type EditsGiven = Omit<HandsGiven, 'element' | 'heldByOthers'> &
  Pick<Edits, 'writing'> & {
    /** How many more shapes one may draw. */
    readonly room: () => number
  }

export function editsOf(given: EditsGiven): Edits {
  const { api, binding, mayWrite, say, writerOf, writing, room } = given
  const alive = () => api.getSceneElements() as readonly ExcalidrawElement[]
  const elementOf = (id: string) => alive().find(one => one.id === id)
  const reading = () => readBoard(alive())

  /** What stands for nothing by itself and goes with it; labels that are bound to it go by themselves. */
  const partsOf = (...ids: readonly string[]) => {
    const owners = ownersIn(alive())
    return alive().filter(one => !ids.includes(one.id) && ids.includes(owners.get(one.id) ?? ''))
  }

  function step(elements: readonly ExcalidrawElement[]) {
    binding.step()
    putInto(api, elements)
    // What is done on the canvas afterwards is another step.
    binding.step()
  }

  function hasRoom(): boolean {
    if (room() >= 1) return true
    say(full)
    return false
  }

  function movedTo(one: ExcalidrawElement, to: Spot): readonly ExcalidrawElement[] {
    const [x, y] = [to.x - one.x - one.width / 2, to.y - one.y - one.height / 2]
    return [one, ...partsOf(one.id)].map(part => changed(part, { x: part.x + x, y: part.y + y }))
  }
  const made = (id: string) => (elementOf(id) ? id : null)
  function isWritten(element: ExcalidrawElement): boolean {
    const writer = writerOf(element)
    if (writer) say(writesHere(writer))
    return writer !== null
  }

  return {
    reading,
    watch: tell => api.onChange(tell),
    add: (kind, name, near) => {
      if (!mayWrite() || !hasRoom()) return null
      const other = near === null ? undefined : elementOf(near)
      const centre = other
        ? groundBeside(reading(), boundsOf(other), sizes[kind])
        : groundAround(reading(), middle(viewOf(api.getAppState())), sizes[kind])
      const box = boxOf(kind, centre)
      step(worded(box, undefined, name))
      return made(box.id)
    },
    rename: (id, text) => {
      const element = elementOf(id)
      if (!mayWrite() || !element || isWritten(element)) return false
      const label = labelOf(alive(), id)
      // Of words that stand apart one may be all that names it; what stands there now is all of them.
      const apart = partsOf(id).filter(part => part.type === 'text')
      const own = !label && element.type !== 'text' ? (apart.shift() ?? element) : element
      step([...worded(own, label, text), ...apart.map(gone)])
      return true
    },
    connect: (from, to, label) => {
      const [start, end] = [elementOf(from), elementOf(to)]
      if (!start || !end || !mayWrite() || !hasRoom()) return null
      const arrow = arrowOf(start, end, alive())
      step(worded(arrow, undefined, label))
      return made(arrow.id)
    },
    remove: id => {
      if (!mayWrite() || !elementOf(id)) return false
      const its = reading().edges.filter(({ from, to }) => from === id || to === id)
      const ids = [id, ...its.map(edge => edge.id)]
      const all = new Set([...ids, ...partsOf(...ids).map(part => part.id)])
      const goes = (one: ExcalidrawElement) =>
        all.has(one.id) || (one.type === 'text' && all.has(one.containerId ?? ''))
      step(alive().filter(goes).map(gone))
      return true
    },
    moveBeside: (id, other) => {
      const [one, next] = [elementOf(id), elementOf(other)]
      if (!one || !next || one === next || !mayWrite()) return false
      const to = groundBeside(reading(), boundsOf(next), boundsOf(one), id)
      step(movedTo(one, to).map(part => changed(part, { frameId: next.frameId })))
      return true
    },
    swap: (id, other) => {
      const [one, next] = [elementOf(id), elementOf(other)]
      if (!one || !next || !mayWrite()) return false
      step([...movedTo(one, middle(next)), ...movedTo(next, middle(one))])
      return true
    },
    select: id => {
      const one = elementOf(id)
      if (!one) return
      const { activeTool, selectedElementIds } = api.getAppState()
      if (activeTool.type !== 'selection') api.setActiveTool({ type: 'selection' })
      if (Object.keys(selectedElementIds).join() !== id) api.updateScene({ appState: chosen([id]) })
      if (!isIn(one, viewOf(api.getAppState()))) api.scrollToContent(one as never, { animate: false })
    },
    mayName: id => {
      const element = elementOf(id)
      return element !== undefined && mayWrite() && !isWritten(element)
    },
    writing,
  }
}

const gone = (one: ExcalidrawElement) => changed(one, { isDeleted: true })

const labelOf = (elements: readonly ExcalidrawElement[], id: string) =>
  elements.find(one => one.type === 'text' && one.containerId === id)

const isIn = (one: ExcalidrawElement, view: ReturnType<typeof viewOf>): boolean =>
  one.x >= view.x &&
  one.y >= view.y &&
  one.x + one.width <= view.x + view.width &&
  one.y + one.height <= view.y + view.height
