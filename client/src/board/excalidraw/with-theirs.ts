/** What goes with elements that are chosen, and copies of them. It knows no editor. */
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import { changed } from './settle'

/** What is chosen, with its labels. */
export const withLabels = (
  all: readonly ExcalidrawElement[],
  ids: ReadonlySet<string>,
): ExcalidrawElement[] =>
  all.filter(
    one => ids.has(one.id) || (one.type === 'text' && one.containerId !== null && ids.has(one.containerId)),
  )

/** And of a frame all that is in it. */
export function withTheirs(all: readonly ExcalidrawElement[], ids: ReadonlySet<string>): ExcalidrawElement[] {
  const within = all.filter(({ id, frameId }) => ids.has(id) || (frameId !== null && ids.has(frameId)))
  return withLabels(all, new Set(within.map(({ id }) => id)))
}

/** The same anew a little aside, bound among themselves alone. */
export function copiesOf(elements: readonly ExcalidrawElement[]): ExcalidrawElement[] {
  const ids = new Map(elements.map(({ id }) => [id, crypto.randomUUID().replaceAll('-', '').slice(0, 20)]))
  const bound = (binding: unknown) => {
    if (typeof binding !== 'object' || binding === null || !('elementId' in binding)) return null
    const id = ids.get(String(binding.elementId))
    return id === undefined ? null : { ...binding, elementId: id }
  }
  return elements.map(one => {
    const copy = { id: ids.get(one.id), x: one.x + 24, y: one.y + 24, index: null, boundElements: null }
    if (one.type === 'text')
      return changed(one, { ...copy, containerId: (one.containerId && ids.get(one.containerId)) ?? null })
    if (one.type === 'arrow')
      return changed(one, {
        ...copy,
        startBinding: bound(one.startBinding),
        endBinding: bound(one.endBinding),
      })
    return changed(one, copy)
  })
}
