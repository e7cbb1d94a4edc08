/** What of a board of tldraw is in view. It knows no other person. */
import { Box, react, type Editor, type TLShapeId } from 'tldraw'
import type { Sight } from '../face/sight'

export const sightOf = (editor: Editor): Sight => ({
  view: () => {
    const { x, y, w, h } = editor.getViewportPageBounds()
    return { x, y, w, h }
  },
  show: ({ x, y, w, h }) => {
    editor.stopCameraAnimation()
    editor.zoomToBounds(new Box(x, y, w, h), { inset: 0, immediate: true, force: true })
  },
  boxOf: id => {
    const bounds = editor.getShapePageBounds(id as TLShapeId)
    return bounds ? { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h } : null
  },
  watch: changed =>
    react('view', () => {
      editor.getViewportPageBounds()
      changed()
    }),
})
