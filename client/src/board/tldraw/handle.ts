/** The board's handle, answered by a tldraw editor: pictures, regions, focus. It knows no room. */
import { readBoard } from '@signalroom/shared'
import {
  Box,
  createShapeId,
  getIndicesAbove,
  serializeTldrawJson,
  toRichText,
  ZERO_INDEX_KEY,
  type Editor,
  type TLGeoShape,
  type TLShapeId,
} from 'tldraw'
import type { BoardHandle, Region, TextBox } from '../board'
import { dataUrlOf } from '../images/gallery'
import { recordsOf } from './measure'
import { galleryIn, imageIn } from './picture'

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
    // The picture's own units are the page's.
    pageOrigin: () => ({ x: 0, y: 0 }),
    exportFile: async (beside = []) => {
      const editor = current()
      if (!editor || (!drawn() && beside.length === 0)) return null
      const text = await withImages(editor, await serializeTldrawJson(editor))
      return { ending: 'tldr', text: withTextBoxes(editor, text, beside) }
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

/** With a record of each image in which all of it stands, so that the file holds everything itself. */
async function withImages(editor: Editor, text: string): Promise<string> {
  const shapes = editor.getCurrentPageShapes().filter(shape => shape.type === 'image')
  if (shapes.length === 0) return text
  const first = new Map(shapes.map(({ props }) => [props.assetId, props]))
  const assets = await Promise.all(
    [...first].map(async ([assetId, { w, h, altText }]) => {
      const image = imageIn(assetId)
      const blob = image && (await galleryIn(editor)?.whole(image))
      if (!blob) return null
      const props = {
        w,
        h,
        name: altText,
        isAnimated: false,
        mimeType: blob.type,
        src: await dataUrlOf(blob),
      }
      return { typeName: 'asset', type: 'image', id: assetId, props, meta: {} }
    }),
  )
  const file = JSON.parse(text) as { records: unknown[] }
  return JSON.stringify({ ...file, records: [...file.records, ...assets.filter(asset => asset !== null)] })
}

/** With boxes that stand in the file alone: the drawing itself has none of them. */
function withTextBoxes(editor: Editor, text: string, beside: readonly TextBox[]): string {
  if (beside.length === 0) return text
  const file = JSON.parse(text) as { records: unknown[] }
  const last = editor.getCurrentPageShapesSorted().at(-1)?.index ?? ZERO_INDEX_KEY
  const indices = getIndicesAbove(last, beside.length)
  const boxes = beside.map(({ x, y, w, h, text: words }, i) => ({
    id: createShapeId(),
    typeName: 'shape',
    type: 'geo',
    parentId: editor.getCurrentPageId(),
    index: indices[i],
    x,
    y,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      ...editor.getShapeUtil<TLGeoShape>('geo').getDefaultProps(),
      w,
      h,
      dash: 'solid',
      size: 's',
      font: 'sans',
      align: 'start',
      verticalAlign: 'start',
      richText: toRichText(words),
    },
  }))
  return JSON.stringify({ ...file, records: [...file.records, ...boxes] })
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
