/** Puts images of the room on a board of Excalidraw, in one step of one's own. It knows no server and no Yjs. */
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { NewImage } from '../face/hands'
import type { Binding } from './binding'
import { isInside, pictureOf } from './placing'
import { middle, type Spot } from './route'
import { viewOf } from './scene'

type Given = {
  readonly api: ExcalidrawImperativeAPI
  readonly binding: Pick<Binding, 'step'>
  readonly mayWrite: () => boolean
  /** How many more shapes the board holds. */
  readonly room: () => number
  readonly put: (elements: readonly ExcalidrawElement[], selecting: readonly string[]) => void
  readonly centreOn: (spot: Spot) => void
}

/** Selects them and has them in view; answers how many they are. */
export function putImages(images: readonly NewImage[], given: Given): number {
  const { api, binding, mayWrite, room, put, centreOn } = given
  const pictures = mayWrite() ? images.slice(0, Math.max(0, room())).map(pictureOf) : []
  const last = pictures.at(-1)
  if (!last) return 0
  binding.step()
  api.setActiveTool({ type: 'selection' })
  put(
    pictures,
    pictures.map(({ id }) => id),
  )
  binding.step()
  const view = viewOf(api.getAppState())
  const isSeen = (one: ExcalidrawElement) => isInside(view, middle(one), { w: one.width, h: one.height })
  if (!pictures.every(isSeen)) centreOn(middle(last))
  return pictures.length
}
