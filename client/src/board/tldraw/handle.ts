/** The board's handle, answered by a tldraw editor: pictures, regions, focus. It knows no room. */
import { readBoard } from '@signalroom/shared'
import { Box, serializeTldrawJson, type Editor, type TLShapeId } from 'tldraw'
import type { BoardHandle, Region } from '../board'
import { recordsOf } from './measure'

/** Pictures are made on paper colour in light, whatever the page's theme: they go into reports. */
const picture = { background: true, darkMode: false, padding: 32 } as const

export function handleOf(current: () => Editor | null): BoardHandle {
  const drawn = () => {
    const editor = current()
    const ids = editor ? [...editor.getCurrentPageShapeIds()] : []
    return editor && ids.length > 0 ? { editor, ids } : null
  }
  return {
    exportPng: async () => {
      const found = drawn()
      if (!found) return null
      const { blob } = await found.editor.toImage(found.ids, { ...picture, format: 'png', pixelRatio: 2 })
      return blob
    },
    exportSvg: async () => {
      const found = drawn()
      return (found && (await found.editor.getSvgString(found.ids, picture)))?.svg ?? null
    },
    exportFile: async () => {
      const found = drawn()
      return found && { ending: 'tldr', text: await serializeTldrawJson(found.editor) }
    },
    reading: () => {
      const editor = current()
      return editor && readBoard(recordsOf(editor))
    },
    region: () => {
      const editor = current()
      return editor && regionOf(editor)
    },
    show: region => {
      const editor = current()
      if (editor) show(editor, region)
    },
    focus: () => current()?.getContainer().focus(),
  }
}

function regionOf(editor: Editor): Region {
  const view = editor.getViewportPageBounds()
  const { x, y, w, h } = editor.getSelectionPageBounds() ?? view
  const selected = editor.getSelectedShapeIds()
  const shapes = selected.length > 0 ? selected : inView(editor, view)
  return { x, y, w, h, shapes }
}

const inView = (editor: Editor, view: Box) =>
  [...editor.getCurrentPageShapeIds()].filter(id => editor.getShapePageBounds(id)?.collides(view))

function show(editor: Editor, { x, y, w, h, shapes }: Region) {
  const left = shapes.map(id => id as TLShapeId).filter(id => editor.getShape(id))
  editor.setCurrentTool('select')
  editor.select(...left)
  editor.zoomToBounds(new Box(x, y, w, h), {
    inset: 48,
    targetZoom: Math.min(1, editor.getZoomLevel() || 1),
    animation: { duration: editor.user.getAnimationSpeed() * 180 },
  })
}
