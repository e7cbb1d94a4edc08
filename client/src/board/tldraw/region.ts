/**
 * A frame of tldraw's that holds by place: what lies in it goes with it, and stays a thing of the page. So a frame that one
 * deletes takes nothing with it that another has just drawn there. It knows no Yjs.
 */
import { createElement, type ReactElement } from 'react'
import {
  FrameShapeUtil,
  HTMLContainer,
  Rectangle2d,
  type TLFrameShape,
  type TLShape,
  type TLShapeId,
  type TLShapePartial,
} from 'tldraw'

/** In a frame's `meta`: the reading goes by it. */
export const holdsByPlace = { holds: 'place' } as const

/** One line, and no longer than a frame of the other engine may have it. */
export const frameName = (text: string): string => text.replaceAll('\n', ' ').trim().slice(0, 400)

type Spot = { readonly x: number; readonly y: number }

export class Region extends FrameShapeUtil {
  readonly #along = new Map<TLShapeId, ReadonlyMap<TLShape, Spot>>()

  override canEdit() {
    return false
  }
  override getGeometry({ props: { w: width, h: height } }: TLFrameShape): Rectangle2d {
    return new Rectangle2d({ width, height, isFilled: false })
  }
  /** Drawn plainly: the heading that tldraw has for a frame is part of its own menus, which are not here. */
  override component({ props: { w, h, name } }: TLFrameShape): ReactElement {
    const title = createElement('span', { key: 'name' }, name)
    return createElement(HTMLContainer, { className: 'board-frame', style: { width: w, height: h } }, title)
  }
  override toSvg({ props: { w, h, name } }: TLFrameShape): ReactElement {
    const stroke = '#8f8f8f'
    const edge = { key: 'edge', width: w, height: h, rx: 8, fill: 'none', stroke }
    const title = { key: 'name', x: 2, y: -6, fill: stroke, fontFamily: 'sans-serif', fontSize: 13 }
    return createElement('g', {}, [createElement('rect', edge), createElement('text', title, name)])
  }

  override canReceiveNewChildrenOfType() {
    return false
  }
  override onDragShapesIn() {}
  override onDragShapesOut() {}
  /** An arrow that ends on empty ground within is bound to nothing. */
  override canBind() {
    return false
  }

  override onTranslateStart(frame: TLFrameShape) {
    const { editor } = this
    const around = editor.getShapePageBounds(frame)
    const selected = new Set(editor.getSelectedShapeIds())
    const along = editor.getCurrentPageShapes().filter(shape => {
      if (shape.id === frame.id || selected.has(shape.id)) return false
      if (shape.type === 'arrow' && editor.getBindingsFromShape(shape.id, 'arrow').length > 0) return false
      const bounds = editor.getShapePageBounds(shape)
      return bounds !== undefined && around?.contains(bounds) === true
    })
    this.#along.set(frame.id, new Map(along.map(shape => [shape, { x: shape.x, y: shape.y }])))
  }

  override onTranslate(before: TLFrameShape, now: TLFrameShape) {
    const [dx, dy] = [now.x - before.x, now.y - before.y]
    const along = [...(this.#along.get(now.id) ?? [])].filter(([shape]) => this.editor.getShape(shape.id))
    this.editor.updateShapes(
      along.map(([{ id, type }, { x, y }]) => ({ id, type, x: x + dx, y: y + dy }) as TLShapePartial),
    )
  }

  override onTranslateEnd(_before: TLFrameShape, now: TLFrameShape) {
    this.#along.delete(now.id)
  }
}
