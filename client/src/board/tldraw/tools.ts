/** One tool per kind of node: a click places it, a drag gives it a size. It knows no palette and no Yjs. */
import { createShapeId, StateNode, type TLPointerEventInfo, type TLStateNodeConstructor } from 'tldraw'
import { kinds, sizes, type NodeKind } from '../face/kinds'
import { geoOf } from './kinds'
import { editLabel, place } from './placing'

/** The tools' ids are the kinds themselves. */
export const placeTools: TLStateNodeConstructor[] = kinds.map(toolFor)

function toolFor(kind: NodeKind): TLStateNodeConstructor {
  return class PlaceTool extends StateNode {
    static override id = kind
    #pressed = false

    override onEnter() {
      this.#pressed = false
      this.editor.setCursor({ type: 'cross', rotation: 0 })
    }

    override onPointerDown() {
      this.#pressed = true
    }

    override onPointerMove(info: TLPointerEventInfo) {
      if (!this.#pressed || !this.editor.inputs.getIsDragging()) return
      this.#pressed = false
      this.#size(info)
    }

    override onPointerUp() {
      if (!this.#pressed) return
      this.#pressed = false
      place(this.editor, kind, this.editor.inputs.getOriginPagePoint())
    }

    override onCancel() {
      this.editor.setCurrentTool('select')
    }

    #size(info: TLPointerEventInfo) {
      const { editor } = this
      const id = createShapeId()
      const { x, y } = editor.inputs.getOriginPagePoint()
      const creatingMarkId = editor.markHistoryStoppingPoint('place')
      editor.createShape({ id, type: 'geo', x, y, props: { geo: geoOf(kind), w: 1, h: 1 } }).select(id)
      editor.setCurrentTool('select.resizing', {
        ...info,
        target: 'selection',
        handle: 'bottom_right',
        isCreating: true,
        creatingMarkId,
        creationCursorOffset: { x: 1, y: 1 },
        onInteractionEnd: () => {
          const drawn = editor.getShapePageBounds(id)
          const least = sizes[kind]
          const w = Math.max(drawn?.w ?? 0, least.w / 2)
          const h = Math.max(drawn?.h ?? 0, least.h / 2)
          editor.setCurrentTool('select')
          editor.updateShape({ id, type: 'geo', props: { w, h } })
          editLabel(editor, id)
        },
      })
    }
  }
}
