/** Which frame a box is in, and elements moved, each with what goes along: its group, and of a frame what it holds. It knows no editor. */
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { Move } from '../face/hands'
import { isBetween } from './element'
import { isShape } from './scene'
import { changed } from './settle'

/** Those that are elsewhere afterwards. Labels, and arrows between two boxes, follow by themselves. */
export function movedBy(
  moves: readonly Move[],
  all: readonly ExcalidrawElement[],
): readonly ExcalidrawElement[] {
  const named = new Map(moves.map(one => [one.id, one]))
  const groups = new Map<string, Move>()
  for (const one of all) {
    const [move, group] = [named.get(one.id), one.groupIds.at(-1)]
    if (move && group !== undefined) groups.set(group, move)
  }
  return all.flatMap(one => {
    if (isBetween(one) || !isShape(one)) return []
    const own = named.get(one.id)
    const along = own ?? groups.get(one.groupIds.at(-1) ?? '') ?? named.get(one.frameId ?? '')
    if (!along) return []
    const { by } = along
    const size = own?.size ? { width: own.size.w, height: own.size.h } : {}
    return [changed(one, { x: one.x + by.x, y: one.y + by.y, ...size })]
  })
}

/** A box in the smallest frame that holds all of it. */
export function inItsFrame(box: ExcalidrawElement, all: readonly ExcalidrawElement[]): ExcalidrawElement {
  const frames = all.filter(
    ({ type, x, y, width, height }) =>
      type === 'frame' &&
      x <= box.x &&
      y <= box.y &&
      box.x + box.width <= x + width &&
      box.y + box.height <= y + height,
  )
  const [smallest] = frames.toSorted((a, b) => a.width * a.height - b.width * b.height)
  return smallest ? { ...box, frameId: smallest.id } : box
}
