/** What of a board of Excalidraw is in view. It knows no other person. */
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { Sight } from '../face/sight'
import { viewOf } from './scene'

export const sightOf = (api: ExcalidrawImperativeAPI, watch: (changed: () => void) => () => void): Sight => ({
  view: () => {
    const { x, y, width, height } = viewOf(api.getAppState())
    return { x, y, w: width, h: height }
  },
  show: ({ x, y, w, h }) => {
    const { width, height, zoom } = api.getAppState()
    const next = Math.min(8, Math.max(0.1, Math.min(width / Math.max(1, w), height / Math.max(1, h))))
    api.updateScene({
      appState: {
        zoom: { value: next as typeof zoom.value },
        scrollX: width / 2 / next - (x + w / 2),
        scrollY: height / 2 / next - (y + h / 2),
      },
    })
  },
  boxOf: id => {
    const found = api.getSceneElements().find(element => element.id === id)
    return found ? { x: found.x, y: found.y, w: found.width, h: found.height } : null
  },
  watch,
})
