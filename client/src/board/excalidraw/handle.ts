/** The board's handle, answered by Excalidraw: pictures, regions, focus. It knows no room. */
import { exportToBlob, getCommonBounds, exportToSvg, serializeAsJSON } from '@excalidraw/excalidraw'
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { readBoard } from '@signalroom/shared'
import type { BoardHandle } from '../board'
import type { Gallery } from '../images/gallery'
import { filesOf } from './hang'
import { textBoxOf } from './placing'
import { viewOf } from './scene'

/** Pictures are made on paper colour in light, whatever the page's theme: they go into reports. */
const picture = {
  appState: { exportBackground: true, exportWithDarkMode: false, viewBackgroundColor: '#ffffff' },
  exportPadding: 32,
} as const

export function handleOf(
  current: () => ExcalidrawImperativeAPI | null,
  focus: () => void,
  gallery: Gallery | null,
): BoardHandle {
  const drawn = async () => {
    const elements = current()?.getSceneElements() ?? []
    return elements.length > 0 ? { ...picture, elements, files: await filesOf(elements, gallery) } : null
  }
  return {
    exportPng: async () => {
      const found = await drawn()
      if (!found) return null
      const twice = (width: number, height: number) => ({ width: width * 2, height: height * 2, scale: 2 })
      return exportToBlob({ ...found, mimeType: 'image/png', getDimensions: twice })
    },
    exportSvg: async () => {
      const found = await drawn()
      return found && new XMLSerializer().serializeToString(await exportToSvg(found))
    },
    pageOrigin: () => {
      const elements = current()?.getSceneElements() ?? []
      if (elements.length === 0) return { x: 0, y: 0 }
      const [left, top] = getCommonBounds(elements)
      return { x: picture.exportPadding - left, y: picture.exportPadding - top }
    },
    exportFile: async (beside = []) => {
      const found = await drawn()
      if (!found && beside.length === 0) return null
      const elements = [...(found?.elements ?? []), ...beside.flatMap(textBoxOf)]
      const text = serializeAsJSON(elements, { viewBackgroundColor: '#ffffff' }, found?.files ?? {}, 'local')
      return { ending: 'excalidraw', text }
    },
    reading: () => {
      const api = current()
      return api && readBoard(api.getSceneElements())
    },
    region: () => {
      const api = current()
      return api && regionOf(api)
    },
    show: ({ x, y, w, h, shapes }) => {
      const api = current()
      if (!api) return
      const left = api.getSceneElements().filter(({ id }) => shapes.includes(id))
      const { width, height, zoom } = api.getAppState()
      const next = Math.min(1, zoom.value, (width - 96) / Math.max(1, w), (height - 96) / Math.max(1, h))
      const value = Math.max(0.1, next) as typeof zoom.value
      api.setActiveTool({ type: 'selection' })
      api.updateScene({
        appState: {
          selectedElementIds: Object.fromEntries(left.map(({ id }) => [id, true as const])),
          zoom: { value },
          scrollX: width / 2 / value - (x + w / 2),
          scrollY: height / 2 / value - (y + h / 2),
        },
      })
    },
    focus,
  }
}

function regionOf(api: ExcalidrawImperativeAPI) {
  const state = api.getAppState()
  const all = api.getSceneElements() as readonly ExcalidrawElement[]
  const view = viewOf(state)
  const selected = all.filter(({ id }) => state.selectedElementIds[id])
  const shapes = selected.length > 0 ? selected : all.filter(one => isIn(one, view))
  const around =
    selected.length > 0 ? boundsOf(selected) : { x: view.x, y: view.y, w: view.width, h: view.height }
  return { ...around, shapes: shapes.map(({ id }) => id) }
}

function boundsOf(elements: readonly ExcalidrawElement[]) {
  const x = Math.min(...elements.map(one => one.x))
  const y = Math.min(...elements.map(one => one.y))
  const right = Math.max(...elements.map(one => one.x + one.width))
  const bottom = Math.max(...elements.map(one => one.y + one.height))
  return { x, y, w: right - x, h: bottom - y }
}

const isIn = (one: ExcalidrawElement, view: ReturnType<typeof viewOf>): boolean =>
  one.x < view.x + view.width &&
  view.x < one.x + one.width &&
  one.y < view.y + view.height &&
  view.y < one.y + one.height
